/** What this browser keeps under a name of ours, beside the databases; a browser that forbids its storage holds nothing. */

/** The names that begin with `prefix`. */
export function keysWith(prefix: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

export function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing of ours is there.
  }
}
