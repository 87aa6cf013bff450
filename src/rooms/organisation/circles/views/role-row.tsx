/** A role as a line among others: its dot, its name with what is said about it, and who holds it. */
import { type JSX, Show } from 'solid-js';
import { Badge, useI18n } from '../../../../ui/index.ts';
import { personName, roleHref, roleName } from './naming.ts';

interface RoleRowProps {
  readonly role: {
    readonly id: string;
    readonly name: string | null;
    readonly vacant: boolean;
    readonly mine: boolean;
    readonly holders: readonly { readonly name: string | null }[];
  };
  /** The circle it stands in, where that is not plain. */
  readonly circle?: string | null;
  readonly children: JSX.Element;
}

export function RoleRow(props: RoleRowProps): JSX.Element {
  const { t } = useI18n();
  return (
    <li>
      <a class="circles-row" href={roleHref(props.role.id)}>
        <span class="circles-dot" data-vacant={props.role.vacant ? '' : undefined} data-mine={props.role.mine ? '' : undefined} />
        <span class="circles-line-words">
          <span class="circles-name">
            {roleName(t, props.role)}
            <Show when={props.circle}>
              <span class="ui-soft"> · {props.circle}</span>
            </Show>
          </span>
          {props.children}
        </span>
        <span class="circles-people">
          <Show when={!props.role.vacant} fallback={<Badge>{t('circles.vacant')}</Badge>}>
            {props.role.holders.map((holder) => personName(t, holder)).join(', ')}
          </Show>
        </span>
      </a>
    </li>
  );
}
