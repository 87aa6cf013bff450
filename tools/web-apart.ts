/** Gives what loads later its own copy of a library of which little is needed first: in one module, all of it would load at once. */
import type { Plugin } from 'vite';

/** `library`, where a file whose path matches `within` imports it, is a module of its own. */
const apart = [
  { library: '@noble/hashes/sha2.js', within: /@noble\/curves/, name: 'signing' },
  { library: 'fflate', within: /\/workplace\/compressor\.ts$/, name: 'inflating' },
] as const;

export function librariesApart(): Plugin {
  return {
    name: 'libraries-apart',
    enforce: 'pre',
    async resolveId(source, importer) {
      const own = apart.find(({ library, within }) => library === source && within.test(importer?.replaceAll('\\', '/') ?? ''));
      if (own === undefined) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found === null ? undefined : `${found.id}?${own.name}`;
    },
  };
}
