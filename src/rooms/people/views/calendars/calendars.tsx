/** The calendars the workplace looks at: what each holds, whether it concerns oneself, and one more from a file. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import { Button, Checkbox, createAnswer, IconPlus, LinkButton, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { calendarList } from '../../calendars/queries.ts';
import type { memberMe } from '../../queries.ts';

type Calendar = NonNullable<NonNullable<(typeof calendarList)['asks']>['answer']>[number];

export function Calendars(): JSX.Element {
  const { t } = useI18n();
  const calendars = createAnswer<typeof calendarList>('calendar.list');
  return (
    <section class="people-part">
      <h2>{t('people.calendars')}</h2>
      <p class="ui-soft">{t('people.calendars.lead')}</p>
      <Show when={(calendars()?.length ?? 0) > 0}>
        <ul class="people-declared">
          <For each={calendars()}>{(calendar) => <Line calendar={calendar} />}</For>
        </ul>
      </Show>
      <div class="ui-actions">
        <LinkButton icon={IconPlus} href="/import">
          {t('people.calendars.import')}
        </LinkButton>
      </div>
    </section>
  );
}

function Line(props: { readonly calendar: Calendar }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const me = createAnswer<typeof memberMe>('member.me');
  const mine = createMemo(() => me()?.calendar === props.calendar.id);
  const name = () => props.calendar.name ?? t('people.nameless');
  const told = () => {
    const { from, to } = props.calendar;
    return from === null || to === null ? t('people.calendars.span-none') : t('people.calendars.span', { from, to });
  };
  return (
    <li>
      <span class="people-calendar-words">
        <span>{name()}</span>
        <span class="ui-soft">{told()}</span>
      </span>
      <Checkbox
        label={t('people.calendars.mine')}
        ariaLabel={t('people.calendars.mine-one', { name: name() })}
        checked={mine()}
        onChange={(checked) =>
          void act('member.edit', { member: desk.me, calendar: checked ? props.calendar.id : null }, { quietly: true })
        }
      />
      <Button
        small
        kind="quiet"
        aria-label={t('people.calendars.remove-one', { name: name() })}
        onClick={() => void act('calendar.remove', { calendar: props.calendar.id })}
      >
        {t('people.calendars.remove')}
      </Button>
    </li>
  );
}
