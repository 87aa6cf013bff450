/** Before an absence: what would stop, who could take each of it, all handed over in one gesture. */
import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../kernel/result.ts';
import {
  Button,
  Checkbox,
  createAnswer,
  DateField,
  EmptyState,
  ErrorNote,
  problemText,
  useDesk,
  useGestures,
  useI18n,
} from '../../../ui/index.ts';
import type { memberList } from '../../people/index.ts';
import type { absenceStops } from '../absence/queries.ts';
import { Handing, nearest, type Plan } from './handing.tsx';

export function AwayPage(props: { readonly from: string | null; readonly to: string | null }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const answer = createAnswer<typeof absenceStops>('absence.stops', () =>
    props.from === null ? {} : { from: props.from, to: props.to ?? props.from },
  );
  const members = createAnswer<typeof memberList>('member.list');
  const [plans, setPlans] = createSignal<Readonly<Record<string, Plan>>>({});
  const [declare, setDeclare] = createSignal(true);
  const [problem, setProblem] = createSignal<Problem>();
  const stops = () => answer() ?? undefined;
  const from = () => props.from ?? stops()?.away.from ?? '';
  const to = () => props.to ?? stops()?.away.to ?? '';
  const go = (first: string, last: string) =>
    desk.go(first === '' ? '/continuity/away' : `/continuity/away?from=${first}&to=${last < first ? first : last}`, { replace: true });
  /** As chosen, else whoever is nearest; nobody more where somebody is asked already. */
  const plan = (key: string, to: string): Plan => plans()[key] ?? { to, note: '' };
  const write = (key: string, next: Plan) => setPlans((before) => ({ ...before, [key]: next }));
  const input = createMemo(() => {
    const found = stops();
    if (found === undefined) return undefined;
    const tasks = found.tasks.map((one) => ({ id: one.id, ...plan(`task ${one.id}`, nearest(one)) }));
    const given = tasks.filter((one) => one.to !== '' && one.to !== 'anyone');
    const roles = found.roles.map((one) => ({ id: one.id, to: plan(`role ${one.id}`, nearest(one)).to })).filter((one) => one.to !== '');
    const rotas = found.duties.map((one) => ({ id: one.id, to: plan(`rota ${one.id}`, nearest(one)).to })).filter((one) => one.to !== '');
    return {
      ...found.away,
      ...{ tasks: given.map((one) => one.id), takers: given.map((one) => one.to), notes: given.map((one) => one.note) },
      anyone: tasks.filter((one) => one.to === 'anyone').map((one) => one.id),
      ...{ roles: roles.map((one) => one.id), deputies: roles.map((one) => one.to) },
      ...{ rotas: rotas.map((one) => one.id), standIns: rotas.map((one) => one.to) },
      declare: !found.declared && declare(),
    };
  });
  const count = () => {
    const given = input();
    return given === undefined ? 0 : given.tasks.length + given.anyone.length + given.roles.length + given.rotas.length;
  };
  const handOver = async () => {
    const done = await act('absence.prepare', input() ?? {}, { quietly: true, say: t('continuity.away.done', { count: count() }) });
    setProblem(done.ok ? undefined : done.problem);
    if (done.ok) setPlans({});
  };
  const nothing = (found: NonNullable<ReturnType<typeof stops>>) => found.tasks.length + found.roles.length + found.duties.length === 0;
  return (
    <section class="continuity-part" aria-labelledby="continuity-away">
      <h2 id="continuity-away">{t('query.absence.stops')}</h2>
      <p class="ui-soft">{t('continuity.away.lead')}</p>
      <div class="continuity-days">
        <DateField label={t('field.absence.from')} value={from()} today={desk.today()} onChange={(day) => go(day, to())} />
        <DateField label={t('field.absence.to')} value={to()} min={from()} onChange={(day) => go(from(), day)} />
      </div>
      <Show when={answer() === null}>
        <EmptyState title={t('continuity.away.when')}>{t('continuity.away.when-lead')}</EmptyState>
      </Show>
      <Show when={stops()}>
        {(found) => (
          <>
            <p>{t('continuity.away.back', { date: format.civilDate(found().back, 'long') })}</p>
            <Show when={nothing(found())}>
              <EmptyState title={t('continuity.away.calm')}>{t('continuity.away.calm-lead')}</EmptyState>
            </Show>
            <Handing
              title={t('continuity.away.tasks')}
              items={found().tasks.map((one) => ({
                ...one,
                ...{ key: `task ${one.id}`, href: `/tasks/${one.id}` },
                about: [
                  one.due === null ? undefined : t('continuity.away.due', { date: format.civilDate(one.due, 'long') }),
                  one.role?.name,
                ],
              }))}
              {...{ plan, write }}
              members={members() ?? []}
              withNote
            />
            <Handing
              title={t('continuity.away.roles')}
              items={found().roles.map((one) => ({
                key: `role ${one.id}`,
                title: one.name,
                takers: one.takers,
                href: `/organisation/${one.id}`,
                about: [],
              }))}
              {...{ plan, write }}
              members={members() ?? []}
            />
            <Handing
              title={t('continuity.away.duties')}
              items={found().duties.map((one) => ({
                ...{ key: `rota ${one.id}`, title: one.name, takers: one.takers, href: '/people/duty' },
                about: [t('continuity.away.days', { count: one.dates.length })],
              }))}
              {...{ plan, write }}
              members={members() ?? []}
            />
            <Show when={found().waiting > 0}>
              <p class="ui-soft">{t('continuity.away.waiting', { count: found().waiting })}</p>
            </Show>
            <Show when={problem()}>{(known) => <ErrorNote happened={problemText(t, known())} />}</Show>
            <div class="continuity-do">
              <Show when={!found().declared}>
                <Checkbox label={t('continuity.away.declare')} checked={declare()} onChange={setDeclare} />
              </Show>
              <Show when={count() > 0 || !found().declared}>
                <Button kind="primary" disabled={count() === 0 && !declare()} onClick={() => void handOver()}>
                  {t(count() === 0 ? 'continuity.away.say' : 'continuity.away.do', { count: count() })}
                </Button>
              </Show>
            </div>
          </>
        )}
      </Show>
    </section>
  );
}
