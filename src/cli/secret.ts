/** Reads a password: unseen from a terminal, else a line of standard input; never from the command line, which others can list. */

import { createInterface } from 'node:readline';

const [ENTER, LINE_FEED, CONTROL_C, CONTROL_D, BACKSPACE, DELETE] = [13, 10, 3, 4, 8, 127];

let lines: AsyncIterator<string> | undefined;

/** Empty when nothing was written. */
export async function readSecret(prompt: string): Promise<string> {
  if (process.stdin.isTTY) return unseen(prompt);
  lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  return done === true ? '' : value;
}

function unseen(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`${prompt} `);
  stdin.setRawMode(true);
  return new Promise((resolve) => {
    const typed: number[] = [];
    const hear = (part: Buffer): void => {
      for (const byte of part) {
        if (byte === CONTROL_C) process.exit(130);
        if (byte === ENTER || byte === LINE_FEED || byte === CONTROL_D) {
          stdin.off('data', hear).pause();
          stdin.setRawMode(false);
          stderr.write('\n');
          resolve(Buffer.from(typed).toString('utf8'));
          return;
        }
        if (byte === BACKSPACE || byte === DELETE) forgetLast(typed);
        else typed.push(byte);
      }
    };
    stdin.on('data', hear).resume();
  });
}

/** A character may be several bytes: those that follow its first begin with the bits 10. */
function forgetLast(typed: number[]): void {
  while (typed.length > 0 && ((typed.pop() as number) & 0xc0) === 0x80);
}
