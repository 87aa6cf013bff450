/** Of several tabs on one device, one is connected; the others hear from it how sharing stands [F12]. */
import type { Problem } from '../../kernel/result.ts';

/** What the leading tab tells the others. */
export interface Word {
  readonly connected: boolean;
  /** The server was looked for and not reached. */
  readonly away: boolean;
  readonly sharedAt: number | undefined;
  readonly dataUsed: number;
  readonly problems: readonly Problem[];
}

export interface Leading {
  /** Tells the other tabs, when this one leads. */
  tell(word: Word): void;
  /** Lets another tab lead. */
  stop(): void;
}

export interface LeadingOptions {
  /** Names the device: its database. */
  readonly name: string;
  /** This tab leads from now on, until the promise that `stop` settles. */
  readonly lead: () => void;
  readonly heard: (word: Word) => void;
  /** Another tab asks how things stand. */
  readonly asked: () => void;
}

export function takeTurns({ name, lead, heard, asked }: LeadingOptions): Leading {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${name}:standing`);
  let leads = false;
  const begin = () => {
    leads = true;
    lead();
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<Word | 'how'>) => {
    if (data === 'how') {
      if (leads) asked();
    } else if (!leads) heard(data);
  });
  channel?.postMessage('how');
  const stop = 'locks' in navigator ? byLock(`${name}:lead`, begin) : byLease(`${name}:lead`, begin);
  return {
    tell: (word) => {
      if (leads) channel?.postMessage(word);
    },
    stop: () => {
      leads = false;
      stop();
      channel?.close();
    },
  };
}

/** The browser gives the lock to the next tab when this one goes, however it goes. */
function byLock(name: string, begin: () => void): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(name, () => {
    begin();
    return held;
  });
  return release;
}

/** How long a lease stands, in ms; it is renewed at half of it. */
const LEASE = 6000;

/** Insecure origins have no locks: a lease in the storage that tabs share. Two that take it at once do no harm, only twice the traffic. */
function byLease(name: string, begin: () => void): () => void {
  const own = crypto.getRandomValues(new Uint32Array(2)).join('-');
  let begun = false;
  const take = () => {
    const [holder, until] = (read(name) ?? '').split(' ');
    if (holder !== own && Number(until) > Date.now()) return;
    write(name, `${own} ${Date.now() + LEASE}`);
    if (!begun) begin();
    begun = true;
  };
  take();
  const timer = setInterval(take, LEASE / 2);
  const leave = () => {
    if (begun) write(name, '');
  };
  addEventListener('pagehide', leave);
  return () => {
    clearInterval(timer);
    removeEventListener('pagehide', leave);
    leave();
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without shared storage there are no other tabs to agree with.
  }
}
