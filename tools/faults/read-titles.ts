/** Finds the titles of tests and their groups by parsing, and the ids of faults and attacks that stand in them. */
import ts from 'typescript';

export interface Title {
  readonly path: string;
  readonly line: number;
  /** Without the ids and rules in brackets that it begins with. */
  readonly says: string;
  /** Such as F12 or A03. */
  readonly ids: readonly string[];
}

const callers = new Set(['it', 'test', 'describe']);

export function readTitles(path: string, text: string): Title[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const titles: Title[] = [];
  const visit = (node: ts.Node): void => {
    const title = ts.isCallExpression(node) && callers.has(rootOf(node.expression)) ? textOf(node.arguments[0]) : undefined;
    const ids = [...(title ?? '').matchAll(/\[([FA]\d\d)\]/g)].map(([, id]) => id ?? '');
    if (title !== undefined && ids.length > 0) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      titles.push({ path, line, says: title.replace(/^(?:\[[^\]]*\]\s*)+/, ''), ids });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** `test` of `test.each(rows)('…')`. */
function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootOf(node.expression);
  return '';
}

function textOf(node: ts.Expression | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}
