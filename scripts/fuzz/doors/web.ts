import type { Asker } from '../ask.ts';
import type { Door } from '../door.ts';
import { mutateBytes, mutateText } from '../mutate.ts';
import { oddText } from '../odd.ts';
import type { Random } from '../random.ts';
import { lineOf } from './lines.ts';

const token = 'abcdefghijklmnopqrstuvwxyzABCDEF0123456789_-abcd';
const paths = [
  '/',
  '/regions/SE22',
  '/regions/es51',
  '/experiences/1',
  '/questions/1',
  '/healthz',
  '/readyz',
  '/regions',
  '/regions?q=ska',
  '/regions/ES62.csv',
  '/experiences?area=health&region=ES51&page=2',
  '/questions?area=education&page=3',
  '/indicators?area=housing',
  '/indicators/unemployment?members',
  '/indicators/unemployment.xlsx?country=ES',
  '/figures/unemployment?region=ES51&year=2019',
  '/figures/early-leavers.json?region=SE224&table=2',
  '/compare/SE224,ES51',
  '/compare/SE224,ES51,PT20,ITF4,ITF3,ES62?indicators=unemployment',
  '/compare/SE224,ES51.csv?table=1',
  '/peers/SE224?better-at=unemployment&abroad',
  '/peers/ES62?weights=migration:2,size:0',
  '/scores/ES51?area=education',
  '/scores/ES51?year=2019',
  '/briefs/SE224?against=ES51&area=education',
  '/briefs/PT20.xlsx',
  '/answers/1.csv',
  '/methods',
  '/answers/1',
  '/assets/base.css',
  '/assets/site.css',
  `/digests/preferences/${token}`,
  `/digests/unsubscribe/${token}/everything`,
  `/digests/unsubscribe/${token}/undo`,
  '/digests/sign-up',
  `/digests/sign-up/${token}`,
  '/site.css',
  '/icon.svg',
  '/pictures/0123456789abcdef.png',
  `/digests/${token}`,
  `/digests/${token}/open/experiences/1`,
  `/digests/${token}/useful`,
  `/digests/${token}/not-useful`,
  `/digests/unsubscribe/${token}`,
  `/digests/confirm/${token}`,
  '/playground',
  '/playground?say=%2Fcompare%20Murcia%20Catalonia',
  '/playground/client/playground.js',
  '/playground/events',
  '/slack/events',
  '/slack/install',
  '/slack/oauth_redirect?code=1.2.3&state=abc',
  '/discord/interactions',
];
const methods = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'];
const names = [
  'host',
  'cookie',
  'origin',
  'x-forwarded-for',
  'accept-language',
  'if-none-match',
  'range',
  'sec-fetch-site',
  'content-type',
  'x-http-method-override',
  'accept-encoding',
  'last-event-id',
  'authorization',
  'x-slack-signature',
  'x-signature-ed25519',
];

/** Pages and every other address, asked for in every way. */
export function createWebDoor({ ask }: { ask: Asker }): Door {
  return {
    name: 'web',
    share: 0.12,
    send(random) {
      const method = random.pick(methods);
      const isForm = random.chance(0.7);
      const body = random.chance(0.5)
        ? `List-Unsubscribe=One-Click&say=${encode(lineOf(random))}`
        : `address=${encode(random.chance(0.5) ? 'reader@example.org' : oddText(random))}&weekday=1&time=${encode(random.chance(0.5) ? '09:00' : oddText(random))}&timeZone=${encode(random.chance(0.5) ? 'Europe/Madrid' : oddText(random))}&language=en&areas=${encode(oddText(random))}&regions=${encode(lineOf(random))}&weeks=${encode(oddText(random))}`;
      return ask({
        method,
        path: pathOf(random),
        headers: headersOf(random, isForm),
        ...(method === 'POST' && { body: random.chance(0.5) ? body : mutateBytes(Buffer.from(body), random) }),
      });
    },
  };
}

/** A path in which something is other than it should be, as far as HTTP lets it be sent. */
function pathOf(random: Random): string {
  const path = random.pick(paths);
  const isWhole = random.chance(0.3);
  const mutated = isWhole ? path : random.chance(0.5) ? mutateText(path, random) : path + encode(oddText(random));
  const query = random.chance(0.2)
    ? `${mutated.includes('?') ? '&' : '?'}${encode(oddText(random))}=${encode(lineOf(random))}`
    : '';
  return `/${(mutated + query).replace(/^\/+/, '').replace(/[^\x21-\x7e]/g, encode)}`.slice(0, 8_000);
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed());

function headersOf(random: Random, isForm: boolean): Record<string, string> {
  const headers: Record<string, string> = isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  if (random.chance(0.3))
    headers[random.pick(names)] = oddText(random)
      .replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
      .slice(0, 4_000);
  return headers;
}
