/** Which address shows: paths of this application, moved through the browser's history, so that Back means back. */
import { type Accessor, batch, createSignal, onCleanup } from 'solid-js';

export interface Address {
  /** `/tasks/AbC` is `['tasks', 'AbC']`. */
  readonly path: readonly string[];
  readonly search: URLSearchParams;
  /** Without its `#`. */
  readonly fragment: string;
}

export interface Router {
  readonly address: Accessor<Address>;
  /** To an address of this application; `replace` leaves no step behind. */
  go(href: string, options?: { readonly replace?: boolean }): void;
  /** A counter that moves when another page, not only another filter, shows: where focus and scroll begin anew. */
  readonly page: Accessor<number>;
}

export function createRouter(): Router {
  const [address, setAddress] = createSignal(read(), { equals: false });
  const [page, setPage] = createSignal(0);
  let shown = pageOf(address());

  const show = () =>
    batch(() => {
      const next = read();
      setAddress(next);
      if (pageOf(next) !== shown) setPage((count) => count + 1);
      shown = pageOf(next);
    });
  const go: Router['go'] = (href, options = {}) => {
    const url = new URL(href, location.href);
    if (url.origin !== location.origin) {
      location.assign(url);
      return;
    }
    if (url.href === location.href) return;
    if (options.replace === true) history.replaceState(null, '', url);
    else history.pushState(null, '', url);
    show();
  };
  const onClick = (event: MouseEvent) => {
    const href = followed(event);
    if (href === undefined) return;
    event.preventDefault();
    go(href);
  };
  addEventListener('popstate', show);
  document.addEventListener('click', onClick);
  onCleanup(() => {
    removeEventListener('popstate', show);
    document.removeEventListener('click', onClick);
  });
  return { address, go, page };
}

/** A task opens beside its list: still the same page. */
const pageOf = ({ path }: Address): string => (path[0] === 'tasks' ? 'tasks' : path.join('/'));

function read(): Address {
  return {
    path: location.pathname
      .split('/')
      .filter((part) => part !== '')
      .map(decoded),
    search: new URLSearchParams(location.search),
    fragment: location.hash.slice(1),
  };
}

/** A path somebody mistyped is shown as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a link into the application that was clicked as one follows a link here; others are the browser's. */
function followed(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return undefined;
  // A fragment of the same page is a jump inside it; files of the server are not pages of ours.
  if (link.getAttribute('href')?.startsWith('#') === true || /^\/(api|sync|metrics|healthz)(\/|$)/.test(link.pathname)) return undefined;
  return link.href;
}
