/** Finds pieces of TypeScript syntax by parsing, so that words in comments, texts and property names do not count. */
import ts from 'typescript';

/** Names that reach the clock, chance, timers, the network, the platform or the console. */
const impure = new Set([
  'Date',
  'Temporal',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'performance',
  'crypto',
  'process',
  'globalThis',
  'XMLHttpRequest',
  'WebSocket',
  'requestAnimationFrame',
]);

const finders = {
  any: (node: ts.Node) => node.kind === ts.SyntaxKind.AnyKeyword,
  throw: isOwnThrow,
  impure: isImpure,
} satisfies Record<string, (node: ts.Node) => boolean>;

/** Line numbers, 1-based, in the order of the file. */
export function findSyntax(file: { readonly path: string; readonly text: string }, what: keyof typeof finders): number[] {
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
  const lines: number[] = [];
  const visit = (node: ts.Node): void => {
    if (finders[what](node)) lines.push(source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

/** Passing on what was caught is no failure of one's own, and a store's failure has one way up: `StoreError` (src/kernel/store.ts). */
function isOwnThrow(node: ts.Node): boolean {
  if (!ts.isThrowStatement(node) || ts.isIdentifier(node.expression)) return false;
  return !(ts.isNewExpression(node.expression) && node.expression.expression.getText() === 'StoreError');
}

function isImpure(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return node.name.text === 'random' && ts.isIdentifier(node.expression) && node.expression.text === 'Math';
  if (!ts.isIdentifier(node) || !impure.has(node.text)) return false;
  return !isOnlyAName(node);
}

/** A property, a key, a parameter or a type of that name is not the global one. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isTypeReferenceNode(parent)) return true;
  return 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}
