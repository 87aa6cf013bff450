/** TinyBase's WebSocket server with its file persister. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMergeableStore } from 'tinybase/mergeable-store';
import { createFilePersister } from 'tinybase/persisters/persister-file';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocketServer } from 'ws';

const saving = 2;

export async function tinybase({ port, dir, state, stored }) {
  const file = join(dir, 'team.json');
  copyFileSync(join(state, 'state.json'), file);
  const store = createMergeableStore('server');
  let begun = 0;
  createWsServer(new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false }), () => {
    const persister = createFilePersister(store, file);
    persister.addStatusListener((_persister, status) => {
      if (status === saving) begun = performance.now();
      else if (status === 0 && begun > 0) {
        stored(performance.now() - begun);
        begun = 0;
      }
    });
    return persister;
  });
  return { how: 'no acknowledgement; file persister writes the whole JSON after each change, one write at a time' };
}
