/** The parts of a room side by side, each at an address of its own. */
import { createEffect, For, type JSX } from 'solid-js';

export interface PartNavProps {
  /** What the parts are parts of; read out. */
  readonly label: string;
  readonly parts: readonly { readonly href: string; readonly label: string }[];
  /** The address of the part that shows. */
  readonly current: string;
}

export function PartNav(props: PartNavProps): JSX.Element {
  let line: HTMLElement | undefined;
  // On a phone the line is longer than the screen: where one is stays in sight.
  createEffect(() => {
    const at = props.parts.findIndex(({ href }) => href === props.current);
    line?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'center' });
  });
  return (
    <nav class="ui-parts" aria-label={props.label} data-print="no" ref={(element) => (line = element)}>
      <For each={props.parts}>
        {(part) => (
          <a href={part.href} aria-current={part.href === props.current ? 'page' : undefined}>
            {part.label}
          </a>
        )}
      </For>
    </nav>
  );
}
