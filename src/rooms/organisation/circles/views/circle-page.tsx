/** A circle: what it is for, the roles in it, the circles in it. The workplace itself when the address names none. */
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import {
  Button,
  createAnswer,
  Editable,
  ErrorNote,
  IconBlend,
  IconPlus,
  LinkButton,
  PageHeader,
  type RoomViewProps,
  useDesk,
  useGestures,
  useI18n,
  useSubject,
} from '../../../../ui/index.ts';
import type { circleShow } from '../queries/index.ts';
import { Around, InTrash, OutOfPlace } from './around.tsx';
import { Grounds } from './grounds.tsx';
import { circleHref, circleName } from './naming.ts';
import { History } from './role-page.tsx';
import { RoleRow } from './role-row.tsx';
import { RowMenu } from './row-menu.tsx';
import type { CircleShown } from './types.ts';

export function CirclePage(props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const id = () => props.path[1];
  const circle = createAnswer<typeof circleShow>('circle.show', () => {
    const asked = id();
    return asked === undefined ? {} : { circle: asked };
  });
  return (
    <div class="circles">
      <Switch>
        <Match when={circle()}>{(known) => <Page circle={known()} whole={known().parent === null && id() === undefined} />}</Match>
        <Match when={circle() === null || circle.problem() !== undefined}>
          <LinkButton kind="quiet" small href="/organisation">
            {t('room.organisation')}
          </LinkButton>
          <ErrorNote happened={t('circles.circle.unknown')} />
        </Match>
      </Switch>
    </div>
  );
}

function Page(props: { readonly circle: CircleShown; readonly whole: boolean }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const circle = () => props.circle;
  const name = () =>
    props.whole ? circleName(t, { name: circle().name, parent: null }) : circleName(t, { name: circle().name, parent: '' });
  useSubject(() => (props.whole ? undefined : { table: 'circle', ids: [circle().id], label: name() }));
  /** Where to put what is added: nothing said means the workplace itself. */
  const inside = (key: 'circle' | 'parent') => (props.whole ? {} : { [key]: circle().id });
  const write = (cells: { readonly purpose?: string; readonly domain?: string }) => {
    const emptied = Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, text === '' ? null : text]));
    void (circle().written
      ? act('circle.edit', { circle: circle().id, ...emptied }, { say: false })
      : act('circle.found', emptied, { say: false }));
  };
  return (
    <>
      <PageHeader
        back={
          <Show when={!props.whole} fallback={<Around around={[{ id: circle().id, name: t('room.organisation') }]} />}>
            <Around around={circle().around.length > 0 ? circle().around : [{ id: '', name: null }]} />
          </Show>
        }
        title={name()}
        actions={
          <>
            <Button icon={IconPlus} onClick={() => desk.perform('role.add', inside('circle'))}>
              {t('command.role.add')}
            </Button>
            <Button icon={IconBlend} onClick={() => desk.perform('circle.add', inside('parent'))}>
              {t('command.circle.add')}
            </Button>
            <Show when={!props.whole}>
              <RowMenu table="circle" id={circle().id} />
            </Show>
          </>
        }
      />
      <InTrash table="circle" id={circle().id} deleted={circle().deleted} />
      <OutOfPlace
        table="circle"
        id={circle().id}
        mark={circle().mark}
        shownIn={circle().around.length > 1 ? circle().parent : null}
        shownName={circle().around.at(-1)?.name ?? t('circles.whole')}
      />
      <section class="circles-part circles-words">
        <Editable
          draft={`circle.${circle().id}.purpose`}
          label={t('field.purpose')}
          placeholder={t('circles.purpose.none')}
          value={circle().purpose ?? ''}
          onWrite={(purpose) => write({ purpose })}
        />
        <Show when={circle().written}>
          <Editable
            draft={`circle.${circle().id}.domain`}
            label={t('field.domain')}
            placeholder={t('circles.domain.none')}
            value={circle().domain ?? ''}
            onWrite={(domain) => write({ domain })}
          />
        </Show>
      </section>
      <section class="circles-part">
        <header class="circles-part-head">
          <h2>{t('circles.roles')}</h2>
        </header>
        <ul class="circles-rows">
          <For each={circle().roles} fallback={<li class="ui-soft">{t('circles.roles.none')}</li>}>
            {(role) => (
              <RoleRow role={role}>
                <span class="ui-soft">{role.purpose}</span>
              </RoleRow>
            )}
          </For>
        </ul>
      </section>
      <Show when={circle().circles.length > 0}>
        <section class="circles-part">
          <header class="circles-part-head">
            <h2>{t('circles.circles')}</h2>
          </header>
          <ul class="circles-rows">
            <For each={circle().circles}>
              {(inner) => (
                <li>
                  <a class="circles-row" href={circleHref(inner.id)}>
                    <IconBlend size={18} />
                    <span class="circles-line-words">
                      <span class="circles-name">{inner.name ?? t('circles.nameless')}</span>
                      <span class="ui-soft">{inner.purpose}</span>
                    </span>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Grounds table="circle" row={circle().id} />
      <History table="circle" row={circle().id} />
    </>
  );
}
