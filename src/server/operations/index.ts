/** What the administrator does with a server's data: `relais backup | restore | check | move | steward grant`. */

export { type BackupReport, backup } from './backup.ts';
export { type CheckReport, check } from './check.ts';
export { startDailyBackups } from './daily.ts';
export { type MoveReport, move } from './move.ts';
export type { Place } from './place.ts';
export { type RestoreReport, restore } from './restore.ts';
export { grantSteward, newWorkplace } from './stewards.ts';
