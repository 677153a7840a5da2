import { describe, expect, test } from 'vitest';
import { createOwnLinks } from '#src/server/own-host.ts';

const isOwnLink = createOwnLinks('0.0.0.0', 'https://causeway.example.org');

describe('a link that leads to this server', () => {
  test.each([
    'https://causeway.example.org/playground?say=%2Fme%20forget%20delete',
    'HTTPS://CAUSEWAY.EXAMPLE.ORG/playground?say=x',
    'https:\\\\causeway.example.org\\playground?say=x',
    'https:causeway.example.org/playground',
    'https:////causeway.example.org/playground',
    'https://causeway.example.org.:8443/playground',
    'https://nobody.example@causeway.example.org/playground',
    'https://causeway%2Eexample.org/playground',
    'https://ｃauseway.example.org/playground',
    'https://causeway。example。org/playground',
    'http://127.0.0.1:3000/playground?say=x',
    'http://127.1/playground?say=a.b',
    'http://2130706433/playground?say=a.b',
    'http://0x7f.1/playground.x',
    'http://0177.0.0.1/playground',
    'http://0.0.0.0:3000/playground',
    'http://[::1]:3000/playground?say=a.b',
    'http://[::ffff:127.0.0.1]/playground',
    'http://192.0.2.7/playground',
    'http://localhost/playground?say=a.b',
    'http://LOCALHOST./playground?say=a.b',
    'http://a.localhost/playground?say=a.b',
    'http://intranet/playground?say=a.b',
    '//causeway.example.org/playground',
    '/playground?say=x',
    'javascript:alert(1)',
  ])('%s', (url) => expect(isOwnLink(url)).toBe(true));
});

describe('a link that leads elsewhere', () => {
  test.each([
    'https://www.example.org/causeway.example.org',
    'https://causeway.example.org.evil.example/playground',
    'https://causeway.example.org@elsewhere.example/',
    'https://gov.example/a?b=https://causeway.example.org/',
    'https://münchen.example/',
  ])('%s', (url) => expect(isOwnLink(url)).toBe(false));
});
