/** Notices beyond the open application: looked for when something changed and each minute, sent by push and by mail. */

import type { Id } from '../../kernel/ids.ts';
import { list } from '../accounts/records.ts';
import { listWorkplaces } from '../accounts/workplaces.ts';
import type { Route } from '../http/route.ts';
import type { Vapid } from './push.ts';
import { noticeRoutes } from './routes.ts';
import { noticeKinds } from './schema.ts';
import { type SweepParts, sweepWorkplace } from './sweep.ts';

export { type MailOptions, mailSender } from './mail.ts';
export { pushSender, vapidKeys } from './push.ts';

export interface Notices {
  readonly routes: readonly Route[];
  /** Looks now; answers when everything that was due is sent. */
  sweep(): Promise<void>;
  /** Begins to look by itself. */
  start(): void;
  close(): Promise<void>;
}

export interface NoticeParts extends SweepParts {
  readonly vapid: (() => Promise<Vapid>) | undefined;
}

const MINUTE = 60_000;

/** What changes together is looked at once, in ms. */
const SOON = 2000;

/** Where looking takes long, it is not done more than this share of the time. */
const SHARE = 0.1;

export function openNotices(parts: NoticeParts): Notices {
  let minutely: ReturnType<typeof setInterval> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;
  /** How long looking took the last time, in ms. */
  let took = 0;
  const followed = new Map<Id, () => void>();

  const changed = (): void => {
    if (closed || minutely === undefined || soon !== undefined) return;
    soon = setTimeout(
      () => {
        soon = undefined;
        void sweep();
      },
      Math.max(SOON, took / SHARE),
    );
    soon.unref();
  };

  async function everywhere(): Promise<void> {
    const begun = performance.now();
    for (const { id } of await listWorkplaces(parts.accounts)) {
      if (closed) return;
      try {
        if (!(await hasChannels(id))) continue;
        await follow(id);
        await sweepWorkplace(parts, id);
      } catch (cause) {
        // One workplace that cannot be read does not keep the others from being told.
        parts.log.error('notices', cause);
      }
    }
    took = performance.now() - begun;
  }

  /** The server's copy is opened where somebody is to be told. */
  async function follow(workplace: Id): Promise<void> {
    if (followed.has(workplace)) return;
    const { replica } = await parts.copies.of(workplace);
    followed.set(workplace, replica.subscribe(changed));
  }

  const hasChannels = async (workplace: Id): Promise<boolean> =>
    (await list(parts.accounts.store, noticeKinds.push, workplace)).length +
      (await list(parts.accounts.store, noticeKinds.mail, workplace)).length >
    0;

  function sweep(): Promise<void> {
    again = running !== undefined;
    running ??= everywhere()
      .catch((cause: unknown) => parts.log.error('notices', cause))
      .finally(() => {
        running = undefined;
        if (again && !closed) changed();
      });
    return running;
  }

  return {
    routes: noticeRoutes({ vapid: parts.push === undefined ? undefined : parts.vapid, mail: parts.mail, zone: parts.zone, changed }),
    sweep,
    start() {
      minutely = setInterval(() => void sweep(), MINUTE);
      minutely.unref();
      changed();
    },
    async close() {
      closed = true;
      clearInterval(minutely);
      clearTimeout(soon);
      for (const stop of followed.values()) stop();
      await running;
    },
  };
}
