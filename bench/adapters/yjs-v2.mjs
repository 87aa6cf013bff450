import { yjs } from '../lib/yjs-base.mjs';
export const adapter = yjs(true);
