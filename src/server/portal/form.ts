/** Reads what a form of these pages sent, within limits, and what kind of file came with it. */

import { failed, ok, type Result } from '../../kernel/result.ts';
import { kindOf } from '../files/kinds.ts';
import { readBytes } from '../http/body.ts';
import { MEGABYTES, nothingTyped, type Typed } from './pages.ts';

export const LONGEST = 5000;
const PHOTO = MEGABYTES * 1_000_000;

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
}

/** Problems: `input.large` (nothing was read), `input.invalid` (no form). */
export async function readForm(request: Request): Promise<Result<Sent>> {
  const bytes = await readBytes(request, PHOTO + 100_000);
  if (!bytes.ok) return bytes;
  const type = request.headers.get('content-type') ?? '';
  const form = await new Response(bytes.value, { headers: { 'content-type': type } }).formData().catch(() => undefined);
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
    photo: file instanceof File && file.size > 0 ? await photoOf(file) : undefined,
    trapped: text('website') !== '',
  });
}

async function photoOf(file: File): Promise<Photo> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, type: kindOf(bytes), bytes };
}

/** What somebody may send along: pictures, and a PDF. */
export const isPicture = ({ type }: Photo): boolean => type.startsWith('image/') || type === 'application/pdf';
