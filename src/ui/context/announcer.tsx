/** Says in a live region what others changed, without ever moving the focus. */
import { createContext, createSignal, For, type JSX, useContext } from 'solid-js';
import { present } from '../../kernel/assert.ts';

export interface Announcer {
  /** Read when the reader pauses; `urgent` interrupts and is for losses only. */
  announce(text: string, urgent?: boolean): void;
}

export interface AnnouncerState extends Announcer {
  readonly polite: () => readonly Line[];
  readonly urgent: () => readonly Line[];
}

interface Line {
  readonly id: number;
  readonly text: string;
}

const AnnouncerContext = createContext<Announcer>();
export const AnnouncerProvider = AnnouncerContext.Provider;
export const useAnnouncer = (): Announcer => present(useContext(AnnouncerContext), 'useAnnouncer is called under a UiProvider');

/** The last three lines of each kind stay in the document, so that a slow reader is not cut short. */
export function createAnnouncer(): AnnouncerState {
  const [polite, setPolite] = createSignal<readonly Line[]>([]);
  const [urgent, setUrgent] = createSignal<readonly Line[]>([]);
  let next = 0;
  return {
    polite,
    urgent,
    announce: (text, isUrgent = false) => {
      const line = { id: next++, text };
      (isUrgent ? setUrgent : setPolite)((lines) => [...lines.slice(-2), line]);
    },
  };
}

export function AnnouncerRegion(props: { readonly state: AnnouncerState }): JSX.Element {
  return (
    <div class="ui-hidden" data-live-announcer="true">
      <div role="log" aria-live="polite" aria-relevant="additions">
        <For each={props.state.polite()}>{(line) => <p>{line.text}</p>}</For>
      </div>
      <div role="alert" aria-relevant="additions">
        <For each={props.state.urgent()}>{(line) => <p>{line.text}</p>}</For>
      </div>
    </div>
  );
}
