/** The door of the organisation room: its parts side by side, and which page shows at an address. Each part brings its own pages. */
import { type Component, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type RoomViewProps, useI18n } from '../../../ui/index.ts';
import { CirclesHome } from '../circles/views/index.tsx';
import './organisation.css';

const Agreements = lazy(async () => ({ default: (await import('./agreements/index.tsx')).Agreements }));

/** What follows `/organisation` in the address, and which page that is; anything else is the id of a role. */
const pages: Readonly<Record<string, Component<RoomViewProps>>> = {
  circle: lazy(async () => ({ default: (await import('../circles/views/circle-page.tsx')).CirclePage })),
  templates: lazy(async () => ({ default: (await import('../circles/views/templates-page.tsx')).TemplatesPage })),
  import: lazy(async () => ({ default: (await import('../circles/views/chart-page.tsx')).ChartPage })),
  proposals: lazy(async () => ({ default: (await import('./proposals/index.tsx')).Proposals })),
  agreements: (props) => <Agreements {...props} path={props.path.slice(1)} />,
  decisions: lazy(async () => ({ default: (await import('./proposals/index.tsx')).Decisions })),
};
const RolePage = lazy(async () => ({ default: (await import('../circles/views/role-page.tsx')).RolePage }));

/** The parts that are pages of their own; circles and roles are the rest. */
const PARTS = ['proposals', 'decisions', 'agreements'] as const;

export function View(props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const page = () => {
    const [first] = props.path;
    if (first === undefined) return CirclesHome;
    return (Object.hasOwn(pages, first) ? pages[first] : undefined) ?? RolePage;
  };
  const part = () => PARTS.find((each) => each === props.path[0]);
  return (
    <>
      <nav class="organisation-parts" aria-label={t('organisation.parts')} data-print="no">
        <a href="/organisation" aria-current={part() === undefined ? 'page' : undefined}>
          {t('organisation.circles')}
        </a>
        <For each={PARTS}>
          {(each) => (
            <a href={`/organisation/${each}`} aria-current={part() === each ? 'page' : undefined}>
              {t(`organisation.${each}`)}
            </a>
          )}
        </For>
      </nav>
      <Suspense>
        <Show when={page()} keyed>
          {(shown) => <Dynamic component={shown} path={props.path} search={props.search} about={props.about} />}
        </Show>
      </Suspense>
    </>
  );
}
