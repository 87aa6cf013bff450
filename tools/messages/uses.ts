/** Finds which messages the sources ask for: keys written out, beginnings of keys that are completed at run time, codes of problems. */
import ts from 'typescript';

export interface Uses {
  /** Every text literal: a key written anywhere, in a table for instance, counts as asked for. */
  readonly literals: Set<string>;
  /** Keys given to the translator itself, `t('…')`, with where. */
  readonly asked: { readonly key: string; readonly where: string }[];
  /** What `t(`list.${state}`)` begins with: `list.`. */
  readonly beginnings: Set<string>;
  /** Codes given to `failed('…')`, with where. */
  readonly codes: { readonly code: string; readonly where: string }[];
}

export function noUses(): Uses {
  return { literals: new Set(), asked: [], beginnings: new Set(), codes: [] };
}

/** Adds what one file uses. */
export function findUses(uses: Uses, path: string, text: string): void {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const where = (node: ts.Node) => `${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) uses.literals.add(node.text);
    if (ts.isTemplateExpression(node) && /^[a-z][a-z0-9-]*\.([a-z0-9-]+\.)*$/.test(node.head.text)) uses.beginnings.add(node.head.text);
    if (isProblem(node)) for (const literal of literalsOf(node.initializer)) uses.codes.push({ code: literal.text, where: where(literal) });
    if (ts.isCallExpression(node)) {
      const name = calledName(node);
      const literals = literalsOf(node.arguments[0]);
      if (name === 't' || name === 'translate')
        for (const literal of literals) uses.asked.push({ key: literal.text, where: where(literal) });
      if (name === 'failed') for (const literal of literals) uses.codes.push({ code: literal.text, where: where(literal) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** The code in `problem: { code: 'link.used' }`. */
function isProblem(node: ts.Node): node is ts.PropertyAssignment {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'code' || !ts.isObjectLiteralExpression(node.parent)) return false;
  const { parent } = node.parent;
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'problem';
}

function calledName(call: ts.CallExpression): string {
  const called = call.expression;
  if (ts.isIdentifier(called)) return called.text;
  return ts.isPropertyAccessExpression(called) ? called.name.text : '';
}

/** The literal itself, or those of `condition ? 'a' : 'b'`. */
function literalsOf(node: ts.Expression | undefined): ts.StringLiteralLike[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? literalsOf(node.expression) : [];
}
