/** Which shortcut a stroke means: sequences, layers, and silence while someone types. No DOM. */

export interface Shortcut {
  readonly id: string;
  /** One or several ways: `mod+k`, `g t`, `?`, `shift+Enter`. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly keys: string | readonly string[];
  /** Translated, as the `?` sheet shows it. */
  readonly label: string;
  /** Translated heading under which the sheet shows it. */
  readonly group?: string | undefined;
  readonly run: () => void;
  readonly when?: (() => boolean) | undefined;
  /** Also without a modifier while a field has the focus (Escape does by itself). */
  readonly inFields?: boolean | undefined;
  /** Not on the `?` sheet. */
  readonly hidden?: boolean | undefined;
}

export interface Stroke {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** A field that takes text has the focus. */
  readonly typing: boolean;
  /** When, in ms; only differences matter. */
  readonly at: number;
}

export interface Keymap {
  /** Adds a shortcut to a layer (0: the page; each modal one more); the answer removes it. */
  add(shortcut: Shortcut, layer?: number): () => void;
  /** Opens a layer above those that are open, which are silent until `leave` closes it. */
  enter(): { readonly layer: number; readonly leave: () => void };
  /** Runs what the stroke completes. `true` when the stroke belongs to a shortcut and should go no further. */
  press(stroke: Stroke): boolean;
  /** The shortcuts of the top layer, latest first; for the sheet. */
  list(): readonly Shortcut[];
}

/** Longest pause inside a sequence, in ms. */
const pause = 1200;

export function createKeymap(): Keymap {
  const entries: { readonly shortcut: Shortcut; readonly layer: number }[] = [];
  const layers: number[] = [];
  let begun: string[] = [];
  let last = Number.NEGATIVE_INFINITY;

  const top = () => Math.max(0, ...layers);
  const active = () => {
    const layer = top();
    return entries
      .filter((entry) => entry.layer === layer)
      .map((entry) => entry.shortcut)
      .reverse();
  };

  return {
    add: (shortcut, layer = 0) => {
      const entry = { shortcut, layer };
      entries.push(entry);
      return () => void entries.splice(entries.indexOf(entry), 1);
    },
    enter: () => {
      const layer = top() + 1;
      layers.push(layer);
      return { layer, leave: () => void layers.splice(layers.indexOf(layer), 1) };
    },
    press: (stroke) => {
      const name = strokeName(stroke);
      if (stroke.at - last > pause) begun = [];
      last = stroke.at;
      const mayRun = active().filter((shortcut) => (shortcut.when?.() ?? true) && heardWhileTyping(shortcut, stroke));
      for (const typed of begun.length === 0 ? [[name]] : [[...begun, name], [name]]) {
        const text = typed.join(' ');
        const found = mayRun.find((shortcut) => ways(shortcut).includes(text));
        if (found !== undefined) {
          begun = [];
          found.run();
          return true;
        }
        if (mayRun.some((shortcut) => ways(shortcut).some((way) => way.startsWith(`${text} `)))) {
          begun = typed;
          return true;
        }
      }
      begun = [];
      return false;
    },
    list: active,
  };
}

export const ways = (shortcut: Pick<Shortcut, 'keys'>): readonly string[] =>
  typeof shortcut.keys === 'string' ? [shortcut.keys] : shortcut.keys;

function heardWhileTyping(shortcut: Shortcut, stroke: Stroke): boolean {
  return !stroke.typing || stroke.mod || stroke.alt || stroke.key === 'Escape' || shortcut.inFields === true;
}

/** `mod+shift+z`, `?`, `ArrowDown`. Shift counts only where it does not already change the character. */
function strokeName(stroke: Stroke): string {
  const letter = stroke.key.length === 1 && stroke.key.toLowerCase() !== stroke.key.toUpperCase();
  const shift = stroke.shift && (letter || stroke.key.length > 1);
  const key = stroke.key === ' ' ? 'Space' : letter ? stroke.key.toLowerCase() : stroke.key;
  return `${stroke.mod ? 'mod+' : ''}${stroke.alt ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}
