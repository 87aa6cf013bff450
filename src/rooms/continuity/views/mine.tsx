/** What is in danger of what I answer for, on Today: a word from me, or one gesture, mends it. */
import { For, type JSX, Show } from 'solid-js';
import { createAnswer, LinkButton, useI18n } from '../../../ui/index.ts';
import type { continuitySignals } from '../queries.ts';
import type { Kind } from '../signals/kinds.ts';
import { SignalLine } from './signal-line.tsx';
import './continuity.css';

/** Being late shows beside a task; who alone holds a role need not hear it every day. */
const TOLD: readonly Kind[] = ['stranded', 'blocked', 'asleep'];
const LIMIT = 5;

export function Mine(): JSX.Element {
  const { t } = useI18n();
  const answer = createAnswer<typeof continuitySignals>('continuity.signals', () => ({ mine: true, kinds: TOLD, limit: LIMIT }));
  const signals = () => (answer() ?? []).flatMap((group) => group.signals).slice(0, LIMIT);
  return (
    <Show when={signals().length > 0}>
      <section class="today-part">
        <header class="today-part-head">
          <h2>{t('continuity.today')}</h2>
          <LinkButton kind="quiet" small href="/continuity">
            {t('room.continuity')}
          </LinkButton>
        </header>
        <ul class="ui-lines">
          <For each={signals()}>{(signal) => <SignalLine signal={signal} />}</For>
        </ul>
      </section>
    </Show>
  );
}
