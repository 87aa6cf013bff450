/** Live answers: a query as a signal that follows the changes it depends on, and nothing else. */
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { useDesk } from './desk.ts';

export interface Answered<T> {
  /** The latest answer; undefined before the first one. While the arguments change, the one before stays. */
  (): T | undefined;
  /** Why the query could not be answered. */
  readonly problem: Accessor<Problem | undefined>;
}

/** Asks as long as the calling component lives; `undefined` arguments ask nothing. `T` is what the query's `run` answers. */
export function createAnswer<T>(name: string, input: () => Readonly<Record<string, unknown>> | undefined = () => ({})): Answered<T> {
  const desk = useDesk();
  const [answer, setAnswer] = createSignal<T>();
  const [problem, setProblem] = createSignal<Problem>();
  const asked = createMemo(() => {
    const given = input();
    return given === undefined ? undefined : JSON.stringify(given);
  }, undefined);
  createEffect(
    on(asked, (question) => {
      if (question === undefined) {
        setAnswer(undefined);
        return;
      }
      onCleanup(
        desk.watch(name, JSON.parse(question), (given) => {
          setProblem(given.ok ? undefined : given.problem);
          // The query's own answer: its type is stated where it is asked.
          if (given.ok) setAnswer(() => given.value as T);
        }),
      );
    }),
  );
  return Object.assign(() => answer(), { problem });
}
