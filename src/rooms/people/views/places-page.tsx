/** The places where work is done: which clock, which public holidays and which calendar each goes by. */
import { For, type JSX, Show } from 'solid-js';
import { Button, createAnswer, EmptyState, IconMapPin, IconPlus, Menu, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { placeList } from '../../places/index.ts';
import type { AnswerOf } from '../../room.ts';
import type { calendarList } from '../calendars/queries.ts';

type Place = AnswerOf<typeof placeList>[number];

export function PlacesPage(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const places = createAnswer<typeof placeList>('place.list');
  const calendars = createAnswer<typeof calendarList>('calendar.list');
  const name = (place: Place) => place.name ?? t('people.nameless');
  const about = (place: Place) =>
    [place.kind === null ? null : t(`value.place.kind.${place.kind}`), place.address]
      .filter((each) => each !== null && each !== '')
      .join(' · ');
  /** What it says of itself; where it says nothing, it goes as most members do. */
  const goesBy = (place: Place) =>
    [
      place.zone?.replaceAll('_', ' '),
      place.holidays === null ? undefined : t('people.places.holidays', { region: t(`value.place.holidays.${place.holidays}`) }),
      calendars()?.find(({ id }) => id === place.calendar)?.name,
    ]
      .filter((each) => each !== undefined && each !== null)
      .join(' · ');
  return (
    <section class="people-part" aria-label={t('people.page.places')}>
      <div class="people-presence-bar">
        <p class="ui-soft">{t('people.places.lead')}</p>
        <Button icon={IconPlus} onClick={() => desk.perform('place.add')}>
          {t('command.place.add')}
        </Button>
      </div>
      <Show when={places()?.length === 0}>
        <EmptyState icon={IconMapPin} title={t('people.places.none')}>
          {t('people.places.none-lead')}
        </EmptyState>
      </Show>
      <ul class="ui-lines">
        <For each={places()}>
          {(place) => (
            <li class="ui-line">
              <div>
                <p>{name(place)}</p>
                <p class="ui-soft">{about(place)}</p>
                <Show when={goesBy(place) !== ''}>
                  <p class="ui-soft">{goesBy(place)}</p>
                </Show>
              </div>
              <Menu
                iconOnly
                small
                label={t('people.duty.more', { name: name(place) })}
                items={[
                  { id: 'edit', label: t('command.place.edit'), onSelect: () => desk.perform('place.edit', { place: place.id }) },
                  { id: 'remove', label: t('command.place.remove'), onSelect: () => void act('place.remove', { place: place.id }) },
                ]}
              />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
