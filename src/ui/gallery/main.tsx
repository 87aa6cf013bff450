/** Every widget on a few pages; `?lang=fr&theme=dark#lists` shows one of them in one dress. */
import '../styles/index.css';
import './gallery.css';
import { createSignal, type JSX, onMount } from 'solid-js';
import { Dynamic, render } from 'solid-js/web';
import {
  AppShell,
  Button,
  CommandPalette,
  IconBookOpen,
  IconButton,
  IconColumns3,
  IconInfo,
  IconList,
  IconPencil,
  IconPlus,
  IconSearch,
  IconSettings,
  IconSquareStack,
  IconSun,
  isLocale,
  Menu,
  StateLine,
  themes,
  UiProvider,
  useI18n,
  useShortcut,
  useTheme,
} from '../index.ts';
import { FieldsPage } from './fields-page.tsx';
import { FloatsPage } from './floats-page.tsx';
import { BoardPage, ListsPage, TablePage } from './lists-page.tsx';
import { galleryCatalogue } from './messages.ts';
import { NotesPage } from './notes-page.tsx';
import { TodayPage } from './today-page.tsx';

const pages = [
  { id: 'today', icon: IconSun, page: TodayPage },
  { id: 'fields', icon: IconPencil, page: FieldsPage },
  { id: 'floats', icon: IconSquareStack, page: FloatsPage },
  { id: 'lists', icon: IconList, page: ListsPage },
  { id: 'board', icon: IconColumns3, page: BoardPage },
  { id: 'table', icon: IconBookOpen, page: TablePage },
  { id: 'notes', icon: IconInfo, page: NotesPage },
] as const;

function Gallery(): JSX.Element {
  const { t, locale, setLocale } = useI18n();
  const { theme, setTheme } = useTheme();
  const asked = () => location.hash.slice(1) || 'today';
  const [current, setCurrent] = createSignal(asked());
  const [palette, setPalette] = createSignal(false);
  window.addEventListener('hashchange', () => setCurrent(asked()));
  const query = new URLSearchParams(location.search);
  onMount(() => {
    const language = query.get('lang');
    const dress = themes.find((known) => known === query.get('theme'));
    if (isLocale(language)) setLocale(language);
    if (dress !== undefined) setTheme(dress);
  });
  const go = (id: string) => {
    location.hash = id;
  };
  useShortcut(() => [
    { id: 'palette', keys: 'mod+k', label: t('ui.palette.title'), run: () => setPalette(true) },
    ...pages.map(({ id }) => ({ id: `go ${id}`, keys: `g ${id.charAt(0)}`, label: t(`gallery.${id}`), run: () => go(id) })),
  ]);
  return (
    <>
      <AppShell
        workplace={t('gallery.workplace')}
        current={current()}
        onGo={(href) => go(href.slice(1))}
        rooms={pages.map(({ id, icon }) => ({
          id,
          icon,
          label: t(`gallery.${id}`),
          href: `#${id}`,
          waiting: id === 'today' ? 2 : undefined,
        }))}
        stateLine={<StateLine waiting={0} sharedAt={Date.UTC(2026, 10, 22, 13, 2)} dataUsed={3_140_000} href="#notes" />}
        actions={
          <>
            <IconButton icon={IconSearch} label={t('gallery.search')} shortcut="/" onClick={() => setPalette(true)} />
            <Button kind="primary" icon={IconPlus} shrink>
              {t('gallery.new')}
            </Button>
          </>
        }
        own={
          <Menu
            kind="quiet"
            icon={IconSettings}
            label="Zoé Le Goff"
            items={[
              ...themes.map((id) => ({ id, label: t(`ui.theme.${id}`), checked: theme() === id, onSelect: () => setTheme(id) })),
              'separator' as const,
              { id: 'fr', label: 'Français', checked: locale() === 'fr', onSelect: () => setLocale('fr') },
              { id: 'en', label: 'English', checked: locale() === 'en', onSelect: () => setLocale('en') },
            ]}
          />
        }
      >
        <Dynamic component={pages.find(({ id }) => id === current())?.page ?? TodayPage} />
      </AppShell>
      <CommandPalette
        open={palette()}
        onOpenChange={setPalette}
        items={pages.map(({ id, icon }) => ({
          id,
          icon,
          title: t(`gallery.${id}`),
          group: t('ui.shell.rooms'),
          shortcut: `g ${id.charAt(0)}`,
          run: () => go(id),
        }))}
      />
    </>
  );
}

const place = document.getElementById('app');
if (place !== null) {
  render(
    () => (
      <UiProvider catalogue={galleryCatalogue} zone="Europe/Paris">
        <Gallery />
      </UiProvider>
    ),
    place,
  );
}
