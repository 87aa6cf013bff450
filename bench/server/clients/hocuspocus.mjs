/** What a Yjs client says to Hocuspocus. One shared document makes the updates, under each sending client's own id. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as dec from 'lib0/decoding';
import * as enc from 'lib0/encoding';
import * as Y from 'yjs';

export function hocuspocus({ state }) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, readFileSync(join(state, 'state.bin')));
  const tasks = doc.getMap('tasks');
  const vector = Y.encodeStateVector(doc);
  let update = null;
  doc.on('update', (bytes) => {
    update = bytes;
  });
  return {
    address: (port) => `ws://127.0.0.1:${port}`,
    hello(client, ready) {
      client.socket.send(
        frame(2, (e) => {
          enc.writeVarUint(e, 0);
          enc.writeVarString(e, 'token');
          enc.writeVarString(e, '4.8.0');
        }),
      );
      client.authenticated = () => {
        client.socket.send(
          frame(0, (e) => {
            enc.writeVarUint(e, 0);
            enc.writeVarUint8Array(e, vector);
          }),
        );
        ready();
      };
    },
    change({ number }, id, text) {
      doc.clientID = 5_000_000 + number;
      tasks.get(id).set('nextStep', text);
      return [
        frame(0, (e) => {
          enc.writeVarUint(e, 2);
          enc.writeVarUint8Array(e, update);
        }),
      ];
    },
    receive(client, message) {
      const d = dec.createDecoder(message);
      dec.readVarString(d);
      const type = dec.readVarUint(d);
      if (type === 2) client.authenticated();
      if (type === 8) return { acknowledged: 1 };
      return type === 0 && dec.readVarUint(d) === 2 ? { changes: 1, text: message } : {};
    },
  };
}

function frame(type, write) {
  const e = enc.createEncoder();
  enc.writeVarString(e, 'team');
  enc.writeVarUint(e, type);
  write(e);
  return enc.toUint8Array(e);
}
