/** Gives signatures a SHA-512 of their own: in one module with SHA-256, which every start needs, both would load at once. */
import type { Plugin } from 'vite';

export function hashesApart(): Plugin {
  return {
    name: 'hashes-apart',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== '@noble/hashes/sha2.js' || importer?.includes('@noble/curves') !== true) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found === null ? undefined : `${found.id}?signing`;
    },
  };
}
