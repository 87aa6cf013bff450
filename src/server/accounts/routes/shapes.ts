/** The shapes of what people send to the account routes, and of what they are sent back. */

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import * as v from 'valibot';
import { isSteward } from '../members.ts';
import { bytesText, idText, type MemberRecord } from '../schema.ts';

/** Names are one line, without control or direction-changing characters (they could dress one member as another). */
const oneLine = (limit: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    v.minLength(1),
    v.maxLength(limit),
    v.regex(/^[^\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u),
  );

export const personName = oneLine(80);
export const workplaceNameText = oneLine(120);
const label = oneLine(120);
export const tokenText = v.pipe(v.string(), v.trim(), v.maxLength(200));
export const want = v.picklist(['cookie', 'token']);
export const passwordText = v.pipe(v.string(), v.maxLength(1024));

export const device = v.object({ id: idText, publicKey: bytesText(32), label: v.optional(label) });

const base64 = (limit: number) => v.pipe(v.string(), v.maxLength(limit), v.regex(/^[A-Za-z0-9_-]*$/));

const registration = v.custom<RegistrationResponseJSON>((value) =>
  v.is(
    v.looseObject({
      id: base64(1400),
      rawId: base64(1400),
      type: v.literal('public-key'),
      clientExtensionResults: v.looseObject({}),
      response: v.looseObject({
        clientDataJSON: base64(8000),
        attestationObject: base64(16_000),
        transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(10))),
      }),
    }),
    value,
  ),
);

export const assertion = v.custom<AuthenticationResponseJSON>((value) =>
  v.is(
    v.looseObject({
      id: base64(1400),
      rawId: base64(1400),
      type: v.literal('public-key'),
      clientExtensionResults: v.looseObject({}),
      response: v.looseObject({
        clientDataJSON: base64(8000),
        authenticatorData: base64(8000),
        signature: base64(2000),
        userHandle: v.optional(base64(200)),
      }),
    }),
    value,
  ),
);

export const passkeyCredential = v.object({ kind: v.literal('passkey'), response: registration, label: v.optional(label) });
const passwordCredential = v.object({ kind: v.literal('password'), password: passwordText });
export const credential = v.variant('kind', [passwordCredential, passkeyCredential]);

/** A member as others see them: nothing about when they were last here. */
export function memberView(member: MemberRecord) {
  return {
    id: member.id,
    name: member.name,
    steward: isSteward(member),
    joined: member.joined,
    ...(member.removed === undefined ? {} : { removed: member.removed.at }),
  };
}
