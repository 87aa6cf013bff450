/** The device's line to the server: loaded once the first view shows, since nothing on it is needed to show one. */

import type { Problem } from '../../kernel/result.ts';
import { type Device, Reconnector } from '../../sync/index.ts';
import { createDial } from './dial.ts';

/** `told` hears why the server cannot be reached, and undefined once it was. */
export const createLine = (device: Device, told: (problem: Problem | undefined) => void): Reconnector =>
  new Reconnector(device, createDial(told));
