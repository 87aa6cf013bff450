/** What a template or a file would bring: circles and roles by name, those that are here already, and holders nobody was found for. */
import { For, type JSX, Show } from 'solid-js';
import { Badge, useI18n } from '../../../../ui/index.ts';
import type { Preview } from './types.ts';

export type Plan = Extract<Preview, { ok: true }>['value'];

export function Brought(props: { readonly plan: Plan }): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="circles-brought">
      <Names title={t('circles.circles')} rows={props.plan.circles} />
      <Names title={t('circles.roles')} rows={props.plan.roles} />
      <Show when={props.plan.strangers.length > 0}>
        <p class="ui-strong">{t('circles.import.strangers')}</p>
        <ul>
          <For each={props.plan.strangers}>{(one) => <li>{t('circles.import.stranger', { name: one.name, role: one.role })}</li>}</For>
        </ul>
      </Show>
    </div>
  );
}

function Names(props: { readonly title: string; readonly rows: Plan['roles'] }): JSX.Element {
  const { t } = useI18n();
  return (
    <Show when={props.rows.length > 0}>
      <p class="ui-strong">{props.title}</p>
      <ul>
        <For each={props.rows}>
          {(row) => (
            <li>
              {row.name}
              <Show when={row.fate !== 'made'}>
                {' '}
                <Badge>{t(`circles.fate.${row.fate}`)}</Badge>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
