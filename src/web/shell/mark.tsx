/** The mark of Relais: a baton passing between two hands' arcs. The same drawing as public/icon.svg. */
import type { JSX } from 'solid-js';

export function Mark(props: { readonly size: number }): JSX.Element {
  return (
    <svg width={props.size} height={props.size} viewBox="0 0 64 64" fill="none" aria-hidden="true" class="web-mark">
      <path d="M10 41c3 8.6 11.6 14 22 14 7.6 0 14.2-2.9 18.6-7.6" stroke="currentColor" stroke-width="5" stroke-linecap="round" />
      <path d="M54 23C51 14.4 42.4 9 32 9c-7.6 0-14.2 2.9-18.6 7.6" stroke="currentColor" stroke-width="5" stroke-linecap="round" />
      <path class="web-mark-baton" d="M19 41.5 45 22.5" stroke-width="9" stroke-linecap="round" />
    </svg>
  );
}
