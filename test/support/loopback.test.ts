import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { takeRefused } from './loopback.ts';

test('fetch to another machine is refused and remembered', async () => {
  await expect(fetch('https://slack.example/api')).rejects.toThrow();
  expect(takeRefused()).toEqual(['slack.example:443']);
});

test('a plain socket to another machine is refused', async () => {
  const error = await new Promise<Error>((resolve) => connect(80, '192.0.2.1').on('error', resolve));
  expect(error.message).toContain('Only loopback');
  expect(takeRefused()).toEqual(['192.0.2.1:80']);
});
