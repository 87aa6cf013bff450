/** Messages to browsers by Web Push: encrypted to the browser, signed for its push service, sent through the guarded door [A19]. */

import * as v from 'valibot';
import webpush from 'web-push';
import { assert } from '../../kernel/assert.ts';
import { fromUtf8, utf8 } from '../../kernel/bytes.ts';
import type { Store } from '../../kernel/store.ts';
import type { Outbound } from '../outbound/index.ts';
import { type PushRecord, vapidSchema } from './schema.ts';

export type Vapid = v.InferOutput<typeof vapidSchema>;

/** What the service worker shows; nothing of it can be read on the way. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** A path of the application. */
  readonly href: string;
  /** A later message with the same tag takes the place of the one before. */
  readonly tag: string;
  /** ms since 1970: the declared hours end, and what comes later is not shown. */
  readonly until: number;
  readonly locale: string;
}

/** `gone`: the browser asks for nothing any more. `later`: try again. */
export type PushOutcome = 'taken' | 'gone' | 'later';

export type SendPush = (to: PushRecord, message: PushMessage, pressing: boolean, now: number) => Promise<PushOutcome>;

const KEYS = ['server', 'vapid'] as const;
const PATIENCE = 15_000;
const LIMIT = 64 * 1024;

/** Made when first asked for. They are in backups: other keys would make every browser's subscription worthless. */
export async function vapidKeys(store: Store): Promise<Vapid> {
  for (;;) {
    const known = await store.get(...KEYS);
    if (known !== undefined) return v.parse(vapidSchema, JSON.parse(fromUtf8(known)));
    const made: Vapid = { v: 1, ...webpush.generateVAPIDKeys() };
    const [collection, key] = KEYS;
    await store.commit({
      expect: [{ collection, key, value: undefined }],
      put: [{ collection, key, value: utf8(JSON.stringify(made)) }],
    });
  }
}

/** `origin`: this server's address, where a push service may complain. */
export function pushSender(outbound: Pick<Outbound, 'fetch'>, vapid: () => Promise<Vapid>, origin: () => string): SendPush {
  return async ({ endpoint, p256dh, auth }, message, pressing, now) => {
    const { publicKey, privateKey } = await vapid();
    const details = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
      vapidDetails: { subject: contactOf(origin()), publicKey, privateKey },
      // What could not be delivered within the declared hours is not delivered after them.
      TTL: Math.max(0, Math.floor((message.until - now) / 1000)),
      urgency: pressing ? 'high' : 'normal',
      contentEncoding: 'aes128gcm',
    });
    assert(details.body !== null, 'a message was given');
    const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]));
    const answer = await outbound.fetch(endpoint, {
      method: 'POST',
      headers,
      body: new Uint8Array(details.body),
      limit: LIMIT,
      patience: PATIENCE,
    });
    if (!answer.ok) return answer.problem.code === 'outbound-forbidden' || answer.problem.code === 'outbound-address' ? 'gone' : 'later';
    const { status } = answer.value;
    if (status >= 200 && status < 300) return 'taken';
    // Any other refusal may be a fault of ours, such as a clock that is wrong: nobody's browser is forgotten for that.
    return status === 404 || status === 410 ? 'gone' : 'later';
  };
}

/** Push services take nothing but `https:` and `mailto:`. */
const contactOf = (origin: string): string => (origin.startsWith('https:') ? origin : `mailto:relais@${new URL(origin).hostname}`);
