/** What a client says to the bare server: a change as JSON; back come groups of changes, and how many of one's own are kept. */
export function floor() {
  return {
    address: (port) => `ws://127.0.0.1:${port}`,
    hello: (_client, ready) => ready(),
    change: (_client, id, text) => [Buffer.from(JSON.stringify([id, 'nextStep', text]))],
    receive: (_client, message) =>
      message[0] === 1 ? { changes: message.readUInt16LE(1), text: message } : { acknowledged: message.readUInt16LE(1) },
  };
}
