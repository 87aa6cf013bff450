/** The view of a new room: its rows in a list, an empty state that says what the room is for, and the first gesture. */
import { identifier, type Names, words } from './names.ts';

/** Paths below `src/rooms/<room>/` and what they say. */
export function viewFiles(names: Names): Readonly<Record<string, string>> {
  return { 'views/room.tsx': view(names), 'views/messages.ts': messages(names) };
}

const view = ({ room, row }: Names) => {
  const type = identifier(`-${row}`);
  return `/** The view of the room ${room}: loaded when the room is entered. */
import { For, type JSX, Show } from 'solid-js';
import type { Row } from '../../../replica/schema.ts';
import { Button, createAnswer, EmptyState, IconPlus, PageHeader, useDesk, useI18n } from '../../../ui/index.ts';
import type { ${identifier(row)} } from '../schema.ts';

export { messages } from './messages.ts';

type ${type} = Row<typeof ${identifier(row)}>;

export function View(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const rows = createAnswer<readonly ${type}[]>('${row}.list');
  const add = () => (
    <Button kind="primary" icon={IconPlus} onClick={() => desk.perform('${row}.add')}>
      {t('command.${row}.add')}
    </Button>
  );
  return (
    <div>
      <PageHeader title={t('room.${room}')} actions={add()} />
      <Show
        when={(rows() ?? []).length > 0}
        fallback={
          <EmptyState title={t('${room}.empty')} actions={add()}>
            {t('${room}.empty.lead')}
          </EmptyState>
        }
      >
        <ul>
          <For each={rows()}>
            {(row) => (
              <li>
                {row.name} <span class="ui-soft">{row.why}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
`;
};

const messages = ({ room, row }: Names) => `/** Texts of the view of the room ${room}. */
import type { Messages } from '../../room.ts';

export const messages: Messages = {
  en: {
    '${room}.empty': 'Nothing here yet',
    '${room}.empty.lead': 'Here stands every ${words(row)} of the workplace, with why it is there. Add the first one.',
  },
  fr: {
    '${room}.empty': 'Rien ici pour l’instant',
    '${room}.empty.lead': 'Ici se trouve tout ce que le collectif range sous « ${words(row)} », avec son pourquoi. Commencez par en ajouter.',
  },
};
`;
