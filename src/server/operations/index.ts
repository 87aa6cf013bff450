/** What the administrator does with a server's data: `relais backup | restore | check | move | steward grant`. */

export { backup } from './backup.ts';
export { check } from './check.ts';
export { startDailyBackups } from './daily.ts';
export { move } from './move.ts';
export type { Place } from './place.ts';
export { startForgetting } from './presence-history.ts';
export { restore } from './restore.ts';
export { grantSteward, newWorkplace } from './stewards.ts';
