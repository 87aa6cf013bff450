/** The server: `startServer` opens it over a store; the rest is what an administrator does with its data. */

export {
  backup,
  check,
  grantSteward,
  move,
  newWorkplace,
  restore,
} from './operations/index.ts';
export { type RunningServer, startServer } from './start.ts';
