/** Browser cost of each library: esbuild bundle (minified, ESM, browser) and its wasm, each gzip -9. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
export async function bundleSize(bundle) {
  const r = await build({
    stdin: { contents: bundle.entry, resolveDir: root, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    outdir: 'out',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    external: ['node:*', 'fs', 'path', 'crypto'],
    logLevel: 'silent',
    loader: { '.wasm': 'file' },
    legalComments: 'none',
  });
  const js = r.outputFiles.filter((f) => f.path.endsWith('.js')).map((f) => Buffer.from(f.contents));
  const jsMin = js.reduce((s, b) => s + b.length, 0),
    jsGz = js.reduce((s, b) => s + gzipSync(b, { level: 9 }).length, 0);
  let wasm = 0,
    wasmGz = 0;
  for (const w of bundle.wasm ?? []) {
    const b = readFileSync(`${root}node_modules/${w}`);
    wasm += b.length;
    wasmGz += gzipSync(b, { level: 9 }).length;
  }
  for (const f of r.outputFiles.filter((f) => f.path.endsWith('.wasm'))) {
    wasm += f.contents.length;
    wasmGz += gzipSync(f.contents, { level: 9 }).length;
  }
  return { jsMin, jsGz, wasm, wasmGz, total: jsGz + wasmGz };
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bundle } = (await import(`../adapters/${process.argv[2]}`)).adapter;
  const out = bundle ? await bundleSize(bundle).catch((e) => ({ error: String(e.message).slice(0, 600) })) : null;
  process.stdout.write(JSON.stringify(out));
  process.exit(0);
}
