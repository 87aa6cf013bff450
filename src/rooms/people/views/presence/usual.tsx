/** Where one usually is: each half-day of the week, kept as soon as it is chosen. */
import { createMemo, For, type JSX } from 'solid-js';
import type { Id } from '../../../../kernel/ids.ts';
import { createAnswer, Select, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { HALVES, WEEKDAYS, type WeekdayName } from '../../presence/half-days.ts';
import { keepPrecise, preciseOf } from '../../presence/precise.ts';
import type { presenceDeclared } from '../../presence/queries.ts';
import { WHERES } from '../../presence/schema.ts';
import type { Sharing } from '../../presence/sharing.ts';
import { weekdayNames } from '../hours.tsx';
import { usePlaces } from './places.ts';

export function Usual(props: { readonly member: Id; readonly sharing: Sharing }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { act } = useGestures();
  const said = createAnswer<typeof presenceDeclared>('presence.declared', () => ({ member: props.member }));
  const places = usePlaces();
  const { drafts } = useDesk();
  const days = createMemo(() => weekdayNames(i18n.locale()));
  const options = () => [
    { value: 'off', label: t('people.hours.off') },
    ...WHERES.map((value) => ({ value: `where ${value}`, label: t(`value.presence.where.${value}`) })),
    ...places.list().map(({ id, name }) => ({ value: `place ${id}`, label: name ?? t('people.nameless') })),
  ];
  const chosen = (weekday: WeekdayName | undefined, half: string): string => {
    // The latest comes first.
    const shared = said()?.usual.find((each) => each.weekday === weekday && each.half === half);
    if (shared === undefined || shared.reach === 'usual') return '';
    if (shared.reach === 'off') return 'off';
    const row = { ...shared, ...preciseOf(drafts, shared.id) };
    return row.place === null ? (row.where === null ? '' : `where ${row.where}`) : `place ${row.place}`;
  };
  const choose = async (weekday: WeekdayName | undefined, half: string, value: string) => {
    const [kind, what] = value.split(' ');
    const stay = kind === 'where' ? { where: what } : kind === 'place' ? { place: what } : { reach: kind === 'off' ? 'off' : 'usual' };
    const done = await act('usual-presence.set', { weekday: [weekday], half, ...stay });
    const ids = done.ok && Array.isArray(done.value.answer) ? done.value.answer.map(String) : [];
    keepPrecise(
      drafts,
      ids.map((id) => ({ id, ...stay })),
      props.sharing === 'place',
    );
  };
  return (
    <section class="people-part">
      <h2>{t('people.usual')}</h2>
      <p class="ui-soft">{t('people.usual.lead')}</p>
      <div class="people-usual">
        <For each={days()}>
          {(day, at) => (
            <fieldset class="people-day">
              <legend>{day}</legend>
              <For each={HALVES}>
                {(half) => (
                  <Select
                    label={`${day}, ${t(`value.usual-presence.half.${half}`)}`}
                    hideLabel
                    empty={t('people.usual.none')}
                    value={chosen(WEEKDAYS[at()], half)}
                    options={options()}
                    onChange={(value) => void choose(WEEKDAYS[at()], half, value)}
                  />
                )}
              </For>
            </fieldset>
          )}
        </For>
      </div>
    </section>
  );
}
