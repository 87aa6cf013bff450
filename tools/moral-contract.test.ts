/**
 * The moral contract, line by line ([M1] to [M6]): tests that walk every table, query, command, route, metric, log call, text and
 * view, so that a room made tomorrow that breaks it fails today. What they forbid is data in tools/contract/measures.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../src/kernel/store.ts';
import { SHARED } from '../src/replica/change.ts';
import { yjsText } from '../src/replica/text.ts';
import { registry } from '../src/rooms/registry.ts';
import { Chance } from '../src/rooms/testing/chance.ts';
import { Device } from '../src/rooms/testing/device.ts';
import { someArguments } from '../src/rooms/testing/random-arguments.ts';
import { rowsOf } from '../src/rooms/testing/stories.ts';
import { accountRoutes } from '../src/server/accounts/routes/index.ts';
import * as accountRecords from '../src/server/accounts/schema.ts';
import { historyRoutes } from '../src/server/api/history.ts';
import { openApi } from '../src/server/api/open-api.ts';
import { roomRoutes } from '../src/server/api/routes.ts';
import { authorise, privateScope, verbs } from '../src/server/authorise.ts';
import { createMetrics } from '../src/server/http/metrics.ts';
import { testServer } from '../src/server/testing/server.ts';
import { askingHours, measureIn, notified, notifying, telling, watching } from './contract/measures.ts';
import { forEveryAnswer, isByNameOrWritten, keysOf, logFields, measuresAmong, numbersOn, peopleIn } from './contract/walkers.ts';
import { projectFiles, root } from './root.ts';

const sources = (pattern: RegExp) =>
  projectFiles()
    .filter((file) => pattern.test(file) && !/\.test\.|\.e2e\.|\/testing\/|\/frozen\/|\/gallery\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

// A door that is never opened: only its description is read.
const closed = new Proxy({}, { get: () => () => undefined });
const routes = [...accountRoutes, ...historyRoutes(closed as Parameters<typeof historyRoutes>[0])];
const api = openApi({
  origin: 'https://relais.example',
  version: 'test',
  routes: [...routes, ...roomRoutes(closed as Parameters<typeof roomRoutes>[0], 'test', routes)],
  registry,
}) as { readonly paths: Readonly<Record<string, unknown>> };

describe('[M1] nothing measures a person', () => {
  test('no table, column, command, argument, query or choice is named for a measure', () => {
    const names = [
      ...[...registry.tables.values()].flatMap((table) => [table.name, ...Object.keys(table.columns)]),
      ...[...registry.commands.values()].flatMap((command) => [command.name, ...Object.keys(command.input)]),
      ...[...registry.queries.values()].flatMap((query) => [query.name, ...Object.keys(query.input), ...(query.shows ?? [])]),
    ];
    expect(names.length).toBeGreaterThan(100);
    expect(measuresAmong(names)).toEqual([]);
  });

  test('no path, parameter or property of the API is', () => {
    const names = [...keysOf(api.paths)].flatMap((key) => key.split('/'));
    expect(names).toContain('task.add');
    expect(measuresAmong(names)).toEqual([]);
  });

  test('no account record remembers more than when it was made, ends or was taken back', () => {
    const times: string[] = [];
    for (const [name, schema] of Object.entries(accountRecords)) {
      if (!name.endsWith('Schema')) continue;
      for (const [key, inner] of Object.entries((schema as v.ObjectSchema<v.ObjectEntries, undefined>).entries)) {
        expect(measureIn(key), `${name}.${key}`).toBeUndefined();
        if (v.is(inner as v.GenericSchema, 1_772_438_400_000)) times.push(key);
      }
    }
    // A password's cost and a passkey's counter are numbers, not times.
    const known = new Set([
      'created',
      'expires',
      'registered',
      'revoked',
      'joined',
      'changed',
      'memory',
      'passes',
      'lanes',
      'counter',
      'v',
    ]);
    expect(times.filter((key) => !known.has(key))).toEqual([]);
  });

  test('who only reads leaves no trace at the server', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const before = await everythingIn(server.store);
    server.now += 86_400_000;
    for (const path of ['/api/v1/members', '/api/v1/sessions', '/api/v1/devices', '/api/v1/workplace', '/healthz'])
      await server.ask(path, { token: ada.token });
    expect(await everythingIn(server.store)).toEqual(before);
  });

  test('no answer puts a number on a person that nobody wrote', () => {
    const numbers = new Set<string>();
    forEveryAnswer((query, answer, members) => {
      for (const key of numbersOn(answer, members)) numbers.add(`${query}: ${key}`);
    });
    expect([...numbers]).toEqual([]);
  });

  test('lists of people stand by name or by what they declared, and change their order for nobody’s doing', () => {
    const unsorted = new Set<string>();
    forEveryAnswer((query, answer, members) => {
      for (const list of peopleIn(answer, members)) if (!isByNameOrWritten(list)) unsorted.add(query);
    });
    expect([...unsorted].sort()).toEqual([]);
  });

  test('metrics carry no label of a person and no name of a measure', async () => {
    const metrics = createMetrics();
    metrics.request('GET', '/api/v1/members', 200, 0.01);
    metrics.connection('websocket', 1);
    metrics.accepted(3);
    metrics.commit(0.01);
    metrics.bytes('in', 10);
    const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('relais_'));
    const labels = new Set(lines.flatMap((line) => [...line.matchAll(/[{,](\w+)="/g)].map(([, label]) => label)));
    expect(lines.length).toBeGreaterThan(20);
    expect([...labels].filter((label) => /member|user|person|device|session|name|address|token/.test(label ?? ''))).toEqual([]);
    const own = lines.map((line) => line.split(/[{ ]/)[0] ?? '').filter((name) => !/nodejs|process/.test(name));
    expect(measuresAmong(own)).toEqual([]);
  });

  test('no log call is given who somebody is', () => {
    const personal =
      /^(actor|address|author|behalf|body|cookie|device|email|headers|ip|member|name|path|person|row|session|text|title|token|url|user)$/;
    const calls = sources(/^src\/(server|cli)\/.*\.ts$/).flatMap(({ file, text }) => logFields(file, text));
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.filter(({ field }) => personal.test(field) || measureIn(field) !== undefined)).toEqual([]);
  });

  test('no text of the product tells on somebody', () => {
    for (const language of ['en', 'fr'] as const) {
      const told = Object.entries(registry.messages[language]).filter(([, text]) => telling[language].test(text));
      expect(told).toEqual([]);
    }
    const catalogues = sources(/messages(\/[a-z-]+)?\.ts$/).filter(({ text }) => telling.en.test(text) || telling.fr.test(text));
    // The page that promises it never happens has to name it.
    expect(catalogues.map(({ file }) => file).filter((file) => !file.includes('/contract/'))).toEqual([]);
  });
});

describe('[M2] presence is declared, never detected', () => {
  test('nothing in the browser watches, and nothing is sent when a page is left or looked away from', () => {
    const found = sources(/^src\/(web|ui|rooms|workplace)\/.*\.tsx?$/).filter(({ text }) => watching.test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  test('no table of presence or absence has a place for a reason', () => {
    const tables = [...registry.tables.values()].filter(({ name }) => /presence|absence|away|leave|holiday|half-day/.test(name));
    const reasons = tables.flatMap(({ name, columns }) =>
      Object.keys(columns).flatMap((key) => (/reason|cause|motive|sick|medical|why/.test(key) ? [`${name}.${key}`] : [])),
    );
    expect(reasons).toEqual([]);
  });

  test('connecting writes nothing that others read', async () => {
    const joining = sources(/^src\/server\/sync\/.*\.ts$/);
    expect(joining.length).toBeGreaterThan(3);
    expect(joining.filter(({ text }) => /\.run\(|\.commit\(/.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe('[M3] what is private stays with its member', () => {
  test('nobody but the member reads or writes a private scope, whatever the verb', () => {
    const actor = member('ada', true);
    for (const verb of verbs.filter((each) => /^(scope|file|history)\./.test(each))) {
      expect(authorise(actor, verb, { workplace: actor.workplace, scope: privateScope('bo') }).ok, verb).toBe(false);
      expect(authorise(actor, verb, { workplace: actor.workplace, scope: privateScope('ada') }).ok, verb).toBe(true);
    }
  });

  test('only the notebook will write to a private scope, and it holds ciphertext', () => {
    const writing = sources(/^src\/(rooms|workplace|web|cli|server)\/.*\.tsx?$/).filter(({ text }) =>
      /commit\(\s*privateScope|privateScope\([^)]*\)\s*,\s*['"`]/.test(text),
    );
    expect(
      writing.map(({ file }) => file).filter((file) => !file.startsWith('src/rooms/notebook/') && !file.includes('/notebook/')),
    ).toEqual([]);
  });
});

describe('[M4] everyone can take everything out', () => {
  test('an export is any member’s right, at any time', () => {
    for (const verb of ['export.read', 'query.ask', 'history.read'] as const)
      expect(authorise(member('bo', false), verb, { workplace: 'w', scope: SHARED }).ok, verb).toBe(true);
  });

  // What an export holds: tools/moral-contract-exports.test.ts.
  test('every command and every query is in the description of the API', () => {
    const inApi = new Set(keysOf(api.paths));
    expect([...registry.commands.keys()].filter((name) => !inApi.has(`/api/v1/commands/${name}`))).toEqual([]);
    expect([...registry.queries.keys()].filter((name) => !inApi.has(`/api/v1/queries/${name}`))).toEqual([]);
  });
});

describe('[M5] trust over permissions: any member may change any shared thing', () => {
  test('every member may run every command', () => {
    expect(authorise(member('bo', false), 'command.run', { workplace: 'w' }).ok).toBe(true);
  });

  test('no command is refused because of who asks', () => {
    // Who decides after taking advice decides, and anybody may change who that is. What one said in a round nobody else says for them.
    const allowed = new Set(['decision-not-yours', 'voice-not-yours']);
    const codes = Object.keys(registry.messages.en).filter(
      (key) => key.startsWith('problem.') && /not-(yours|allowed|permitted)|forbidden|permission|only-/.test(key),
    );
    expect(codes.map((key) => key.slice('problem.'.length)).filter((code) => !allowed.has(code))).toEqual([]);
  });

  test('what one member made another edits and puts in the trash', () => {
    const tried: string[] = [];
    for (const command of registry.commands.values()) {
      const [noun = '', verb] = command.name.split('.');
      const [subject, field] = Object.entries(command.input)[0] ?? [];
      const isOwn = noun === 'member' || field?.kind !== 'ref' || field.table !== noun;
      if (isOwn || (verb !== 'edit' && verb !== 'remove') || subject === undefined) continue;
      const [ana, ben] = [new Device(registry, 'ana', 'desk', yjsText), new Device(registry, 'ben', 'pocket', yjsText)];
      const made = firstOf(ana, noun);
      if (made === undefined) continue;
      ben.receive(ana.changes);
      const outcome = ben.run(command.name, { [subject]: made });
      expect([command.name, outcome.ok ? 'ok' : outcome.problem.code]).toEqual([command.name, 'ok']);
      tried.push(command.name);
    }
    expect(tried).toEqual(
      expect.arrayContaining(['task.edit', 'task.remove', 'role.edit', 'circle.edit', 'place.edit', 'proposal.edit', 'agreement.edit']),
    );
  });

  test('history is asked for by row: no route, message or query takes a person to list what they did', () => {
    const asked = [...registry.queries.values()].filter(({ name }) => /histor|journal|log|changes|audit|feed/.test(name));
    expect(asked.filter(({ input }) => Object.values(input).some(({ table }) => table === 'member')).map(({ name }) => name)).toEqual([]);
    const route = readFileSync(join(root, 'src/server/api/history.ts'), 'utf8');
    expect([...new Set([...route.matchAll(/call\.query\('(\w+)'\)/g)].map(([, name]) => name))].sort()).toEqual(['before', 'row', 'table']);
    const wire = readFileSync(join(root, 'src/sync/messages.ts'), 'utf8');
    const ask = /ask: record\(\{([^}]*)\}/.exec(wire)?.[1] ?? '';
    expect([...ask.matchAll(/(\w+):/g)].map(([, name]) => name).sort()).toEqual(['before', 'request', 'row', 'scope', 'table']);
  });
});

describe('[M6] nobody is notified outside the hours they declared', () => {
  test('what sends or shows a notice stands where the declared hours are asked first', () => {
    const sending = sources(/^src\/.*\.tsx?$/).filter(({ text }) => notifying.test(text));
    expect(sending.map(({ file }) => file).toSorted()).toEqual(Object.keys(notified).toSorted());
    for (const { file } of sending) expect(readFileSync(join(root, notified[file] ?? ''), 'utf8'), file).toMatch(askingHours);
  });

  test('no other part of the server takes hold of the ways out, but to say whether there is one and to confirm an address', () => {
    const using = sources(/^src\/server\/.*\.ts$/).filter(({ text }) => /\b(SendPush|SendMail|pushSender|mailSender)\b/.test(text));
    const at = (name: string) => `src/server/notices/${name}.ts`;
    expect(using.map(({ file }) => file).toSorted()).toEqual(
      [...['channels', 'index', 'mail', 'push', 'routes', 'sweep'].map(at), 'src/server/start.ts'].toSorted(),
    );
  });
});

describe('a room that breaks the contract fails', () => {
  const people = new Set(['ana', 'ben']);

  test('by the name of a column, by a number on a person, by a list in the order of their doings', () => {
    expect(measuresAmong(['member.lastSeenAt', 'isOnline', 'activityCount', 'memberRank', 'readReceipt', 'idle-since'])).toHaveLength(6);
    expect(measuresAmong(['dueAt', 'readiness', 'scoreless', 'reviewOn', 'offline'])).toEqual([]);
    expect(numbersOn([{ id: 'ana', name: 'Ana', tasksDone: 12 }], people)).toEqual(['tasksDone']);
    expect(numbersOn({ holders: [{ member: 'ben', joinedAt: 3 }] }, people)).toEqual([]);
    const ranked = [
      { name: 'Ben', done: 12 },
      { name: 'Cléo', done: 5 },
      { name: 'Ana', done: 3 },
    ];
    expect(isByNameOrWritten(ranked)).toBe(false);
    expect(isByNameOrWritten(ranked.toSorted((a, b) => (a.name < b.name ? -1 : 1)))).toBe(true);
  });

  test('by a log of who did it, a phrase that tells on somebody, or an eye on the page', () => {
    expect(logFields('x.ts', "shell.log.info('request', { member, ms: 3 })").map(({ field }) => field)).toContain('member');
    expect(telling.en.test('Ana was last seen at noon')).toBe(true);
    expect(telling.fr.test('Ana est en ligne')).toBe(true);
    expect(watching.test("addEventListener('mousemove', wake)")).toBe(true);
  });
});

async function everythingIn(store: Awaited<ReturnType<typeof testServer>>['store']): Promise<unknown> {
  const entries = await store.range('accounts', EVERYTHING);
  expect(entries.length).toBeGreaterThan(3);
  return entries.map(({ key, value }) => [key, [...value]]);
}

const member = (id: string, steward: boolean) => ({
  workplace: 'w',
  member: id,
  name: id,
  steward,
  settings: { invite: 'members' as const },
  session: 's',
  via: 'cookie' as const,
  device: undefined,
});

/** Ana makes one of these, if a command with no more than words makes it. */
function firstOf(ana: Device, noun: string): string | undefined {
  const add = registry.commands.get(`${noun}.add`);
  if (add === undefined) return undefined;
  ana.run('member.join', { id: ana.me, name: 'Ana' });
  const outcome = ana.run(add.name, someArguments(required(add.input), new Chance(5), rowsOf(registry, ana)));
  return outcome.ok && 'row' in outcome.value.answer ? outcome.value.answer.row.id : undefined;
}

const required = <T extends { readonly optional: boolean }>(fields: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => !field.optional));
