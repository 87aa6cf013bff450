/**
 * Requests from people without an account: the page of a place, and the private page of each request. Small adapters over the
 * commands of the room `requests`, written by the member `relais`; whoever has an address sees what it opens, and nothing else.
 */

import { createHash } from 'node:crypto';
import { type Id, isId } from '../../kernel/ids.ts';
import type { Problem, Result } from '../../kernel/result.ts';
import { SHARED } from '../../replica/change.ts';
import { requestFollow, requestPortal, URGENCIES } from '../../rooms/requests/index.ts';
import type { AnswerOf } from '../../rooms/room.ts';
import { RELAIS } from '../../sync/index.ts';
import { createTranslator, detectLocale, isLocale } from '../../ui/i18n/index.ts';
import type { Workplace } from '../../workplace/index.ts';
import { workplaceName } from '../accounts/workplaces.ts';
import type { Copies, Copy } from '../copy/copies.ts';
import type { FileRoom } from '../files/files.ts';
import { downloaded } from '../files/routes.ts';
import { limitKey } from '../http/addresses.ts';
import { type Call, open, type Route } from '../http/route.ts';
import { isPicture, LONGEST, type Photo, readForm } from './form.ts';
import { portalMessages } from './messages.ts';
import { askingPage, type Frame, type Html, MEGABYTES, nothingTyped, receiptPage, type Typed, tellingPage } from './pages.ts';
import { portalStyle } from './style.ts';

export interface PortalParts {
  readonly copies: Copies;
  /** Without a folder for files no photo is taken. */
  readonly files: FileRoom | undefined;
  /** IANA zone in which times are told: these people have told none. */
  readonly zone: string;
}

const KEY = 22;

export function portalRoutes(parts: PortalParts): readonly Route[] {
  const common = { limit: 'portal' } as const;
  return [
    open({
      ...common,
      method: 'GET',
      path: '/portal/style.css',
      summary: 'How the pages of requests look',
      handle: async () =>
        new Response(portalStyle, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' } }),
    }),
    open({
      ...common,
      method: 'GET',
      path: '/portal/:address',
      summary: 'The page of a place where people without an account ask for something',
      handle: (call) => showPlace(parts, call, nothingTyped),
    }),
    open({
      ...common,
      method: 'POST',
      path: '/portal/:address',
      summary: 'Ask for something; answers with the private page of the request',
      streams: true,
      handle: (call) => ask(parts, call),
    }),
    open({
      ...common,
      method: 'GET',
      path: '/portal/r/:address',
      summary: 'The private page of a request',
      handle: (call) => showReceipt(parts, call),
    }),
    open({
      ...common,
      method: 'GET',
      path: '/portal/r/:address/:hash',
      summary: 'A photo that came with a request, for whoever has its private page',
      handle: (call) => showPhoto(parts, call),
    }),
    open({
      ...common,
      method: 'POST',
      path: '/portal/r/:address',
      summary: 'Say something more about a request',
      streams: true,
      handle: (call) => addWords(parts, call),
    }),
  ];
}

async function showPlace(parts: PortalParts, call: Call, typed: Typed, wrong?: { readonly text: string; readonly status: number }) {
  const door = await enter(parts, call);
  const place = door === undefined ? undefined : await placeAt(door);
  if (door === undefined || place === undefined) return gone(call);
  const page = askingPage(door.frame, { place: place.name ?? '', welcome: place.welcome, typed, wrong: wrong?.text });
  return respond(page, wrong?.status ?? 200);
}

async function ask(parts: PortalParts, call: Call) {
  const door = await enter(parts, call);
  const place = door === undefined ? undefined : await placeAt(door);
  if (door === undefined || place === undefined) return gone(call);
  const { t } = door.frame;
  const within = await mayAsk(call);
  if (!within.ok) return tooMany(door.frame, within.problem);
  const sent = await readForm(call.raw);
  if (!sent.ok) return fault(door.frame, 400);
  const { typed, photo, trapped, isTooLarge } = sent.value;
  const again = (key: string, params?: Readonly<Record<string, number>>) =>
    showPlace(parts, call, typed, { text: t(key, params), status: 422 });
  if (isTooLarge) return again('portal.photo.large', { megabytes: MEGABYTES });
  if (typed.words === '') return again('portal.empty');
  if (typed.words.length > LONGEST) return again('portal.long', { limit: LONGEST });
  if (photo !== undefined && !isPicture(photo)) return again('portal.photo.wrong');
  // A program that fills in what nobody sees is answered like anybody, and nothing is kept.
  if (trapped) return redirect(call, `/portal/${call.param('address')}`);
  const urgency = URGENCIES.find((each) => each === typed.urgency) ?? 'hindered';
  const { words, name, contact } = typed;
  const made = await door.relais.run('request.add', {
    place: place.place,
    words,
    urgency,
    ...(name === '' ? {} : { name }),
    ...(contact === '' ? {} : { contact }),
  });
  const row = made.ok ? requestOf(made.value.answer) : undefined;
  if (row === undefined) return fault(door.frame, 500);
  const kept = photo === undefined || (await attach(parts.files, door, row.task, photo));
  if (!(await door.copy.written())) return fault(door.frame, 503);
  return redirect(call, `/portal/r/${door.workplace}${row.key}?${kept ? 'new' : 'new&lost'}`);
}

async function showReceipt(parts: PortalParts, call: Call, wrong?: string) {
  const door = await enter(parts, call);
  const receipt = door === undefined ? undefined : await receiptAt(door);
  if (door === undefined || receipt === undefined) return gone(call);
  const { words, receivedAt, state, said, photos } = receipt;
  const asked = { fresh: call.query('new') !== undefined, photoLost: call.query('lost') !== undefined, wrong };
  const page = receiptPage(door.frame, {
    place: receipt.place ?? '',
    words: words ?? '',
    receivedAt: receivedAt ?? 0,
    state,
    said,
    photos:
      parts.files === undefined ? [] : photos.map((photo) => ({ ...photo, address: `/portal/r/${call.param('address')}/${photo.hash}` })),
    ...asked,
  });
  return respond(page, wrong === undefined ? 200 : 422);
}

/** Only what came with this very request: its address opens no other file [A06]. */
async function showPhoto(parts: PortalParts, call: Call) {
  const door = await enter(parts, call);
  const receipt = door === undefined ? undefined : await receiptAt(door);
  const photo = receipt?.photos.find(({ hash }) => hash === call.param('hash'));
  if (door === undefined || photo === undefined || parts.files === undefined) return gone(call);
  const { workplace } = door;
  return downloaded(parts.files, { workplace, scope: SHARED, hash: photo.hash, name: photo.name ?? '' }, call.raw.headers.get('range'));
}

async function addWords(parts: PortalParts, call: Call) {
  const door = await enter(parts, call);
  const receipt = door === undefined ? undefined : await receiptAt(door);
  if (door === undefined || receipt === undefined) return gone(call);
  const within = await mayAsk(call);
  if (!within.ok) return tooMany(door.frame, within.problem);
  const sent = await readForm(call.raw);
  if (!sent.ok) return fault(door.frame, 400);
  const { words } = sent.value.typed;
  if (words === '' || words.length > LONGEST)
    return showReceipt(parts, call, door.frame.t(words === '' ? 'portal.empty' : 'portal.long', { limit: LONGEST }));
  if (!sent.value.trapped) {
    const said = await door.relais.run('request.say', { request: receipt.id, words, asker: true });
    if (!said.ok || !(await door.copy.written())) return fault(door.frame, 500);
  }
  return redirect(call, `/portal/r/${call.param('address')}`);
}

/** What stands behind an address: the workplace it names, and the rooms as the member `relais` has them. */
interface Door {
  readonly workplace: Id;
  readonly key: string;
  readonly copy: Copy;
  readonly relais: Workplace;
  readonly frame: Frame;
}

async function enter({ copies, zone }: PortalParts, call: Call): Promise<Door | undefined> {
  const address = call.param('address');
  const [workplace, key] = [address.slice(0, KEY), address.slice(KEY)];
  if (!isId(workplace) || !isId(key)) return undefined;
  const name = await workplaceName(call.accounts, workplace);
  if (name === undefined) return undefined;
  const copy = await copies.of(workplace);
  return { workplace, key, copy, relais: copy.as(RELAIS), frame: frameOf(call, name, zone) };
}

async function placeAt({ relais, key }: Door) {
  const found = await relais.ask(requestPortal.name, { key });
  return found.ok ? ((found.value as AnswerOf<typeof requestPortal>) ?? undefined) : undefined;
}

async function receiptAt({ relais, key }: Door) {
  const found = await relais.ask(requestFollow.name, { key });
  return found.ok ? ((found.value as AnswerOf<typeof requestFollow>) ?? undefined) : undefined;
}

function frameOf(call: Call, workplace: string, zone?: string): Frame {
  const asked = call.query('lang');
  const locale = asked !== undefined && isLocale(asked) ? asked : detectLocale((call.raw.headers.get('accept-language') ?? '').split(','));
  return {
    t: createTranslator(locale, portalMessages, zone),
    locale,
    other: `?lang=${locale === 'fr' ? 'en' : 'fr'}`,
    workplace,
  };
}

/** By address, and by page: a school behind one address fits in, a flood does not. */
async function mayAsk(call: Call): Promise<Result<true>> {
  const here = await call.limits.use('portalAsk', limitKey(call.address));
  return here.ok ? call.limits.use('portalPage', call.param('address')) : here;
}

/** The photo hangs on the task like any attachment; its name and type are what it is, not what was said. */
async function attach(files: FileRoom | undefined, { workplace, relais }: Door, task: Id, photo: Photo): Promise<boolean> {
  if (files === undefined) return false;
  const hash = createHash('sha256').update(photo.bytes).digest('base64url');
  const size = photo.bytes.length;
  const written = await files.of(workplace).write({ scope: SHARED, hash, size, offset: 0, bytes: photo.bytes });
  if (!written.ok || !written.value.complete) return false;
  const hung = await relais.run('attachment.add', { task, file: photo.name || 'photo', size, type: photo.type, hash });
  return hung.ok;
}

/** The row that `request.add` answers with. */
function requestOf(answer: unknown): { readonly key: string; readonly task: Id } | undefined {
  if (typeof answer !== 'object' || answer === null || !('key' in answer) || !('task' in answer)) return undefined;
  const { key, task } = answer;
  return typeof key === 'string' && typeof task === 'string' ? { key, task } : undefined;
}

function gone(call: Call): Promise<Response> {
  const frame = frameOf(call, '');
  return respond(tellingPage(frame, frame.t('portal.gone'), frame.t('portal.gone.do')), 404);
}

const fault = (frame: Frame, status: number) => respond(tellingPage(frame, frame.t('portal.fault'), frame.t('portal.fault.do')), status);

function tooMany(frame: Frame, problem: Problem): Promise<Response> {
  const seconds = Number(problem.params?.seconds ?? 60);
  return respond(tellingPage(frame, frame.t('portal.wait'), frame.t('portal.wait.do', { minutes: Math.ceil(seconds / 60) })), 429);
}

/** In the language that was chosen, where one was. */
function redirect(call: Call, to: string): Response {
  const asked = call.query('lang');
  const lang = asked !== undefined && isLocale(asked) ? `${to.includes('?') ? '&' : '?'}lang=${asked}` : '';
  return new Response(null, { status: 303, headers: { location: to + lang, 'cache-control': 'no-store' } });
}

async function respond(page: Html, status: number): Promise<Response> {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // A browser that says no referrer says no origin either when a form is sent.
    'referrer-policy': 'same-origin',
  };
  return new Response(String(await page), { status, headers });
}
