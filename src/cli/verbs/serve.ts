/** `serve`: starts the server and says where it is. */

import type { Verb } from '../verb.ts';

export const serveVerb: Verb = {
  words: ['serve'],
  usage: '[--port N] [--host ADDRESS] [--data DIR | --database URL] [--demo]',
  summary: 'cli.serve.help',
  examples: ['relais serve', 'relais serve --host 0.0.0.0 --public-url https://relais.example.org', 'relais serve --demo --port 0 --json'],
  flags: {
    port: 'value',
    host: 'value',
    data: 'value',
    database: 'value',
    demo: 'switch',
    'public-url': 'value',
    'tls-cert': 'value',
    'tls-key': 'value',
    'trusted-proxy': 'many',
    'outbound-allow': 'many',
    'outbound-off': 'switch',
    'smtp-url': 'value',
    'mail-from': 'value',
    'metrics-token': 'value',
    'log-level': 'value',
  },
  async run(call) {
    const { serve } = await import('../serve.ts');
    return serve(call);
  },
};
