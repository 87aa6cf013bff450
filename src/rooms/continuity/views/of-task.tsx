/** What endangers the task one has open, with what mends it. */
import { For, type JSX, Show } from 'solid-js';
import { Banner, Button, createAnswer, LinkButton, useI18n } from '../../../ui/index.ts';
import type { continuitySignals } from '../queries.ts';
import { useMend, useReason } from './signal-line.tsx';

export function OfTask(props: { readonly task: string }): JSX.Element {
  const { t } = useI18n();
  const answer = createAnswer<typeof continuitySignals>('continuity.signals', () => ({ task: props.task, limit: 1 }));
  const reason = useReason();
  const mending = useMend();
  // That it is late shows beside its date.
  const signals = () => (answer() ?? []).flatMap((group) => (group.kind === 'late' ? [] : group.signals));
  return (
    <For each={signals()}>
      {(signal) => (
        <Banner
          tone="stop"
          actions={
            <>
              <Show when={signal.kind === 'orphan' || signal.kind === 'stranded'}>
                <LinkButton small kind="quiet" href={`/continuity/sun?task=${props.task}`}>
                  {t('continuity.task.awake')}
                </LinkButton>
              </Show>
              <Show when={signal.mend}>
                {(mend) => (
                  <Button small onClick={() => mending.mend(mend())}>
                    {mending.words(mend())}
                  </Button>
                )}
              </Show>
            </>
          }
        >
          <strong>{t(`value.continuity.kind.${signal.kind}`)}</strong> · {reason(signal)}
        </Banner>
      )}
    </For>
  );
}
