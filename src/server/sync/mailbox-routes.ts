/**
 * Routes of sync over plain HTTP. `POST /api/v1/sync` opens a mailbox; `POST …/:id?n=1,2,…` sends frames in numbered
 * requests; `GET …/:id/stream` fetches all in one answer that does not end; `GET …/:id/poll?after=N` one page at a time.
 */

import { base64url, type Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { MESSAGE_LIMIT, readFrames } from '../../sync/index.ts';
import type { Actor } from '../authorise.ts';
import { readBytes } from '../http/body.ts';
import { type MemberCall, member, type Route } from '../http/route.ts';
import type { Doors } from './doors.ts';
import { Mailbox, type MailboxTimes } from './mailbox.ts';
import { SYNC_PATH } from './websocket.ts';

interface Held {
  readonly mailbox: Mailbox;
  readonly workplace: Id;
  readonly session: string;
}

/** Mailboxes one member may have open at a time. */
const MOST = 16;

export function mailboxRoutes(doors: Doors, times: MailboxTimes): readonly Route[] {
  const open = new Map<string, Held>();

  /** A mailbox answers to the session that opened it and to no other [A01]. */
  function find(call: MemberCall): Mailbox | undefined {
    const held = open.get(call.param('id'));
    return held?.workplace === call.actor.workplace && held.session === call.actor.session ? held.mailbox : undefined;
  }

  function openMailbox(call: MemberCall): Result<{ connection: string; poll: number }> {
    const { actor, accounts } = call;
    for (const [id, held] of open) if (held.mailbox.closed) open.delete(id);
    if (ofSession(open, actor) >= MOST) return failed('limit.rate', { seconds: 60 });
    const id = base64url(accounts.random.bytes(16));
    const mailbox = new Mailbox(times);
    mailbox.attach(doors.open(actor, 'mailbox', mailbox));
    open.set(id, { mailbox, workplace: actor.workplace, session: actor.session });
    return ok({ connection: id, poll: times.poll });
  }

  const common = { limit: 'sync', verb: 'sync.connect' } as const;
  return [
    member({
      ...common,
      method: 'POST',
      path: SYNC_PATH,
      summary: 'Open a sync connection over HTTP',
      handle: async (call) => openMailbox(call),
    }),
    member({
      ...common,
      method: 'POST',
      path: `${SYNC_PATH}/:id`,
      summary: 'Send messages on a sync connection',
      streams: true,
      handle: async (call) => {
        const mailbox = find(call);
        if (mailbox === undefined) return failed('sync.closed');
        const body = await readBytes(call.raw, 2 * MESSAGE_LIMIT);
        if (!body.ok) return body;
        const messages = readFrames(body.value);
        if (!messages.ok) return messages;
        return mailbox.take(count(call.query('n')), messages.value) ? ok({ taken: true }) : failed('sync.closed');
      },
    }),
    member({
      ...common,
      method: 'GET',
      path: `${SYNC_PATH}/:id/poll`,
      summary: 'Fetch the messages that wait, or wait for one',
      handle: async (call) => {
        const mailbox = find(call);
        if (mailbox === undefined) return failed('sync.closed');
        const page = await mailbox.poll(count(call.query('after')));
        if (page.frames.length === 0 && mailbox.closed) return failed('sync.closed');
        return new Response(new Blob([...page.frames]), { headers: { ...binary, 'x-relais-first': String(page.first) } });
      },
    }),
    member({
      ...common,
      method: 'GET',
      path: `${SYNC_PATH}/:id/stream`,
      summary: 'Fetch messages as they come, in an answer that does not end',
      handle: async (call) => {
        const mailbox = find(call);
        return mailbox === undefined ? failed('sync.closed') : new Response(mailbox.stream(), { headers: binary });
      },
    }),
    member({
      ...common,
      method: 'DELETE',
      path: `${SYNC_PATH}/:id`,
      summary: 'Close a sync connection',
      handle: async (call) => {
        find(call)?.close();
        open.delete(call.param('id'));
        return ok({ closed: true });
      },
    }),
  ];
}

/** Proxies are asked not to gather, change or keep what passes. */
const binary = { 'content-type': 'application/octet-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' };

function ofSession(open: ReadonlyMap<string, Held>, actor: Actor): number {
  return [...open.values()].filter((held) => held.session === actor.session).length;
}

function count(text: string | undefined): number {
  const value = Number(text ?? 0);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
