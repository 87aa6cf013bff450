/** What Relais never does: each line of the moral contract in plain words, and what keeps it. */
import { For, type JSX } from 'solid-js';
import { PageHeader, useI18n } from '../../../../ui/index.ts';
import './contract.css';

/** The lines, by the numbers their tests carry (tools/moral-contract.test.ts). */
const lines = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'] as const;

export function NeverPage(): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="contract">
      <PageHeader title={t('contract.title')} lead={t('contract.lead')} />
      <For each={lines}>
        {(line) => (
          <section>
            <h2>{t(`contract.${line}`)}</h2>
            <p>{t(`contract.${line}.means`)}</p>
            <h3>{t('contract.kept')}</h3>
            <p class="contract-kept">{t(`contract.${line}.kept`)}</p>
          </section>
        )}
      </For>
      <section>
        <h2>{t('contract.limits')}</h2>
        <p>{t('contract.limits.words')}</p>
      </section>
    </div>
  );
}
