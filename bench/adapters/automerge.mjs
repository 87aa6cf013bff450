import { automerge } from '../lib/automerge-base.mjs';
export const adapter = automerge(0);
