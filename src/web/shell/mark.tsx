/** The mark of Relais: a baton passing between two arcs, one hand's and the other's. The drawing of public/icon.svg. */
import type { JSX } from 'solid-js';

export function Mark(props: { readonly size: number }): JSX.Element {
  return (
    <svg width={props.size} height={props.size} viewBox="8 8 48 48" fill="none" stroke-linecap="round" aria-hidden="true" class="web-mark">
      <path d="M14 39.5c2.6 7 9.6 11.5 18 11.5 6.2 0 11.6-2.4 15.2-6.2" stroke="currentColor" stroke-width="4.5" />
      <path d="M50 24.5C47.4 17.5 40.4 13 32 13c-6.2 0-11.6 2.4-15.2 6.2" stroke="currentColor" stroke-width="4.5" />
      <path class="web-mark-baton" d="M21.5 39.6 42.5 24.4" stroke-width="8" />
    </svg>
  );
}
