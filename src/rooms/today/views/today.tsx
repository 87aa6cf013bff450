/** What needs me now: hand-overs offered, my batons, what falls to me by a role, where I am named. Nothing else, and no count of people. */
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import {
  Badge,
  Button,
  createAnswer,
  EmptyState,
  IconInbox,
  Initials,
  LinkButton,
  PageHeader,
  Prose,
  RelativeTime,
  type RoomViewProps,
  useDesk,
  useI18n,
  useSubject,
} from '../../../ui/index.ts';
import type { Awaiting, proposalList } from '../../organisation/index.ts';
import type { taskCount } from '../../tasks/index.ts';
import { type HandOverView, type MentionView, TaskLine, type TaskRow } from '../../tasks/views/index.ts';
import type { todayMine } from '../queries.ts';
import './today.css';

interface Mine {
  readonly deciding: boolean;
  readonly agreements: readonly Awaiting[];
  readonly batons: readonly TaskRow[];
  readonly offers: readonly HandOverView[];
  readonly mentions: readonly MentionView[];
  readonly byRole: readonly TaskRow[];
}

/** Fetched once something is offered. */
const HandOverCard = lazy(async () => ({ default: (await import('../../tasks/views/hand-over-card.tsx')).HandOverCard }));

/** Fetched once the rest stands. */
const Endangered = lazy(async () => ({ default: (await import('../../continuity/views/mine.tsx')).Mine }));
const Around = lazy(async () => ({ default: (await import('./around.tsx')).Around }));

/** What was read is known to this device alone. */
const SEEN = 'today.seen';
const LIMIT = 50;

export function Today(_props: RoomViewProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const [seen, setSeen] = createSignal(Number(desk.drafts.read(SEEN) ?? 0));
  const [at, setAt] = createSignal<TaskRow>();
  const mine = createAnswer<typeof todayMine>('today.mine', () => ({ since: seen(), limit: LIMIT }));
  const voices = createAnswer<typeof proposalList>('proposal.list', () => (mine()?.deciding === true ? { mine: true } : undefined));
  useSubject(() => {
    const task = at();
    return task === undefined ? undefined : { table: 'task', ids: [task.id], label: task.title ?? '' };
  });
  const read = () => {
    const latest = Math.max(...(mine()?.mentions ?? []).map((mention) => mention.at));
    desk.drafts.write(SEEN, String(latest));
    setSeen(latest);
  };
  /** Not before it is known whether a voice is awaited. */
  const calm = (known: Mine) =>
    (!known.deciding || voices()?.length === 0) &&
    known.agreements.length + known.batons.length + known.offers.length + known.mentions.length + known.byRole.length === 0;
  return (
    <div class="today">
      <PageHeader title={t('room.today')} lead={i18n.format.civilDate(desk.today(), 'long')} />
      <Show when={mine()}>
        {(known) => (
          <Show when={!calm(known())} fallback={<Calm />}>
            <Show when={known().offers.length > 0}>
              <section class="today-part">
                <h2>{t('today.offers')}</h2>
                <Suspense>
                  <For each={known().offers}>{(offer) => <HandOverCard offer={offer} withTask />}</For>
                </Suspense>
              </section>
            </Show>
            <Show when={known().deciding && (voices() ?? []).length > 0}>
              <section class="today-part">
                <h2>{t('today.voices')}</h2>
                <ul class="today-tasks">
                  <For each={voices()}>
                    {(one) => (
                      <li>
                        <a class="today-sign" href={`/organisation/proposals/${one.id}`}>
                          {one.title ?? t('organisation.untitled')}{' '}
                          <Badge tone="accent">{t(`value.proposal.awaiting.${one.awaiting ?? 'open'}`)}</Badge>
                          <Show when={one.deadline}>
                            {(day) => (
                              <span class="ui-soft">
                                {' '}
                                {t('organisation.until', { date: i18n.format.relativeDay(day(), desk.today()) })}
                              </span>
                            )}
                          </Show>
                        </a>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
            <Show when={known().agreements.length > 0}>
              <section class="today-part">
                <h2>{t('field.today.agreements')}</h2>
                <ul class="today-tasks">
                  <For each={known().agreements}>
                    {(one) => (
                      <li>
                        <a class="today-sign" href={`/organisation/agreements/${one.agreement}/sign`}>
                          {t('today.sign', { title: one.title ?? '', number: one.number })}
                        </a>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
            <Show when={known().mentions.length > 0}>
              <section class="today-part">
                <header class="today-part-head">
                  <h2>{t('today.mentions')}</h2>
                  <Button small kind="quiet" onClick={read}>
                    {t('today.mentions.seen')}
                  </Button>
                </header>
                <ul class="today-mentions">
                  <For each={known().mentions}>{(mention) => <Mention mention={mention} />}</For>
                </ul>
              </section>
            </Show>
            <Suspense>
              <Endangered />
            </Suspense>
            <Tasks title={t('today.batons')} tasks={known().batons.filter((task) => !isWaiting(task))} onAt={setAt} more />
            <Tasks title={t('today.roles')} tasks={known().byRole} onAt={setAt} />
            <Tasks title={t('value.task.state.waiting')} tasks={known().batons.filter(isWaiting)} onAt={setAt} />
          </Show>
        )}
      </Show>
      <Show when={mine()}>
        {(known) => (
          <Suspense>
            <Around holds={known().batons.length > 0} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}

const isWaiting = ({ state }: TaskRow): boolean => state === 'waiting';

function Tasks(props: {
  readonly title: string;
  readonly tasks: readonly TaskRow[];
  readonly onAt: (task: TaskRow) => void;
  readonly more?: boolean;
}): JSX.Element {
  const { t } = useI18n();
  return (
    <Show when={props.tasks.length > 0}>
      <section class="today-part">
        <h2>{props.title}</h2>
        <ul class="today-tasks">
          <For each={props.tasks}>
            {(task) => (
              <li>
                <a class="today-task" href={`/tasks/${task.id}`} onFocus={() => props.onAt(task)} onPointerEnter={() => props.onAt(task)}>
                  <TaskLine task={task} />
                </a>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.more === true && props.tasks.length >= LIMIT}>
          <LinkButton kind="quiet" small href="/tasks?mine">
            {t('today.all')}
          </LinkButton>
        </Show>
      </section>
    </Show>
  );
}

function Mention(props: { readonly mention: MentionView }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const author = () => props.mention.author?.name ?? t('tasks.somebody');
  return (
    <li class="today-mention">
      <Initials name={author()} />
      <div>
        <p class="ui-soft">
          {t('today.said', { name: author() })}{' '}
          <a href={`/tasks/${props.mention.task.id}`}>{props.mention.task.title ?? t('tasks.untitled')}</a> ·{' '}
          <RelativeTime at={props.mention.at} now={desk.now()} />
        </p>
        <Prose text={props.mention.body} onGo={desk.go} />
      </div>
    </li>
  );
}

function Calm(): JSX.Element {
  const count = createAnswer<typeof taskCount>('task.count', () => ({}));
  return (
    <Show when={count() !== undefined}>
      <Show when={count() === 0} fallback={<Nothing />}>
        <FirstDay />
      </Show>
    </Show>
  );
}

/** A workplace without a task yet: what one may bring, note, or whom one may ask in. */
function FirstDay(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  return (
    <EmptyState
      icon={IconInbox}
      title={t('today.first')}
      actions={
        <>
          <Button kind="primary" onClick={() => desk.perform('task.capture')}>
            {t('today.calm.first')}
          </Button>
          <LinkButton href="/import">{t('today.first.import')}</LinkButton>
          <LinkButton href="/invite">{t('today.first.invite')}</LinkButton>
        </>
      }
    >
      {t('today.first.words')}
    </EmptyState>
  );
}

function Nothing(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  return (
    <EmptyState
      icon={IconInbox}
      title={t('today.calm')}
      actions={
        <>
          <Button kind="primary" onClick={() => desk.perform('task.capture')}>
            {t('today.calm.first')}
          </Button>
          <LinkButton href="/tasks?unheld">{t('today.calm.unheld')}</LinkButton>
        </>
      }
    >
      {t('today.calm.words')}
    </EmptyState>
  );
}
