/** The house style that a machine can check: each rule reads one file and answers with what to do, or nothing. */
import { findSyntax } from './syntax.ts';

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Complaints end with what to do. `line` is 1-based; 0 concerns the whole file. */
export interface Complaint {
  readonly line: number;
  readonly says: string;
}

export interface Rule {
  readonly name: string;
  readonly looksAt: (path: string) => boolean;
  readonly check: (file: SourceFile) => readonly Complaint[];
}

const longest = 400;

const isCode = (path: string) => /\.(ts|tsx|mjs|js|css)$/.test(path) && !path.endsWith('.d.ts');
const isTypeScript = (path: string) => /\.tsx?$/.test(path);
const isTest = (path: string) => /\.(test|e2e|spec)\.tsx?$/.test(path) || path.includes('/testing/');
const isOurs = (path: string) => /^(src|sim|chaos|e2e|tools|bench)\//.test(path);
/** Compiled without DOM and Node types, and without a clock, chance or I/O of their own. */
const isPure = (path: string) =>
  /^src\/(kernel|replica|sync|rooms)\//.test(path) && isTypeScript(path) && !isTest(path) && !path.includes('/views/');

export const rules: readonly Rule[] = [
  {
    name: 'length',
    looksAt: (path) => isOurs(path) && isCode(path),
    check: ({ text }) => {
      const lines = text.split('\n').length - 1;
      return lines > longest ? [{ line: 0, says: `has ${lines} lines, more than ${longest}: split it by what its parts are for.` }] : [];
    },
  },
  {
    name: 'purpose',
    looksAt: (path) => /^(src|sim|chaos|tools)\//.test(path) && /\.(ts|tsx|mjs|css)$/.test(path) && !isTest(path),
    check: ({ text }) => {
      const comment = /^(?:#!.*\n)?\/\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
      const words = comment.match(/[\p{L}\d]+/gu) ?? [];
      return words.length >= 3 ? [] : [{ line: 1, says: 'open the file with a comment of one sentence that says what it is for.' }];
    },
  },
  {
    name: 'file-name',
    looksAt: (path) => isOurs(path) && isCode(path),
    check: ({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(name))
        return [{ line: 0, says: 'rename the file in kebab-case, such as hand-over.ts.' }];
      const vague = path.split(/[/.-]/).find((word) => ['util', 'utils', 'helper', 'helpers', 'manager', 'common', 'misc'].includes(word));
      return vague ? [{ line: 0, says: `"${vague}" says nothing: name it for what it does.` }] : [];
    },
  },
  {
    name: 'whole-test-run',
    looksAt: (path) => isOurs(path) && isTest(path),
    check: linesWith(
      /\b(?:it|test|describe|bench)\.(?:only|skip|todo|fixme|fails)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/,
      'every test runs: mend it, or delete it and say so in the commit.',
    ),
  },
  {
    name: 'too-young',
    looksAt: (path) => /^src\/(kernel|replica|sync|rooms|workplace|ui|web)\//.test(path) && isTypeScript(path) && !isTest(path),
    check: linesWith(
      /\b(?:Map|Object)\.groupBy\(|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\(|\bIterator\.|\.toBase64\(|\.toHex\(/,
      'browsers we promise (vite.config.ts, target) do not have it: use what src/kernel has, or write it out.',
    ),
  },
  {
    name: 'left-for-later',
    looksAt: (path) => /^(src|bin|tools|sim)\//.test(path) && (isCode(path) || path.startsWith('bin/')) && !isTest(path),
    check: linesWith(
      /\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|not implemente[d]/,
      'finish it, or write it under "not yet" in docs/ARCHITECTURE.md.',
    ),
  },
  {
    name: 'types-hold',
    looksAt: (path) => isOurs(path) && isTypeScript(path),
    check: (file) => [
      ...linesWith(/@ts-(?:ignore|nocheck)/, 'mend the type instead of silencing the compiler.')(file),
      ...findSyntax(file, 'any').map((line) => ({ line, says: 'say what the value is, or use unknown and parse it.' })),
    ],
  },
  {
    name: 'pure',
    looksAt: isPure,
    check: (file) =>
      findSyntax(file, 'impure').map((line) => ({
        line,
        says: 'this layer has no clock, chance, timers, network or console of its own: take them as a parameter (src/kernel/ports.ts).',
      })),
  },
  {
    name: 'throw-by-assert',
    looksAt: (path) => isPure(path) && path !== 'src/kernel/assert.ts',
    check: (file) =>
      findSyntax(file, 'throw').map((line) => ({ line, says: 'return failed(code) for what can be expected; use assert for a bug.' })),
  },
  {
    name: 'no-machine-path',
    looksAt: (path) => !/\.(png|woff2|ico|zip|gz|sqlite|svg|pdf|webp|jpg)$/.test(path),
    check: linesWith(
      /(?:^|[\s"'`(=:])\/(?:home|Users|root|work)\/[\w.-]|\b[A-Z]:\\Users\\/,
      'write no path of one machine: use a relative path, a parameter or a temporary folder.',
    ),
  },
  {
    name: 'lock-without-hosts',
    looksAt: (path) => path.endsWith('package-lock.json'),
    check: linesWith(/"resolved":/, 'remove the download addresses: run npm install with the .npmrc of the project.'),
  },
];

function linesWith(pattern: RegExp, says: string): Rule['check'] {
  return ({ text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [{ line: index + 1, says }] : []));
}
