/** Where one is told beside the open application: this browser, others of one's own, an address. */
import * as v from 'valibot';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Locale } from '../../ui/index.ts';
import { deviceLabel } from '../device/label.ts';
import { ask, tell } from './server.ts';

const channels = v.object({
  push: v.object({
    key: v.nullable(v.string()),
    browsers: v.array(v.object({ id: v.string(), label: v.string(), created: v.number() })),
  }),
  mail: v.object({ available: v.boolean(), address: v.nullable(v.string()), confirmed: v.boolean() }),
});
export type Channels = v.InferOutput<typeof channels>;

const made = v.object({ id: v.string() });

export const channelRoutes = {
  all: (): Promise<Result<Channels>> => ask('GET', '/api/v1/me/channels', channels),
  removeBrowser: (id: string): Promise<Result<unknown>> => tell('DELETE', `/api/v1/me/channels/push/${encodeURIComponent(id)}`),
  setAddress: (address: string, locale: Locale): Promise<Result<unknown>> => tell('PUT', '/api/v1/me/channels/mail', { address, locale }),
  removeAddress: (): Promise<Result<unknown>> => tell('DELETE', '/api/v1/me/channels/mail'),
} as const;

/** Whether this browser could be told at all: not on an insecure origin, and not in every browser. */
export const canBeTold = (): boolean => isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window;

/** This browser's own subscription, if it has one. */
const subscription = async (): Promise<PushSubscription | null> =>
  canBeTold() ? ((await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null) : null;

/** Which of the browsers is this one. */
export async function thisBrowser(): Promise<string | undefined> {
  const { endpoint } = (await subscription()) ?? {};
  if (endpoint === undefined) return undefined;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));
  return base64url(hash).slice(0, 22);
}

/** Asks the browser, which asks the person; then tells the server where to send. */
export async function beToldHere(key: string, locale: Locale): Promise<Result<{ readonly id: string }>> {
  if ((await Notification.requestPermission()) !== 'granted') return failed('push.denied');
  try {
    const { pushManager } = await navigator.serviceWorker.ready;
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    return await register(made, locale);
  } catch {
    return failed('push.no-service');
  }
}

async function register(given: PushSubscription, locale: Locale): Promise<Result<{ readonly id: string }>> {
  const [p256dh, auth] = [given.getKey('p256dh'), given.getKey('auth')];
  if (p256dh === null || auth === null) return failed('push.no-service');
  const keys = { p256dh: base64url(new Uint8Array(p256dh)), auth: base64url(new Uint8Array(auth)) };
  return ask('POST', '/api/v1/me/channels/push', made, { endpoint: given.endpoint, ...keys, locale, label: deviceLabel() });
}

/** The browser forgets it too. */
export async function beToldHereNoMore(id: string): Promise<Result<unknown>> {
  await (await subscription())?.unsubscribe();
  const removed = await channelRoutes.removeBrowser(id);
  return removed.ok || removed.problem.code === 'not-found' ? ok(true) : removed;
}

/** On a computer that is left nothing more is shown, and what is on its screen goes [A32]. */
export async function leaveBrowser(): Promise<void> {
  const id = await thisBrowser();
  if (id !== undefined) await beToldHereNoMore(id);
  const shown = await (await navigator.serviceWorker?.getRegistration())?.getNotifications();
  for (const one of shown ?? []) one.close();
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
