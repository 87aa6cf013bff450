/** The rooms over HTTP: every command and query of the registry under its own name, what they mean as OpenAPI, and all data out. */

import * as v from 'valibot';
import { failed, ok } from '../../kernel/result.ts';
import { describeCommands, describeQueries, registry } from '../../rooms/registry.ts';
import type { Copies } from '../copy/copies.ts';
import { parseJson } from '../http/body.ts';
import { type MemberCall, member, open, type Route } from '../http/route.ts';
import { exportRoute } from './export.ts';
import { openApi } from './open-api.ts';

/** Bytes of a command's arguments: an import may bring a board with it. */
const ARGUMENTS = 16 << 20;

const common = { limit: 'api' } as const;
const anything = v.unknown();

export function roomRoutes(copies: Copies, version: string, others: readonly Route[]): readonly Route[] {
  const routes: readonly Route[] = [
    member({
      ...common,
      method: 'GET',
      path: '/api/v1/commands',
      summary: 'Every command, with the JSON Schema of its arguments',
      verb: 'query.ask',
      handle: async () => ok({ commands: describeCommands(registry) }),
    }),
    member({
      ...common,
      method: 'GET',
      path: '/api/v1/queries',
      summary: 'Every query, with the JSON Schema of its arguments',
      verb: 'query.ask',
      handle: async () => ok({ queries: describeQueries(registry) }),
    }),
    member({
      ...common,
      method: 'POST',
      path: '/api/v1/commands/:name',
      summary: 'Carry out a command; ?confirmed=true once a person agreed to a large deletion',
      verb: 'command.run',
      body: anything,
      maxBody: ARGUMENTS,
      handle: (call) => run(copies, call),
    }),
    member({
      ...common,
      method: 'POST',
      path: '/api/v1/queries/:name',
      summary: 'Ask a query',
      verb: 'query.ask',
      body: anything,
      handle: async (call) => (await workplaceOf(copies, call)).ask(call.param('name'), call.body),
    }),
    member({
      ...common,
      method: 'GET',
      path: '/api/v1/queries/:name',
      summary: 'Ask a query, with its arguments as JSON in ?args',
      verb: 'query.ask',
      handle: async (call) => {
        const args = parseJson(call.query('args') ?? '{}');
        return args.ok ? (await workplaceOf(copies, call)).ask(call.param('name'), args.value) : args;
      },
    }),
    member({
      ...common,
      method: 'POST',
      path: '/api/v1/undo',
      summary: 'Take a gesture back, where nothing newer stands',
      verb: 'command.run',
      body: v.object({ undo: v.pipe(v.string(), v.maxLength(80)) }),
      handle: async (call) => {
        const copy = await copies.of(call.actor.workplace);
        const done = await copy.as(call.actor.member).undo(call.body.undo);
        return done.ok && !(await copy.written()) ? failed('store.unavailable') : done;
      },
    }),
    exportRoute(copies),
    open({
      limit: 'link',
      method: 'GET',
      path: '/api/v1/openapi.json',
      summary: 'This description',
      handle: async (call) => ok(openApi({ origin: call.place.origin, version, routes: [...others, ...routes], registry })),
    }),
  ];
  return routes;
}

async function run(copies: Copies, call: MemberCall) {
  const copy = await copies.of(call.actor.workplace);
  const done = await copy.as(call.actor.member).run(call.param('name'), call.body ?? {}, { confirmed: call.query('confirmed') === 'true' });
  // What is answered is durable: a gesture that could not be saved is not a gesture done.
  return done.ok && !(await copy.written()) ? failed('store.unavailable') : done;
}

const workplaceOf = async (copies: Copies, { actor }: MemberCall) => (await copies.of(actor.workplace)).as(actor.member);
