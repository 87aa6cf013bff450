/** The listeners of one open store: who is called when another process or tab notifies a topic. */

export class Listeners {
  private readonly all = new Set<(topic: string) => void>();

  get size(): number {
    return this.all.size;
  }

  add(listener: (topic: string) => void): () => void {
    const own = (topic: string) => listener(topic);
    this.all.add(own);
    return () => void this.all.delete(own);
  }

  tell(topic: string): void {
    for (const listener of [...this.all]) if (this.all.has(listener)) listener(topic);
  }

  clear(): void {
    this.all.clear();
  }
}
