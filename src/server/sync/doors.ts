/**
 * Every open sync connection of this process, whatever carries it: bound to a workplace, a member and a session when it
 * opens, checked again when sessions end, closed at once when its member is removed (A15, A30).
 */

import { base64url, type Id } from '../../kernel/ids.ts';
import { type Connection, decodeMessage, encodeMessage, type Hub, type MessageOf, type Receiver } from '../../sync/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { findDevice, registerDevice } from '../accounts/devices.ts';
import { actorOfSession } from '../accounts/sessions.ts';
import { type Actor, authorise, scopesOf } from '../authorise.ts';
import type { Metrics, Transport } from '../http/metrics.ts';

/** Connections one member may have open at a time, in all tabs and devices. */
const MOST = 64;

/** Sessions are renewed, and missed endings noticed, at least this often; in ms. */
const RECHECK = 3_600_000;

export interface Doors {
  /** Brings a connection of an authenticated member to the hub. */
  open(actor: Actor, transport: Transport, connection: Connection): Receiver;
  /** Stops listening; the hub ends the connections. */
  close(): void;
}

interface Door {
  readonly actor: Actor;
  readonly connection: Connection;
}

export interface DoorParts {
  readonly accounts: Accounts;
  readonly hub: Hub;
  readonly metrics: Metrics;
}

export function openDoors({ accounts, hub, metrics }: DoorParts): Doors {
  const open = new Set<Door>();

  /** Beyond the limit the member's oldest connection makes room: it is the likeliest to be dead. */
  function makeRoom({ actor }: Door): void {
    const theirs = [...open].filter((door) => door.actor.member === actor.member && door.actor.workplace === actor.workplace);
    for (const door of theirs.slice(0, Math.max(0, theirs.length - MOST))) deny(door.connection, 'crowded');
  }

  async function recheck(workplace: Id | undefined): Promise<void> {
    for (const door of [...open]) {
      const { actor } = door;
      if (workplace !== undefined && actor.workplace !== workplace) continue;
      if ((await actorOfSession(accounts, actor.workplace, actor.session)) === undefined) deny(door.connection, 'session-ended');
    }
  }

  const stopListening = accounts.listen(async (event) => {
    if (event.kind === 'member-removed') await hub.removeMember(event.workplace, event.member);
    if (event.kind === 'member-removed' || event.kind === 'sessions-ended') await recheck(event.workplace);
  });
  const stopWatching = accounts.store.watch((topic) => {
    const [kind, workplace] = topic.split('/');
    if (kind === 'accounts') void recheck(workplace);
  });
  const timer = setInterval(() => void recheck(undefined), RECHECK);
  timer.unref();

  return {
    open(actor, transport, connection) {
      const door: Door = { actor, connection };
      open.add(door);
      makeRoom(door);
      metrics.connection(transport, 1);
      const counted: Connection = {
        send(message) {
          metrics.bytes('out', message.length);
          connection.send(message);
        },
        close: (reason) => connection.close(reason),
      };
      const receiver = hub.connect({ workplace: actor.workplace, member: actor.member, scopes: openScopes(actor) }, counted);
      const admitted = admitting(accounts, actor, receiver, connection);
      return {
        receive(message) {
          metrics.bytes('in', message.length);
          admitted.receive(message);
        },
        closed() {
          if (open.delete(door)) metrics.connection(transport, -1);
          receiver.closed();
        },
      };
    },
    close() {
      stopListening();
      stopWatching();
      clearInterval(timer);
    },
  };
}

/** Says why before it closes, so that the person is told. */
function deny(connection: Connection, code: string): void {
  connection.send(encodeMessage({ kind: 'denied', code, params: {} }));
  connection.close(code);
}

/** The scopes a member may write to: those they are told of (A01). */
function openScopes(actor: Actor): readonly string[] {
  return scopesOf(actor.member).filter((scope) => authorise(actor, 'scope.write', { workplace: actor.workplace, scope }).ok);
}

/**
 * The first message says which device speaks, and nothing else may come before it. A revoked device, or another member's,
 * is turned away; a new one is registered for the member before the hub hears of it. Later messages wait until that is settled.
 */
function admitting(accounts: Accounts, actor: Actor, receiver: Receiver, connection: Connection): Pick<Receiver, 'receive'> {
  let settled: Promise<void> | undefined;
  let admitted = false;
  return {
    receive(message) {
      if (admitted) return receiver.receive(message);
      if (settled !== undefined) {
        settled = settled.then(() => (admitted ? receiver.receive(message) : undefined));
        return;
      }
      const hello = decodeMessage(message);
      if (!hello.ok) return deny(connection, hello.problem.code);
      if (hello.value.kind !== 'hello') return deny(connection, 'unexpected-message');
      settled = admit(accounts, actor, hello.value).then(
        (judged) => {
          if (typeof judged === 'string') return deny(connection, judged);
          receiver.receive(encodeMessage(judged));
          admitted = true;
        },
        () => connection.close('store'),
      );
    },
  };
}

/**
 * The hello as the hub may believe it, or why not. Ids that the device says it had before count only where they are this member's: to
 * claim another's there would be to write in their name (A26).
 */
async function admit(accounts: Accounts, actor: Actor, hello: MessageOf<'hello'>): Promise<MessageOf<'hello'> | Refusal> {
  const known = await findDevice(accounts, actor.workplace, hello.device);
  if (known?.revoked !== undefined) return 'device-revoked';
  const refusal = await foreign(accounts, actor, hello);
  if (refusal !== undefined) return refusal;
  const former = [];
  for (const before of hello.former) if ((await foreign(accounts, actor, before)) === undefined) former.push(before);
  return { ...hello, former };
}

type Refusal = 'device-revoked' | 'device-taken' | 'device-many';

/** Why a device is not this member's, if so; one that nobody has becomes theirs. */
async function foreign(
  accounts: Accounts,
  { workplace, member }: Actor,
  claim: { device: Id; key: Uint8Array },
): Promise<Refusal | undefined> {
  const known = await findDevice(accounts, workplace, claim.device);
  if (known !== undefined) return known.member === member ? undefined : 'device-taken';
  const registered = await registerDevice(accounts, workplace, member, { id: claim.device, publicKey: base64url(claim.key) });
  if (registered.ok) return undefined;
  return registered.problem.code === 'device.many' ? 'device-many' : 'device-taken';
}
