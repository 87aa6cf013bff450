/** Starts the server: the one file of the command line that knows it. Ends with the process that started it. */

import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failed, ok, type Result } from '../kernel/result.ts';
import { type RunningServer, startServer } from '../server/index.ts';
import { openStore } from '../storage/node.ts';
import { placeOf } from './place.ts';
import type { Call } from './verb.ts';
import { relaisVersion } from './version.ts';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export async function serve({ terminal, given }: Call): Promise<Result<unknown>> {
  const port = readPort(given.values.get('port'));
  if (!port.ok) return port;
  const level = LOG_LEVELS.find((each) => each === given.values.get('log-level')) ?? (terminal.json ? 'error' : 'warn');
  const tls = readTls(given.values.get('tls-cert'), given.values.get('tls-key'));
  if (!tls.ok) return tls;
  const demo = given.switches.get('demo') === true;
  const { folder, database, files } = placeOf(given, demo ? 'demo' : '');
  await mkdir(folder, { recursive: true });
  const store = await openStore(database);
  const started = await startServer({
    store,
    files,
    backups: { folder: join(folder, 'backups'), database },
    host: given.values.get('host') ?? '127.0.0.1',
    port: port.value,
    publicUrl: given.values.get('public-url'),
    tls: tls.value,
    outbound: given.switches.get('outbound-off') === true ? 'off' : (given.lists.get('outbound-allow') ?? []),
    mail: readMail(given.values.get('smtp-url'), given.values.get('mail-from')),
    trustedProxies: given.lists.get('trusted-proxy') ?? [],
    web: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    metricsToken: given.values.get('metrics-token'),
    logLevel: level,
    version: relaisVersion(),
    demo,
  });
  if (!started.ok) {
    await store.close();
    return started;
  }
  const { url, setup, notices } = started.value;
  terminal.answer({ url, ...(setup === undefined ? {} : { setup }) }, welcome(terminal.t, started.value, demo));
  terminal.tell();
  for (const notice of notices) terminal.say(terminal.t(`cli.notice.${notice}`));
  await untilToldToStop();
  await started.value.close();
  return ok(undefined);
}

function welcome(t: Call['terminal']['t'], { url, setup }: RunningServer, demo: boolean): string {
  return setup === undefined ? t('cli.serving', { url }) : t(demo ? 'cli.serving-demo' : 'cli.serving-first', { url, setup });
}

function readPort(written: string | undefined): Result<number> {
  const port = Number(written ?? 7420);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? ok(port) : failed('option.port', { given: (written ?? '').slice(0, 20) });
}

function readTls(cert: string | undefined, key: string | undefined): Result<{ cert: string; key: string } | undefined> {
  if (cert === undefined && key === undefined) return ok(undefined);
  return cert === undefined || key === undefined ? failed('option.tls-pair') : ok({ cert, key });
}

/** A password on the command line is seen by every user of the machine: the environment is the better place. */
function readMail(url = process.env.RELAIS_SMTP_URL, from = process.env.RELAIS_MAIL_FROM): { url: string; from: string } | undefined {
  return url === undefined || url === '' ? undefined : { url, from: from ?? '' };
}

/** Ctrl-C, a service manager, or the end of the process that started this one. */
async function untilToldToStop(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const told = signals.map((signal) => once(process, signal));
  if (process.connected) told.push(once(process, 'disconnect'));
  await Promise.race(told);
}
