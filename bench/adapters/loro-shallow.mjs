import { loro } from '../lib/loro-base.mjs';
export const adapter = loro(true);
