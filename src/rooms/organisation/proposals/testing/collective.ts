/** Three people who decide together, each on a device of their own, for stories. */
import { registry } from '../../../registry.ts';
import { Device } from '../../../testing/device.ts';
import type { WholeDecision } from '../queries/decisions.ts';

export const DAY = 86_400_000;

export interface Collective {
  readonly ana: Device;
  readonly ben: Device;
  readonly cleo: Device;
  readonly all: readonly Device[];
  /** Everybody knows what everybody knows. */
  meet(): void;
  later(days: number): void;
  /** A proposal by Ana in its round of objections, known to all. */
  atObjections(more?: object): string;
  /** Everybody consents, and all know. */
  consentAll(proposal: string): void;
}

export function collective(): Collective {
  const [ana, ben, cleo] = [new Device(registry, 'ana'), new Device(registry, 'ben'), new Device(registry, 'cleo')];
  const all = [ana, ben, cleo];
  const meet = () => {
    for (const one of all) for (const other of all) if (one !== other) one.meet(other);
  };
  for (const [device, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
    [cleo, 'Cléo'],
  ] as const)
    device.do('member.join', { id: device.me, name });
  meet();
  return {
    ...{ ana, ben, cleo, all, meet },
    later(days) {
      for (const device of all) device.now += days * DAY;
    },
    atObjections(more = {}) {
      const id = ana.do('proposal.add', {
        title: 'Close on Wednesdays',
        tension: 'Nobody answers on Wednesdays anyway, and callers wait.',
        process: 'consent',
        body: 'The counter is closed on Wednesdays.',
        ...more,
      });
      ana.do('proposal.advance', { proposal: id, stage: 'object' });
      meet();
      return id;
    },
    consentAll(proposal) {
      for (const device of all) device.do('voice.give', { proposal, position: 'consent' });
      meet();
    },
  };
}

interface ShownVoice {
  readonly id: string;
  readonly position: string;
  readonly isOpen: boolean;
  readonly isSealed: boolean;
}

export interface ShownProposal {
  readonly awaiting: string | null;
  readonly outcome: string;
  readonly deadline: string | null;
  readonly decision: { readonly id: string } | null;
  readonly concerned: readonly { readonly name: string }[];
  readonly options: readonly { readonly id: string }[];
  readonly rounds: readonly { readonly isNow: boolean; readonly voices: readonly ShownVoice[] }[];
}

export const shown = (device: Device, id: string) => device.ask('proposal.show', { proposal: id }) as ShownProposal;

export const awaiting = (device: Device, id: string) => shown(device, id).awaiting;

/** The voices of the round it is in. */
export const voicesNow = (device: Device, id: string) =>
  shown(device, id)
    .rounds.filter(({ isNow }) => isNow)
    .flatMap(({ voices }) => voices);

export const decisionOf = (device: Device, id: string) =>
  device.ask('decision.show', { decision: shown(device, id).decision?.id }) as WholeDecision;
