/** The layout of src/ as data: which folder may import which, in what order rooms stand, and what may come from npm where. */

/** An arrow of docs/ARCHITECTURE.md: the folder, the other folders of src/ it may import, and what to do instead of importing more. */
export interface Layer {
  readonly name: string;
  readonly may: readonly string[];
  readonly instead: string;
}

export const layers: readonly Layer[] = [
  {
    name: 'kernel',
    may: [],
    instead: 'kernel imports nothing: take what you need as a parameter, or move the code to the layer that knows it.',
  },
  {
    name: 'replica',
    may: ['kernel'],
    instead: 'replica knows only kernel: describe what you need as a port in src/kernel and let a composition root pass it in.',
  },
  {
    name: 'sync',
    may: ['kernel', 'replica'],
    instead: 'sync is a state machine without I/O: return an effect, or take a port from src/kernel.',
  },
  {
    name: 'storage',
    may: ['kernel', 'replica'],
    instead: 'an adapter implements the port of src/kernel/store.ts and knows nothing above replica.',
  },
  {
    name: 'rooms',
    may: ['kernel', 'replica', 'ui'],
    instead: 'a room declares tables, commands and queries; what acts on the world belongs to server, web or cli.',
  },
  {
    name: 'workplace',
    may: ['kernel', 'replica', 'sync', 'rooms'],
    instead: 'workplace ties a device to the rooms, for every composition root alike: storage, transports and screens belong to the roots.',
  },
  { name: 'ui', may: ['kernel'], instead: 'the design system knows no room and no data: take values and callbacks as properties.' },
  {
    name: 'server',
    may: ['kernel', 'replica', 'sync', 'storage', 'rooms', 'workplace', 'ui'],
    instead: 'server, web and cli are composition roots side by side: what two of them need moves down to a layer both may import.',
  },
  {
    name: 'web',
    may: ['kernel', 'replica', 'sync', 'storage', 'rooms', 'workplace', 'ui'],
    instead: 'server, web and cli are composition roots side by side: what two of them need moves down to a layer both may import.',
  },
  {
    name: 'cli',
    may: ['kernel', 'replica', 'sync', 'storage', 'rooms', 'workplace', 'ui'],
    instead:
      'only src/cli/serve.ts and operations.ts know the server, through src/server/index.ts; anything else two roots need moves down a layer.',
  },
];

/** Rooms from left to right: each may use those before it. */
export const roomsInLine = [
  'places',
  'people',
  'organisation',
  'arrangements',
  'tasks',
  'equipment',
  'fleet',
  'commons',
  'notebook',
  'continuity',
  'requests',
  'notices',
  'today',
] as const;

/** Folders of src/rooms/ that are not rooms: the suite every room passes. */
export const roomTools = ['testing'] as const;

/** Doors beside a folder's index.ts, for those who cannot enter by it: what runs only on Node, or only in a browser, or looks into what is stored. */
export const otherDoors: Readonly<Record<string, readonly string[]>> = {
  'src/storage': ['node.ts', 'browser.ts'],
  'src/sync': ['stored.ts'],
};

/** What the pure layers may take from npm. Each is pure itself; a new one needs its line in docs/DECISIONS.md. */
export const purePackages: Readonly<Record<'kernel' | 'replica' | 'sync' | 'rooms', readonly string[]>> = {
  kernel: [],
  replica: ['@noble/hashes', 'yjs', 'lib0'],
  sync: ['@noble/hashes'],
  rooms: ['fflate', 'valibot'],
};
