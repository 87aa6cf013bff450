/**
 * A page that is left in the moment before the store has what it shows hands that on to the next page, in the storage that
 * is written at once [F21]. The next one takes it up when it opens, once [F23].
 */
import { base64url, fromBase64url } from '../../kernel/ids.ts';
import type { Device } from '../../sync/index.ts';
import { drop, keysWith } from './local-storage.ts';

/** Answers what forgets all that was handed on, and hands on no more. */
export function handOn(store: string, page: string, device: Pick<Device, 'unsaved' | 'takeUp'>): () => void {
  const prefix = `relais.left.${store}.`;
  for (const key of keysWith(prefix)) {
    // What could not be saved here either stays for the next one.
    void takeUp(device, localStorage.getItem(key) ?? '').then((saved) => saved && drop(key));
  }
  const leave = () => {
    const left = device.unsaved.map(([scope, block]) => `${scope} ${base64url(block)}`);
    try {
      if (left.length > 0) localStorage.setItem(prefix + page, left.join('\n'));
    } catch {
      // Too much for it, or forbidden: then the store alone has what is kept.
    }
  };
  addEventListener('pagehide', leave);
  return () => {
    removeEventListener('pagehide', leave);
    for (const key of keysWith(prefix)) drop(key);
  };
}

async function takeUp(device: Pick<Device, 'takeUp'>, left: string): Promise<boolean> {
  const saved = left.split('\n').map((line) => {
    const [scope = '', block = ''] = line.split(' ');
    return device.takeUp(scope, fromBase64url(block) ?? new Uint8Array(0));
  });
  return (await Promise.all(saved)).every((each) => each);
}
