/** Saying where one will be: from one half-day to another, where, reachable or not. */
import { type JSX, Show } from 'solid-js';
import { createAnswer, Dialog, type FieldSpec, Form, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { HALVES } from '../../presence/half-days.ts';
import { keepPrecise } from '../../presence/precise.ts';
import { REACHES, WHERES } from '../../presence/schema.ts';
import { SHARINGS, type Sharing } from '../../presence/sharing.ts';
import type { memberMe } from '../../queries.ts';

export interface Asked {
  readonly from: string;
  readonly half?: (typeof HALVES)[number] | undefined;
  readonly place?: string | undefined;
}

export function Declare(props: {
  readonly asked: Asked;
  readonly places: readonly { readonly id: string; readonly name: string | null }[];
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const me = createAnswer<typeof memberMe>('member.me');
  const usual = (): Sharing => me()?.sharing ?? 'place';
  const fills = () => props.asked.place !== undefined;
  const choices = (column: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`value.presence.${column}.${value}`) }));
  const fields = (): readonly FieldSpec[] => [
    { name: 'from', kind: 'date', label: t('field.presence.from'), required: true },
    { name: 'fromHalf', kind: 'enum', label: t('field.presence.fromHalf'), values: choices('fromHalf', HALVES), required: true },
    { name: 'to', kind: 'date', label: t('field.presence.to'), required: true },
    { name: 'toHalf', kind: 'enum', label: t('field.presence.toHalf'), values: choices('toHalf', HALVES), required: true },
    { name: 'reach', kind: 'enum', label: t('field.reach'), values: choices('reach', REACHES), required: true },
    { name: 'where', kind: 'enum', label: t('field.where'), values: choices('where', WHERES) },
    {
      name: 'place',
      kind: 'enum',
      label: t('field.place'),
      values: props.places.map(({ id, name }) => ({ value: id, label: name ?? t('people.nameless') })),
    },
    { name: 'until', kind: 'string', label: t('field.presence.until'), hint: t('field.presence.until.hint'), max: 5 },
    {
      name: 'sharing',
      kind: 'enum',
      label: t('field.sharing'),
      values: choices('sharing', SHARINGS),
      required: true,
      // Others who are not told where one is do not see that a place is covered.
      ...(fills() && usual() !== 'place' ? { hint: t('people.week.gap-hint') } : {}),
    },
  ];
  return (
    <Dialog
      open
      title={t('command.presence.declare')}
      description={t('people.week.declare-lead')}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Show when={me() !== undefined}>
        <Form
          fields={fields()}
          today={desk.today()}
          draft={{
            from: props.asked.from,
            fromHalf: props.asked.half ?? 'morning',
            to: props.asked.from,
            toHalf: props.asked.half ?? 'afternoon',
            reach: 'reachable',
            where: '',
            place: props.asked.place ?? '',
            until: '',
            sharing: usual(),
          }}
          submitLabel={t('people.week.declare')}
          onCancel={props.onClose}
          onSubmit={async (values) => {
            const sharing = SHARINGS.find((each) => each === values.sharing) ?? usual();
            // Nobody sees that the place is covered: said where it is done.
            const say = fills() && sharing !== 'place' ? { say: t('people.week.gap-stays') } : {};
            const done = await act('presence.declare', values, { quietly: true, ...say });
            const row = done.ok ? (done.value.answer as { readonly id?: string } | null) : null;
            if (row?.id !== undefined)
              keepPrecise(desk.drafts, [{ id: row.id, where: text(values.where), place: text(values.place) }], sharing === 'place');
            if (done.ok) props.onClose();
            return done.ok ? undefined : done.problem;
          }}
        />
      </Show>
    </Dialog>
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
