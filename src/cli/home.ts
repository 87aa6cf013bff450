/** A device in a folder: its store, its account with the server, and the workplace on them. */

import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fromUtf8, utf8 } from '../kernel/bytes.ts';
import { base64url } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Store } from '../kernel/store.ts';
import { registry } from '../rooms/registry.ts';

import { openSqlite, zlibCompressor } from '../storage/node.ts';
import { Reconnector, storedBlocks } from '../sync/index.ts';
import {
  dialer,
  loadYjs,
  memberJoin,
  openDevice,
  systemClock,
  systemRandom,
  systemSigner,
  systemTimers,
  Workplace,
} from '../workplace/index.ts';
import { callApi, type Server } from './api.ts';
import { type KeptHere, keptIn } from './kept.ts';
import type { Call } from './verb.ts';

const named = v.object({ id: v.string(), name: v.string() });
const accountRecord = v.object({ server: v.string(), token: v.string(), workplace: named, member: named });
export type Account = v.InferOutput<typeof accountRecord>;

type Opened = Awaited<ReturnType<typeof openDevice>>;

export interface Home {
  readonly account: Account;
  readonly server: Server;
  readonly device: Opened['device'];
  readonly replica: Opened['replica'];
  readonly workplace: Workplace;
  /** What stays on this device. */
  readonly kept: KeptHere;
  /** Exchanges with the server until nothing waits; `server-unreachable` or `sync-timeout` when that is not to be. */
  sync(patience: number): Promise<Result<undefined>>;
  /** Connects for what only the server has; false, soon, when it is out of reach. */
  tryConnecting(): Promise<boolean>;
}

/** ms that a gesture waits for the server before it leaves sharing for later. */
const SHORT = 5000;

const homeExists = (home: string): Promise<boolean> =>
  stat(fileOf(home)).then(
    () => true,
    () => false,
  );

/** Opens the folder, runs `body`, and saves everything before it answers. Refused with `home-none` where nobody joined. */
export async function withHome(call: Call, body: (home: Home) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  if (!(await homeExists(call.home))) return failed('home-none', { home: call.home });
  const store = await openSqlite(fileOf(call.home));
  try {
    const account = await savedIn(store);
    if (account === undefined) return failed('home-none', { home: call.home });
    return await using(call, store, account, body);
  } finally {
    await store.close();
  }
}

/**
 * Makes the folder a device. `register` makes it known to the server; until it is, nobody has joined, so that a failed
 * attempt can be made again. Refused with `home-taken` where somebody has, unless `again` and it is they who come back.
 */
export async function createHome(
  call: Call,
  register: (device: { id: string; publicKey: string }) => Promise<Result<{ account: Account; zone: string }>>,
  again = false,
): Promise<Result<{ account: Account; shared: boolean }>> {
  await mkdir(call.home, { recursive: true, mode: 0o700 });
  const store = await openSqlite(fileOf(call.home));
  await chmod(fileOf(call.home), 0o600);
  try {
    const before = await savedIn(store);
    if (before !== undefined && !again) return failed('home-taken', { home: call.home });
    const { device } = await open(store);
    const { publicKey } = await device.keys();
    const registered = await register({ id: device.id, publicKey: base64url(publicKey) });
    if (!registered.ok) {
      await device.close();
      return registered;
    }
    const { account, zone } = registered.value;
    if (before !== undefined && !(before.workplace.id === account.workplace.id && before.member.id === account.member.id)) {
      await device.close();
      // Whoever else it was has a session now that nobody will use.
      await callApi({ url: account.server, token: account.token }, 'POST', '/api/v1/sign-out');
      return failed('home-taken', { home: call.home });
    }
    await device.join(account.workplace.id, account.member.id);
    await device.close();
    await store.commit({ put: [{ collection: 'account', key: 'account', value: utf8(JSON.stringify(account)) }] });
    let shared = false;
    const result = await using(call, store, account, async ({ workplace, sync }) => {
      // What others already know of this member comes first, so that the own row is not begun twice.
      await sync(SHORT * 2);
      const introduced = await introduce(workplace, account, zone);
      if (introduced.ok) shared = (await sync(SHORT * 2)).ok;
      return introduced;
    });
    return result.ok ? ok({ account, shared }) : result;
  } finally {
    await store.close();
  }
}

/** Whose folder it is; undefined where nobody joined. */
async function savedIn(store: Store): Promise<Account | undefined> {
  const saved = await store.get('account', 'account');
  return saved === undefined ? undefined : v.parse(accountRecord, JSON.parse(fromUtf8(saved)));
}

/** The member's own row, so that others see who came; written once. The answer is whether it was now. */
export async function introduce(workplace: Workplace, { member }: Account, zone: string): Promise<Result<boolean>> {
  const known = await workplace.ask('member.me', {});
  if (!known.ok || known.value !== null) return known.ok ? ok(false) : known;
  const introduced = await workplace.run(...memberJoin(member.id, member.name, zone));
  return introduced.ok ? ok(true) : introduced;
}

const fileOf = (home: string): string => join(home, 'device.sqlite');

function open(store: Store): Promise<Opened> {
  const ports = { store, clock: systemClock, random: systemRandom, timers: systemTimers, signer: systemSigner, compressor: zlibCompressor };
  return openDevice({ ports, registry, blocks: storedBlocks(store) });
}

async function using(call: Call, store: Store, account: Account, body: (home: Home) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const { device, replica } = await open(store);
  const server: Server = { url: account.server, token: account.token };
  const workplace = new Workplace({
    device,
    replica,
    registry,
    random: systemRandom,
    me: account.member.id,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    loadText: loadYjs,
    sign: (message) => device.sign(message),
    keyHolder: (id) => device.keyHolder(id),
    onDamage: (error) => call.terminal.say(call.terminal.t('problem.store-damaged', { detail: error.message })),
  });
  const line = new Reconnector(
    device,
    dialer(() => server),
  );
  const kept = await keptIn(store);
  try {
    const result = await body({
      account,
      server,
      device,
      replica,
      workplace,
      kept,
      sync: (patience) => syncNow(line, device, account, patience),
      tryConnecting: async () => (await syncNow(line, device, account, SHORT)).ok,
    });
    if (!(await device.settled())) return failed(device.status.problems[0]?.code ?? 'store-full', { detail: fileOf(call.home) });
    await kept.save();
    return result;
  } finally {
    line.stop();
    await device.close();
  }
}

async function syncNow(line: Reconnector, device: Opened['device'], account: Account, patience: number): Promise<Result<undefined>> {
  line.start();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const level = await Promise.race([line.synced(), timeout]);
  clearTimeout(timer);
  if (level) return ok(undefined);
  const told = device.status.problems.find(({ code }) => !code.startsWith('store'));
  if (told !== undefined) return { ok: false, problem: told };
  if (device.status.connected) return failed('sync-timeout', { count: device.status.waiting });
  // The line only knows that it was not let in; the server says why.
  const asked = await callApi({ url: account.server, token: account.token }, 'GET', '/api/v1/me');
  return asked.ok ? failed('sync-timeout', { count: device.status.waiting }) : asked;
}
