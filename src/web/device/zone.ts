/** The time zone of this device, IANA. Asking the browser takes a while, and lists ask for every row: it is known for a minute. */

const KNOWN_FOR = 60_000;

export function createZone(): () => string {
  let zone = '';
  let asked = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - asked > KNOWN_FOR) {
      zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      asked = now;
    }
    return zone;
  };
}
