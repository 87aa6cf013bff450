import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createSite, isSecureOrigin, readPublicUrl } from './site.ts';

describe('a site without a public URL', () => {
  const site = createSite(undefined, () => 'http://127.0.0.1:7420');

  it('is at whatever address of this machine a person uses', () => {
    for (const host of ['127.0.0.1:7420', 'localhost:7420', '192.168.1.5:7420', '[fd00::1]:7420', `${hostname()}:7420`]) {
      expect(site.place(host, false).origin).toBe(`http://${host}`.toLowerCase());
      expect(site.owns(`http://${host}`.toLowerCase(), host, false)).toBe(true);
    }
  });

  it('[A20] is not at a stranger’s name that was pointed at this machine', () => {
    for (const host of ['evil.example:7420', 'evil.example', '127.0.0.1.nip.io', 'localhost.evil.example'])
      expect(site.owns(`http://${host}`, host, false)).toBe(false);
    expect(site.place('evil.example', false).origin).toBe('http://127.0.0.1:7420');
  });
});

describe('a public URL', () => {
  it('is an origin and nothing more', () => {
    expect(readPublicUrl('https://Relais.Example/')).toEqual({ ok: true, value: 'https://relais.example' });
    for (const wrong of [
      'relais.example',
      'ftp://relais.example',
      'https://a:b@relais.example',
      'https://relais.example/path',
      'https://relais.example/?x',
    ])
      expect(readPublicUrl(wrong)).toMatchObject({ ok: false });
  });

  it('on plain HTTP is secure for browsers on this machine only', () => {
    expect(['https://x.example', 'http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'].every(isSecureOrigin)).toBe(true);
    expect(['http://192.168.1.5', 'http://localhost.evil.example'].some(isSecureOrigin)).toBe(false);
  });
});
