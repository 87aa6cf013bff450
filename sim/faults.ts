/** What may befall a world, by name: each seed draws some of them, each with a strength of its own. */

export const FAULTS = {
  loss: 'packets lost on the way, so messages late and connections broken',
  delay: 'a slow way, each message as slow as it happens to be',
  cuts: 'connections cut in the middle of what goes through them',
  'half-open': 'connections that end without a word to one side or the other',
  partitions: 'devices without network for a while',
  asymmetric: 'devices that are heard and hear nothing, or the other way round',
  portal: 'somebody else answers in the hub’s place',
  'device-crash': 'processes of devices that die, also between two effects',
  'hub-crash': 'a hub that dies, also between two effects',
  'lost-fsync': 'disks that forget what they had confirmed when the power goes',
  full: 'disks that are full for a while',
  'io-error': 'commits answered with an error, written or not',
  slow: 'disks that take their time',
  damage: 'blocks of segments that do not read back',
  eviction: 'storage thrown away by the browser',
  clone: 'a device’s disk copied, both go on',
  'device-restore': 'a device’s disk put back from an older copy',
  'hub-restore': 'the hub’s store put back from an older copy',
  tabs: 'two processes on one device’s store, of which one may not be told what the other wrote',
  'two-hubs': 'two hubs on one store',
  offsets: 'device clocks an hour, a day or decades wrong',
  drift: 'device clocks that run too fast or too slow',
  steps: 'clocks that jump, also back',
  'hub-clock': 'a hub whose clock is wrong or jumps',
  holiday: 'lids closed for weeks or months',
  removal: 'members removed, also while they are away',
  invitation: 'members and devices that come late',
  versions: 'devices of an earlier and of a later version',
  refusals: 'changes that a hub refuses',
  bundles: 'files carried from device to device',
  intruder: 'a connection that asks for another member’s scope',
  expunging: 'cells and rows expunged by the server, among devices that still write to them',
  covering: 'backups that cover the log, so that devices let go of it after thirty days',
  forger: 'somebody with a device and key of their own who sends by hand what no program would, and has others carry it',
} as const;

export type Fault = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as Fault[];

/** Those that came later: each is drawn by a chance of its own, so that a seed without them is what it was before. */
export const LATER: readonly Fault[] = ['expunging', 'covering', 'forger'];

/** What is counted; `let go`: changes that a device no longer keeps as such. */
type Counted = Fault | 'let go';

/** How often each befell, over one seed or many. */
export class Injected {
  readonly counts = new Map<Counted, number>();

  add(fault: Counted, times = 1): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + times);
  }
}
