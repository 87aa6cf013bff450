/** What can be done with several chosen tasks at once, as one gesture that is undone as one. */
import { createSignal, type JSX, Show } from 'solid-js';
import type { Id } from '../../../kernel/ids.ts';
import {
  Button,
  Dialog,
  type FieldSpec,
  Form,
  IconCheck,
  IconHand,
  IconPencil,
  IconTrash2,
  Toolbar,
  useDesk,
  useGestures,
  useI18n,
} from '../../../ui/index.ts';
import { STATES } from '../schema.ts';
import { createNames } from './names.ts';

export interface BulkBarProps {
  readonly chosen: ReadonlySet<Id>;
  readonly total: number;
  readonly trash: boolean;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

export function BulkBar(props: BulkBarProps): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [editing, setEditing] = createSignal(false);
  const count = () => props.chosen.size;
  const many = async (input: Readonly<Record<string, unknown>>) => {
    const done = await act('task.edit-many', { tasks: [...props.chosen], ...input }, { say: t('tasks.changed', { count: count() }) });
    if (done.ok) props.onNone();
  };
  const trash = async (name: 'task.remove-many' | 'task.restore-many') => {
    const said = name === 'task.remove-many' ? t('tasks.removed', { count: count() }) : t('tasks.restored', { count: count() });
    const done = await act(name, { tasks: [...props.chosen] }, { say: said });
    if (done.ok) props.onNone();
  };
  return (
    <div class="tasks-bulk">
      <span class="tasks-bulk-count" role="status">
        {t('tasks.chosen', { count: count() })}
      </span>
      <Toolbar label={t('tasks.chosen', { count: count() })}>
        <Show
          when={!props.trash}
          fallback={
            <Button small onClick={() => void trash('task.restore-many')}>
              {t('tasks.restore')}
            </Button>
          }
        >
          <Button small icon={IconHand} onClick={() => void many({ take: true })}>
            {t('command.task.take')}
          </Button>
          <Button small icon={IconCheck} onClick={() => void many({ state: 'done' })}>
            {t('command.task.done')}
          </Button>
          <Button small icon={IconPencil} onClick={() => setEditing(true)}>
            {t('tasks.bulk.edit')}
          </Button>
          <Button small kind="quiet" icon={IconTrash2} onClick={() => void trash('task.remove-many')}>
            {t('tasks.bulk.remove')}
          </Button>
        </Show>
        <Show when={count() < props.total}>
          <Button small kind="quiet" onClick={props.onAll}>
            {t('tasks.bulk.all', { count: props.total })}
          </Button>
        </Show>
        <Button small kind="quiet" onClick={props.onNone}>
          {t('tasks.bulk.none')}
        </Button>
      </Toolbar>
      <Show when={editing()}>
        <BulkForm count={count()} onClose={() => setEditing(false)} onSubmit={many} />
      </Show>
    </div>
  );
}

function BulkForm(props: {
  readonly count: number;
  readonly onClose: () => void;
  readonly onSubmit: (input: Readonly<Record<string, unknown>>) => Promise<void>;
}): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const names = createNames();
  const fields = (): readonly FieldSpec[] => [
    {
      name: 'state',
      kind: 'enum',
      label: t('field.state'),
      values: STATES.map((value) => ({ value, label: t(`value.task.state.${value}`) })),
    },
    { name: 'due', kind: 'date', label: t('field.due') },
    { name: 'list', kind: 'ref', table: 'list', label: t('field.list') },
    { name: 'role', kind: 'ref', table: 'role', label: t('field.role') },
    { name: 'place', kind: 'ref', table: 'place', label: t('field.place') },
    { name: 'addTags', kind: 'list', label: t('tasks.bulk.add-tags') },
    { name: 'removeTags', kind: 'list', label: t('tasks.bulk.remove-tags') },
    { name: 'offerTo', kind: 'list', table: 'member', label: t('tasks.bulk.offer-to') },
  ];
  const rows = (table: string) =>
    table === 'member' ? names.members() : table === 'role' ? names.roles() : table === 'place' ? names.places() : names.lists();
  return (
    <Dialog
      open
      size="large"
      title={t('tasks.bulk.title', { count: props.count })}
      description={t('tasks.bulk.lead')}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <div class="tasks-bulk-form">
        <Form
          fields={fields()}
          submitLabel={t('tasks.bulk.submit')}
          onCancel={props.onClose}
          today={desk.today()}
          search={(table, query) =>
            rows(table)
              .filter(({ name }) => (name ?? '').toLowerCase().includes(query.toLowerCase()))
              .map(({ id, name }) => ({ value: id, label: name ?? id }))
          }
          onSubmit={async (values) => {
            props.onClose();
            await props.onSubmit(values);
            return undefined;
          }}
        />
      </div>
    </Dialog>
  );
}
