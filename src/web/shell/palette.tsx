/** Ctrl/⌘-K: rooms, every command of the registry, those of the selected row first, and the rows that have a page of their own. */
import type { JSX } from 'solid-js';
import { registry } from '../../rooms/registry.ts';
import { CommandPalette, type PaletteItem, type Translate, useDesk, useGestures, useI18n } from '../../ui/index.ts';
import { doors, pageOf } from '../rooms.ts';
import { subjectOf } from './command-subject.ts';
import { findRows } from './finding.ts';
import { ownItems } from './own-items.ts';

/** Rows found that each room shows. */
const FOUND = 12;

export interface PaletteProps {
  readonly onClose: () => void;
}

export function Palette(props: PaletteProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const gestures = useGestures();
  // The subject as it was when the palette opened: the palette itself takes the focus from its row.
  const subject = desk.subject();
  const rooms = (): PaletteItem[] =>
    doors.map(({ id, icon, letters }) => ({
      id: `room.${id}`,
      title: t(`room.${id}`),
      group: t('web.palette.go'),
      icon,
      shortcut: `g ${letters[0]}`,
      run: () => desk.go(`/${id}`),
    }));
  // What one is about, where one may go, and then the gestures: those of every day before those of once a year.
  const items = () => {
    const { about, free } = commandItems();
    const [daily, others] = [true, false].map((is) => free.filter(({ id }) => (roomOf.get(id) === 'tasks') === is));
    return [...about, ...rooms(), ...(daily ?? []), ...ownItems(t, desk, gestures), ...(others ?? [])];
  };
  const commandItems = (): { readonly about: readonly PaletteItem[]; readonly free: readonly PaletteItem[] } => {
    const about: PaletteItem[] = [];
    const free: PaletteItem[] = [];
    for (const command of registry.commands.values()) {
      if (command.quiet === true) continue;
      const argument = subject === undefined ? undefined : subjectOf(command, subject.table);
      const item = (group: string, given: Readonly<Record<string, unknown>>): PaletteItem => ({
        id: command.name,
        title: t(`command.${command.name}`),
        group,
        keywords: [t(`command.${command.name}.help`), command.name],
        shortcut: command.key,
        run: () => desk.perform(command.name, given),
      });
      if (subject !== undefined && argument !== undefined && subject.ids.length === 1)
        about.push(item(t('web.palette.about', { what: subject.label }), { [argument]: subject.ids[0] }));
      else free.push(item(roomGroup(t, command.name), {}));
    }
    // What has a key is done often.
    const often = (items: readonly PaletteItem[]) =>
      items.toSorted((a, b) => Number(a.shortcut === undefined) - Number(b.shortcut === undefined));
    return { about: often(about), free: often(free) };
  };
  const search = async (query: string): Promise<readonly PaletteItem[]> => {
    const pages = doors.flatMap(({ id, icon, rows = [] }) => rows.map((each) => ({ id, icon, each, isOne: rows.length === 1 })));
    const found = await Promise.all(
      pages.map(async ({ id, icon, each, isOne }): Promise<PaletteItem[]> => {
        const options = await findRows(desk, each.table, query);
        const go = (row: string) => () => desk.go(pageOf(id, each, row));
        return options.slice(0, FOUND).map(({ value, label, hint }) => ({
          id: value,
          title: label,
          // Where a room has several kinds of rows, each says which it is.
          hint: hint ?? (isOne ? undefined : t(`table.${each.table}`)),
          group: t(`room.${id}`),
          icon,
          run: go(value),
        }));
      }),
    );
    return found.flat();
  };
  return <CommandPalette open onOpenChange={(open) => !open && props.onClose()} items={items()} search={search} />;
}

const roomOf = new Map(registry.rooms.flatMap((room) => room.commands.map((command) => [command.name, room.name] as const)));
const roomGroup = (t: Translate, name: string) => t(`room.${roomOf.get(name) ?? 'tasks'}`);
