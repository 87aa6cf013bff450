import { afterEach, expect, test, vi } from 'vitest';
import { createTranslator } from '../ui/i18n/index.ts';
import { catalogue } from './messages.ts';
import { createTerminal } from './terminal.ts';

afterEach(() => vi.restoreAllMocks());

test('[F16] an answer is held until it is told, and with it what is said after it', () => {
  const written: string[] = [];
  const note = (part: unknown): boolean => written.push(String(part)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(note);
  vi.spyOn(process.stderr, 'write').mockImplementation(note);
  const terminal = createTerminal(createTranslator('en', catalogue), { json: false, quiet: false });
  terminal.say('Working');
  terminal.answer({ id: 'a' }, 'Added');
  terminal.say('Undo: a.1');
  expect(written).toEqual(['Working\n']);
  terminal.tell();
  terminal.tell();
  expect(written).toEqual(['Working\n', 'Added\n', 'Undo: a.1\n']);
});
