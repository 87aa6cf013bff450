import { gzipSync } from 'node:zlib';
// Counts what crosses the wire between two replicas. Strings count as UTF-8.
export class Wire {
  constructor(keep = true) {
    this.bytes = 0;
    this.messages = 0;
    this.keep = keep;
    this.parts = [];
  }
  send(payload) {
    const n = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength;
    this.bytes += n;
    this.messages++;
    if (this.keep) this.parts.push(payload);
    return payload;
  }
  gz() {
    if (!this.keep || !this.messages) return null;
    return gzipSync(Buffer.concat(this.parts.map((p) => Buffer.from(p))), { level: 6 }).length;
  }
}
