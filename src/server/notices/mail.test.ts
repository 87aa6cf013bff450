import { describe, expect, test } from 'vitest';
import { present } from '../../kernel/assert.ts';
import { read } from '../accounts/records.ts';
import { ORIGIN } from '../testing/server.ts';
import { noticeKinds } from './schema.ts';
import {
  browser,
  confirms,
  DAY,
  HOUR,
  MONDAY,
  mailServer,
  mention,
  openTelling,
  people,
  plain,
  pushService,
  workplaceOf,
} from './testing/telling.ts';
import { CLAIM } from './told.ts';

describe('by mail', () => {
  test('one mail of the day at the hour one chose, as text and plain HTML, with why; and never the same twice', async () => {
    const mails = await mailServer();
    const opened = await openTelling(mails.url);
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await opened.run(bo, 'notice.mail-at', { hour: '16:30' });
    await mention(opened, ada, 'Réparer <le> poste 12');
    opened.server.now = MONDAY + DAY;
    await opened.notices.sweep();
    expect(mails.mails).toEqual([]);
    opened.server.now = MONDAY + DAY + 6.5 * HOUR;
    await opened.notices.sweep();
    expect(mails.mails).toHaveLength(1);
    const mail = plain(mails.mails[0] ?? '');
    expect(mail).toContain('To: bo@example.org');
    expect(mail).toContain('On vous nomme, Ada: Réparer <le> poste 12');
    expect(mail).toContain('Réparer &lt;le&gt; poste 12');
    expect(mail).toContain('Parce que votre nom y figure.');
    expect(mail).not.toMatch(/<img|<script|<link|src=|url\(/);
    opened.server.now += DAY;
    await opened.notices.sweep();
    expect(mails.mails).toHaveLength(1);
  });

  test('ends by one POST of the mail program (RFC 8058), with the link that stands in its head', async () => {
    const mails = await mailServer();
    const opened = await openTelling(mails.url);
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await mention(opened, ada);
    opened.server.now = MONDAY + DAY;
    await opened.notices.sweep();
    const head = (mails.mails[0] ?? '').replace(/\r\n\s+/g, ' ');
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const off = present(new RegExp(`List-Unsubscribe: <${ORIGIN}(/mail/[A-Za-z0-9_-]+)>`).exec(head)?.[1], 'a link');
    expect((await opened.server.ask(off)).status).toBe(200);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await opened.server.ask(off, { method: 'POST', text: 'List-Unsubscribe=One-Click', headers })).status).toBe(200);
    expect((await opened.server.ask('/api/v1/me/channels', { token: bo.token })).body.mail).toMatchObject({ address: null });
    expect((await opened.server.ask(off, { method: 'POST' })).status).toBe(404);
  });

  test('holds what no browser took, and is tried again while the mail server says no', async () => {
    const mails = await mailServer();
    const opened = await openTelling(mails.url);
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await browser(opened.server, bo, `${service.url}/bo`);
    await mention(opened, ada, 'Dite tout de suite');
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
    await opened.run(bo, 'notice.choose', { kind: 'mention', atOnce: false });
    await mention(opened, ada, 'Pour plus tard');
    opened.server.now = MONDAY + DAY;
    mails.refuse = true;
    await opened.notices.sweep();
    mails.refuse = false;
    await opened.notices.sweep();
    expect(mails.mails).toEqual([]);
    opened.server.now += CLAIM;
    await opened.notices.sweep();
    expect(mails.mails).toHaveLength(1);
    expect(plain(mails.mails[0] ?? '')).toContain('Pour plus tard');
    expect(plain(mails.mails[0] ?? '')).not.toContain('Dite tout de suite');
  });

  test('goes to nobody who left, and what was kept for them goes too', async () => {
    const mails = await mailServer();
    const opened = await openTelling(mails.url);
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await mention(opened, ada);
    const workplace = await workplaceOf(opened.server, ada);
    await opened.server.ask(`/api/v1/members/${bo.id}`, { method: 'DELETE', token: ada.token });
    opened.server.now = MONDAY + DAY;
    await opened.notices.sweep();
    expect(mails.mails).toEqual([]);
    expect(await read(opened.server.store, noticeKinds.mail, workplace, bo.id)).toBeUndefined();
  });
});
