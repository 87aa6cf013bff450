/** Where a passkey can be made: under a name, never under a bare address. */
import { expect, test } from 'vitest';
import { hasName } from './passkeys.ts';

test('a passkey is offered where the server has a name, not where it has only an address', () => {
  expect(['localhost', 'relais.example.org', '7.example.org'].filter(hasName)).toHaveLength(3);
  expect(['127.0.0.1', '192.168.1.20', '[::1]'].filter(hasName)).toEqual([]);
});
