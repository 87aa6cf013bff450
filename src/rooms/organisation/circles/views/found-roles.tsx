/** The roles that answer for what somebody looks for: who holds each, and the line that speaks of it. */
import { For, type JSX } from 'solid-js';
import { useI18n } from '../../../../ui/index.ts';
import { RoleRow } from './role-row.tsx';
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
            <RoleRow role={role} circle={role.circleName}>
              <For each={role.because}>{(line) => <span class="ui-soft">{line}</span>}</For>
            </RoleRow>
          )}
        </For>
      </ul>
    </section>
  );
}
