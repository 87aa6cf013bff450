/** Tells within the declared hours what one wants to hear at once, wherever one is in the application; what was put off does not come again. */
import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { civilDateAt } from '../../../kernel/zones.ts';
import { Banner, Button, createAnswer, LinkButton, useDesk, useI18n } from '../../../ui/index.ts';
import { pageOf } from '../addresses.ts';
import type { noticeHours, noticeSettings } from '../queries.ts';
import { listed, useLooked } from './looked.ts';
import { useSaying } from './saying.ts';

/** How often the clock is looked at, in ms. */
const EVERY = 60_000;

export function NoticeBanner(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { title, says } = useSaying();
  const [now, setNow] = createSignal(desk.now());
  const timer = setInterval(() => setNow(desk.now()), EVERY);
  onCleanup(() => clearInterval(timer));
  const hours = createAnswer<typeof noticeHours>('notice.hours', () => ({ from: civilDateAt(now(), desk.zone()) }));
  const settings = createAnswer<typeof noticeSettings>('notice.settings');
  const looked = useLooked('looked');
  const putOff = useLooked('put-off');
  const withinHours = () => (hours() ?? []).some(({ from, to }) => from <= now() && now() < to);
  const told = () => {
    const chosen = settings()?.kinds;
    if (chosen === undefined) return [];
    return listed().filter((each) => {
      // A rota asked them to be there for this.
      const may = withinHours() || (each.kind === 'request-urgent' && (each.onDutyUntil ?? 0) > now());
      return may && chosen.some(({ kind, atOnce }) => atOnce && kind === each.kind) && looked.isNew(each) && putOff.isNew(each);
    });
  };
  const first = () => told()[0];
  return (
    <Show when={first()}>
      {(one) => (
        <Banner
          tone={one().kind === 'request-urgent' ? 'accent' : 'plain'}
          actions={
            <>
              <LinkButton small kind="primary" href={pageOf(one())} onClick={() => looked.look([one()])}>
                {t('notices.open')}
              </LinkButton>
              <Show when={told().length > 1}>
                <LinkButton small kind="quiet" href="/notices" onClick={() => putOff.look(told())}>
                  {t('notices.more')}
                </LinkButton>
              </Show>
              <Button small kind="quiet" onClick={() => putOff.look(told())}>
                {t('web.later')}
              </Button>
            </>
          }
        >
          {t('notices.banner', { says: says(one()), title: title(one()) })}
        </Banner>
      )}
    </Show>
  );
}
