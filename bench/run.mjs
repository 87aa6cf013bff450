/** `npm run bench`: Relais and its peers on one workload, every phase in a process of its own, tables at the end. Options: README.md. */
import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { weighWeb } from '../tools/size/web.ts';
import { median } from './lib/measure.mjs';
import { printed, written } from './lib/report.mjs';
import { pictures } from './lib/report-pictures.mjs';
import { digest, makeWorkload, refQuery } from './lib/workload.mjs';
import { runServers } from './server/run.mjs';

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(here);

const options = readOptions(process.argv.slice(2));
const files = readdirSync('adapters').filter((file) => /\.(mjs|ts)$/.test(file));
const nameOf = (file) => file.replace(/\.(mjs|ts)$/, '');
const fileOf = (engine) => files.find((file) => nameOf(file) === engine);
const cache = options.cache ?? join(here, '.cache');
const out = options.out ?? 'results/latest.json';
const sizes = (options.n ?? '1000,10000,100000').split(',').map(Number);
const phases = (options.phases ?? 'build,open,change,merge,boot').split(',');
const engines = options.engines?.split(',') ?? files.map(nameOf).sort();
/** Rounds at most; see `enough`. */
const rounds = Number(options.runs ?? 3);
const timeLimit = Number(options.limit ?? 300);
const memoryLimit = 8 * 2 ** 30;
/** Beyond this size only Relais and the limits run, unless engines are named. */
const everybody = 10_000;

const flags = ['--no-warnings', '--import', './sqlite/register.mjs'];
const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cache, 'node') };

const strange = engines.filter((engine) => fileOf(engine) === undefined);
if (strange.length > 0) {
  console.error(`No adapter is named ${strange.join(', ')}. There are: ${files.map(nameOf).join(', ')}.`);
  process.exit(1);
}
mkdirSync(cache, { recursive: true });
mkdirSync(dirname(out), { recursive: true });

const results =
  (options.append ?? options.report) && existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : { engines: {}, results: {} };
results.date = new Date().toISOString().slice(0, 10);
results.machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
results.node = process.version;
if (options.remark !== undefined) results.remark = options.remark;
/** The commands whose results these are, with the load of the machine while each ran. */
if (options.report === undefined)
  results.parts = [
    ...(results.parts ?? []),
    { command: ['npm run bench --', ...process.argv.slice(2)].join(' ').replace(/ --$/, ''), load: [] },
  ];
if (options.report === undefined) await measureAll();
console.log(printed(results, sizes));
if (options.out === undefined && (options.engines === undefined || options.report !== undefined)) {
  writeFileSync('RESULTS.md', written(results));
  for (const [name, picture] of Object.entries(pictures(results))) writeFileSync(join('results', name), picture);
}

async function measureAll() {
  for (const engine of engines) {
    results.engines[engine] = { ...describe(engine), bundle: bundle(engine) };
    results.results[engine] ??= {};
  }
  await runRounds();
  if (options.servers !== 'no' && (options.servers !== undefined || options.engines === undefined))
    results.servers = await runServers({ cache, flags, env, ...options });
  save();
  if (options.continuity !== 'no' && (options.continuity !== undefined || options.engines === undefined))
    results.continuity = await resultOf('continuity/run.ts', {}, ['--no-warnings']);
  save();
  if (options.web !== 'no' && (options.web !== undefined || options.engines === undefined)) results.web = await runWeb();
  save();
}

function readOptions(args) {
  const read = {};
  for (let i = 0; i < args.length; i += 2) read[args[i].replace(/^--/, '')] = args[i + 1];
  return read;
}

function save() {
  results.parts.at(-1).load.push(Number(loadavg()[0].toFixed(2)));
  writeFileSync(out, `${JSON.stringify(results, null, 1)}\n`);
}

/** All engines once, then all again, so that the runs of one engine are spread over time. */
async function runRounds() {
  const runs = new Map();
  for (let round = 1; round <= rounds; round++) {
    for (const n of sizes) {
      for (const engine of engines) {
        if (n > everybody && options.engines === undefined && !engine.startsWith('relais') && !results.engines[engine].limit) continue;
        await runPhases(engine, n, round, runs);
      }
    }
  }
}

async function runPhases(engine, n, round, runs) {
  reference(n);
  results.results[engine][n] ??= {};
  const cell = results.results[engine][n];
  for (const phase of phases) {
    const key = `${engine} ${n} ${phase}`;
    const seen = runs.get(key) ?? [];
    runs.set(key, seen);
    if (phase !== 'build' && cell.build?.error) {
      cell[phase] = { error: 'no state: build failed' };
      continue;
    }
    if (enough(seen)) continue;
    seen.push(await measure(engine, n, phase));
    const failed = seen.find((run) => run.error);
    cell[phase] = failed ? { error: failed.error } : together(seen);
    console.error(`${round} ${engine} N=${n} ${phase}: ${told(cell[phase], seen.at(-1))}`);
    save();
  }
}

/** Short phases run in every round, those of 8 to 20 s three times, longer ones once. */
function enough(seen) {
  return seen.some((run) => run.error || run.skip || run.wall_s > 20) || (seen.length >= 3 && seen.some((run) => run.wall_s > 8));
}

function told(cell, run) {
  if (cell.error) return `ERROR ${cell.error.split('\n').slice(0, 4).join(' | ')}`;
  if (cell.skip) return `skip: ${cell.skip}`;
  const numbers = Object.entries(run).filter(([, value]) => typeof value === 'number');
  const short = numbers.map(([name, value]) => `${name}=${Number.isInteger(value) ? value : value.toPrecision(4)}`);
  return `${cell.ok === false ? 'WRONG' : 'ok'} ${short.join(' ')}`;
}

/** Medians over the runs, with the best of each beside. */
function together(seen) {
  const all = { ...seen[0], min: {}, runs: seen.length, ok: seen.every((run) => run.ok !== false) };
  for (const name of Object.keys(seen[0])) {
    if (typeof seen[0][name] !== 'number') continue;
    const values = seen.map((run) => run[name]).filter((value) => value !== null && value !== undefined);
    all[name] = median(values);
    all.min[name] = name === 'build_ops_s' ? Math.max(...values) : Math.min(...values);
  }
  return all;
}

/**
 * The machine may be shared: every child times a fixed piece of JavaScript before and after its work. `slow` is their mean over
 * the best ever seen here. Nothing is corrected by it; medians over rounds and ratios within one run are what counts.
 */
async function measure(engine, n, phase) {
  const file = join(cache, 'calibration.json');
  const best = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const run = await child(engine, n, phase);
  if (run.cal === undefined) return run;
  if (!(best[run.node] <= run.cal_min)) {
    best[run.node] = run.cal_min;
    writeFileSync(file, JSON.stringify(best));
  }
  return { ...run, slow: run.cal / best[run.node] };
}

function child(engine, n, phase) {
  return new Promise((resolve) => {
    const started = Date.now();
    const task = JSON.stringify({ phase, engine, file: fileOf(engine), N: n, cache });
    const process = fork('worker.mjs', [task], {
      execArgv: ['--expose-gc', '--max-old-space-size=8192', ...flags],
      stdio: ['ignore', 'inherit', options.verbose ? 'inherit' : 'ignore', 'ipc'],
      env,
    });
    let result = null;
    let why = null;
    const kill = (reason) => {
      why ??= reason;
      process.kill('SIGKILL');
    };
    const timer = setTimeout(() => kill(`did not finish in ${timeLimit} s`), timeLimit * 1000);
    const watch = setInterval(() => {
      if (residentBytes(process.pid) > memoryLimit) kill('needed more than 8 GB');
    }, 250);
    process.on('message', (message) => {
      result = message;
    });
    process.on('exit', (code, signal) => {
      clearTimeout(timer);
      clearInterval(watch);
      cleanUp(engine, n);
      resolve({ ...(result ?? { error: why ?? `exited ${code ?? signal}` }), wall_s: (Date.now() - started) / 1000 });
    });
  });
}

/** 0 where the system does not say. */
function residentBytes(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
  } catch {
    return 0;
  }
}

/** Working copies of a state go as soon as their phase is over. */
function cleanUp(engine, n) {
  for (const copy of ['build', 'open', 'A', 'B', 'hub']) rmSync(join(cache, `${engine}-${n}-${copy}`), { recursive: true, force: true });
}

/** What every engine must answer. */
function reference(n) {
  const file = join(cache, `ref-${n}.json`);
  if (existsSync(file)) return;
  const { tasks, notes, team } = makeWorkload(n);
  writeFileSync(join(cache, `tasks-${n}.json`), JSON.stringify([...tasks]));
  const queries = team.people.map((holder) => ({ holder, ids: refQuery(tasks, holder) }));
  writeFileSync(file, JSON.stringify({ team, digest: digest(tasks, notes), queries }));
}

/** The application in Chromium, built first when it is not up to date. */
async function runWeb() {
  const root = join(here, '..');
  execFileSync(process.execPath, [join(root, 'tools', 'launch.mjs'), 'run', 'build'], { stdio: 'inherit', cwd: root });
  const weighed = weighWeb(join(root, 'dist', 'web'));
  const weights = { today: weighed.today, room: Math.max(...[...weighed.rooms.values()].map(({ entering }) => entering)) };
  const task = {
    cache,
    sizes: (options.webSizes ?? '10000,100000').split(',').map(Number),
    throttles: [1, 4],
    rounds: Math.max(rounds, 3),
  };
  return { ...(await resultOf('web/run.mjs', task, flags)), weights };
}

/** What a process says before it ends. */
function resultOf(script, task, execArgv) {
  return new Promise((resolve) => {
    const process = fork(script, [JSON.stringify(task)], { execArgv, env });
    let result = { error: 'it ended without a result' };
    process.on('message', (message) => {
      result = message;
    });
    process.on('exit', () => resolve(result));
  });
}

/** In a child, so that the library never loads in this process. */
function describe(engine) {
  const code = `import('./adapters/${fileOf(engine)}').then(({ adapter: a }) => {
    const { name, title, versions, note = '' } = a;
    process.stdout.write(JSON.stringify({ name, title, versions, note, limit: !!a.limit, durable: !!a.durable }));
    process.exit(0);
  })`;
  return JSON.parse(execFileSync(process.execPath, [...flags, '-e', code], { env, encoding: 'utf8' }));
}

function bundle(engine) {
  return JSON.parse(
    execFileSync(process.execPath, [...flags, 'lib/sizes.mjs', fileOf(engine)], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
}
