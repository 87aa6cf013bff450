/** Words compared as people read them: without case, accents, ligatures or typographic apostrophes. */

const MARKS = /\p{Mn}+/gu;

/** `Été`, `été` and `ETE` are one; `l’œuvre` is `l'oeuvre`. The result may be longer or shorter than the text. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[‘’ʼ]/g, "'");
}

/** A name as one word: `École du Bourg` and `ecole-du-bourg` are both `ecole-du-bourg`. */
export function nameKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
