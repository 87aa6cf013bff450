/** Keys that work everywhere, and those of commands about the row, or the rows, one is on. */
import { createSignal } from 'solid-js';
import type { Command, Room } from '../../rooms/room.ts';
import { type Shortcut, useDesk, useGestures, useI18n, useShortcut, whenIdle } from '../../ui/index.ts';
import type { Opened } from '../device/opened.ts';
import { doors } from '../rooms.ts';
import { aboutOf, isReady } from './command-subject.ts';
import { firstView } from './first-view.ts';

export function useKeys(opened: Opened, openPalette: () => void): void {
  const { t } = useI18n();
  const desk = useDesk();
  const gestures = useGestures();
  const [rooms, setRooms] = createSignal<readonly Room[]>([]);
  const bring = async () => setRooms((await opened.workplace.whole()).rooms);
  void firstView.then(() => whenIdle(() => void bring().catch(() => undefined)));
  useShortcut(() => [
    { id: 'web.palette', keys: 'mod+k', label: t('ui.palette.title'), run: openPalette },
    { id: 'web.undo', keys: 'mod+z', label: t('undo.do'), run: () => void gestures.takeBack() },
    { id: 'web.redo', keys: ['mod+shift+z', 'mod+y'], label: t('undo.redo'), run: () => void gestures.restore() },
    ...doors.map(
      ({ id, letters }): Shortcut => ({
        id: `web.go.${id}`,
        keys: letters.map((letter) => `g ${letter}`),
        label: t(`room.${id}`),
        group: t('web.palette.go'),
        run: () => desk.go(`/${id}`),
      }),
    ),
  ]);
  useShortcut(() =>
    rooms().flatMap((room) => room.commands.flatMap((command) => (command.key === undefined ? [] : [keyOf(room, command, command.key)]))),
  );

  function keyOf(room: Room, command: Command, keys: string): Shortcut {
    const { argument, table } = aboutOf(command) ?? {};
    const ids = () => (desk.subject()?.table === table ? (desk.subject()?.ids ?? []) : []);
    const run = () => {
      const [first, ...others] = ids();
      if (argument === undefined) desk.perform(command.name, {});
      else if (others.length === 0 || !isReady(command, new Set([argument]))) desk.perform(command.name, { [argument]: first });
      else
        void gestures.actAll(
          ids().map((id) => [command.name, { [argument]: id }] as const),
          t('web.done-to', { what: t(`command.${command.name}`), count: ids().length }),
        );
    };
    return {
      id: command.name,
      keys,
      label: t(`command.${command.name}`),
      group: t(`room.${room.name}`),
      when: () => argument === undefined || ids().length > 0,
      run,
    };
  }
}
