/** What concerns the person and this device: account, device, theme, language, leaving. */
import type { JSX } from 'solid-js';
import {
  IconInfo,
  IconLanguages,
  IconLogOut,
  IconMonitor,
  IconMoon,
  IconSmartphone,
  IconSun,
  IconUser,
  localeNames,
  locales,
  Menu,
  type MenuItem,
  themes,
  useDesk,
  useI18n,
  useTheme,
} from '../../ui/index.ts';
import type { Opened } from '../device/opened.ts';

const themeIcons = { auto: IconMonitor, light: IconSun, dark: IconMoon } as const;

export interface OwnMenuProps {
  readonly opened: Opened;
  readonly onLeave: () => void;
  /** On a phone only the icon shows. */
  readonly iconOnly?: boolean;
}

export function OwnMenu(props: OwnMenuProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { theme, setTheme } = useTheme();
  const items = (): readonly (MenuItem | 'separator')[] => [
    { id: 'me', label: t('web.own.profile'), icon: IconUser, onSelect: () => desk.go(`/people/${desk.me}`) },
    { id: 'account', label: t('web.own.account'), icon: IconSmartphone, onSelect: () => desk.go('/account') },
    { id: 'device', label: t('web.own.device'), icon: IconMonitor, onSelect: () => desk.go('/device') },
    { id: 'leave', label: t('web.own.leave'), icon: IconLogOut, onSelect: () => props.onLeave() },
    { id: 'never', label: t('web.own.never'), icon: IconInfo, onSelect: () => desk.go('/never') },
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
