/** A half-day as a picture and in words: where somebody is, and whether they can be reached there. */
import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import {
  IconBriefcase,
  IconBuilding2,
  IconCircle,
  IconCoffee,
  type IconComponent,
  IconHouse,
  IconMapPin,
  IconTrainFront,
  useI18n,
} from '../../../../ui/index.ts';
import type { WHERES } from '../../presence/schema.ts';
import type { Stay } from '../../presence/stays.ts';

type Where = (typeof WHERES)[number];

const icons: Readonly<Record<Where, IconComponent>> = {
  home: IconHouse,
  office: IconBuilding2,
  'client-site': IconBriefcase,
  'third-place': IconCoffee,
  travelling: IconTrainFront,
  elsewhere: IconMapPin,
};

/** A place tells by its kind what it looks like. */
const whereOf = (kind: string | undefined): Where =>
  kind === 'office' || kind === 'client-site' || kind === 'third-place' ? kind : 'elsewhere';

/** Only the picture; the words stand in `stayWords`. */
export function StayMark(props: {
  readonly stay: Stay | undefined;
  readonly placeKind: (id: string | null) => string | undefined;
}): JSX.Element {
  const icon = () => {
    const { stay } = props;
    if (stay === undefined || stay.reach === 'off') return undefined;
    const where = stay.where ?? (stay.place === null ? undefined : whereOf(props.placeKind(stay.place)));
    return where === undefined ? IconCircle : icons[where];
  };
  return (
    <span class="people-stay" data-reach={props.stay?.reach ?? 'off'} data-by={props.stay?.by} aria-hidden="true">
      {icon() === undefined ? null : <Dynamic component={icon() as IconComponent} size={16} />}
    </span>
  );
}

/** "at home, until 15:00"; `placeName` names places. */
export function useStayWords(placeName: (id: string) => string | undefined): (stay: Stay | undefined) => string {
  const { t } = useI18n();
  return (stay) => {
    if (stay === undefined || stay.reach === 'off') return t(stay?.by === 'holiday' ? 'people.week.holiday' : 'people.hours.off');
    const where = stay.place === null ? undefined : placeName(stay.place);
    const words = where ?? (stay.where === null ? t('value.presence.reach.reachable') : t(`value.presence.where.${stay.where}`));
    return stay.until === null ? words : t('people.week.until', { words, time: stay.until });
  };
}
