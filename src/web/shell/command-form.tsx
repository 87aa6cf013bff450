/** The form of any command, made from its arguments; what is typed is kept as a draft until it is sent. */
import { createResource, type JSX, Show } from 'solid-js';
import type { Command } from '../../rooms/room.ts';
import { rowName } from '../../rooms/words.ts';
import { type Desk, Dialog, type Draft, draftOf, Form, keptDraft, useDesk, useGestures, useI18n } from '../../ui/index.ts';
import { pageMade } from '../rooms.ts';
import { type Cells, changed, fieldsOf } from './command-fields.ts';
import { cellArguments } from './command-subject.ts';
import { findRows } from './finding.ts';

export interface Asked {
  readonly command: Command;
  /** Arguments known already: the selected row. */
  readonly given: Readonly<Record<string, unknown>>;
}

export function CommandForm(props: { readonly asked: Asked | undefined; readonly onClose: () => void }): JSX.Element {
  return <Show when={props.asked}>{(asked) => <CommandDialog asked={asked()} onClose={props.onClose} />}</Show>;
}

function CommandDialog(props: { readonly asked: Asked; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const { command, given } = props.asked;
  const known = new Set(Object.keys(given));
  const about = [...known].find((name) => command.input[name]?.kind === 'ref');
  // What is being written about one row is not for the next.
  const key = ['command', command.name, ...(about === undefined ? [] : [String(given[about])])].join('.');
  const keep = (draft: Draft) => desk.drafts.write(key, JSON.stringify(draft));
  const [before] = createResource(async () => {
    const table = about === undefined || cellArguments(command, known).size === 0 ? undefined : command.input[about]?.table;
    const row = table === undefined ? undefined : await desk.row(table, String(given[about ?? '']));
    return { row: row ?? {}, names: await namesOf(desk, command, row ?? {}, known) };
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(`command.${command.name}`)}
      description={t(`command.${command.name}.help`)}
    >
      <Show when={before()}>
        {(was) => (
          <Form
            fields={fieldsOf(command, known, t, was().row)}
            draft={{ ...draftOf(fieldsOf(command, known, t), asArguments(command, known, was().row)), ...keptDraft(desk.drafts.read(key)) }}
            onDraft={keep}
            submitLabel={t(`command.${command.name}`)}
            onCancel={props.onClose}
            search={(table, query) => findRows(desk, table, query)}
            nameOf={(_, id) => was().names.get(id) ?? id}
            today={desk.today()}
            onSubmit={async (values) => {
              const asked = changed(command, known, was().row, values);
              const isNothing = Object.keys(asked).length === 0 && cellArguments(command, known).size > 0;
              const done = isNothing ? undefined : await act(command.name, { ...given, ...asked }, { quietly: true });
              if (done?.ok === false) return done.problem;
              desk.drafts.write(key, '');
              props.onClose();
              const made = done?.value.answer as { readonly id?: unknown } | null | undefined;
              const page = typeof made?.id === 'string' ? pageMade(command.name, made.id) : undefined;
              if (page !== undefined) desk.go(page);
              return undefined;
            }}
          />
        )}
      </Show>
    </Dialog>
  );
}

/** The cells of a row as the arguments that change them. */
const asArguments = (command: Command, given: ReadonlySet<string>, row: Cells): Cells =>
  Object.fromEntries([...cellArguments(command, given)].map(([name, column]) => [name, row[column]]));

/** What the rows are called that a row points to. */
async function namesOf(desk: Desk, command: Command, row: Cells, given: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(asArguments(command, given, row))) {
    const table = command.input[name]?.table;
    if (table === undefined || typeof value !== 'string') continue;
    const called = rowName((await desk.row(table, value)) ?? {});
    if (called !== undefined) names.set(value, called);
  }
  return names;
}
