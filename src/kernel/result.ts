/** Expected failures are values: a `Result` is either a value or a `Problem` a person can be told about. */

/** What went wrong, as data: `code` names a message in the catalogues, `params` fill it. Never a sentence. */
export interface Problem {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Result<T, P = Problem> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const failed = (code: string, params?: Problem['params']): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: params === undefined ? { code } : { code, params },
});
