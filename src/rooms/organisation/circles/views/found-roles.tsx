/** The roles that answer for what somebody looks for: who holds each, and the line that speaks of it. */
import { For, type JSX, Show } from 'solid-js';
import { Badge, useI18n } from '../../../../ui/index.ts';
import { personName, roleHref, roleName } from './naming.ts';
import type { FoundRole } from './types.ts';

export function FoundRoles(props: { readonly roles: readonly FoundRole[]; readonly text: string }): JSX.Element {
  const { t } = useI18n();
  return (
    <section class="circles-found" aria-label={t('circles.search')}>
      <p class="ui-hidden" role="status">
        {t('circles.found', { count: props.roles.length })}
      </p>
      <ul class="circles-rows">
        <For each={props.roles} fallback={<li class="ui-soft">{t('circles.found.none', { text: props.text })}</li>}>
          {(role) => (
            <li>
              <a class="circles-row" href={roleHref(role.id)}>
                <span class="circles-dot" data-vacant={role.vacant ? '' : undefined} data-mine={role.mine ? '' : undefined} />
                <span class="circles-line-words">
                  <span class="circles-name">
                    {roleName(t, role)}
                    <Show when={role.circleName}>
                      <span class="ui-soft"> · {role.circleName}</span>
                    </Show>
                  </span>
                  <For each={role.because}>{(line) => <span class="ui-soft">{line}</span>}</For>
                </span>
                <span class="circles-people">
                  <Show when={!role.vacant} fallback={<Badge>{t('circles.vacant')}</Badge>}>
                    {role.holders.map((holder) => personName(t, holder)).join(', ')}
                  </Show>
                </span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
