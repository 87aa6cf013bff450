/** Browser cost of each library: esbuild bundle (minified, ESM, browser) of what loads at once, and its wasm, each gzip -9. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
export async function bundleSize(bundle) {
  const r = await build({
    stdin: { contents: bundle.entry, resolveDir: root, loader: 'js' },
    bundle: true,
    splitting: true,
    metafile: true,
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
  const atOnce = loadedAtOnce(r.metafile.outputs);
  const js = r.outputFiles.filter((f) => atOnce.has(basename(f.path))).map((f) => Buffer.from(f.contents));
  const jsMin = js.reduce((s, b) => s + b.length, 0),
    jsGz = gzipSync(Buffer.concat(js), { level: 9 }).length;
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
/** The entry and what it imports as a statement; what a library imports when it needs it is not counted. */
function loadedAtOnce(outputs) {
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint === '<stdin>');
  const found = new Set([entry]);
  for (const path of found) {
    const statements = outputs[path].imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    for (const imported of statements) found.add(imported.path);
  }
  return new Set([...found].map((path) => basename(path)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bundle } = (await import(`../adapters/${process.argv[2]}`)).adapter;
  const size = (entry) => bundleSize({ ...bundle, entry }).catch((e) => ({ error: String(e.message).slice(0, 600) }));
  const out = bundle ? await size(bundle.entry) : null;
  if (bundle?.whole) out.whole = await size(bundle.whole);
  process.stdout.write(JSON.stringify(out));
  process.exit(0);
}
