/** One's declared hours: for each day of the week, stretches from one time to another. */
import { createSignal, For, Index, type JSX, Show } from 'solid-js';
import { Button, IconButton, IconPlus, IconX, useGestures, useI18n } from '../../../ui/index.ts';
import type { Member } from './types.ts';

type Draft = readonly (readonly (readonly [from: string, to: string])[])[];

const empty: Draft = Array.from({ length: 7 }, () => []);
const office: readonly [string, string] = ['09:00', '17:00'];

/** From Monday. */
export function weekdayNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)));
}

export function Hours(props: { readonly member: Member }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { act } = useGestures();
  const [week, setWeek] = createSignal<Draft>(props.member.hours ?? empty);
  const [wrong, setWrong] = createSignal(false);
  const days = () => weekdayNames(i18n.locale());
  const setDay = (day: number, stretches: Draft[number]) =>
    setWeek((before) => before.map((known, index) => (index === day ? stretches : known)));
  const setEnd = (day: number, at: number, end: 0 | 1, time: string) =>
    setDay(
      day,
      (week()[day] ?? []).map((stretch, index) => (index !== at ? stretch : end === 0 ? [time, stretch[1]] : [stretch[0], time])),
    );
  const keep = async (hours: Draft | null) => {
    const sound = hours === null || hours.every((day) => day.every(([from, to]) => from !== '' && to !== '' && from < to));
    setWrong(!sound);
    if (!sound) return;
    if (hours === null) setWeek(empty);
    await act('member.edit', { hours });
  };
  return (
    <section class="people-part">
      <h2>{t('people.hours')}</h2>
      <p class="ui-soft">{t('people.hours.lead')}</p>
      <div class="people-hours">
        <For each={days()}>
          {(day, index) => (
            <fieldset class="people-day">
              <legend>{day}</legend>
              <Index each={week()[index()]}>
                {(stretch, at) => (
                  <span class="people-stretch">
                    <input
                      class="ui-input"
                      type="time"
                      aria-label={t('people.hours.from', { day })}
                      value={stretch()[0]}
                      onChange={(event) => setEnd(index(), at, 0, event.currentTarget.value)}
                    />
                    –
                    <input
                      class="ui-input"
                      type="time"
                      aria-label={t('people.hours.to', { day })}
                      value={stretch()[1]}
                      onChange={(event) => setEnd(index(), at, 1, event.currentTarget.value)}
                    />
                    <IconButton
                      small
                      icon={IconX}
                      label={t('people.hours.remove', { day })}
                      onClick={() =>
                        setDay(
                          index(),
                          (week()[index()] ?? []).filter((_, other) => other !== at),
                        )
                      }
                    />
                  </span>
                )}
              </Index>
              <Show when={(week()[index()] ?? []).length === 0}>
                <span class="ui-soft">{t('people.hours.off')}</span>
              </Show>
              <IconButton
                small
                icon={IconPlus}
                label={t('people.hours.add', { day })}
                onClick={() => setDay(index(), [...(week()[index()] ?? []), office])}
              />
            </fieldset>
          )}
        </For>
      </div>
      <Show when={wrong()}>
        <p class="ui-problem" role="alert">
          {t('people.hours.wrong')}
        </p>
      </Show>
      <div class="ui-actions">
        <Button kind="primary" onClick={() => void keep(week())}>
          {t('people.hours.keep')}
        </Button>
        <Button
          onClick={() => {
            const monday = (week()[0] ?? []).length === 0 ? [office] : (week()[0] ?? []);
            setWeek((before) => before.map((known, index) => (index < 5 ? monday : known)));
          }}
        >
          {t('people.hours.copy')}
        </Button>
        <Button kind="quiet" onClick={() => void keep(null)}>
          {t('people.hours.clear')}
        </Button>
      </div>
    </section>
  );
}
