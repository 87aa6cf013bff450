/** What an administrator does with a server's data, on the server itself. */

import { failed, ok, type Result } from '../kernel/result.ts';
import { backup, check, grantSteward, move, newWorkplace, restore } from '../server/index.ts';
import { placeOf } from './place.ts';
import { asRecord } from './terminal.ts';
import type { Call } from './verb.ts';

export type Operation = (call: Call) => Promise<Result<unknown>>;

export const operations: Readonly<Record<'backup' | 'restore' | 'check' | 'move' | 'grant' | 'workplace', Operation>> = {
  backup: (call) =>
    withTarget(call, 'file', async (target) => told(call, 'cli.backed-up', await backup(placeOf(call.given), target, Date.now()))),
  restore: (call) =>
    withTarget(call, 'file', async (source) => told(call, 'cli.restored-backup', await restore(source, placeOf(call.given), Date.now()))),
  move: async (call) => {
    const to = call.given.values.get('to');
    if (to === undefined) return failed('flag-missing', { flag: '--to' });
    const { t } = call.terminal;
    return told(
      call,
      'cli.moved',
      await move(placeOf(call.given).database, to, (entries) => call.terminal.say(t('cli.moving', { count: entries }))),
    );
  },
  check: async (call) => {
    const report = await check(placeOf(call.given));
    if (!report.ok) return report;
    const { damage, ...counts } = report.value;
    if (damage.length > 0) {
      for (const { kind, detail } of damage) call.terminal.say(`${call.terminal.t(`cli.damage.${kind}`)}: ${detail}`);
      return failed('check-damage', { count: damage.length });
    }
    return told(call, 'cli.sound', ok(counts));
  },
  grant: (call) =>
    withTarget(call, 'name', async (member) => {
      const workplace = call.given.values.get('workplace');
      return told(call, 'cli.granted', await grantSteward(placeOf(call.given).database, { member, workplace }));
    }),
  workplace: async (call) => {
    const url = call.given.values.get('public-url');
    if (url === undefined) return failed('flag-missing', { flag: '--public-url' });
    return told(call, 'cli.new-workplace', await newWorkplace(placeOf(call.given).database, url));
  },
};

function withTarget(call: Call, field: string, run: (target: string) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const [target] = call.given.rest;
  return target === undefined ? Promise.resolve(failed('argument-missing', { field })) : run(target);
}

function told(call: Call, message: string, result: Result<object>): Result<unknown> {
  if (!result.ok) return result;
  const { t } = call.terminal;
  const pairs = Object.entries(result.value).flatMap(([name, value]) =>
    typeof value === 'number' || typeof value === 'string' ? [[t(`cli.report.${name}`), String(value)] as const] : [],
  );
  call.terminal.answer(result.value, `${t(message)}\n${asRecord(pairs)}`);
  return result;
}
