/** What quick capture understands of a line, before anything is made. */

import { string } from '../../../replica/schema.ts';
import { query } from '../../room.ts';
import { readCapture } from '../capturing.ts';

export const taskPreview = query({
  name: 'task.preview',
  input: { line: string({ max: 5000 }) },
  positional: ['line'],
  run: (read, { line }) => readCapture(read, line),
});
