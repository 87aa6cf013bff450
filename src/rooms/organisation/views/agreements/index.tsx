/** The pages of agreements, by what follows in the address: all of them, one, its draft, signing it, its differences. */
import { type Component, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { RoomViewProps } from '../../../../ui/index.ts';
import { AgreementPage } from './agreement-page.tsx';
import { AgreementsPage } from './agreements-page.tsx';
import './agreements.css';

interface PageProps {
  readonly agreement: string;
  readonly search: URLSearchParams;
}

/** Fetched when they are first looked at. */
const pages: Readonly<Record<string, Component<PageProps>>> = {
  draft: lazy(async () => ({ default: (await import('./draft-page.tsx')).DraftPage })),
  sign: lazy(async () => ({ default: (await import('./sign-page.tsx')).SignPage })),
  differences: lazy(async () => ({ default: (await import('./differences-page.tsx')).DifferencesPage })),
};

export function Agreements(props: RoomViewProps): JSX.Element {
  const path = () => (props.path[0] === 'agreements' ? props.path.slice(1) : props.path);
  const page = () => pages[path()[1] ?? ''] ?? AgreementPage;
  return (
    <div class="agreements">
      <Show when={path()[0]} keyed fallback={<AgreementsPage search={props.search} />}>
        {(agreement) => (
          <Suspense>
            <Dynamic component={page()} agreement={agreement} search={props.search} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}
