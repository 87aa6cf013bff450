/** What a file is, told from its first bytes and never from its name or from who sent it [A17]. */

/** Only what no browser runs, whatever happens to the headers: everything else is just bytes. */
const kinds: readonly { readonly type: string; readonly at?: number; readonly bytes: readonly number[] }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { type: 'image/avif', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'audio/ogg', bytes: [0x4f, 0x67, 0x67, 0x53] },
  { type: 'audio/mpeg', bytes: [0x49, 0x44, 0x33] },
  { type: 'video/webm', bytes: [0x1a, 0x45, 0xdf, 0xa3] },
];

const PLAIN_BYTES = 'application/octet-stream';

export function kindOf(head: Uint8Array): string {
  return kinds.find(({ at = 0, bytes }) => bytes.every((byte, i) => head[at + i] === byte))?.type ?? PLAIN_BYTES;
}
