/** What the HTTP shell is made of, and what each request carries through it. */

import type { IncomingMessage } from 'node:http';
import type { Accounts } from '../accounts/accounts.ts';
import type { Outbound } from '../outbound/index.ts';
import type { Origination, Proxies } from './addresses.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Place, Site } from './site.ts';

export interface Shell {
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly site: Site;
  readonly proxies: Proxies;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Lets /metrics be read from elsewhere than this machine. */
  readonly metricsToken: string | undefined;
  /** The way to addresses that others chose; none where the operator closed it. */
  readonly outbound: Outbound | undefined;
  /** True when connections arrive over TLS here. */
  readonly tls: boolean;
  /** Release of Relais, such as 0.1.0. */
  readonly version: string;
}

export interface Env {
  Bindings: { readonly incoming?: IncomingMessage };
  /** `route` is the pattern that answered, for logs and counters: a path would carry ids. */
  Variables: { from: Origination; place: Place; route: string | undefined };
}
