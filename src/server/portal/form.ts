/** Reads what a form of these pages sent, within limits, and what kind of file came with it. */

import { failed, ok, type Result } from '../../kernel/result.ts';
import { kindOf } from '../files/kinds.ts';
import { MEGABYTES, nothingTyped, type Typed } from './pages.ts';

export const LONGEST = 5000;
const PHOTO = MEGABYTES * 1_000_000;
/** Bytes: as large as photos of telephones are, several times over. */
const THROWN_AWAY = 60_000_000;

export interface Photo {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Sent {
  readonly typed: Typed;
  readonly photo: Photo | undefined;
  /** A field that people do not see was filled in: a program did it. */
  readonly trapped: boolean;
  /** More came than is taken; the file is left out. */
  readonly isTooLarge: boolean;
}

/** Problem: `input.invalid` (no form). Where the whole is too large, what was typed is read, which stands before the file. */
export async function readForm(request: Request): Promise<Result<Sent>> {
  const { bytes, isWhole } = await readBeginning(request, PHOTO + 100_000);
  const type = request.headers.get('content-type') ?? '';
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1] ?? '';
  const body = isWhole ? bytes : closedForm(bytes, boundary);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  if (form === undefined) return failed('input.invalid', { field: 'form', expected: 'multipart/form-data' });
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
  };
  const file = form.get('photo');
  return ok({
    typed: {
      words: text('words'),
      urgency: text('urgency') || nothingTyped.urgency,
      name: text('name').slice(0, 200),
      contact: text('contact').slice(0, 200),
    },
    photo: isWhole && file instanceof File && file.size > 0 ? await photoOf(file) : undefined,
    trapped: text('website') !== '',
    isTooLarge: !isWhole,
  });
}

/** The parts of a form that came whole, ended where the next one was cut. */
function closedForm(bytes: Uint8Array, boundary: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.from(bytes);
  const cut = head.lastIndexOf(`\r\n--${boundary}`);
  return new Uint8Array(Buffer.concat([head.subarray(0, Math.max(0, cut)), Buffer.from(`\r\n--${boundary}--\r\n`)]));
}

/** At most `limit` bytes of the body; what follows is thrown away for a while, since a browser that still sends hears no answer. */
async function readBeginning(request: Request, limit: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  const kept: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) break;
    if (length < limit) kept.push(next.value.subarray(0, limit - length));
    length += next.value.length;
    if (length > limit + THROWN_AWAY) {
      await reader?.cancel();
      break;
    }
  }
  return { bytes: new Uint8Array(Buffer.concat(kept)), isWhole: length <= limit };
}

async function photoOf(file: File): Promise<Photo> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, type: kindOf(bytes), bytes };
}

/** What somebody may send along: pictures, and a PDF. */
export const isPicture = ({ type }: Photo): boolean => type.startsWith('image/') || type === 'application/pdf';
