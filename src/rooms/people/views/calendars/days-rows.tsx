/** What calendars say of the days of a week, as bands above the people. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import { useI18n } from '../../../../ui/index.ts';
import type { CalendarDays } from '../../calendars/queries.ts';

export interface DaysRowsProps {
  readonly dates: readonly string[];
  readonly calendars: readonly CalendarDays[];
}

interface Band {
  readonly days: number;
  readonly name: string | undefined;
}

export function DaysRows(props: DaysRowsProps): JSX.Element {
  const { t } = useI18n();
  /** Those that concern somebody; where none does, all. */
  const shown = createMemo(() => {
    const own = props.calendars.filter(({ members, places }) => members.length + places.length > 0);
    return own.length > 0 ? own : props.calendars;
  });
  const bands = (calendar: CalendarDays): readonly Band[] => {
    const found: { days: number; name: string | undefined }[] = [];
    for (const date of props.dates) {
      const spans = calendar.spans.filter(({ from, to }) => from <= date && date <= to);
      const name = spans.length === 0 ? undefined : spans.map((span) => span.name ?? t('people.nameless')).join(', ');
      const last = found.at(-1);
      if (last !== undefined && last.name === name) last.days += 1;
      else found.push({ days: 1, name });
    }
    return found;
  };
  return (
    <Show when={shown().length > 0}>
      <tbody class="people-bands">
        <For each={shown()}>
          {(calendar) => (
            <tr>
              <th scope="row">{calendar.name ?? t('people.nameless')}</th>
              <For each={bands(calendar)}>
                {(band) => (
                  <td colspan={band.days * 2}>
                    <Show when={band.name}>
                      {(name) => (
                        <span class="people-band" data-tooltip={name()}>
                          {name()}
                        </span>
                      )}
                    </Show>
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </Show>
  );
}
