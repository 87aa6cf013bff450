/**
 * Who may do what: the one place where membership is checked, for every verb of every door (HTTP, sockets, files).
 * The wall is around the workplace: inside it any member may do nearly everything, and history undoes it.
 */

import type { Id } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { WorkplaceSettings } from './accounts/schema.ts';

/** A present member, as found from a valid session; made in `accounts/sessions.ts` and nowhere else. */
export interface Actor {
  readonly workplace: Id;
  readonly member: Id;
  readonly name: string;
  readonly steward: boolean;
  readonly settings: WorkplaceSettings;
  /** Name of the session's record: enough to find or end it, not to use it. */
  readonly session: string;
  readonly via: 'cookie' | 'token';
  readonly device: Id | undefined;
}

/** What a verb is about. Every subject says its workplace; `owner` and `scope` where the verb asks for them. */
export interface Subject {
  readonly workplace: Id;
  readonly owner?: Id | undefined;
  readonly scope?: string;
}

type Rule = (actor: Actor, subject: Subject) => boolean;

const anyMember: Rule = () => true;
const steward: Rule = (actor) => actor.steward;
const self: Rule = (actor, subject) => subject.owner === actor.member;
const selfOrSteward: Rule = (actor, subject) => actor.steward || self(actor, subject);
const inScope: Rule = (actor, subject) => subject.scope === 'shared' || subject.scope === privateScope(actor.member);

/** Each verb has a rule of its own: a right to read is never a right to write [A09]. */
const rules = {
  'workplace.read': anyMember,
  'workplace.change': steward,
  'member.list': anyMember,
  'member.remove': selfOrSteward,
  'member.rename': self,
  'steward.change': steward,
  'invitation.list': anyMember,
  'invitation.create': (actor) => actor.settings.invite === 'members' || actor.steward,
  'invitation.revoke': selfOrSteward,
  'reset.create': steward,
  'reset.list': anyMember,
  'reset.revoke': steward,
  'session.list': self,
  'session.end': self,
  'credential.read': self,
  'credential.change': self,
  'device.list': anyMember,
  'device.register': self,
  'device.revoke': selfOrSteward,
  'feed.list': self,
  'feed.create': self,
  'feed.revoke': self,
  'calendar.read': anyMember,
  'notice.channel': self,
  'sync.connect': anyMember,
  'scope.read': inScope,
  'scope.write': inScope,
  'file.read': inScope,
  'file.write': inScope,
  'command.run': anyMember,
  'query.ask': anyMember,
  'history.read': inScope,
  'export.read': anyMember,
  /** What goes for ever goes by a steward, or by who alone wrote it (X3). */
  expunge: selfOrSteward,
} satisfies Record<string, Rule>;

export type Verb = keyof typeof rules;

export const verbs = Object.keys(rules) as readonly Verb[];

/** The scope that only this member's devices share (S9). */
export const privateScope = (member: Id): string => `private:${member}`;

/** The scopes a member has. */
export const scopesOf = (member: Id): readonly string[] => ['shared', privateScope(member)];

/**
 * The actor when they may, else why not. What lies in another workplace answers like what does not exist, so that
 * ids tell nothing [A01, A33].
 */
export function authorise(actor: Actor | undefined, verb: Verb, subject: Subject): Result<Actor> {
  if (actor === undefined) return failed('auth.required');
  if (subject.workplace !== actor.workplace) return failed('not-found');
  const rule: Rule = rules[verb];
  return rule(actor, subject) ? ok(actor) : failed('auth.refused');
}
