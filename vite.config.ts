/** Builds the web application of src/web into dist/web; `npx vite` serves it while it is being written. */
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { hashesApart } from './tools/web-hashes.ts';
import { messagesByLanguage } from './tools/web-messages.ts';

/** Nothing here imports anything that is not here too: the file they make waits for no other. */
const ground = /\/src\/(kernel|replica|storage|ui\/i18n)\/|\/node_modules\/(solid-js|@noble\/hashes|fflate)\/|vite\/preload-helper/;

export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  plugins: [
    messagesByLanguage(),
    hashesApart(),
    solid(),
    VitePWA({
      // The application registers the worker itself and asks before an update: nothing typed is lost, no script is inlined.
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'service-worker.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{html,js,css,woff2,svg,webmanifest,png}'] },
    }),
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    // The content security policy forbids data: scripts and inline styles made from small files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: true,
    // What the first view needs of the layers below all others is one file: twenty small ones cost a request each, and compress worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'ground', tags: ['$initial'], test: ground }] } } },
  },
  // The worker loads text editing when a text is opened, as the page does.
  worker: { format: 'es' },
  server: { port: 7421, proxy: { '/api': 'http://127.0.0.1:7420', '/sync': { target: 'http://127.0.0.1:7420', ws: true } } },
});
