/** The server's one way out, to addresses that others chose. */

export { type Outbound, openOutbound } from './outbound.ts';
