/** Several faces of one thing, one shown at a time. */
import * as Faces from '@kobalte/core/tabs';
import { For, type JSX, Show } from 'solid-js';
import { Badge } from './small.tsx';

export interface TabsProps {
  /** What the faces are faces of; read out. */
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly label: string; readonly count?: number | undefined }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly children: (id: string) => JSX.Element;
}

export function Tabs(props: TabsProps): JSX.Element {
  return (
    <Faces.Root class="ui-tabs" value={props.value} onChange={(id) => props.onChange(id)}>
      <Faces.List class="ui-tab-list" aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Faces.Trigger class="ui-tab" value={tab.id}>
              {tab.label}
              <Show when={tab.count !== undefined}>
                <Badge>{tab.count}</Badge>
              </Show>
            </Faces.Trigger>
          )}
        </For>
      </Faces.List>
      <For each={props.tabs}>
        {(tab) => (
          <Faces.Content class="ui-tab-panel" value={tab.id}>
            {props.children(tab.id)}
          </Faces.Content>
        )}
      </For>
    </Faces.Root>
  );
}
