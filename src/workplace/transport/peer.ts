/** The server as a device reaches it. */

export interface Peer {
  /** Origin without a slash at the end; empty for the page's own. */
  readonly url: string;
  /** A device's token; a browser has its cookie instead. */
  readonly token?: string;
}

export const SYNC_PATH = '/api/v1/sync';

export const headersOf = (peer: Peer): Record<string, string> =>
  peer.token === undefined ? {} : { authorization: `Bearer ${peer.token}` };
