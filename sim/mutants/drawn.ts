/** Faults that nobody chose: lines of the sync core drawn by chance, each broken in one place. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { Chance } from '../world/chance.ts';
import type { Broken } from './table.ts';

const FOLDERS = ['src/sync', 'src/replica'];

/** What stands in the place of an operator. */
const TURNED: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
]);

/** A piece of a source and what takes its place. */
interface Turn {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** So many faults, the same for the same `seed`. @param root the project, with a separator at its end */
export function drawFaults(root: string, count: number, seed: number): Broken[] {
  const chance = new Chance(seed, 'drawn faults');
  const files = FOLDERS.flatMap((folder) => sources(root, folder));
  const all = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return turnsIn(file, text).map((turn) => ({ file, text, turn }));
  });
  const drawn = new Set<(typeof all)[number]>();
  while (drawn.size < Math.min(count, all.length)) drawn.add(all[chance.below(all.length)] as (typeof all)[number]);
  return [...drawn].map(({ file, text, turn }) => broken(file, text, turn));
}

const sources = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);

/** Every place of a source that can be broken within one line. Exported for its test. */
export function turnsIn(file: string, text: string): Turn[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const turns: Turn[] = [];
  const add = (node: ts.Node, to: string): void => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    if (!text.slice(start, end).includes('\n')) turns.push({ start, end, to });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isBinaryExpression(node)) {
      const to = TURNED.get(node.operatorToken.kind);
      if (to !== undefined) add(node.operatorToken, to);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      add(node, node.operand.getText(source));
    else if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true');
    else if (ts.isIfStatement(node)) add(node.expression, `!(${node.expression.getText(source)})`);
    else if (ts.isExpressionStatement(node)) add(node, 'void 0;');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return turns;
}

/** With as much of what stands before it as makes it the only such place. */
function broken(file: string, text: string, { start, end, to }: Turn): Broken {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  let from = line;
  while (text.indexOf(text.slice(from, stop)) !== text.lastIndexOf(text.slice(from, stop))) from = text.lastIndexOf('\n', from - 2) + 1;
  const after = text.slice(line, start) + to + text.slice(end, stop);
  return {
    name: `${file}:${text.slice(0, start).split('\n').length} ${text.slice(line, stop).trim()} → ${after.trim()}`,
    file,
    from: text.slice(from, stop),
    to: text.slice(from, line) + after,
  };
}
