/** Since which decision a role, a circle, an agreement or a task is as it is: what somebody new asks after "who" and "why". */
import { For, type JSX, Show } from 'solid-js';
import { createAnswer, useI18n } from '../../../../ui/index.ts';
import type { decisionAbout } from '../../proposals/index.ts';
import './grounds.css';

export interface GroundsProps {
  readonly table: 'role' | 'circle' | 'agreement' | 'task';
  readonly row: string;
  /** Said where no decision speaks of it; nothing shows then when left out. */
  readonly none?: string;
}

export function Grounds(props: GroundsProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const grounds = createAnswer<typeof decisionAbout>('decision.about', () => ({ [props.table]: props.row }));
  const isSaid = () => (grounds()?.length ?? 0) > 0 || (grounds() !== undefined && props.none !== undefined);
  return (
    <Show when={isSaid()}>
      <section class="grounds">
        <h2>{t('organisation.grounds')}</h2>
        <ul>
          <For each={grounds()} fallback={<li class="ui-soft">{props.none}</li>}>
            {(ground) => (
              <li data-past={ground.supersededBy === null ? undefined : ''}>
                <p>
                  <span class="ui-soft">{t(`value.decision.how.${ground.how}`)}</span>{' '}
                  <a href={`/organisation/decisions/${ground.id}`}>
                    {t('organisation.decision-named', { number: ground.number, title: ground.title ?? t('organisation.untitled') })}
                  </a>
                </p>
                <p class="ui-soft">
                  <Show when={ground.elected}>{(one) => <>{one().name ?? t('organisation.somebody')} · </>}</Show>
                  <Show when={ground.adoptedAt}>
                    {(at) => t('organisation.adopted-on', { date: i18n.format.civilDate(i18n.format.civilDateAt(at()), 'medium') })}
                  </Show>
                  <Show when={ground.supersededBy}>
                    {(next) => (
                      <>
                        {' · '}
                        <a href={`/organisation/decisions/${next().id}`}>{t('organisation.superseded', { number: next().number })}</a>
                      </>
                    )}
                  </Show>
                </p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
