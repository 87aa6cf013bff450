/** The desk of views over an open workplace: its commands and queries, the router, drafts, files and the journal of undo. */
import { createSignal } from 'solid-js';
import { newId } from '../../kernel/ids.ts';
import { wallClock } from '../../kernel/zones.ts';
import { createJournal, type Desk, type Subject } from '../../ui/index.ts';
import { systemRandom, systemSigner } from '../../workplace/index.ts';
import type { Opened } from '../device/opened.ts';
import type { Router } from '../router.ts';
import { awaitAnswer } from './first-view.ts';
import type { Performing } from './performing.tsx';

export function createDesk(opened: Opened, router: Router, zone: () => string, confirm: Desk['confirm'], performing: Performing): Desk {
  const { workplace } = opened;
  const [subject, setSubject] = createSignal<Subject>();
  return {
    me: workplace.me,
    workplace: opened.known.workplace,
    run: (name, input, options) => workplace.run(name, input, { ...options, brief: true }),
    ask: (name, input) => workplace.ask(name, input),
    watch: (name, input, listener) => {
      const came = awaitAnswer();
      const stop = workplace.watch(name, input, (answer) => {
        listener(answer);
        came();
      });
      return () => {
        stop();
        came();
      };
    },
    undo: (undo) => workplace.undo(undo),
    row: async (table, id) => (await import('./whole-row.ts')).wholeRow(workplace, table, id),
    perform: (name, given = {}) => void performing.begin(name, given),
    subject,
    setSubject,
    past: opened.past,
    openText: opened.openText,
    now: opened.now,
    today: () => wallClock(opened.now(), zone()).date,
    zone,
    newId: () => newId(systemRandom),
    address: async () => (await import('../account/accounts.ts')).addressOf(),
    go: router.go,
    expunge: async (table, row) => (await import('../account/server.ts')).tell('POST', `/api/v1/expunge/${table}/${row}`),
    confirm,
    keys: { keyHolder: workplace.keyHolder, verify: (key, message, signature) => systemSigner.verify(key, message, signature) },
    files: opened.files,
    drafts: opened.drafts,
    journal: createJournal(),
  };
}
