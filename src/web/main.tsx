/** Where the web application begins: who is this, which workplace does this device hold, and then the application or the door. */
import { createSignal, ErrorBoundary, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { render } from 'solid-js/web';
import type { Problem } from '../kernel/result.ts';
import { UiProvider } from '../ui/index.ts';
import { createEntering } from './device/entering.ts';
import { knownWorkplaces } from './device/known.ts';
import { openKnown } from './device/open.ts';
import type { Opened } from './device/opened.ts';
import { createRouter } from './router.ts';
import { App } from './shell/app.tsx';
import { CannotOpen, Stopped } from './shell/cannot-open.tsx';
import { createWords } from './shell/words.ts';
import '../ui/styles/index.css';
import './styles/web.css';

const Join = lazy(async () => ({ default: (await import('./first-contact/join.tsx')).Join }));
const Reset = lazy(async () => ({ default: (await import('./first-contact/reset.tsx')).Reset }));
const SignIn = lazy(async () => ({ default: (await import('./first-contact/sign-in.tsx')).SignIn }));

type Phase = { readonly at: 'opening' } | { readonly at: 'door' } | { readonly at: 'in'; readonly opened: Opened } | { readonly at: 'shut'; readonly problem: Problem };

function Application(): JSX.Element {
  const words = createWords();
  const router = createRouter();
  const known = knownWorkplaces();
  const [phase, setPhase] = createSignal<Phase>({ at: 'opening' });
  const opens = (opened: Opened) => setPhase({ at: 'in', opened });
  const entering = createEntering(known, opens);

  const open = async () => {
    const [first] = known.list();
    if (first === undefined) {
      setPhase({ at: 'door' });
      return;
    }
    const opened = await openKnown(first);
    setPhase(opened.ok ? { at: 'in', opened: opened.value } : { at: 'shut', problem: opened.problem });
  };
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
    <UiProvider catalogue={words.catalogue()}>
      <ErrorBoundary fallback={(cause) => <Stopped cause={cause} />}>
        <Suspense>
          <Switch>
            <Match when={inside()}>
              {(opened) => <App opened={opened()} router={router} words={words} onLeave={() => location.assign('/sign-in')} />}
            </Match>
            <Match when={shut()}>{(problem) => <CannotOpen problem={problem()} retry={() => void open()} />}</Match>
            <Match when={phase().at === 'door'}>
              <Show
                when={(place() === 'join' || place() === 'reset') && router.address().fragment !== ''}
                fallback={<SignIn entering={entering} onIn={onIn} />}
              >
                <Show when={place() === 'join'} fallback={<Reset token={router.address().fragment} entering={entering} onIn={onIn} />}>
                  <Join token={router.address().fragment} entering={entering} onIn={onIn} />
                </Show>
              </Show>
            </Match>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </UiProvider>
  );
}

const root = document.getElementById('app');
if (root !== null) render(() => <Application />, root);
