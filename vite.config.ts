/** Builds the web application of src/web into dist/web; `npx vite` serves it while it is being written. */
import { defineConfig, type UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { librariesApart } from './tools/web-apart.ts';
import { firstModules } from './tools/web-first.ts';
import { messagesByLanguage } from './tools/web-messages.ts';

/** Of what is needed first, what changes least from one version to the next. Nothing here imports anything that is not here too. */
const ground = /\/src\/(kernel|replica|storage|ui\/i18n)\/|\/node_modules\/(solid-js|@noble\/hashes|fflate)\/|vite\/preload-helper/;

export default defineConfig(async ({ command }): Promise<UserConfig> => {
  const first = command === 'build' ? await firstModules() : undefined;
  return {
    root: 'src/web',
    publicDir: 'public',
    plugins: [
      messagesByLanguage(first),
      librariesApart(),
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
      rolldownOptions: {
        output: {
          codeSplitting: {
            // What these modules import and make use of is among them.
            includeDependenciesRecursively: false,
            groups: [
              { name: 'ground', test: (id) => first?.has(id) === true && ground.test(id) },
              { name: 'today', test: (id) => first?.has(id) === true },
            ],
          },
        },
      },
    },
    // The worker loads text editing when a text is opened, as the page does.
    worker: { format: 'es' },
    server: { port: 7421, proxy: { '/api': 'http://127.0.0.1:7420', '/sync': { target: 'http://127.0.0.1:7420', ws: true } } },
  };
});
