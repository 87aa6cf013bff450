/** What concerns the person and this device: account, device, theme, language, leaving. */
import type { JSX } from 'solid-js';
import {
  type Desk,
  type Gestures,
  IconLanguages,
  IconMonitor,
  IconMoon,
  IconSmartphone,
  IconSun,
  IconUser,
  localeNames,
  locales,
  Menu,
  type MenuItem,
  type PaletteItem,
  type Translate,
  themes,
  useDesk,
  useI18n,
  useTheme,
} from '../../ui/index.ts';
import type { Opened } from '../device/opened.ts';

const themeIcons = { auto: IconMonitor, light: IconSun, dark: IconMoon } as const;

export function OwnMenu(props: { readonly opened: Opened; readonly iconOnly?: boolean }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { theme, setTheme } = useTheme();
  const items = (): readonly (MenuItem | 'separator')[] => [
    { id: 'me', label: t('web.own.profile'), icon: IconUser, onSelect: () => desk.go(`/people/${desk.me}`) },
    { id: 'account', label: t('web.own.account'), icon: IconSmartphone, onSelect: () => desk.go('/account') },
    { id: 'device', label: t('web.own.device'), icon: IconMonitor, onSelect: () => desk.go('/device') },
    'separator',
    ...themes.map((value) => ({
      id: value,
      label: t(`ui.theme.${value}`),
      icon: themeIcons[value],
      checked: theme() === value,
      onSelect: () => setTheme(value),
    })),
    'separator',
    ...locales.map((value) => ({
      id: value,
      label: localeNames[value],
      icon: IconLanguages,
      checked: i18n.locale() === value,
      onSelect: () => i18n.setLocale(value),
    })),
  ];
  return (
    <Menu
      class="web-own"
      kind="quiet"
      icon={IconUser}
      iconOnly={props.iconOnly}
      label={props.iconOnly === true ? t('web.own.menu') : props.opened.known.memberName}
      items={items()}
    />
  );
}

/** The application's own gestures, in the palette too. */
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
    { id: 'web.device', title: t('web.own.device'), group, run: () => desk.go('/device') },
  ];
}
