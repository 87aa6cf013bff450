/** Serves or builds the page that shows every widget: `npx vite src/ui/gallery`. Not shipped. */
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [solid()],
  build: { emptyOutDir: true, modulePreload: { polyfill: false } },
});
