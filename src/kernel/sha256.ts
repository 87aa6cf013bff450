/**
 * SHA-256 at once, made for the many short inputs of chains, ids and marks: no object and no view is made but the answer.
 * Long streams, whose pieces come one by one, are for the platform.
 */

// biome-ignore format: a table
const ROUNDS = Int32Array.of(
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
);
const START = Int32Array.of(0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19);
const BLOCK = 64;
/** Where in the last block the length stands. */
const LENGTH_AT = 56;

// Used by one call at a time: nothing here waits.
const state = new Int32Array(8);
const words = new Int32Array(64);
const tail = new Uint8Array(BLOCK);

/** The hash of the parts, one after the other. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  state.set(START);
  let length = 0;
  let filled = 0;
  for (const part of parts) {
    let at = 0;
    length += part.length;
    while (filled > 0 && filled < BLOCK && at < part.length) tail[filled++] = part[at++] as number;
    if (filled === BLOCK) {
      compress(tail, 0);
      filled = 0;
    }
    for (; at + BLOCK <= part.length; at += BLOCK) compress(part, at);
    while (at < part.length) tail[filled++] = part[at++] as number;
  }
  tail[filled++] = 128;
  if (filled > LENGTH_AT) {
    tail.fill(0, filled);
    compress(tail, 0);
    filled = 0;
  }
  tail.fill(0, filled);
  for (let i = BLOCK - 1, bits = length * 8; bits > 0; i--, bits = Math.floor(bits / 256)) tail[i] = bits % 256;
  compress(tail, 0);
  const hash = new Uint8Array(32);
  for (let i = 0; i < 32; i++) hash[i] = (state[i >> 2] as number) >> (24 - 8 * (i & 3));
  return hash;
}

/** Works 64 bytes into the state. */
function compress(bytes: Uint8Array, from: number): void {
  for (let i = 0, at = from; i < 16; i++, at += 4)
    words[i] =
      ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15] as number;
    const y = words[i - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = (words[i - 16] as number) + s0 + (words[i - 7] as number) + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + (words[i] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  add(0, a);
  add(1, b);
  add(2, c);
  add(3, d);
  add(4, e);
  add(5, f);
  add(6, g);
  add(7, h);
}

function add(index: number, value: number): void {
  state[index] = (state[index] as number) + value;
}
