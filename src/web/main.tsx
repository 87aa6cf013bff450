/** Where the web application begins: who is this, which workplace does this device hold, and then the application or the door. */
// Before any view's: here the layers get their order.
import '../ui/styles/index.css';
import './styles/web.css';

import { createEffect, createSignal, ErrorBoundary, type JSX, Match, Suspense, Switch } from 'solid-js';
import { render } from 'solid-js/web';
import type { Problem } from '../kernel/result.ts';
import { steady, UiProvider, whenIdle } from '../ui/index.ts';
import { bringDeflate, loadYjs } from '../workplace/index.ts';
import { knownWorkplaces } from './device/known.ts';
import { openKnown } from './device/open.ts';
import type { Opened } from './device/opened.ts';
import { late } from './late.tsx';
import { createRouter } from './router.ts';
import { App } from './shell/app.tsx';
import { firstView, viewsBegin } from './shell/first-view.ts';
import { Stopped } from './shell/stopped.tsx';
import { firstWords, otherWords, words } from './shell/words.ts';

const Door = late(async () => (await import('./first-contact/door.tsx')).Door);
const CannotOpen = late(async () => (await import('./shell/cannot-open.tsx')).CannotOpen);

type Phase =
  | { readonly at: 'opening' }
  | { readonly at: 'door' }
  | { readonly at: 'in'; readonly opened: Opened }
  | { readonly at: 'shut'; readonly problem: Problem };

function Application(): JSX.Element {
  const router = createRouter();
  const known = knownWorkplaces(steady(() => localStorage));
  const [phase, setPhase] = createSignal<Phase>({ at: 'opening' });
  const opens = (opened: Opened) => setPhase({ at: 'in', opened });

  const open = async () => {
    const [first] = known.list();
    if (first === undefined) {
      setPhase({ at: 'door' });
      return;
    }
    const opened = await openKnown(first);
    setPhase(opened.ok ? { at: 'in', opened: opened.value } : { at: 'shut', problem: opened.problem });
  };
  const bringRest = () => whenIdle(() => void Promise.all([otherWords(), bringDeflate(), loadYjs()]).catch(() => undefined));
  createEffect(() => {
    const { at } = phase();
    if (at === 'in') viewsBegin();
    // Idleness says nothing before: a browser that waits for the store is idle, and what is shown first would come later.
    if (at !== 'opening') void (at === 'in' ? firstView.then(bringRest) : bringRest());
  });
  const place = () => router.address().path[0] ?? '';
  // A link that brings somebody in is looked at before what this device already holds.
  if (place() === 'join' || place() === 'reset' || place() === 'sign-in') setPhase({ at: 'door' });
  else void open();
  const onIn = () => router.go('/today', { replace: true });
  const inside = () => {
    const now = phase();
    return now.at === 'in' ? now.opened : undefined;
  };
  const shut = () => {
    const now = phase();
    return now.at === 'shut' ? now.problem : undefined;
  };
  return (
    <UiProvider catalogue={words()}>
      <ErrorBoundary fallback={(cause) => <Stopped cause={cause} />}>
        <Suspense>
          <Switch>
            <Match when={inside()}>
              {(opened) => <App opened={opened()} router={router} onLeave={() => location.assign('/sign-in')} />}
            </Match>
            <Match when={shut()}>{(problem) => <CannotOpen problem={problem()} retry={() => void open()} />}</Match>
            <Match when={phase().at === 'door'}>
              <Door known={known} opens={opens} address={router.address()} onIn={onIn} />
            </Match>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </UiProvider>
  );
}

const root = document.getElementById('app');
await firstWords();
if (root !== null) render(() => <Application />, root);
