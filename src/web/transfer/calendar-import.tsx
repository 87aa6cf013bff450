/** What a calendar file becomes, row by row: where I work, or days for everyone; then one gesture that can be undone whole. */
import { createMemo, createResource, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { addDays } from '../../kernel/civil-date.ts';
import { type GivenCalendar, keepPrecise, type memberMe, stayId } from '../../rooms/people/index.ts';
import {
  Button,
  type Column,
  createAnswer,
  DataTable,
  ErrorNote,
  problemText,
  SegmentedControl,
  TextField,
  useDesk,
  useGestures,
  useI18n,
} from '../../ui/index.ts';
import {
  type CalendarKind,
  type CalendarPlan,
  type Note,
  readSpans,
  readStays,
  type StayPlan,
} from '../../workplace/calendar-file/index.ts';

export interface CalendarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: CalendarKind;
  /** Where the server read it, and reads it again. */
  readonly address?: string;
}

const TAKES = ['stays', 'days'] as const;
type Takes = (typeof TAKES)[number];

export function CalendarImport(props: { readonly file: CalendarFile }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const [takes, setTakes] = createSignal<Takes>(props.file.kind === 'table' ? 'days' : 'stays');
  const reading = () => ({ zone: desk.zone(), from: addDays(desk.today(), -366), to: addDays(desk.today(), 1100) });
  const [stays] = createResource(
    () => takes() === 'stays',
    () => readStays(props.file.bytes, { ...reading(), from: desk.today() }),
  );
  const [days] = createResource(
    () => takes() === 'days',
    () => readSpans(props.file.bytes, props.file.name, reading()),
  );
  const problem = () => {
    const answer = takes() === 'stays' ? stays() : days();
    return answer?.ok === false ? answer.problem : undefined;
  };
  const stayPlan = () => {
    const answer = stays();
    return takes() === 'stays' && answer?.ok === true ? answer.value : undefined;
  };
  const dayPlan = () => {
    const answer = days();
    return takes() === 'days' && answer?.ok === true ? answer.value : undefined;
  };
  return (
    <>
      <Show when={props.file.kind === 'calendar'}>
        <div class="ui-actions">
          <SegmentedControl
            label={t('people.calendars.takes', { file: props.file.name })}
            options={TAKES.map((value) => ({ value, label: t(`people.calendars.takes.${value}`) }))}
            value={takes()}
            onChange={setTakes}
          />
        </div>
      </Show>
      <Show when={problem()}>{(why) => <ErrorNote happened={problemText(t, why())} />}</Show>
      <Switch>
        <Match when={stayPlan()}>{(plan) => <Stays plan={plan()} />}</Match>
        <Match when={dayPlan()}>{(plan) => <Days plan={plan()} address={props.file.address} />}</Match>
      </Switch>
    </>
  );
}

function Stays(props: { readonly plan: StayPlan }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const me = createAnswer<typeof memberMe>('member.me', () => ({}));
  const taken = () => props.plan.rows.flatMap(({ stay }) => stay ?? []);
  type Row = StayPlan['rows'][number] & { readonly key: string };
  const rows = createMemo((): readonly Row[] => props.plan.rows.map((row, at) => ({ ...row, key: String(at) })));
  const when = ({ stay, from }: Row): string => {
    if (stay === undefined) return i18n.format.civilDate(from);
    const whole = stay.fromHalf === 'morning' && stay.toHalf === 'afternoon';
    const half = (value: 'morning' | 'afternoon') => (whole ? '' : ` ${t(`value.presence.fromHalf.${value}`)}`);
    const begins = `${i18n.format.civilDate(stay.from)}${half(stay.fromHalf)}`;
    return stay.from === stay.to && (whole || stay.fromHalf === stay.toHalf)
      ? begins
      : `${begins} – ${i18n.format.civilDate(stay.to)}${half(stay.toHalf)}`;
  };
  const becomes = ({ stay }: Row): string =>
    stay === undefined
      ? t('people.calendars.not-taken')
      : stay.where === null
        ? t(`value.presence.reach.${stay.reach}`)
        : t(`value.presence.where.${stay.where}`);
  const columns = (): readonly Column<Row>[] => [
    { id: 'when', header: t('field.presence.date'), width: 'minmax(9rem, 1fr)', cell: when },
    { id: 'becomes', header: t('people.calendars.becomes'), width: 'minmax(9rem, 1fr)', cell: becomes },
    {
      id: 'title',
      header: t('people.calendars.title-stays'),
      width: 'minmax(10rem, 2fr)',
      cell: (row) => <span class="ui-soft">{row.title}</span>,
    },
  ];
  // Others may be told less; one's own days are counted from what is known here.
  const keep = () =>
    keepPrecise(
      desk.drafts,
      taken().map((stay) => ({ id: stayId(desk.me, stay), where: stay.where })),
      (me()?.sharing ?? 'place') === 'place',
    );
  const label = () => t('people.calendars.stays', { taken: taken().length, count: props.plan.rows.length });
  return (
    <Plan label={label()} lead={t('people.calendars.stays.lead')} rows={rows()} columns={columns()} notes={props.plan.notes}>
      <Take
        disabled={taken().length === 0}
        label={t('people.calendars.take-stays', { count: taken().length })}
        command="presence.import"
        input={() => ({ stays: taken() })}
        from={taken()[0]?.from}
        onTaken={keep}
      />
    </Plan>
  );
}

function Days(props: { readonly plan: CalendarPlan; readonly address: string | undefined }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const [name, setName] = createSignal(props.plan.calendars[0]?.name ?? '');
  const alone = () => props.plan.calendars.length === 1;
  const calendars = (): readonly GivenCalendar[] =>
    alone() ? props.plan.calendars.map((each) => ({ ...each, name: name().trim() || each.name })) : props.plan.calendars;
  interface Row {
    readonly key: string;
    readonly calendar: string;
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }
  const rows = (): readonly Row[] =>
    calendars().flatMap((calendar) =>
      calendar.spans.map((span, at) => ({ ...span, calendar: calendar.name, key: `${calendar.name} ${at}` })),
    );
  const columns = (): readonly Column<Row>[] => [
    { id: 'calendar', header: t('field.calendar'), width: 'minmax(7rem, 1fr)', cell: (row) => row.calendar },
    { id: 'name', header: t('field.name'), width: 'minmax(10rem, 2fr)', cell: (row) => row.name },
    { id: 'from', header: t('field.calendar.from'), width: '8rem', cell: (row) => i18n.format.civilDate(row.from) },
    { id: 'to', header: t('field.calendar.to'), width: '8rem', cell: (row) => i18n.format.civilDate(row.to) },
  ];
  return (
    <Plan
      label={t('people.calendars.days', { count: rows().length })}
      lead={t('people.calendars.days.lead')}
      rows={rows()}
      columns={columns()}
      notes={props.plan.notes}
    >
      <Show when={alone()}>
        <TextField class="web-import-format" label={t('people.calendars.name')} value={name()} onInput={setName} />
      </Show>
      <Take
        label={t('people.calendars.take-days', { count: calendars().length })}
        command="calendar.import"
        input={() => ({ calendars: calendars(), ...(props.address === undefined ? {} : { source: props.address }) })}
        from={undefined}
      />
    </Plan>
  );
}

interface PlanProps<T extends { readonly key: string }> {
  readonly label: string;
  readonly lead: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly notes: readonly Note[];
  readonly children: JSX.Element;
}

function Plan<T extends { readonly key: string }>(props: PlanProps<T>): JSX.Element {
  const { t } = useI18n();
  return (
    <section class="web-section">
      <h2>{props.label}</h2>
      <p class="ui-soft">{props.lead}</p>
      <div class="web-import-rows" style={{ '--rows': props.rows.length }}>
        <DataTable label={props.label} columns={props.columns} items={props.rows} key={(row) => row.key} />
      </div>
      <Show when={props.notes.length > 0}>
        <ul class="web-lines">
          <For each={props.notes}>{({ code, params }) => <li class="web-line">{t(`problem.${code}`, params)}</li>}</For>
        </ul>
      </Show>
      {props.children}
    </section>
  );
}

interface TakeProps {
  readonly label: string;
  readonly command: string;
  readonly input: () => Readonly<Record<string, unknown>>;
  /** The first day that is said something of. */
  readonly from: string | undefined;
  readonly disabled?: boolean;
  /** Once it is done. */
  readonly onTaken?: () => void;
}

/** Where what was taken shows. */
function Take(props: TakeProps): JSX.Element {
  const desk = useDesk();
  const { act } = useGestures();
  const take = async () => {
    const done = await act(props.command, props.input());
    if (done.ok) props.onTaken?.();
    if (done.ok) desk.go(props.from === undefined ? '/people/week' : `/people/week?from=${props.from}`);
  };
  return (
    <div class="ui-actions">
      <Button kind="primary" disabled={props.disabled === true} onClick={() => void take()}>
        {props.label}
      </Button>
    </div>
  );
}
