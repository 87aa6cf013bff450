/**
 * Agents whose every connection is checked at the moment of dialling: the addresses that are judged are those that are dialled,
 * so that a name which answers differently the second time gains nothing [A19].
 */

import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Resolved {
  readonly address: string;
  readonly family: number;
}

export type Resolve = (host: string) => Promise<readonly Resolved[]>;

/** What a forbidden connection fails with; `code` as errors of the system have it. */
export const FORBIDDEN = 'EFORBIDDEN';

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

export interface Agents {
  readonly http: HttpAgent;
  /** For whoever makes requests with a library of its own. */
  readonly https: HttpsAgent;
}

/** @param may whether an IP address may be dialled */
export function guardedAgents(may: (address: string) => boolean, resolve: Resolve): Agents {
  const guard = guardedLookup(may, resolve);
  return { http: new GuardedHttp(may, guard), https: new GuardedHttps(may, guard) };
}

type May = (address: string) => boolean;
type Dial = HttpAgent['createConnection'];

class GuardedHttp extends HttpAgent {
  readonly #may: May;
  readonly #lookup: LookupFunction;

  constructor(may: May, guard: LookupFunction) {
    super({ keepAlive: false });
    this.#may = may;
    this.#lookup = guard;
  }

  override createConnection(...[options, done]: Parameters<Dial>): Duplex | null | undefined {
    return super.createConnection(guarded(options, this.#may, this.#lookup), done);
  }
}

class GuardedHttps extends HttpsAgent {
  readonly #may: May;
  readonly #lookup: LookupFunction;

  constructor(may: May, guard: LookupFunction) {
    super({ keepAlive: false });
    this.#may = may;
    this.#lookup = guard;
  }

  override createConnection(...[options, done]: Parameters<HttpsAgent['createConnection']>): Duplex | null | undefined {
    return super.createConnection(guarded(options, this.#may, this.#lookup), done);
  }
}

/** A number is dialled without being looked up, so it is judged here; a socket of this machine is none of the network. */
function guarded<T extends { host?: string | null | undefined; lookup?: unknown }>(options: T, may: May, lookup: LookupFunction): T {
  const host = options.host ?? '';
  if (isIP(host) !== 0 && !may(host)) throw forbidden();
  return { ...options, lookup, socketPath: undefined, path: undefined };
}

/** Refuses a name as a whole when one of its addresses is forbidden: which one is dialled is not ours to say. */
function guardedLookup(may: May, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined || found.some(({ address }) => !may(address))) done(forbidden(), []);
        else if (options.all === true) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (fault: NodeJS.ErrnoException) => done(fault, []),
    );
  };
}

const forbidden = (): NodeJS.ErrnoException => Object.assign(new Error('an address within walls'), { code: FORBIDDEN });
