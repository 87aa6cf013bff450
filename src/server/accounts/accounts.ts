/** What every account function works with: the store, the clock, chance, the cost of a password, and who wants to know. */

import type { Id } from '../../kernel/ids.ts';
import type { Clock, Random } from '../../kernel/ports.ts';
import type { Store } from '../../kernel/store.ts';
import { type Challenges, openChallenges } from './challenges.ts';
import { defaultCost, type PasswordCost } from './passwords.ts';

/** Something that open connections and the hub have to act upon at once. */
export type AccountEvent =
  | { readonly kind: 'member-joined'; readonly workplace: Id; readonly member: Id }
  | { readonly kind: 'device-registered'; readonly workplace: Id; readonly member: Id; readonly device: Id }
  /** A removed member: whatever their devices send from now on is refused (X2). */
  | { readonly kind: 'member-removed'; readonly workplace: Id; readonly member: Id; readonly by: Id; readonly devices: readonly Id[] }
  /** Sessions, tokens or devices ended: connections of this workplace must be checked again. */
  | { readonly kind: 'sessions-ended'; readonly workplace: Id; readonly member: Id };

export type AccountListener = (event: AccountEvent) => void | Promise<void>;

export interface Accounts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly passwordCost: PasswordCost;
  readonly challenges: Challenges;
  /** Answers once every listener is done, so that "removed" means removed everywhere in this process. */
  tell(event: AccountEvent): Promise<void>;
  listen(listener: AccountListener): () => void;
}

/** The topic that wakes the other processes of a workplace when sessions ended there. */
const accountsTopic = (workplace: Id): string => `accounts/${workplace}`;

export interface AccountsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly passwordCost?: PasswordCost | undefined;
}

export async function openAccounts({ store, clock, random, passwordCost = defaultCost }: AccountsParts): Promise<Accounts> {
  const listeners = new Set<AccountListener>();
  return {
    store,
    clock,
    random,
    passwordCost,
    challenges: await openChallenges(store, random, clock),
    async tell(event) {
      store.notify(accountsTopic(event.workplace));
      await Promise.all([...listeners].map((listener) => listener(event)));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
