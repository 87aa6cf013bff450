/** One run: a server, its clients, a line to each, faults for a while; then the world heals, all must agree, and the notes are judged. */

import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../src/rooms/testing/chance.ts';
import type { Way } from '../src/workplace/index.ts';
import { checkRun, type Final, type Violation } from './check/index.ts';
import { type FaultName, inject, type Victims } from './faults.ts';
import { type History, readNotes } from './history.ts';
import type { Assignment } from './messages.ts';
import { type ClientProcess, type ServerProcess, startClient, startServer } from './processes.ts';
import { fine, Line } from './proxy.ts';

export interface Plan {
  readonly fault: FaultName;
  /** Transactions a second, of all clients together. */
  readonly rate: number;
  readonly seconds: number;
  readonly clients: number;
  readonly seed: number;
}

export interface Outcome {
  readonly transactions: number;
  /** Faults done. */
  readonly faults: number;
  /** Seconds from the end of the faults until all agreed. */
  readonly healing: number;
  readonly violations: readonly Violation[];
  /** Why the run came to no end, if so. */
  readonly broken: string | undefined;
  /** Kept when something was wrong. */
  readonly folder: string | undefined;
}

/** How long a healed world may take to agree, in ms: lines that were given up are dialled again within a minute. */
const PATIENCE = 180_000;
const WAYS: readonly Way[] = ['websocket', 'websocket', 'stream', 'websocket', 'poll'];
const STARTING_TOGETHER = 3;

/** Folders of runs under way: one that is broken off leaves none behind. */
const underWay = new Set<string>();
process.on('exit', () => {
  for (const folder of underWay) rmSync(folder, { recursive: true, force: true });
});

export async function carryOut(plan: Plan): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-chaos-'));
  underWay.add(folder);
  const arena = new Arena(plan, folder);
  let outcome: Outcome;
  try {
    outcome = await arena.play();
  } catch (cause) {
    const broken = cause instanceof Error ? cause.message : String(cause);
    outcome = { transactions: 0, faults: arena.faults, healing: 0, violations: [], broken, folder };
  } finally {
    await arena.clear();
    underWay.delete(folder);
  }
  if (outcome.broken !== undefined || outcome.violations.length > 0) return { ...outcome, folder };
  await rm(folder, { recursive: true, force: true });
  return outcome;
}

class Arena {
  faults = 0;
  private readonly plan: Plan;
  private readonly folder: string;
  private readonly chance: Chance;
  private readonly lines: Line[] = [];
  private readonly assignments: Assignment[] = [];
  private readonly clients: ClientProcess[] = [];
  private server: ServerProcess | undefined;
  private port = 0;

  constructor(plan: Plan, folder: string) {
    this.plan = plan;
    this.folder = folder;
    this.chance = new Chance(plan.seed);
  }

  async play(): Promise<Outcome> {
    const token = await this.gather();
    for (const client of this.clients) client.tell({ say: 'go' });
    await this.suffer();
    const healed = Date.now();
    for (const client of this.clients) client.tell({ say: 'rest' });
    const finals = await this.agree();
    const healing = (Date.now() - healed) / 1000;
    finals.push(await this.fromTheServerAlone(token));
    const histories = await this.histories();
    const transactions = histories.flatMap(({ notes }) => notes).filter(({ note }) => note === 'read').length;
    return { transactions, faults: this.faults, healing, violations: checkRun(histories, finals), broken: undefined, folder: undefined };
  }

  /** Starts everything; the answer is the first client's token, who may invite. */
  private async gather(): Promise<string> {
    const data = join(this.folder, 'data');
    await mkdir(data);
    this.server = await startServer(data, 0);
    this.port = this.server.port;
    for (let client = 0; client < this.plan.clients; client++) this.lines.push(await Line.open(() => this.port));
    const token = await this.enter(0, this.server.setup ?? '');
    for (let next = 1; next < this.plan.clients; next += STARTING_TOGETHER) {
      const together = Array.from({ length: Math.min(STARTING_TOGETHER, this.plan.clients - next) }, (_, at) => next + at);
      await Promise.all(together.map(async (client) => this.enter(client, await this.invitation(token))));
    }
    return token;
  }

  private enter(client: number, link: string): Promise<string> {
    const { rate, clients, seed } = this.plan;
    const server = `http://127.0.0.1:${this.port}`;
    const assignment: Assignment = {
      client,
      folder: this.folder,
      server,
      line: this.lines[client]?.url ?? server,
      way: WAYS[client % WAYS.length] ?? 'websocket',
      link,
      pace: (1000 * clients) / rate,
      seed: seed * 1000 + client,
      goes: false,
    };
    this.assignments[client] = assignment;
    const started = startClient(assignment);
    this.clients[client] = started;
    return started.token;
  }

  private async invitation(token: string): Promise<string> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/invitations`, { method: 'POST', headers, body: '{}' });
    const { link } = (await answer.json()) as { link?: string };
    if (link === undefined) throw new Error(`no invitation: ${answer.status}`);
    return link;
  }

  /** Faults one after the other, with quiet between them, until the time is over. */
  private async suffer(): Promise<void> {
    const end = Date.now() + this.plan.seconds * 1000;
    while (Date.now() < end) {
      await pause(Math.min(1000 + this.chance.int(4000), Math.max(1, end - Date.now())));
      if (Date.now() >= end || this.plan.fault === 'none') continue;
      await inject(this.plan.fault, this.victims(), this.chance);
      this.faults++;
    }
    for (const line of this.lines) line.turn(fine);
  }

  private victims(): Victims {
    return {
      clients: this.plan.clients,
      line: (client) => this.lines[client] as Line,
      signalClient: (client, signal) => this.clients[client]?.signal(signal),
      signalServer: (signal) => this.server?.signal(signal),
      killClient: async (client) => {
        this.clients[client]?.signal('SIGKILL');
        await this.clients[client]?.ended;
      },
      reviveClient: async (client) => {
        const started = startClient({ ...(this.assignments[client] as Assignment), goes: true });
        this.clients[client] = started;
        await started.token;
      },
      killServer: async () => {
        this.server?.signal('SIGKILL');
        await this.server?.ended;
      },
      reviveServer: () => this.reviveServer(),
    };
  }

  private async reviveServer(): Promise<void> {
    this.server = await startServer(join(this.folder, 'data'), this.port);
  }

  /** Nothing is helped along: each client finds its way back by itself. Throws when they do not agree in time. */
  private async agree(): Promise<Final[]> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const looks = await Promise.all(this.clients.map((client) => client.look()));
      const [first] = looks;
      const same = looks.every((look) => look !== undefined && String(look.seen) === String(first?.seen));
      if (same && looks.every((look) => look?.waiting === 0 && look.connected))
        return looks.map((look, client) => ({ client, seen: look?.seen ?? [] }));
      if (Date.now() > until) throw new Error(`after ${PATIENCE / 1000} s: ${JSON.stringify(looks.map(standing))}`);
      await pause(500);
    }
  }

  /** With every client gone and the server killed once more, a device that joins sees what the server alone has. */
  private async fromTheServerAlone(token: string): Promise<Final> {
    for (const client of this.clients) client.tell({ say: 'end' });
    await Promise.all(this.clients.map((client) => client.ended));
    this.server?.signal('SIGKILL');
    await this.server?.ended;
    await this.reviveServer();
    const last = this.plan.clients;
    await this.enter(last, await this.invitation(token));
    const until = Date.now() + PATIENCE;
    for (let before = ''; Date.now() < until; ) {
      const look = await this.clients[last]?.look();
      const seen = String(look?.seen);
      if (look?.connected === true && look.seen.some((value) => value !== null) && seen === before)
        return { client: last, seen: look.seen };
      before = seen;
      await pause(1000);
    }
    throw new Error('the device that joined last sees nothing');
  }

  private async histories(): Promise<History[]> {
    const clients = Array.from({ length: this.plan.clients }, (_, client) => client);
    return Promise.all(
      clients.map(async (client) => ({ client, notes: readNotes(await readFile(join(this.folder, `${client}.jsonl`), 'utf8')) })),
    );
  }

  /** Ends what this run started, by their own handles. */
  async clear(): Promise<void> {
    for (const running of [...this.clients, ...(this.server === undefined ? [] : [this.server])]) running.signal('SIGKILL');
    await Promise.all([...this.clients, ...(this.server === undefined ? [] : [this.server])].map(({ ended }) => ended));
    await Promise.all(this.lines.map((line) => line.close()));
  }
}

const standing = (look: Awaited<ReturnType<ClientProcess['look']>>) =>
  look === undefined ? 'gone' : { waiting: look.waiting, connected: look.connected, seen: look.seen.join(' ') };
