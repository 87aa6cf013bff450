/** A bug is an assertion: these end the operation, they never report an expected failure. */

/** Throws when `condition` is false. `message` says what the code believed. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** The value, which the code knows to be there. */
export function present<T>(value: T | undefined | null, message: string): T {
  assert(value !== undefined && value !== null, message);
  return value;
}
