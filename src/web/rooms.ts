/** The doors of the application: which rooms there are, and how each is brought in when it is first entered. */
import type { Component } from 'solid-js';
import { View as Today } from '../rooms/today/views/index.tsx';
import {
  IconBell,
  IconBlend,
  type IconComponent,
  IconHourglass,
  IconHouse,
  IconInbox,
  IconListChecks,
  IconUsers,
  type OwnFormProps,
  type RoomViewProps,
} from '../ui/index.ts';

export interface RoomViews {
  readonly View: Component<RoomViewProps>;
}

export interface OwnForm {
  readonly Form: Component<OwnFormProps>;
}

export interface Door {
  readonly id: string;
  readonly icon: IconComponent;
  /** `g` then one of these goes there. */
  readonly letters: readonly string[];
  /** The room it shows inside of: it has no place of its own at the side. */
  readonly within?: string;
  /** The tables whose rows have pages here: the palette finds them by the query `<table>.list`. */
  readonly rows?: readonly Pages[];
  readonly load: () => Promise<RoomViews>;
}

export interface Pages {
  readonly table: string;
  /** What stands before the row in the address, after the room's; nothing unless told. */
  readonly at?: string;
  /** Whoever begins one with `<table>.add` goes to its page. */
  readonly opens?: boolean;
}

/** Where the page of a row is. */
export const pageOf = (room: string, { at }: Pages, row: string): string => ['', room, ...(at === undefined ? [] : [at]), row].join('/');

/** Where somebody goes who carried out `command`, which made `row`; undefined when they stay where they are. */
export function pageMade(command: string, row: string): string | undefined {
  for (const { id, rows = [] } of doors) {
    const pages = rows.find(({ table, opens }) => opens === true && command === `${table}.add`);
    if (pages !== undefined) return pageOf(id, pages, row);
  }
  return undefined;
}

/** In the order in which they stand at the side. */
export const doors: readonly Door[] = [
  { id: 'today', icon: IconInbox, letters: ['d', 'a'], load: async () => ({ View: Today }) },
  { id: 'tasks', icon: IconListChecks, letters: ['t'], rows: [{ table: 'task' }], load: () => import('../rooms/tasks/views/room.tsx') },
  {
    id: 'continuity',
    icon: IconHourglass,
    letters: ['c'],
    within: 'tasks',
    load: () => import('../rooms/continuity/views/index.tsx'),
  },
  { id: 'requests', icon: IconInbox, letters: ['r'], within: 'tasks', load: () => import('../rooms/requests/views/index.tsx') },
  { id: 'notices', icon: IconBell, letters: ['n'], within: 'today', load: () => import('../rooms/notices/views/index.tsx') },
  {
    id: 'organisation',
    icon: IconBlend,
    letters: ['o'],
    rows: [
      { table: 'role' },
      { table: 'circle', at: 'circle' },
      { table: 'proposal', at: 'proposals' },
      { table: 'decision', at: 'decisions' },
      { table: 'agreement', at: 'agreements', opens: true },
    ],
    load: () => import('../rooms/organisation/views/index.tsx'),
  },
  {
    id: 'people',
    icon: IconUsers,
    letters: ['p', 'e'],
    rows: [{ table: 'member' }],
    load: () => import('../rooms/people/views/index.tsx'),
  },
  {
    id: 'arrangements',
    icon: IconHouse,
    letters: ['w'],
    within: 'people',
    load: () => import('../rooms/arrangements/views/index.tsx'),
  },
];

/** Commands whose form is more than their arguments in a row. */
export const ownForms: Readonly<Record<string, () => Promise<OwnForm>>> = {
  'effect.add': () => import('./shell/effect-form.tsx'),
  'effect.edit': () => import('./shell/effect-form.tsx'),
  'proposal.add': () => import('../rooms/organisation/views/proposals/proposal-form.tsx'),
  'role.hold': () => import('../rooms/organisation/circles/views/hold-form.tsx'),
  'task.add': () => import('../rooms/tasks/views/capture-form.tsx'),
  'task.capture': () => import('../rooms/tasks/views/capture-form.tsx'),
  'task.hand-over': () => import('../rooms/tasks/views/hand-over-form.tsx'),
};
