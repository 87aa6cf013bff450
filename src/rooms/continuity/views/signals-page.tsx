/** What is in danger, by kind, each with its reason in words and the one gesture that mends it. Tasks and roles, never people. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { Button, createAnswer, EmptyState, FilterChip, useI18n, useSubject } from '../../../ui/index.ts';
import type { continuitySignals } from '../queries.ts';
import { KINDS, type Kind } from '../signals/kinds.ts';
import { type ShownSignal, SignalLine } from './signal-line.tsx';

/** Of each kind, before one asks for more; then as many as one reads. */
const FIRST = 8;
const MORE = 200;

export function SignalsPage(): JSX.Element {
  const { t } = useI18n();
  const [mine, setMine] = createSignal(false);
  const [only, setOnly] = createSignal<Kind>();
  const [at, setAt] = createSignal<ShownSignal>();
  const answer = createAnswer<typeof continuitySignals>('continuity.signals', () => ({
    limit: only() === undefined ? FIRST : MORE,
    ...(mine() ? { mine: true } : {}),
  }));
  const found = createMemo(() => answer()?.filter(({ count }) => count > 0) ?? []);
  const groups = createMemo(() => found().filter(({ kind }) => only() === undefined || kind === only()));
  const count = (kind: Kind) => found().find((group) => group.kind === kind)?.count ?? 0;
  useSubject(() => {
    const signal = at();
    return signal === undefined ? undefined : { table: signal.about, ids: [signal.id], label: signal.title ?? '' };
  });
  return (
    <>
      <div class="continuity-filters">
        <FilterChip pressed={mine()} onChange={setMine}>
          {t('continuity.mine')}
        </FilterChip>
        <For each={KINDS.filter((kind) => count(kind) > 0 || only() === kind)}>
          {(kind) => (
            <FilterChip pressed={only() === kind} onChange={(on) => setOnly(on ? kind : undefined)}>
              {t('continuity.kind.counted', { kind: t(`value.continuity.kind.${kind}`), count: count(kind) })}
            </FilterChip>
          )}
        </For>
      </div>
      <Show when={answer() !== undefined && groups().length === 0}>
        <EmptyState title={t('continuity.calm')}>{t(mine() ? 'continuity.calm-mine' : 'continuity.calm-lead')}</EmptyState>
      </Show>
      <For each={groups()}>
        {(group) => (
          <section class="continuity-part" aria-labelledby={`continuity-${group.kind}`}>
            <h2 id={`continuity-${group.kind}`}>{t(`value.continuity.kind.${group.kind}`)}</h2>
            <p class="ui-soft">{t(`continuity.kind.${group.kind}.lead`)}</p>
            <ul class="ui-lines">
              <For each={group.signals}>{(signal) => <SignalLine signal={signal} onAt={setAt} />}</For>
            </ul>
            <Show when={group.count > group.signals.length}>
              <Button small kind="quiet" onClick={() => setOnly(group.kind)}>
                {t('continuity.more', { count: group.count - group.signals.length })}
              </Button>
            </Show>
          </section>
        )}
      </For>
    </>
  );
}
