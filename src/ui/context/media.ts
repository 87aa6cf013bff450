/** What the window is like, as a signal: narrow as a phone's, without room for two things beside each other. */
import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Follows a media query as long as the calling component lives. */
export function createMedia(question: string): Accessor<boolean> {
  const query = matchMedia(question);
  const [matches, setMatches] = createSignal(query.matches);
  const look = () => setMatches(query.matches);
  query.addEventListener('change', look);
  onCleanup(() => query.removeEventListener('change', look));
  return matches;
}
