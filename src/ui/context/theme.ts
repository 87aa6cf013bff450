/** Day, night, or what the device says: written on the root element, where the tokens read it. */
import { type Accessor, createContext, createEffect, useContext } from 'solid-js';
import { present } from '../../kernel/assert.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface ThemeChoice {
  readonly theme: Accessor<Theme>;
  readonly setTheme: (theme: Theme) => void;
}

export const ThemeContext = createContext<ThemeChoice>();

export const useTheme = (): ThemeChoice => present(useContext(ThemeContext), 'useTheme is called under a UiProvider');

export const readTheme = (text: string): Theme | undefined => themes.find((theme) => theme === text);

export function applyTheme(theme: Accessor<Theme>): void {
  createEffect(() => {
    if (theme() === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme();
  });
}
