/** `my-days csv`: one's own month at home as the file that payroll takes, written in the reader's language. */

import { withFiner } from '../finer.ts';
import { withHome } from '../home.ts';
import { toFile } from '../to-file.ts';
import type { Verb } from '../verb.ts';

export const myDaysVerbs: readonly Verb[] = [
  {
    words: ['my-days', 'csv'],
    usage: '[DATE] [FILE]',
    summary: 'cli.my-days-csv.help',
    examples: ['relais my-days csv 2026-11-01 telework.csv'],
    flags: {},
    run: (call) =>
      withHome(call, async (home) => {
        const [date, file] = call.given.rest;
        const made = await home.workplace.ask(
          'my-days.csv',
          withFiner(home, 'my-days.csv', { ...(date === undefined ? {} : { date }), language: call.locale }),
        );
        // What the query of that name answers.
        return made.ok ? toFile(call, (made.value as { readonly text: string }).text, file, 'cli.my-days-written') : made;
      }),
  },
];
