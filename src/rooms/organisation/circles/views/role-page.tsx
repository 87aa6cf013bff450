/** A role in full: what it is for, who holds it, what one can expect of it, its tasks, and what became of it. */
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import {
  Button,
  createAnswer,
  Editable,
  ErrorNote,
  IconHand,
  LinkButton,
  PageHeader,
  PastChanges,
  type RoomViewProps,
  useDesk,
  useGestures,
  useI18n,
  useSubject,
} from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import type { roleShow } from '../queries/index.ts';
import { Accountabilities } from './accountabilities.tsx';
import { Around, InTrash, OutOfPlace } from './around.tsx';
import { Grounds } from './grounds.tsx';
import { Holders } from './holders.tsx';
import { personName, roleName } from './naming.ts';
import { RoleSkills } from './role-skills.tsx';
import { RoleTasks } from './role-tasks.tsx';
import { RowMenu } from './row-menu.tsx';
import type { RoleShown } from './types.ts';

export function RolePage(props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const id = () => props.path[0] ?? '';
  const role = createAnswer<typeof roleShow>('role.show', () => ({ role: id() }));
  return (
    <div class="circles">
      <Switch>
        <Match when={role()}>{(known) => <Page role={known()} />}</Match>
        <Match when={role() === null || role.problem() !== undefined}>
          <LinkButton kind="quiet" small href="/organisation">
            {t('room.organisation')}
          </LinkButton>
          <ErrorNote happened={t('circles.role.unknown')} />
        </Match>
      </Switch>
    </div>
  );
}

function Page(props: { readonly role: RoleShown }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const role = () => props.role;
  useSubject(() => ({ table: 'role', ids: [role().id], label: roleName(t, role()) }));
  const shownIn = () => (role().around.length > 1 ? role().circle : null);
  const edit = (cells: Readonly<Record<string, string | null>>) => void act('role.edit', { role: role().id, ...cells }, { say: false });
  return (
    <>
      <PageHeader
        back={<Around around={role().around} />}
        title={roleName(t, role())}
        actions={
          <>
            <Show when={!role().mine && role().deleted === null}>
              <Button kind="primary" icon={IconHand} onClick={() => void act('role.take', { role: role().id })}>
                {t('circles.take')}
              </Button>
            </Show>
            <RowMenu table="role" id={role().id} />
          </>
        }
      />
      <InTrash table="role" id={role().id} deleted={role().deleted} />
      <OutOfPlace
        table="role"
        id={role().id}
        mark={role().mark}
        shownIn={shownIn()}
        shownName={role().around.at(-1)?.name ?? t('circles.whole')}
      />
      <section class="circles-part circles-words">
        <Editable
          draft={`role.${role().id}.purpose`}
          label={t('field.purpose')}
          placeholder={t('circles.purpose.none')}
          value={role().purpose ?? ''}
          onWrite={(purpose) => edit({ purpose: purpose === '' ? null : purpose })}
        />
        <Editable
          draft={`role.${role().id}.domain`}
          label={t('field.domain')}
          placeholder={t('circles.domain.none')}
          value={role().domain ?? ''}
          onWrite={(domain) => edit({ domain: domain === '' ? null : domain })}
        />
      </section>
      <Holders role={role()} />
      <Accountabilities role={role()} />
      <RoleSkills role={role()} />
      <Grounds table="role" row={role().id} none={t('circles.grounds.none')} />
      <RoleTasks role={role()} />
      <History table="role" row={role().id} />
    </>
  );
}

/** What became of a row, once it is asked for. */
export function History(props: { readonly table: 'role' | 'circle'; readonly row: string }): JSX.Element {
  const { t } = useI18n();
  const [open, setOpen] = createSignal(false);
  return (
    <section class="circles-part" data-print="no">
      <header class="circles-part-head">
        <h2>{t('ui.history')}</h2>
        <Button small kind="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {open() ? t('ui.history.hide') : t('ui.history.show')}
        </Button>
      </header>
      <Show when={open()}>
        <Changes table={props.table} row={props.row} />
      </Show>
    </section>
  );
}

function Changes(props: { readonly table: string; readonly row: string }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const members = createAnswer<typeof memberList>('member.list', () => ({ left: true }));
  const author = (id: string | undefined) => personName(t, { name: members()?.find((one) => one.id === id)?.name ?? null });
  return <PastChanges table={props.table} row={props.row} now={desk.now()} author={author} />;
}
