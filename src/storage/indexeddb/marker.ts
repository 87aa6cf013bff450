/**
 * How a device notices that the browser emptied its store (F17): a mark kept elsewhere names the store that was there.
 * It says nothing when both went together; then only the server knows that this browser had a device.
 */

export interface Marker {
  read(): string | undefined;
  write(birth: string): void;
}

/** In localStorage, which most evictions spare; nothing in a worker or where it is forbidden. */
export function localMarker(name: string): Marker {
  const key = `relais:${name}:birth`;
  return {
    read: () => attempt(() => localStorage.getItem(key)) ?? undefined,
    write: (birth) => attempt(() => localStorage.setItem(key, birth)),
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return typeof localStorage === 'undefined' ? undefined : work();
  } catch {
    return undefined;
  }
}
