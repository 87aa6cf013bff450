/** Everything a view may ask of the design system, around the whole application: language, theme, keys, toasts, announcements. */
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { type Catalogue, detectLocale, isLocale, type Locale } from '../i18n/index.ts';
import type { Shortcut } from '../keyboard/keymap.ts';
import { ShortcutsProvider, useShortcut, useShortcuts } from '../keyboard/shortcuts.tsx';
import { createToasts, ToastProvider, ToastRegion, type Toasts } from '../widgets/toast.tsx';
import { TooltipLayer } from '../widgets/tooltip.tsx';
import { AnnouncerProvider, AnnouncerRegion, createAnnouncer } from './announcer.tsx';
import { I18nProvider, useI18n } from './i18n.tsx';
import { createPreference, type KeyValue, steady } from './preferences.ts';
import { applyTheme, readTheme, type Theme, ThemeContext } from './theme.ts';

/** Loaded when somebody asks for it: dialogs are not needed to show a view. */
const ShortcutSheet = lazy(async () => ({ default: (await import('../keyboard/sheet.tsx')).ShortcutSheet }));

export interface UiProviderProps {
  /** The messages of the rooms; those of the widgets are added. */
  readonly catalogue: Catalogue;
  /** Where the choices of theme and language are kept; the browser's own storage when left out. A failing one only forgets. */
  readonly store?: KeyValue | undefined;
  /** IANA zone in which instants are shown; the device's own when left out. */
  readonly zone?: string | undefined;
  /** Made outside when something that is not a component shows toasts. */
  readonly toasts?: Toasts | undefined;
  readonly children: JSX.Element;
}

export function UiProvider(props: UiProviderProps): JSX.Element {
  const store = steady(() => props.store ?? localStorage);
  const [locale, setLocale] = createPreference<Locale>(store, 'relais.locale', detectLocale(navigator.languages), (text) =>
    isLocale(text) ? text : undefined,
  );
  const [theme, setTheme] = createPreference<Theme>(store, 'relais.theme', 'auto', readTheme);
  const toasts = props.toasts ?? createToasts();
  const announcer = createAnnouncer();
  applyTheme(theme);
  return (
    <ThemeContext.Provider value={{ theme, setTheme }}>
      <I18nProvider locale={locale()} setLocale={setLocale} catalogue={props.catalogue} zone={props.zone}>
        <ShortcutsProvider>
          <ToastProvider value={toasts}>
            <AnnouncerProvider value={announcer}>
              {props.children}
              <Sheet />
              <ToastRegion toasts={toasts} />
              <AnnouncerRegion state={announcer} />
              <TooltipLayer />
            </AnnouncerProvider>
          </ToastProvider>
        </ShortcutsProvider>
      </I18nProvider>
    </ThemeContext.Provider>
  );
}

function Sheet(): JSX.Element {
  const { t } = useI18n();
  const shortcuts = useShortcuts();
  const [shown, setShown] = createSignal<readonly Shortcut[]>();
  useShortcut(() => ({ id: 'ui.keys', keys: '?', label: t('ui.keys.title'), run: () => setShown(shortcuts.list()) }));
  return (
    <Suspense>
      <Show when={shown()}>
        {(list) => <ShortcutSheet open onOpenChange={(open) => !open && setShown(undefined)} shortcuts={list()} />}
      </Show>
    </Suspense>
  );
}
