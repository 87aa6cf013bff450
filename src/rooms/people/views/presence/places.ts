/** Places by name, asked of the room that has them. */
import type { Id } from '../../../../kernel/ids.ts';
import { createAnswer } from '../../../../ui/index.ts';

interface PlaceList {
  readonly name: 'place.list';
  readonly asks?: {
    readonly input: object;
    readonly answer: readonly { readonly id: Id; readonly name: string | null; readonly kind: string | null }[];
  };
}

export function usePlaces() {
  const list = createAnswer<PlaceList>('place.list');
  return {
    list: () => list() ?? [],
    nameOf: (id: Id | null) => list()?.find((place) => place.id === id)?.name ?? undefined,
    kindOf: (id: Id | null) => list()?.find((place) => place.id === id)?.kind ?? undefined,
  };
}
