/** The application's own new version: fetched in the background, taken over when the person says so [F14]. */
import { type Accessor, createSignal } from 'solid-js';

export interface Update {
  /** A new version is here and waits. */
  readonly ready: Accessor<boolean>;
  /** Starts it: what was being typed is kept as a draft and comes back. */
  take(): void;
}

/** How often a tab left open looks for a new version, in ms. */
const EVERY = 3_600_000;

export function createUpdate(): Update {
  const [ready, setReady] = createSignal(false);
  let waiting: ServiceWorker | null = null;
  let asked = false;
  const update: Update = {
    ready,
    take: () => {
      asked = true;
      if (waiting === null) location.reload();
      else waiting.postMessage('take-over');
    },
  };
  if (!('serviceWorker' in navigator) || !isSecureContext || import.meta.env.DEV) return update;

  const { serviceWorker } = navigator;
  const follow = (registration: ServiceWorkerRegistration) => {
    const look = () => {
      waiting = registration.waiting;
      // The first worker of all waits for nobody and is no update.
      setReady(waiting !== null && serviceWorker.controller !== null);
    };
    look();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    setInterval(() => void registration.update().catch(() => undefined), EVERY);
  };
  // Another tab may take the new version: this one goes on with its own files and reloads when asked.
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
  });
  let followed: ServiceWorkerRegistration | undefined;
  const register = async () => {
    const registration = await serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' }).catch(() => undefined);
    if (registration === undefined || registration === followed) return;
    followed = registration;
    follow(registration);
  };
  void register();
  // A first visit whose network went before all files were here would otherwise wait for the next visit.
  addEventListener('online', () => void register());
  return update;
}
