/** Live answers: a query as a signal that follows the changes it depends on, and nothing else. */
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { useDesk } from './desk.ts';
import { keepSame } from './keep-same.ts';

export interface Answered<T> {
  /** The latest answer; undefined before the first one. While the arguments change, the one before stays. */
  (): T | undefined;
  /** Why the query could not be answered. */
  readonly problem: Accessor<Problem | undefined>;
}

/** A query's type, as its room declares it. */
export interface AskedQuery {
  readonly name: string;
  /** Never set: carries what it takes and answers. */
  readonly asks?: { readonly input: object; readonly answer: unknown };
}

type Input<Q extends AskedQuery> = NonNullable<Q['asks']>['input'];
type Answer<Q extends AskedQuery> = NonNullable<Q['asks']>['answer'];

/**
 * Asks `createAnswer<typeof list>('meal.list')` as long as the calling component lives, with the arguments that `input`
 * gives; `undefined` asks nothing. The query is imported as a type, so that a view does not bring the room's code with it.
 * What is the same as in the answer before is the same object: only what changed is drawn anew.
 */
export function createAnswer<Q extends AskedQuery>(
  name: Q['name'],
  ...input: object extends Input<Q> ? [input?: () => Input<Q> | undefined] : [input: () => Input<Q> | undefined]
): Answered<Answer<Q>>;
export function createAnswer<A>(name: string, input: () => object | undefined = () => ({})): Answered<A> {
  const desk = useDesk();
  const [answer, setAnswer] = createSignal<A>();
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
          // What the query's own `run` answered.
          if (given.ok) setAnswer((before) => keepSame(before, given.value as A));
        }),
      );
    }),
  );
  return Object.assign(() => answer(), { problem });
}
