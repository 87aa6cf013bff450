/** What the person has looked at: known to this device alone, kept as drafts are. */
import { createSignal } from 'solid-js';
import { useDesk } from '../../../ui/index.ts';
import type { Notice } from '../../notice.ts';

/** The news, as the head of the application follows them for all parts of the page: asked once, and not before the first view stands. */
export const [listed, setListed] = createSignal<readonly Notice[]>([]);

/** In sight of all parts of the page at once: what one of them notes, the others follow. */
const [noted, setNoted] = createSignal(0);

const KEPT = 500;

export interface Looked {
  isNew(notice: Pick<Notice, 'key'>): boolean;
  look(notices: readonly Pick<Notice, 'key'>[]): void;
}

/** `name` tells what was done with them: looked at, put off. */
export function useLooked(name: 'looked' | 'put-off'): Looked {
  const { drafts } = useDesk();
  const place = `notices.${name}`;
  const keys = (): readonly string[] => {
    noted();
    return keysIn(drafts.read(place));
  };
  return {
    isNew: ({ key }) => !keys().includes(key),
    look(notices) {
      const before = keys();
      const more = notices.map(({ key }) => key).filter((key) => !before.includes(key));
      if (more.length === 0) return;
      drafts.write(place, JSON.stringify([...before, ...more].slice(-KEPT)));
      setNoted((count) => count + 1);
    },
  };
}

function keysIn(text: string | undefined): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
