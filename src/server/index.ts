/** The server: `startServer` opens it over a store; `createApp` is its HTTP application alone. */

export type { AccountEvent, Accounts } from './accounts/accounts.ts';
export { type Actor, authorise, type Subject, type Verb } from './authorise.ts';
export { type AppParts, createApp } from './http/app.ts';
export * from './operations/index.ts';
export { type RunningServer, type ServerOptions, startServer } from './start.ts';
