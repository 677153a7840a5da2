import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export const s3Keys = { accessKey: 'AKIDEXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
const escapePart = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Why a request is refused, in S3's words, or null: the signature is worked out anew from what arrived, as the description of Signature Version 4 says. */
export function refuse(
  { method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: Uint8Array,
  { region, now, keys = s3Keys, service = 's3' }: { region: string; now: Date; keys?: typeof s3Keys; service?: string },
): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([\da-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!given) return 'AccessDenied';
  const [, key, day = '', where = '', what, signed = '', signature = ''] = given;
  const date = String(headers['x-amz-date'] ?? '');
  if (key !== keys.accessKey) return 'InvalidAccessKeyId';
  if (where !== region || what !== service || !date.startsWith(day)) return 'AuthorizationHeaderMalformed';
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(at - now.getTime()) <= 15 * 60_000)) return 'RequestTimeTooSkewed';
  const names = signed.split(';');
  // What says where it goes and what it holds has to be signed.
  const needed = ['host', 'x-amz-date', ...(service === 's3' ? ['x-amz-content-sha256'] : [])];
  if (needed.some((name) => !names.includes(name))) return 'AccessDenied';
  const told = service === 's3' ? String(headers['x-amz-content-sha256']) : sha256(body);
  if (told !== 'UNSIGNED-PAYLOAD' && told !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const [path = '/', query = ''] = url.split('?');
  const canonical = [
    method,
    path
      .split('/')
      .map((part) => escapePart(decodeURIComponent(part)))
      .join('/'),
    [...new URLSearchParams(query)]
      .map(([name, value]) => `${escapePart(name)}=${escapePart(value)}`)
      .sort()
      .join('&'),
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signed,
    told,
  ].join('\n');
  const scope = `${day}/${where}/${what}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const signing = [where, service, 'aws4_request'].reduce<Buffer>(
    (from, part) => hmac(from, part),
    hmac(`AWS4${keys.secretKey}`, day),
  );
  const right = hmac(signing, toSign);
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}

/** A strict S3 with one bucket, over the wire: `fail` answers the next requests with this status. Lists two keys a page. */
export async function startFakeS3({ bucket = 'causeway', region = 'eu-test-1' } = {}) {
  const objects = new Map<string, { bytes: Buffer; at: Date }>();
  const refused: string[] = [];
  const settings = { fail: [] as number[], now: () => new Date() };
  const server = createServer(async (request, response) => {
    const say = (status: number, text: string | Buffer = '') => response.writeHead(status).end(text);
    const body = await buffer(request);
    const failure = settings.fail.shift();
    if (failure !== undefined) return say(failure, '<Error><Code>InternalError</Code></Error>');
    const problem = refuse(request, body, { region, now: settings.now() });
    if (problem !== null) {
      refused.push(problem);
      return say(403, `<Error><Code>${problem}</Code></Error>`);
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
    const [, inBucket, ...rest] = pathname.split('/');
    const key = rest.join('/');
    if (inBucket !== bucket) return say(404, '<Error><Code>NoSuchBucket</Code></Error>');
    if (request.method === 'GET' && key === '' && searchParams.get('list-type') === '2') {
      const keys = [...objects.keys()].sort();
      const after = searchParams.get('continuation-token');
      const from = after === null ? 0 : keys.findIndex((each) => `<&${each}` > after);
      const page = from < 0 ? [] : keys.slice(from, from + 2);
      const isCut = from >= 0 && from + 2 < keys.length;
      const entries = page.map(
        (each) =>
          `<Contents><Key>${each}</Key><LastModified>${objects.get(each)?.at.toISOString()}</LastModified></Contents>`,
      );
      const next = isCut ? `<NextContinuationToken>&lt;&amp;${page.at(-1)}</NextContinuationToken>` : '';
      return say(
        200,
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isCut}</IsTruncated>${entries.join('')}${next}</ListBucketResult>`,
      );
    }
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, at: settings.now() });
      return say(200);
    }
    const found = objects.get(key);
    if (request.method === 'DELETE') {
      objects.delete(key);
      return say(204);
    }
    return found ? say(200, found.bytes) : say(404, '<Error><Code>NoSuchKey</Code></Error>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: { endpoint, bucket, region, ...s3Keys },
    objects,
    refused,
    fail: settings.fail,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
