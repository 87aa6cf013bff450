/** The application's own gestures in the palette: undo, inviting, import and export, the pages about oneself. */
import type { Desk, Gestures, PaletteItem, Translate } from '../../ui/index.ts';

export function ownItems(t: Translate, desk: Desk, gestures: Gestures): readonly PaletteItem[] {
  const group = t('web.palette.own');
  return [
    { id: 'web.undo', title: t('undo.do'), group, shortcut: 'mod+z', run: () => void gestures.takeBack() },
    { id: 'web.redo', title: t('undo.redo'), group, shortcut: 'mod+shift+z', run: () => void gestures.restore() },
    { id: 'web.invite', title: t('web.invite.title'), group, run: () => desk.go('/invite') },
    { id: 'web.import', title: t('web.import.title'), group, run: () => desk.go('/import') },
    { id: 'web.export', title: t('web.export.title'), group, run: () => desk.go('/export') },
    { id: 'web.profile', title: t('web.own.profile'), group, run: () => desk.go(`/people/${desk.me}`) },
    { id: 'web.account', title: t('web.own.account'), group, run: () => desk.go('/account') },
    { id: 'web.notices', title: t('notices.settings'), group, run: () => desk.go('/notices/settings') },
    { id: 'web.never', title: t('web.own.never'), group, run: () => desk.go('/never') },
    { id: 'web.device', title: t('web.own.device'), group, run: () => desk.go('/device') },
  ];
}
