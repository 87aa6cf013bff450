/** Lists and templates: made, renamed, ordered, removed; a template becomes a task at one press. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import {
  Button,
  createAnswer,
  Dialog,
  IconArrowDown,
  IconArrowUp,
  IconButton,
  IconTrash2,
  Tabs,
  TextField,
  useDesk,
  useGestures,
  useI18n,
} from '../../../ui/index.ts';
import type { listList, templateList } from '../queries/index.ts';
import type { ListRow, TemplateRow } from './types.ts';

export function Catalogues(props: { readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const [tab, setTab] = createSignal('templates');
  return (
    <Dialog open size="large" title={t('tasks.catalogues')} onOpenChange={(open) => !open && props.onClose()}>
      <Tabs
        label={t('tasks.catalogues')}
        tabs={[
          { id: 'templates', label: t('tasks.templates') },
          { id: 'lists', label: t('tasks.lists') },
        ]}
        value={tab()}
        onChange={setTab}
      >
        {(id) => (id === 'lists' ? <Lists /> : <Templates onUsed={props.onClose} />)}
      </Tabs>
    </Dialog>
  );
}

function Templates(props: { readonly onUsed: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const templates = createAnswer<typeof templateList>('template.list');
  const use = async (template: TemplateRow) => {
    // A template without a why asks for it in the command's own form.
    if ((template.why ?? '').trim() === '') {
      props.onUsed();
      desk.perform('template.use', { template: template.id });
      return;
    }
    const made = await act('template.use', { template: template.id }, { say: t('tasks.captured') });
    const row = made.ok ? (made.value.answer as { readonly id?: string } | null) : null;
    if (!made.ok) return;
    props.onUsed();
    if (row?.id !== undefined) desk.go(`/tasks/${row.id}`);
  };
  return (
    <Show when={(templates()?.length ?? 0) > 0} fallback={<p>{t('tasks.templates.none')}</p>}>
      <ul class="tasks-catalogue">
        <For each={templates()}>
          {(template) => (
            <li>
              <span class="tasks-catalogue-words">
                <span>{template.name ?? t('tasks.untitled')}</span>
                <span class="ui-soft">{template.why}</span>
              </span>
              <Button small onClick={() => void use(template)}>
                {t('command.template.use')}
              </Button>
              <IconButton
                small
                icon={IconTrash2}
                label={t('tasks.remove-one', { name: template.name ?? '' })}
                onClick={() => void act('template.remove', { template: template.id })}
              />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function Lists(): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const lists = createAnswer<typeof listList>('list.list');
  const [name, setName] = createSignal('');
  const add = async () => {
    if (name().trim() === '') return;
    const added = await act('list.add', { name: name().trim() }, { say: false });
    if (added.ok) setName('');
  };
  return (
    <>
      <ul class="tasks-catalogue">
        <For each={lists()}>{(list, index) => <ListLine list={list} before={lists()?.[index() - 1]} after={lists()?.[index() + 1]} />}</For>
      </ul>
      <form
        class="tasks-add-list"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label={t('tasks.lists.add')} value={name()} onInput={setName} autocomplete="off" />
        <Button type="submit">{t('command.list.add')}</Button>
      </form>
    </>
  );
}

function ListLine(props: {
  readonly list: ListRow;
  readonly before: ListRow | undefined;
  readonly after: ListRow | undefined;
}): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const name = () => props.list.name ?? t('tasks.untitled');
  const rename = (text: string) => {
    if (text.trim() !== '' && text.trim() !== props.list.name)
      void act('list.rename', { list: props.list.id, name: text.trim() }, { say: false });
  };
  const move = (beside: Readonly<Record<string, string | undefined>>) =>
    void act('list.move', { list: props.list.id, ...beside }, { say: false });
  return (
    <li>
      <input class="ui-input" aria-label={t('tasks.lists.name')} value={name()} onChange={(event) => rename(event.currentTarget.value)} />
      <span class="ui-soft">{t('tasks.lists.live', { count: props.list.live })}</span>
      <IconButton
        small
        icon={IconArrowUp}
        label={t('tasks.up', { title: name() })}
        disabled={props.before === undefined}
        onClick={() => move({ beforeList: props.before?.id })}
      />
      <IconButton
        small
        icon={IconArrowDown}
        label={t('tasks.down', { title: name() })}
        disabled={props.after === undefined}
        onClick={() => move({ afterList: props.after?.id })}
      />
      <IconButton
        small
        icon={IconTrash2}
        label={t('tasks.remove-one', { name: name() })}
        onClick={() => void act('list.remove', { list: props.list.id })}
      />
    </li>
  );
}
