/** The end of a day: a next step for what one touched, what would stop handed over, in one gesture. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../kernel/result.ts';
import { civilDateAt, timeOfDayAt } from '../../../kernel/zones.ts';
import {
  Button,
  createAnswer,
  EmptyState,
  ErrorNote,
  problemText,
  Select,
  TextField,
  useDesk,
  useGestures,
  useI18n,
} from '../../../ui/index.ts';
import type { memberList } from '../../people/index.ts';
import type { Next, Touched } from '../evening/leaving.ts';
import type { dayEnd } from '../evening/queries.ts';
import { Handing, nearest, type Plan } from './handing.tsx';

export function EveningPage(): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const answer = createAnswer<typeof dayEnd>('day.end', () => ({}));
  const members = createAnswer<typeof memberList>('member.list');
  const [steps, setSteps] = createSignal<Readonly<Record<string, string>>>({});
  const [plans, setPlans] = createSignal<Readonly<Record<string, Plan>>>({});
  const [problem, setProblem] = createSignal<Problem>();
  const [isClosed, setClosed] = createSignal(false);
  const step = (one: Touched) => steps()[one.id] ?? one.nextStep ?? '';
  const kept = (id: string): Plan => plans()[id] ?? { to: '', note: '' };
  /** What would stop goes to whoever is nearest, unless one chose. */
  const given = (key: string, to: string): Plan => plans()[key] ?? { to, note: '' };
  const write = (key: string, next: Plan) => setPlans((before) => ({ ...before, [key]: next }));
  const input = createMemo(() => {
    const { touched = [], stops = [] } = answer() ?? {};
    const all = [
      ...touched.map((one) => ({ id: one.id, ...kept(one.id) })),
      ...stops.map((one) => ({ id: one.id, ...given(one.id, nearest(one)) })),
    ];
    const named = all.filter(({ to }) => to !== '' && to !== 'anyone');
    return {
      ...{ touched: touched.map(({ id }) => id), nextSteps: touched.map(step) },
      ...{ tasks: named.map(({ id }) => id), takers: named.map(({ to }) => to), notes: named.map(({ note }) => note) },
      anyone: all.filter(({ to }) => to === 'anyone').map(({ id }) => id),
    };
  });
  const back = () => {
    const at = answer()?.back ?? null;
    if (at === null) return undefined;
    const date = civilDateAt(at, desk.zone());
    return t('continuity.sun.day', { day: format.relativeDay(date, desk.today()), time: timeOfDayAt(at, desk.zone()) });
  };
  const close = async () => {
    const done = await act('day.close', input(), { say: t('continuity.evening.done') });
    setProblem(done.ok ? undefined : done.problem);
    if (!done.ok) return;
    setPlans({});
    setSteps({});
    setClosed(true);
  };
  return (
    <section class="continuity-part" aria-labelledby="continuity-evening">
      <h2 id="continuity-evening">{t('query.day.end')}</h2>
      <p class="ui-soft">{t('continuity.evening.lead')}</p>
      <Show when={back()}>{(when) => <p>{t('continuity.evening.back', { when: when() })}</p>}</Show>
      <Show when={answer()}>
        {(found) => (
          <Show
            when={!isClosed() && found().touched.length + found().stops.length > 0}
            fallback={
              <EmptyState title={t(isClosed() ? 'continuity.evening.closed' : 'continuity.evening.calm')}>
                {t(isClosed() ? 'continuity.evening.closed-lead' : 'continuity.evening.calm-lead')}
              </EmptyState>
            }
          >
            <Show when={found().touched.length > 0}>
              <h3>{t('field.day.touched')}</h3>
              <ul class="ui-lines">
                <For each={found().touched}>
                  {(one) => (
                    <Line
                      {...{ one, step: step(one), plan: kept(one.id) }}
                      onStep={(words) => setSteps((before) => ({ ...before, [one.id]: words }))}
                      onPlan={(plan) => write(one.id, plan)}
                    />
                  )}
                </For>
              </ul>
            </Show>
            <Handing
              title={t('continuity.evening.stops')}
              items={found().stops.map((one) => ({
                ...one,
                ...{ key: one.id, href: `/tasks/${one.id}` },
                about: [
                  one.due === null ? undefined : t('continuity.away.due', { date: format.civilDate(one.due, 'long') }),
                  one.role?.name,
                ],
              }))}
              {...{ plan: given, write }}
              members={members() ?? []}
              withNote
            />
            <Show when={problem()}>{(known) => <ErrorNote happened={problemText(t, known())} />}</Show>
            <div class="continuity-do">
              <Button kind="primary" onClick={() => void close()}>
                {t('command.day.close')}
              </Button>
            </div>
          </Show>
        )}
      </Show>
    </section>
  );
}

function Line(props: {
  readonly one: Touched;
  readonly step: string;
  readonly plan: Plan;
  readonly onStep: (words: string) => void;
  readonly onPlan: (plan: Plan) => void;
}): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const title = () => props.one.title ?? t('continuity.untitled');
  const words = ({ name, bond, from, until }: Next) => {
    const hours = t('continuity.evening.hours', {
      from: timeOfDayAt(from, desk.zone()),
      until: timeOfDayAt(until, desk.zone()),
      now: from <= desk.now() ? 'yes' : 'no',
    });
    const who = { name: name ?? t('continuity.somebody'), hours };
    return bond === 'none'
      ? t('continuity.evening.next', who)
      : t('continuity.evening.near', { ...who, bond: t(`value.continuity.bond.${bond}`) });
  };
  return (
    <li class="ui-line continuity-evening">
      <div>
        <a class="ui-line-title" href={`/tasks/${props.one.id}`}>
          {title()}
        </a>
        <Show when={props.one.due}>
          {(due) => <p class="ui-soft">{t('continuity.away.due', { date: format.civilDate(due(), 'long') })}</p>}
        </Show>
        <TextField
          label={t('continuity.evening.step', { title: title() })}
          hideLabel
          placeholder={t('continuity.evening.step-hint')}
          value={props.step}
          onInput={props.onStep}
        />
      </div>
      <div class="continuity-hand">
        <Select
          label={t('continuity.away.taker', { title: title() })}
          hideLabel
          empty={t('continuity.evening.keep')}
          value={props.plan.to}
          options={[
            ...props.one.next.map((one) => ({ value: one.id, label: words(one) })),
            { value: 'anyone', label: t('continuity.away.anyone') },
          ]}
          onChange={(to) => props.onPlan({ ...props.plan, to })}
        />
        <Show when={props.plan.to !== '' && props.plan.to !== 'anyone'}>
          <TextField
            label={t('continuity.away.note', { title: title() })}
            hideLabel
            placeholder={t('continuity.away.note-hint')}
            value={props.plan.note}
            onInput={(note) => props.onPlan({ ...props.plan, note })}
          />
        </Show>
      </div>
    </li>
  );
}
