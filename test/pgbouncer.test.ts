import { afterAll, describe, expect, test, vi } from 'vitest';
import { createDatabase } from '#src/store/database/database.ts';
import { openStore } from '#src/store/database/open.ts';
import { readPooler } from '#src/store/database/pooler.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { sign } from '#test/support/fake-slack/deliver.ts';
import { startFakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import { hasPgBouncer, startPgBouncer } from '#test/support/pgbouncer.ts';
import { startServer } from '../scripts/fuzz/server.ts';

if (!hasPgBouncer) console.log('PgBouncer is not installed; the tests of two servers behind it are skipped.');

test('the mark of a pooler is read from an address, and taken out of it', () => {
  expect(readPooler('postgres://a:p%40ss@db:6432/c?sslmode=require&pgbouncer=true')).toEqual({
    plainUrl: 'postgres://a:p%40ss@db:6432/c?sslmode=require',
    isPooled: true,
  });
  expect(readPooler('postgres://a:p%40ss@db/c')).toEqual({ plainUrl: 'postgres://a:p%40ss@db/c', isPooled: false });
  expect(readPooler('postgres://db/c?pgbouncer=false').isPooled).toBe(false);
});

/** Fewer connections than one server's pool has. */
const poolSize = 10;
const patience = { timeout: 90_000, interval: 200 };

describe.skipIf(!hasPgBouncer)('behind PgBouncer in transaction mode', async () => {
  if (!hasPgBouncer) return;
  const database = await createTestDatabase({ figures: true });
  const limits = { statementMs: 500, waitMs: 5_000 };
  const bouncer = await startPgBouncer(database.url, {
    poolSize,
    connectQuery: 'set statement_timeout = 60000; set lock_timeout = 5000',
  });
  afterAll(bouncer.stop);

  test('each transaction has its own limits, and the next on the same connection has not', async () => {
    const [limited, unlimited] = [createDatabase(bouncer.url, limits), createDatabase(bouncer.url)];
    for (let round = 0; round < 2 * poolSize; round += 1) {
      await expect(limited.withTransaction((sql) => sql`select pg_sleep(5)`)).rejects.toMatchObject({ code: '57014' });
      const shown = await unlimited.withTransaction((sql) => sql`select current_setting('statement_timeout') as limit`);
      expect(shown).toEqual([{ limit: '1min' }]);
    }
    await Promise.all([limited.close(), unlimited.close()]);
  });

  test('a pooler without limits of its own is told of, with what to set', async () => {
    const bare = await startPgBouncer(database.url, { poolSize: 2, connectQuery: 'select 1' });
    const said: string[] = [];
    const options = { dataDir: '', isDataDirDefault: false };
    for (const databaseUrl of [bare.url, bouncer.url])
      await (await openStore({ ...options, databaseUrl }, (line) => said.push(line))).close();
    expect(said.filter((line) => line.includes('connect_query'))).toHaveLength(1);
    await bare.stop();
  });

  test('two servers take what comes to both once, with fewer connections than one has alone, and come back after it fell', async () => {
    const slack = await startFakeSlack();
    const team = slack.world.addTeam('Acme');
    const channel = slack.world.addChannel(team, 'general');
    const token = slack.world.install(team);
    const maria = createPerson(slack, { team, token, user: slack.world.addUser(team, 'maria') });
    const servers = await Promise.all(
      ['one', 'two'].map(() =>
        startServer({
          DATABASE_URL: bouncer.url,
          PORT: '0',
          PLAYGROUND: 'on',
          LOG_LEVEL: 'warn',
          SLACK_BOT_TOKEN: token.token,
          SLACK_SIGNING_SECRET: slack.delivery.signingSecret,
          SLACK_API_URL: slack.apiUrl,
        }),
      ),
    );
    /** As Slack does: what was not taken comes again. */
    async function deliver(url: string, body: string): Promise<void> {
      await vi.waitFor(async () => {
        const headers = { 'content-type': 'application/json', ...sign(slack.delivery.signingSecret, body) };
        expect((await fetch(`${url}/slack/events`, { method: 'POST', headers, body })).status).toBe(200);
      }, patience);
    }
    const answersTo = (ts: string) => slack.world.messages.filter(({ threadTs }) => threadTs === ts);

    /** Brings each to both servers at once. Who is told that no connection came free says it again. */
    async function ask(lines: string[]): Promise<void> {
      for (const line of lines) {
        const told = slack.world.ephemerals.length;
        const { message, payload } = maria.say(channel, maria.mention(line));
        await Promise.all(servers.map(({ url }) => deliver(url, JSON.stringify(payload))));
        await vi.waitFor(
          () => expect(answersTo(message.ts).length + slack.world.ephemerals.length - told, line).toBe(1),
          patience,
        );
        if (answersTo(message.ts).length === 0) await ask([line]);
      }
    }
    const countAnswers = () => slack.world.messages.filter(({ threadTs }) => threadTs).length;
    await ask(['/question list', '/compare SE224 ES51', '/indicator rank unemployment', '/peers SE224', '/tool list']);
    expect(await bouncer.countConnections()).toBeLessThanOrEqual(poolSize);

    await bouncer.kill();
    for (const { url } of servers)
      await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(503), patience);
    await bouncer.start();
    for (const { url } of servers)
      await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), patience);
    await ask(['/question list', '/compare SE224 ITF3']);

    expect(countAnswers()).toBe(7);
    for (const server of servers) expect(await server.stop()).toBe(0);
    await slack.stop();
  });
});
