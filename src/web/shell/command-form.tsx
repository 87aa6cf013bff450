/** The form of any command, made from its arguments; what is typed is kept as a draft until it is sent. */
import { type JSX, Show } from 'solid-js';
import type { Command } from '../../rooms/room.ts';
import { Dialog, type Draft, Form, useDesk, useGestures, useI18n } from '../../ui/index.ts';
import { fieldsOf } from './command-fields.ts';
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
  const key = `command.${command.name}`;
  const keep = (draft: Draft) => desk.drafts.write(key, JSON.stringify(draft));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(`command.${command.name}`)}
      description={t(`command.${command.name}.help`)}
    >
      <Form
        fields={fieldsOf(command, new Set(Object.keys(given)), t)}
        draft={readDraft(desk.drafts.read(key))}
        onDraft={keep}
        submitLabel={t(`command.${command.name}`)}
        onCancel={props.onClose}
        search={(table, query) => findRows(desk, table, query)}
        today={desk.today()}
        onSubmit={async (values) => {
          const done = await act(command.name, { ...given, ...values }, { quietly: true });
          if (!done.ok) return done.problem;
          desk.drafts.write(key, '');
          props.onClose();
          return undefined;
        }}
      />
    </Dialog>
  );
}

/** Written by this form before; anything else begins empty. */
function readDraft(text: string | undefined): Draft {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Draft) : {};
  } catch {
    return {};
  }
}
