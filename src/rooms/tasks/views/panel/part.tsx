/** A part of the panel under its heading. */
import { type JSX, Show } from 'solid-js';

export function Part(props: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly actions?: JSX.Element;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <section class="tasks-part">
      <header class="tasks-part-head">
        <h3>{props.title}</h3>
        <Show when={(props.count ?? 0) > 0}>
          <span class="ui-soft">{props.count}</span>
        </Show>
        <span class="ui-spring" />
        {props.actions}
      </header>
      {props.children}
    </section>
  );
}
