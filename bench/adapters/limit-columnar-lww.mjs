import { columnar } from '../lib/columnar-adapter.mjs';
export const adapter = columnar(true);
