/** Questions that wait for a person's word before a gesture is made (F33). */
import { createSignal } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';

export interface Confirming {
  ask(problem: Problem): Promise<boolean>;
  readonly asked: () => { readonly problem: Problem; readonly answer: (meant: boolean) => void } | undefined;
}

export function createConfirming(): Confirming {
  const [asked, setAsked] = createSignal<{ readonly problem: Problem; readonly answer: (meant: boolean) => void }>();
  return {
    asked,
    ask: (problem) =>
      new Promise((resolve) => {
        setAsked({
          problem,
          answer: (meant) => {
            setAsked(undefined);
            resolve(meant);
          },
        });
      }),
  };
}
