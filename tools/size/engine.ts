/** Weighs the engine alone: what is loaded until Today shows takes from src/replica and src/sync, bundled by itself. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { build, type Rolldown } from 'vite';

/** Bytes after gzip. What it loads later (sessions, undoing, folding, Yjs) is left out. @param first relative to `root`, with forward slashes */
export async function weighEngine(root: string, first: readonly string[]): Promise<number> {
  const users = first.filter((file) => /^src\/(web|rooms|workplace)\/.*\.tsx?$/.test(file));
  const taken = new Map<string, Set<string>>();
  for (const file of users) collectTaken(taken, file, readFileSync(join(root, file), 'utf8'));
  const folder = mkdtempSync(join(root, 'dist', 'engine-'));
  try {
    const lines = [...taken].map(([file, names]) => `export { ${[...names].join(', ')} } from '../../${file}';`);
    writeFileSync(join(folder, 'engine.ts'), `${lines.join('\n')}\n`);
    const code = await bundle(join(folder, 'engine.ts'));
    return gzipSync(code, { level: 9 }).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Adds the values (not the types) that `path` imports at once from replica and sync. Exported for its test. */
export function collectTaken(taken: Map<string, Set<string>>, path: string, text: string): void {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const target = posix.join(posix.dirname(path), statement.moduleSpecifier.text);
    const bindings = statement.importClause?.namedBindings;
    if (!/^src\/(replica|sync)\//.test(target) || bindings === undefined || !ts.isNamedImports(bindings)) continue;
    if (statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
    const names = bindings.elements.filter((element) => !element.isTypeOnly).map((element) => (element.propertyName ?? element.name).text);
    if (names.length > 0) taken.set(target, new Set([...(taken.get(target) ?? []), ...names]));
  }
}

async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: { input: entry, preserveEntrySignatures: 'strict', external: ['yjs'], output: { format: 'es' } },
    },
  });
  const chunks = (Array.isArray(output) ? output : [output]).flatMap((result) => ('output' in result ? result.output : []));
  return codeAtOnce(chunks.filter((chunk) => chunk.type === 'chunk'));
}

/** What is loaded with the entry: it shares files with what comes later. */
function codeAtOnce(chunks: readonly Rolldown.OutputChunk[]): string {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const taken = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of taken) for (const chunk of imports) if (named.has(chunk)) taken.add(named.get(chunk) as Rolldown.OutputChunk);
  return [...taken].map(({ code }) => code).join('\n');
}
