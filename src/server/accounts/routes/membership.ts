/** Routes about who belongs: the workplace, its members and devices, invitations and reset links. */

import * as v from 'valibot';
import { failed, ok } from '../../../kernel/result.ts';
import { type MemberCall, member, oneself, type Route } from '../../http/route.ts';
import { findDevice, listDevices, registerDevice, revokeDevice } from '../devices.ts';
import { createLink, findLink, type LinkKind, linkAddress, linkState, listLinks, revokeLink } from '../links.ts';
import { findMember, listMembers, removeMember, setSteward } from '../members.ts';
import { type LinkRecord, settingsSchema } from '../schema.ts';
import { bindDevice } from '../sessions.ts';
import { changeWorkplace } from '../workplaces.ts';
import * as shapes from './shapes.ts';

const HOUR = 3_600_000;

export const membership: readonly Route[] = [
  member({
    method: 'PATCH',
    path: '/api/v1/workplace',
    summary: 'Change the name or the settings of the workplace',
    limit: 'make',
    verb: 'workplace.change',
    body: v.object({ name: v.optional(shapes.workplaceNameText), settings: v.optional(v.partial(settingsSchema)) }),
    handle: async ({ accounts, actor, body }) => {
      const changed = await changeWorkplace(accounts, actor, body);
      return changed.ok ? ok({ id: changed.value.id, name: changed.value.name, settings: changed.value.settings }) : changed;
    },
  }),
  member({
    method: 'GET',
    path: '/api/v1/members',
    summary: 'Everyone who is or was a member',
    limit: 'api',
    verb: 'member.list',
    handle: async ({ accounts, actor }) => ok({ members: (await listMembers(accounts, actor.workplace)).map(shapes.memberView) }),
  }),
  member({
    method: 'DELETE',
    path: '/api/v1/members/:id',
    summary: 'Remove a member, or leave; their connections close at once',
    limit: 'make',
    verb: 'member.remove',
    subject: async (call) => {
      const found = await findMember(call.accounts, call.actor.workplace, call.param('id'));
      return found === undefined ? undefined : { workplace: call.actor.workplace, owner: found.id };
    },
    handle: async ({ accounts, actor, param }) => removeMember(accounts, actor.workplace, param('id'), actor.member),
  }),
  member({
    method: 'PUT',
    path: '/api/v1/members/:id/steward',
    summary: 'Give stewardship to a member, or take it back',
    limit: 'make',
    verb: 'steward.change',
    body: v.object({ steward: v.boolean() }),
    handle: async ({ accounts, actor, body, param }) => {
      const changed = await setSteward(accounts, actor.workplace, param('id'), body.steward);
      return changed.ok ? ok(shapes.memberView(changed.value)) : changed;
    },
  }),
  member({
    method: 'GET',
    path: '/api/v1/devices',
    summary: 'All devices with whose they are and the keys their changes are signed with',
    limit: 'api',
    verb: 'device.list',
    handle: async ({ accounts, actor }) => {
      const all = await listDevices(accounts, actor.workplace);
      return ok({
        devices: all.map(({ id, member: whose, publicKey, revoked, label }) => ({
          id,
          member: whose,
          publicKey,
          revoked: revoked !== undefined,
          // What a device is called is its owner's business.
          ...(whose === actor.member ? { label } : {}),
        })),
      });
    },
  }),
  member({
    method: 'POST',
    path: '/api/v1/devices',
    summary: 'Register the device that asks, and let the session speak for it',
    limit: 'make',
    verb: 'device.register',
    subject: oneself,
    body: shapes.device,
    handle: async ({ accounts, actor, body }) => {
      const registered = await registerDevice(accounts, actor.workplace, actor.member, body);
      if (!registered.ok) return registered;
      await bindDevice(accounts, actor, body.id);
      return ok({ id: body.id, member: actor.member });
    },
  }),
  member({
    method: 'DELETE',
    path: '/api/v1/devices/:id',
    summary: 'Revoke a lost device',
    limit: 'make',
    verb: 'device.revoke',
    subject: async (call) => {
      const found = await findDevice(call.accounts, call.actor.workplace, call.param('id'));
      return found === undefined ? undefined : { workplace: call.actor.workplace, owner: found.member };
    },
    handle: async ({ accounts, actor, param }) => revokeDevice(accounts, actor.workplace, param('id')),
  }),
  member({
    method: 'POST',
    path: '/api/v1/invitations',
    summary: 'Make an invitation link; it is shown once and lets one person in',
    limit: 'make',
    verb: 'invitation.create',
    body: v.object({ hours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(720))) }),
    handle: async (call) => {
      const { accounts, actor, body } = call;
      const span = body.hours === undefined ? undefined : body.hours * HOUR;
      const link = await createLink(accounts, { workplace: actor.workplace, kind: 'invitation', by: actor.member, span });
      return ok({ link: linkAddress(call.place.origin, 'invitation', link.token), invitation: linkView(call, link.record) });
    },
  }),
  member({
    method: 'POST',
    path: '/api/v1/resets',
    summary: 'Make a reset link for a member who cannot sign in any more',
    limit: 'make',
    verb: 'reset.create',
    body: v.object({ member: v.string() }),
    handle: async (call) => {
      const { accounts, actor } = call;
      const whose = await findMember(accounts, actor.workplace, call.body.member);
      if (whose === undefined || whose.removed !== undefined) return failed('not-found');
      const link = await createLink(accounts, { workplace: actor.workplace, kind: 'reset', by: actor.member, member: whose.id });
      return ok({ link: linkAddress(call.place.origin, 'reset', link.token), reset: linkView(call, link.record) });
    },
  }),
  ...visible('invitation', '/api/v1/invitations', 'invitations'),
  ...visible('reset', '/api/v1/resets', 'resets'),
];

/** Links of a kind are listed to every member and can be revoked: none lies hidden [A13]. The list opens nothing [A12]. */
function visible(kind: Exclude<LinkKind, 'setup'>, path: string, field: string): readonly Route[] {
  return [
    member({
      method: 'GET',
      path,
      summary: `Every ${kind} link and what became of it`,
      limit: 'api',
      verb: `${kind}.list`,
      handle: async (call) => {
        const links = await listLinks(call.accounts, call.actor.workplace, kind);
        return ok({ [field]: links.map((record) => linkView(call, record)) });
      },
    }),
    member({
      method: 'DELETE',
      path: `${path}/:id`,
      summary: `Revoke a ${kind} link: it opens nothing from now on`,
      limit: 'make',
      verb: `${kind}.revoke`,
      subject: async (call) => {
        const link = await findLink(call.accounts, call.actor.workplace, kind, call.param('id'));
        return link === undefined ? undefined : { workplace: call.actor.workplace, owner: link.by };
      },
      handle: async ({ accounts, actor, param }) => revokeLink(accounts, actor.workplace, param('id')),
    }),
  ];
}

function linkView(call: MemberCall, record: LinkRecord) {
  return {
    id: record.id,
    state: linkState(record, call.accounts.clock.now()),
    created: record.created,
    expires: record.expires,
    by: record.by,
    member: record.member ?? record.used?.by,
  };
}
