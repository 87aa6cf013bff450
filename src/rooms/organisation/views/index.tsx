/** The views of the organisation room: its parts side by side, each fetched when it is first looked at. */
import { type Component, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type RoomViewProps, useI18n } from '../../../ui/index.ts';
import './organisation.css';

/** By the first step of the address after the room; the first part stands there without one. */
const parts: Readonly<Record<string, Component<RoomViewProps>>> = {
  proposals: lazy(async () => ({ default: (await import('./proposals/index.tsx')).Proposals })),
  decisions: lazy(async () => ({ default: (await import('./proposals/index.tsx')).Decisions })),
};

export function View(props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const name = () => {
    const asked = props.path[0] ?? '';
    return Object.hasOwn(parts, asked) ? asked : (Object.keys(parts)[0] ?? '');
  };
  return (
    <>
      <nav class="organisation-parts" aria-label={t('organisation.parts')} data-print="no">
        <For each={Object.keys(parts)}>
          {(part) => (
            <a href={`/organisation/${part}`} aria-current={name() === part ? 'page' : undefined}>
              {t(`organisation.${part}`)}
            </a>
          )}
        </For>
      </nav>
      <Suspense>
        <Show when={parts[name()]}>{(part) => <Dynamic component={part()} {...props} path={props.path.slice(1)} />}</Show>
      </Suspense>
    </>
  );
}
