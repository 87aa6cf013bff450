/** Offering to install the application, once, and never again after a no. */
import { type Accessor, createSignal } from 'solid-js';
import { createPreference, steady } from '../../ui/index.ts';

/** What Chromium sends when the page could be installed. */
interface InstallEvent extends Event {
  prompt(): Promise<void>;
}

export interface Install {
  readonly offered: Accessor<boolean>;
  accept(): void;
  decline(): void;
}

export function createInstall(): Install {
  const [answered, setAnswered] = createPreference(
    steady(() => localStorage),
    'relais.install',
    'open' as 'open' | 'answered',
    (text) => (text === 'answered' ? text : undefined),
  );
  const [event, setEvent] = createSignal<InstallEvent>();
  addEventListener('beforeinstallprompt', (given) => {
    given.preventDefault();
    if ('prompt' in given) setEvent(given as InstallEvent);
  });
  return {
    offered: () => event() !== undefined && answered() !== 'answered',
    accept: () => {
      setAnswered('answered');
      void event()?.prompt();
    },
    decline: () => setAnswered('answered'),
  };
}
