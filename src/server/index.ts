/** The server: `startServer` opens it over a store; the rest is what an administrator does with its data. */

export {
  type BackupReport,
  backup,
  type CheckReport,
  check,
  grantSteward,
  type MoveReport,
  move,
  newWorkplace,
  type Place,
  type RestoreReport,
  restore,
} from './operations/index.ts';
export { type RunningServer, type ServerOptions, startServer } from './start.ts';
