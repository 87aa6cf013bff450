/** Who one is on this server: links, joining, signing in and out, credentials, sessions, invitations. */
import * as v from 'valibot';
import type { Id } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import { ask, tell } from './server.ts';

/** What a link opens; everything but `kind` is missing when it opens nothing. */
const link = v.object({
  kind: v.picklist(['setup', 'invitation', 'reset', 'invalid', 'expired', 'used', 'revoked']),
  expires: v.optional(v.number()),
  workplace: v.optional(v.object({ name: v.string() })),
  member: v.optional(v.object({ name: v.string() })),
});
export type Link = v.InferOutput<typeof link>;

const arrival = v.object({
  workplace: v.object({ id: v.string(), name: v.string() }),
  member: v.object({ id: v.string(), name: v.string(), steward: v.boolean() }),
});
/** Whoever came in, and where. */
export type Arrival = v.InferOutput<typeof arrival>;

const myself = v.object({
  workplace: v.object({ id: v.string(), name: v.string(), settings: v.record(v.string(), v.unknown()) }),
  member: v.object({ id: v.string(), name: v.string(), steward: v.boolean() }),
  device: v.optional(v.string()),
  session: v.string(),
  credentials: v.object({
    password: v.boolean(),
    passkeys: v.array(v.object({ id: v.string(), label: v.string(), created: v.number() })),
  }),
});
export type Myself = v.InferOutput<typeof myself>;

const sessions = v.object({
  sessions: v.array(
    v.object({
      id: v.string(),
      kind: v.picklist(['cookie', 'token']),
      label: v.string(),
      created: v.number(),
      device: v.optional(v.string()),
      current: v.boolean(),
    }),
  ),
});
export type Session = v.InferOutput<typeof sessions>['sessions'][number];

const invitation = v.object({
  id: v.string(),
  state: v.picklist(['open', 'used', 'expired', 'revoked']),
  created: v.number(),
  expires: v.number(),
  by: v.optional(v.string()),
  member: v.optional(v.string()),
});
export type Invitation = v.InferOutput<typeof invitation>;

const accountMembers = v.object({
  members: v.array(
    v.object({ id: v.string(), name: v.string(), steward: v.boolean(), joined: v.number(), removed: v.optional(v.number()) }),
  ),
});
export type AccountMember = v.InferOutput<typeof accountMembers>['members'][number];

/** The device that comes in: its id, the public key its changes are signed with, what to call it. */
export interface DeviceClaim {
  readonly id: Id;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  readonly label?: string;
}

export type Credential =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'passkey'; readonly response: unknown; readonly label?: string };

export type Proof =
  | { readonly kind: 'password'; readonly workplace?: string; readonly name: string; readonly password: string }
  | { readonly kind: 'passkey'; readonly response: unknown };

const options = v.record(v.string(), v.unknown());
type Options = v.InferOutput<typeof options>;

/** A browser keeps its session in a cookie that no script reads. */
const want = 'cookie';

export const accounts = {
  inspect: (token: string): Promise<Result<Link>> => ask('POST', '/api/v1/links/inspect', link, { token }),
  join: (given: {
    readonly token: string;
    readonly name: string;
    readonly workplace?: string;
    readonly device: DeviceClaim;
    readonly credential: Credential;
  }): Promise<Result<Arrival>> => ask('POST', '/api/v1/join', arrival, { ...given, want }),
  reset: (given: { readonly token: string; readonly credential: Credential; readonly device: DeviceClaim }): Promise<Result<Arrival>> =>
    ask('POST', '/api/v1/reset', arrival, { ...given, want }),
  /** `label`: what the session is called in the list of one's own. */
  signIn: (proof: Proof, label: string): Promise<Result<Arrival>> => ask('POST', '/api/v1/sign-in', arrival, { proof, label, want }),
  signOut: (): Promise<Result<unknown>> => tell('POST', '/api/v1/sign-out'),
  me: (): Promise<Result<Myself>> => ask('GET', '/api/v1/me', myself),
  registerDevice: (device: DeviceClaim): Promise<Result<unknown>> => tell('POST', '/api/v1/devices', device),
  rename: (name: string): Promise<Result<unknown>> => tell('PATCH', '/api/v1/me', { name }),
  changePassword: (given: { readonly current?: string; readonly next: string }): Promise<Result<unknown>> =>
    tell('PUT', '/api/v1/me/password', given),
  /** Options for the browser to make a passkey: while joining or resetting, and later for one more. */
  joinPasskey: (token: string, name: string): Promise<Result<Options>> => ask('POST', '/api/v1/join/passkey', options, { token, name }),
  morePasskey: (): Promise<Result<Options>> => ask('POST', '/api/v1/me/passkeys/options', options),
  addPasskey: (given: unknown): Promise<Result<unknown>> => tell('POST', '/api/v1/me/passkeys', given),
  removePasskey: (id: string): Promise<Result<unknown>> => tell('DELETE', `/api/v1/me/passkeys/${encodeURIComponent(id)}`),
  signInPasskey: (): Promise<Result<Options>> => ask('POST', '/api/v1/sign-in/passkey', options),
  sessions: async (): Promise<Result<readonly Session[]>> => inside(await ask('GET', '/api/v1/sessions', sessions), 'sessions'),
  endSession: (id: string): Promise<Result<unknown>> => tell('DELETE', `/api/v1/sessions/${encodeURIComponent(id)}`),
  members: async (): Promise<Result<readonly AccountMember[]>> => inside(await ask('GET', '/api/v1/members', accountMembers), 'members'),
  removeMember: (id: Id): Promise<Result<unknown>> => tell('DELETE', `/api/v1/members/${id}`),
  setSteward: (id: Id, steward: boolean): Promise<Result<unknown>> => tell('PUT', `/api/v1/members/${id}/steward`, { steward }),
  invite: (): Promise<Result<{ readonly link: string; readonly invitation: Invitation }>> =>
    ask('POST', '/api/v1/invitations', v.object({ link: v.string(), invitation })),
  invitations: async (): Promise<Result<readonly Invitation[]>> =>
    inside(await ask('GET', '/api/v1/invitations', v.object({ invitations: v.array(invitation) })), 'invitations'),
  revokeInvitation: (id: string): Promise<Result<unknown>> => tell('DELETE', `/api/v1/invitations/${encodeURIComponent(id)}`),
  resetLink: async (member: Id): Promise<Result<string>> =>
    inside(await ask('POST', '/api/v1/resets', v.object({ link: v.string() }), { member }), 'link'),
  keepPresence: (presenceMonths: number): Promise<Result<unknown>> => tell('PATCH', '/api/v1/workplace', { settings: { presenceMonths } }),
  renameWorkplace: (name: string): Promise<Result<unknown>> => tell('PATCH', '/api/v1/workplace', { name }),
} as const;

const inside = <K extends string, T>(answer: Result<Readonly<Record<K, T>>>, key: K): Result<T> =>
  answer.ok ? { ok: true, value: answer.value[key] } : answer;

/** Where the operator says this workplace is reached; this page's own address while the server is out of reach. */
export async function addressOf(): Promise<string> {
  const known = await ask('GET', '/api/v1/me', v.object({ address: v.string() }));
  return known.ok ? known.value.address : location.origin;
}
