/** The door of the organisation room: its parts side by side, and which page shows at an address. Each part brings its own pages. */
import { type Component, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { PartNav, type RoomViewProps, useI18n } from '../../../ui/index.ts';
import { CirclesHome } from '../circles/views/index.tsx';

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

/** The parts; whatever is at no address of the others belongs to circles and roles. */
const PARTS = ['circles', 'proposals', 'decisions', 'agreements'] as const;
const addressOf = (part: (typeof PARTS)[number]) => (part === 'circles' ? '/organisation' : `/organisation/${part}`);

export function View(props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const page = () => {
    const [first] = props.path;
    if (first === undefined) return CirclesHome;
    return (Object.hasOwn(pages, first) ? pages[first] : undefined) ?? RolePage;
  };
  return (
    <>
      <PartNav
        label={t('organisation.parts')}
        parts={PARTS.map((part) => ({ href: addressOf(part), label: t(`organisation.${part}`) }))}
        current={addressOf(PARTS.find((part) => part === props.path[0]) ?? 'circles')}
      />
      <Suspense>
        <Show when={page()} keyed>
          {(shown) => <Dynamic component={shown} path={props.path} search={props.search} about={props.about} />}
        </Show>
      </Suspense>
    </>
  );
}
