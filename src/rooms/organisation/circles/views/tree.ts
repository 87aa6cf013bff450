/** Moving in the whole by keys, the same in the outline and in the picture: lines in order, some of them folded away. */
import type { Line } from './types.ts';

/** A line with what a screen reader says of its place. */
export interface Placed {
  readonly line: Line;
  /** 1-based, among those beside it. */
  readonly position: number;
  readonly size: number;
  /** Something stands in it. */
  readonly branch: boolean;
}

const aroundOf = (line: Line): string => (line.kind === 'role' ? line.circle : (line.parent ?? ''));

export function placed(lines: readonly Line[]): readonly Placed[] {
  const sizes = new Map<string, number>();
  for (const line of lines) sizes.set(aroundOf(line), (sizes.get(aroundOf(line)) ?? 0) + 1);
  const counted = new Map<string, number>();
  return lines.map((line) => {
    const around = aroundOf(line);
    const position = (counted.get(around) ?? 0) + 1;
    counted.set(around, position);
    return { line, position, size: sizes.get(around) ?? 1, branch: line.kind === 'circle' && (sizes.get(line.id) ?? 0) > 0 };
  });
}

/** Those in no folded circle. */
export function unfolded(all: readonly Placed[], folded: ReadonlySet<string>): readonly Placed[] {
  let hidden = Number.POSITIVE_INFINITY;
  return all.filter(({ line }) => {
    if (line.depth > hidden) return false;
    hidden = line.kind === 'circle' && folded.has(line.id) ? line.depth : Number.POSITIVE_INFINITY;
    return true;
  });
}

/** The roles that `wanted` picks, and the circles on the way to them. */
export function narrowed(lines: readonly Line[], wanted: (line: Extract<Line, { kind: 'role' }>) => boolean): readonly Line[] {
  const keep = new Set<string>();
  const way: string[] = [];
  for (const line of lines) {
    way.length = line.depth;
    if (line.kind === 'circle') way.push(line.id);
    else if (wanted(line)) for (const id of [...way, line.id]) keep.add(id);
  }
  return lines.filter(({ id }) => keep.has(id));
}

export type Step = { readonly to: number } | { readonly fold: string } | { readonly unfold: string } | undefined;

/** What a key of a tree does at `at` among the lines that show. */
export function stepOf(key: string, shown: readonly Placed[], at: number, folded: ReadonlySet<string>): Step {
  const here = shown[at];
  if (here === undefined) return shown.length > 0 ? { to: 0 } : undefined;
  const { line, branch } = here;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1 < shown.length ? { to: at + 1 } : undefined;
    case 'ArrowUp':
    case 'k':
      return at > 0 ? { to: at - 1 } : undefined;
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: shown.length - 1 };
    case 'ArrowRight':
      if (!branch) return undefined;
      return folded.has(line.id) ? { unfold: line.id } : { to: at + 1 };
    case 'ArrowLeft':
      return branch && !folded.has(line.id) ? { fold: line.id } : upward(shown, at);
    default:
      return undefined;
  }
}

function upward(shown: readonly Placed[], at: number): Step {
  const depth = shown[at]?.line.depth ?? 0;
  for (let i = at - 1; i >= 0; i--) if ((shown[i]?.line.depth ?? 0) < depth) return { to: i };
  return undefined;
}
