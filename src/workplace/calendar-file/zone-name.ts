/** The IANA zone that a calendar means by the name it gives. */

import { isZone } from '../../kernel/zones.ts';

/** Of Windows' names, those of where French is an official language or people of such a place work most; CLDR has them all. */
const WINDOWS: Readonly<Record<string, string>> = {
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kyiv',
  'GTB Standard Time': 'Europe/Bucharest',
  'Mauritius Standard Time': 'Indian/Mauritius',
  'E. Africa Standard Time': 'Africa/Nairobi',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'Morocco Standard Time': 'Africa/Casablanca',
  'SA Western Standard Time': 'America/Guadeloupe',
  'SA Eastern Standard Time': 'America/Cayenne',
  'Saint Pierre Standard Time': 'America/Miquelon',
  'Central Pacific Standard Time': 'Pacific/Noumea',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'UTC+12': 'Pacific/Wallis',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Pacific Standard Time': 'America/Los_Angeles',
  UTC: 'UTC',
};

/** As IANA names it, as Windows does, or at the end of a path, as some programs write it; undefined when nobody knows. */
export function zoneNamed(name: string): string | undefined {
  const plain = name.replace(/^"|"$/g, '').trim();
  const known = WINDOWS[plain];
  if (Object.hasOwn(WINDOWS, plain) && known !== undefined) return known;
  const parts = plain.split('/').filter((part) => part !== '');
  for (const count of [parts.length, 3, 2]) {
    const candidate = parts.slice(-count).join('/');
    if (candidate.includes('/') && isZone(candidate)) return candidate;
  }
  return plain !== '' && plain.length < 64 && isZone(plain) ? plain : undefined;
}
