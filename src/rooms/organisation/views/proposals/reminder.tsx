/** Reminds of a voice that is awaited until today or tomorrow: wherever one is in the application, within one's declared hours only. */
import { createSignal, For, type JSX, onCleanup } from 'solid-js';
import { daysBetween } from '../../../../kernel/civil-date.ts';
import { Banner, Button, createAnswer, LinkButton, useDesk, useI18n } from '../../../../ui/index.ts';
import { isWorkingAt, type memberMe } from '../../../people/index.ts';
import type { proposalList } from '../../proposals/index.ts';

/** How often the clock is looked at, in ms. */
const EVERY = 60_000;

export function Reminder(): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const [now, setNow] = createSignal(desk.now());
  const timer = setInterval(() => setNow(desk.now()), EVERY);
  onCleanup(() => clearInterval(timer));
  const [put, setPut] = createSignal<ReadonlySet<string>>(new Set());
  const me = createAnswer<typeof memberMe>('member.me');
  const awaited = createAnswer<typeof proposalList>('proposal.list', () => ({ mine: true }));
  // Once a day for each: who said "later" has heard it.
  const key = (proposal: string) => `reminded/${proposal}/${desk.today()}`;
  const told = () => {
    const mine = me();
    if (!mine || !isWorkingAt(mine, now(), desk.zone())) return [];
    return (awaited() ?? []).filter(
      ({ id, deadline }) =>
        deadline !== null && daysBetween(desk.today(), deadline) <= 1 && !put().has(id) && desk.drafts.read(key(id)) === undefined,
    );
  };
  const later = (proposal: string) => {
    desk.drafts.write(key(proposal), 'later');
    setPut((before) => new Set([...before, proposal]));
  };
  return (
    <For each={told()}>
      {(one) => (
        <Banner
          actions={
            <>
              <LinkButton small kind="primary" href={`/organisation/proposals/${one.id}`}>
                {t('organisation.remind.go')}
              </LinkButton>
              <Button small kind="quiet" onClick={() => later(one.id)}>
                {t('organisation.remind.later')}
              </Button>
            </>
          }
        >
          {t('organisation.remind', {
            title: one.title ?? t('organisation.untitled'),
            date: format.relativeDay(one.deadline ?? '', desk.today()),
          })}
        </Banner>
      )}
    </For>
  );
}
