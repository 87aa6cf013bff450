/**
 * What a route is: a method, a path, who may (a verb, or open to all), limits, the shape of its body, and a plain function.
 * `mount.ts` does for every route, in the same order, what must not be forgotten in any.
 */

import * as v from 'valibot';
import { failed, ok, type Problem, type Result } from '../../kernel/result.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { PasskeySite } from '../accounts/passkeys.ts';
import type { SessionKind } from '../accounts/sessions.ts';
import type { Actor, Subject, Verb } from '../authorise.ts';
import type { LimitName, Limits } from './limits.ts';
import type { Place } from './site.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request, as a route's function sees it. */
export interface Call<Body = unknown> {
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly body: Body;
  readonly raw: Request;
  readonly place: Place;
  readonly passkeySite: PasskeySite;
  /** For limits only. */
  readonly address: string;
  param(name: string): string;
  query(name: string): string | undefined;
  /** Sends the session's secret as a cookie, or as part of the answer, as the caller wanted. */
  openSession(kind: SessionKind, token: string): { readonly token?: string };
  closeSession(): void;
}

export interface MemberCall<Body = unknown> extends Call<Body> {
  readonly actor: Actor;
}

/** What a route answers: a value to be sent as JSON, a problem, or a response of its own. */
export type Answer = Result<unknown> | Response;

interface Common<S> {
  readonly method: Method;
  readonly path: string;
  /** One line for the API's description. */
  readonly summary: string;
  readonly limit: LimitName;
  readonly body?: S;
  /** Bytes; `SMALL_BODY` when missing. */
  readonly maxBody?: number;
  /** The function reads the body itself, as bytes. */
  readonly streams?: boolean;
}

export interface OpenRoute<S extends v.GenericSchema> extends Common<S> {
  handle(call: Call<v.InferOutput<S>>): Promise<Answer>;
}

export interface MemberRoute<S extends v.GenericSchema> extends Common<S> {
  readonly verb: Verb;
  /** What the verb is about, when it is not the workplace as such. `undefined` answers "not found". */
  subject?(call: MemberCall<unknown>): Promise<Subject | undefined> | Subject | undefined;
  handle(call: MemberCall<v.InferOutput<S>>): Promise<Answer>;
}

/** A route of any shape of body, as `mount` takes it. */
export interface Route extends Common<v.GenericSchema> {
  readonly access: { readonly verb: Verb; subject(call: MemberCall<unknown>): Promise<Subject | undefined> } | 'open';
  run(call: Call<unknown>, actor: Actor | undefined): Promise<Answer>;
}

/** A route for whoever holds a link or wants to sign in. */
export function open<const S extends v.GenericSchema = v.UnknownSchema>(route: OpenRoute<S>): Route {
  const { handle, ...common } = route;
  return {
    ...common,
    access: 'open',
    async run(call) {
      const body = parse(route.body, call.body);
      return body.ok ? handle({ ...call, body: body.value }) : body;
    },
  };
}

/** A route for members, behind a verb of `authorise.ts`. */
export function member<const S extends v.GenericSchema = v.UnknownSchema>(route: MemberRoute<S>): Route {
  const { handle, verb, subject, ...common } = route;
  return {
    ...common,
    access: { verb, subject: async (call) => (subject === undefined ? { workplace: call.actor.workplace } : subject(call)) },
    async run(call, actor) {
      if (actor === undefined) return failed('auth.required');
      const body = parse(route.body, call.body);
      return body.ok ? handle({ ...call, actor, body: body.value }) : body;
    },
  };
}

/** The subject of verbs about oneself. */
export const oneself = (call: MemberCall<unknown>): Subject => ({ workplace: call.actor.workplace, owner: call.actor.member });

function parse<S extends v.GenericSchema>(schema: S | undefined, body: unknown): Result<v.InferOutput<S>> {
  if (schema === undefined) return ok(undefined);
  const parsed = v.safeParse(schema, body ?? {});
  return parsed.success ? ok(parsed.output) : { ok: false, problem: firstIssue(parsed.issues) };
}

/** Where the first thing wrong stands; never its value, which may be a secret. */
function firstIssue(issues: readonly v.BaseIssue<unknown>[]): Problem {
  const issue = issues[0];
  const path = issue === undefined ? '' : (v.getDotPath(issue) ?? '');
  return { code: 'input.invalid', params: { field: path.slice(0, 80), expected: (issue?.expected ?? issue?.type ?? '').slice(0, 80) } };
}
