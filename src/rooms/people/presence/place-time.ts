/** By which clock and calendar a place goes: its own where it says so, else those of the workplace, the same for every reader. */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { type HolidayRegion, place } from '../../places/index.ts';
import { regionOfZone } from '../holidays.ts';
import { member } from '../schema.ts';
import { regionOf } from '../working-days.ts';

export interface PlaceTime {
  /** IANA zone. */
  readonly zone: string;
  /** Whose public holidays it keeps; undefined where none are known. */
  readonly region: HolidayRegion | undefined;
}

/** `fallback` is the zone where no member said theirs. */
export function placeTimes(read: Reader, fallback: string): (id: Id | null) => PlaceTime {
  let usual: PlaceTime | undefined;
  return (id) => {
    const own = id === null ? undefined : read.row(place, id);
    if (own?.zone) return { zone: own.zone, region: own.holidays ?? regionOfZone(own.zone) };
    usual ??= usualTime(read, fallback);
    return { zone: usual.zone, region: own?.holidays ?? usual.region };
  };
}

/** The zone in which most members live, and the holidays that most of those keep; of as many the first by name. */
function usualTime(read: Reader, fallback: string): PlaceTime {
  const members = read.where(member, { left: null }).all();
  const zone = mostOften(members.flatMap((row) => row.zone ?? [])) ?? fallback;
  const regions = members.flatMap((row) => (row.zone === zone ? (regionOf(row) ?? []) : []));
  return { zone, region: mostOften(regions) ?? regionOfZone(zone) };
}

function mostOften<T extends string>(said: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const each of said) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))[0]?.[0];
}
