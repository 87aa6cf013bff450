import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes } from '../kernel/bytes.ts';
import { frame, HEARTBEAT, readFrames } from './frames.ts';
import { MESSAGE_LIMIT } from './messages.ts';

const message = fc.uint8Array({ minLength: 1, maxLength: 300 });
const cut = { ok: false, problem: { code: 'input.frames' } };

test('the messages of a body come back in order, without heartbeats, and none of them when it is cut off', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), fc.nat(), (messages, at) => {
      const body = concatBytes(messages.flatMap((each) => [HEARTBEAT, frame(each)])) as Uint8Array<ArrayBuffer>;
      expect(readFrames(body)).toEqual({ ok: true, value: messages });
      const [last] = messages.slice(-1) as [Uint8Array];
      expect(readFrames(body.slice(0, body.length - 1 - (at % (last.length + 3))))).toEqual(cut);
    }),
  );
});

test('[A27] a frame that says it is longer than any message may be is refused', () => {
  const announced = (length: number): Uint8Array<ArrayBuffer> => {
    const body = new Uint8Array(4 + length);
    new DataView(body.buffer).setUint32(0, length);
    return body;
  };
  expect(readFrames(announced(MESSAGE_LIMIT)).ok).toBe(true);
  expect(readFrames(announced(MESSAGE_LIMIT + 1))).toEqual(cut);
});
