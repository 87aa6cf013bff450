/** The door of the organisation room: which of its pages shows at an address. Each part of the room brings its own pages. */
import { type Component, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { RoomViewProps } from '../../../ui/index.ts';
import { CirclesHome } from '../circles/views/index.tsx';

/** What follows `/organisation` in the address, and which page that is; anything else is the id of a role. */
const pages: Readonly<Record<string, Component<RoomViewProps>>> = {
  circle: lazy(async () => ({ default: (await import('../circles/views/circle-page.tsx')).CirclePage })),
  templates: lazy(async () => ({ default: (await import('../circles/views/templates-page.tsx')).TemplatesPage })),
  import: lazy(async () => ({ default: (await import('../circles/views/chart-page.tsx')).ChartPage })),
};
const RolePage = lazy(async () => ({ default: (await import('../circles/views/role-page.tsx')).RolePage }));

export function View(props: RoomViewProps): JSX.Element {
  const page = () => {
    const [first] = props.path;
    return first === undefined ? CirclesHome : (pages[first] ?? RolePage);
  };
  return (
    <Suspense>
      <Show when={page()} keyed>
        {(shown) => <Dynamic component={shown} path={props.path} search={props.search} about={props.about} />}
      </Show>
    </Suspense>
  );
}
