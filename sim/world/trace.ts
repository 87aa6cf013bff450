/** What happened in a run as one number: two runs of a seed must give the same. */

export class Trace {
  private a = 0x811c9dc5;
  private b = 0x01234567;

  /** Mixes in a number. */
  add(value: number): void {
    this.a = Math.imul(this.a ^ (value | 0), 0x01000193);
    this.b = (Math.imul(this.b, 31) + (value | 0)) | 0;
  }

  bytes(bytes: Uint8Array): void {
    let { a } = this;
    for (let i = 0; i < bytes.length; i++) a = Math.imul(a ^ (bytes[i] as number), 0x01000193);
    this.a = a;
    this.add(bytes.length);
  }

  get hash(): string {
    return [this.a, this.b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
