/** Which of the device's problems a person is told about, and under which words; the others pass by themselves. */
import type { Problem } from '../../kernel/result.ts';

/** The browser's words for what the store says: no path and no disk of a server here. */
const ofStore: Readonly<Record<string, string>> = {
  'store-full': 'web-store-full',
  'store-damaged': 'web-store-damaged',
  'store-blocked': 'web-store-blocked',
  'store-newer': 'web-store-newer',
  'store-foreign': 'web-store-foreign',
  'store-closed': 'web-store-closed',
  'store-unavailable': 'web-store-unavailable',
};

const worthTelling = new Set([
  'changes-expunged',
  ...['clock-ahead', 'clock-behind', 'device-cloned', 'newer-hub', 'auth.required', 'network.stranger'],
  ...['denied-removed', 'denied-other-workplace', 'denied-not-yours', 'denied-device-taken', 'denied-device-many', 'denied-device-revoked'],
]);

export function toldOf(problem: Problem): Problem | undefined {
  const store = ofStore[problem.code];
  if (store !== undefined) return { code: store };
  if (problem.code === 'denied-session-ended') return { code: 'auth.required' };
  if (isRefusal(problem)) return { code: 'web-refused' };
  return worthTelling.has(problem.code) ? problem : undefined;
}

/** Changes of this device were not taken, for good: they wait, or were set aside with their reason. */
export const isRefusal = ({ code }: Problem): boolean => code.startsWith('refused-') || code === 'changes-refused';

export const storeProblem = (reason: string): Problem => ({ code: ofStore[`store-${reason}`] ?? 'web-store-unavailable' });
