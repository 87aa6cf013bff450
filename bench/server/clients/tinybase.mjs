/** What a TinyBase client says to its WebSocket server, which acknowledges nothing. */
import { getHlcFunctions } from 'tinybase/common';

export function tinybase() {
  const clocks = [];
  return {
    silent: true,
    address: (port) => `ws://127.0.0.1:${port}/team`,
    hello: (_client, ready) => ready(),
    change({ number, mark }, id, text) {
      clocks[number] ??= getHlcFunctions(`client-${number}`)[0];
      const stamp = clocks[number]();
      return [`\n${JSON.stringify([mark, 3, [[{ tasks: [{ [id]: [{ nextStep: [text, stamp] }, ''] }, ''] }, ''], [{}, ''], 1]])}`];
    },
    receive: (_client, message) => (message.includes(',3,[[{') ? { changes: 1, text: message } : {}),
  };
}
