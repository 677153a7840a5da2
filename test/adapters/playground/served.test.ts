import { request } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { servePlayground } from '#test/support/serve.ts';

const { house, record } = createContractHouse();
const { url, stop } = await servePlayground(house);
afterAll(stop);

const body = JSON.stringify({ id: 'event-number-1', type: 'said', text: '/count' });

/** As a browser would send it whose page believes that this machine is `host`. */
function sendAs(host: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const headers = {
      host,
      origin: `http://${host}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    };
    const asked = request(
      { host: '127.0.0.1', port, path: '/playground/events', method: 'POST', headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

test('a name pointed at this machine from elsewhere gets nothing', async () => {
  const { port } = new URL(url);
  const { status, text } = await sendAs(`evil.example:${port}`);
  expect(status).toBe(403);
  expect(text).toContain('does not answer to the name evil.example');
  expect(record.counted).toBe(0);
  expect((await sendAs(`localhost:${port}`)).status).toBe(200);
  expect(record.counted).toBe(1);
});
