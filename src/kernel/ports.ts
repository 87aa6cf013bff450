/** What the pure layers ask of the world, as parameters: time, chance, timers, signatures, compression. */

/** Milliseconds since 1970-01-01T00:00Z. May be wrong, may jump: callers correct it. */
export interface Clock {
  now(): number;
}

/** Cryptographically strong bytes (a seeded generator in tests and the simulator). */
export interface Random {
  bytes(length: number): Uint8Array;
}

export interface Timers {
  /** Runs `task` once after `delay` ms; the answer cancels it. */
  after(delay: number, task: () => void): () => void;
}

/** Ed25519. Keys and signatures are raw bytes: 32 for a public key, 64 for a signature. */
export interface Signer {
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  sign(secretKey: Uint8Array, message: Uint8Array): Promise<Uint8Array>;
  /** A new pair; the secret key is the 32-byte seed. */
  generate(): Promise<{ publicKey: Uint8Array; secretKey: Uint8Array }>;
}

/** Raw deflate (RFC 1951), at once. */
export interface Compressor {
  deflate(bytes: Uint8Array): Uint8Array;
  /** `size` is the length of the result in bytes; `undefined` when the input is damaged. */
  inflate(bytes: Uint8Array, size: number): Uint8Array | undefined;
  /** As `inflate`, for who can wait: where the platform inflates faster than a script can, but does not answer at once. */
  inflateSoon?(bytes: Uint8Array, size: number): Promise<Uint8Array | undefined>;
}
