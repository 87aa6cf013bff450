/** How long what was said of where people were is kept: told to everybody, decided by stewards, since what goes is gone. */
import { type JSX, Show } from 'solid-js';
import { MONTHS_KEPT } from '../../rooms/people/index.ts';
import { Select, useGestures, useI18n, useToasts } from '../../ui/index.ts';
import { accounts, type Myself } from '../account/accounts.ts';

const CHOICES = [1, 2, 3, 6, 12, 24] as const;

export function PresenceKept(props: { readonly me: Myself; readonly changed: () => void }): JSX.Element {
  const { t } = useI18n();
  const { tell } = useGestures();
  const toasts = useToasts();
  const months = () => {
    const { presenceMonths } = props.me.workplace.settings;
    return typeof presenceMonths === 'number' ? presenceMonths : MONTHS_KEPT;
  };
  const choices = () => [...new Set([...CHOICES, months()])].sort((one, other) => one - other);
  const keep = async (chosen: string) => {
    const kept = await accounts.keepPresence(Number(chosen));
    if (!kept.ok) return tell(kept.problem);
    toasts.show({ text: t('web.presence-kept.changed') });
    props.changed();
  };
  return (
    <section class="web-section">
      <h2>{t('web.presence-kept.title')}</h2>
      <p>{t('web.presence-kept.lead')}</p>
      <Show when={props.me.member.steward} fallback={<p>{t('web.presence-kept.months', { count: months() })}</p>}>
        <Select
          label={t('web.presence-kept.label')}
          value={String(months())}
          options={choices().map((count) => ({ value: String(count), label: t('web.presence-kept.months', { count }) }))}
          onChange={(chosen) => void keep(chosen)}
        />
      </Show>
    </section>
  );
}
