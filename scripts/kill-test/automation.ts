import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { AppContext } from '#src/context.ts';
import { daysBefore } from '#src/domain/date.ts';
import type { Definition } from '#src/domain/rules/definition.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { advanceRuns } from '#src/operations/rules/advance.ts';
import { beginRuns } from '#src/operations/rules/begin.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { callOut } from '#src/operations/webhooks/call-out.ts';
import { sealLabel } from '#src/operations/webhooks/webhooks.ts';
import { insertReader } from '#src/store/activity/reader.ts';
import type { Database } from '#src/store/database/database.ts';
import { createSealer } from '#src/store/database/seal.ts';
import { findPerson } from '#src/store/people/person.ts';
import { beginRule, insertRule, insertVersion } from '#src/store/rules/rule.ts';
import { insertWebhook, webhookPurpose } from '#src/store/webhooks/webhook.ts';

/** People who ask, and how often each. */
const [askers, questionsOfEach] = [8, 6];
export const questions = askers * questionsOfEach;

const secretKey = 'the key of a server that is killed, and nobody else’s';
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const lostShare = 0.1;
const refusedShare = 0.1;
const slowestAnswerMs = 120;
const pauseMs = 500;
/** How many ask in a step of a server. */
const askedAtOnce = 6;
/** What waits for days waits so long here. */
const waitS = 2;

/** Prepares people who ask, a rule that writes, calls and waits whenever somebody does, and a webhook that is told of it; starts whoever is called. */
export async function startAutomation({ sql, withTransaction }: Database) {
  /** The ids under which each call came, by what it tells. */
  const calls = new Map<string, Set<string>>();
  const tally = { again: 0, forged: 0 };

  async function take(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request);
    await wait(Math.random() * slowestAnswerMs);
    if (Math.random() < refusedShare) return response.writeHead(503).end();
    const told = read(request, body);
    if (told === null) tally.forged += 1;
    else {
      const id = String(request.headers['webhook-id']);
      const before = calls.get(told) ?? new Set();
      if (before.has(id)) tally.again += 1;
      calls.set(told, before.add(id));
    }
    if (Math.random() < lostShare) return response.destroy();
    return response.writeHead(204).end();
  }

  const receiver = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  await withTransaction(async (inside) => {
    const before = daysBefore(new Date(), 1);
    const known = async (user: string, role: string) => {
      const [{ id }] = await inside<
        [{ id: number }]
      >`insert into person (display_name, is_admitted, role) values (${user}, true, ${role}) returning id`;
      await inside`insert into account (platform, space, "user", person) values ('fake', 'hall', ${user}, ${id})`;
      return id;
    };
    for (let index = 0; index < askers; index += 1) await known(`rule-asker-${index}`, 'member');
    const owner = await known('rule-owner', 'staff');
    const address = `http://${host}/`;
    const webhook = await insertWebhook(inside, {
      ...{ owner, address, types: ['question.asked'], createdAt: before, enabledAt: before },
      secret: createSealer({ secretKey, secretKeyBefore: null }, webhookPurpose)?.seal(
        secret,
        sealLabel(address),
      ) as Uint8Array,
    });
    const definition: Definition = {
      ...{ name: 'Asked', on: { activity: 'question.asked' }, limits: { runsPerDay: 1_000 } },
      steps: [
        { message: { to: 'person', text: 'First of {number}.' } },
        { webhook: webhook.number },
        { wait: { days: 2 } },
        { message: { to: 'owner', text: 'Later of {number}.' } },
      ],
    };
    const rule = await insertRule(inside, { name: definition.name, owner, now: before });
    await insertVersion(inside, { rule, version: 1, definition, by: owner, now: before });
    await beginRule(inside, rule, before, null);
    for (const reader of ['rules', 'webhooks']) await insertReader(inside, reader, 0, before);
  });

  return {
    env: { SECRET_KEY: secretKey, WEBHOOK_HOSTS: host },
    async isOver(): Promise<boolean> {
      const [row] = await sql<[{ isOver: boolean }]>`
        select (select count(*) from rule_run where state = 'done') = ${questions}
          and (select count(*) from delivery where purpose = 'webhook') = ${2 * questions} as is_over`;
      return row.isOver;
    },
    /** What should have been written, as the fake platform names it; how calls came; and what is not as it should be, in words. */
    async read() {
      const letters = await sql<{ place: string; text: string }[]>`
        select places[1] as place, message ->> 'text' as text from delivery where purpose like 'rule%'`;
      const told = await sql<{ told: string }[]>`
        select 'activity ' || id as told from activity where type = 'question.asked' union all select 'run ' || id from rule_run`;
      const [runs] = await sql<[{ done: number; all: number; steps: number }]>`
        select count(*) filter (where state = 'done')::int as done, count(*)::int as all,
          (select count(*)::int from rule_step) as steps from rule_run`;
      const ids = told.map((each) => calls.get(each.told)?.size ?? 0);
      return {
        letters: letters.map(({ place, text }) => `${place} ${text}`),
        ...{ calls: told.length, again: tally.again },
        lost: ids.filter((count) => count === 0).length,
        doubled: ids.filter((count) => count > 1).length,
        wrong: [
          ...(letters.length === 2 * questions ? [] : [`rules wrote ${letters.length} letters`]),
          ...(told.length === 2 * questions ? [] : [`there is ${told.length} to be told`]),
          ...(runs.done === questions && runs.all === questions ? [] : [`${runs.done} of ${runs.all} runs are done`]),
          ...(runs.steps === 4 * questions ? [] : [`rules took ${runs.steps} steps`]),
          ...(calls.size <= told.length ? [] : [`${calls.size} calls were told`]),
          ...(tally.forged === 0 ? [] : [`${tally.forged} calls were not signed as they should be`]),
        ],
      };
    },
    stop() {
      receiver.close();
      receiver.closeAllConnections();
    },
  };
}

export type Automation = Awaited<ReturnType<typeof startAutomation>>;

/** What a call tells; null where its signature does not hold. Its time is not looked at: clocks are set at will. */
function read({ headers }: IncomingMessage, body: string): string | null {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
  if (new Webhook(secret).sign(String(id), new Date(Number(at) * 1_000), body) !== signature) return null;
  const { type, data } = JSON.parse(body);
  return type === 'rule.step' ? `run ${data.run}` : `activity ${data.id}`;
}

/** Does again and again what people do who ask, and what the clock does for rules and webhooks. What fails is done again later. */
export async function automate(
  context: AppContext,
  { checkTime, signal }: { checkTime(): Promise<boolean>; signal: AbortSignal },
): Promise<void> {
  for (let index = Math.floor(Math.random() * questions); !signal.aborted; index = (index + askedAtOnce) % questions) {
    try {
      if (await checkTime()) {
        const now = context.now();
        for (let more = 0; more < askedAtOnce; more += 1) await ask(context, (index + more) % questions, now);
        await beginRuns(context, now, signal);
        await context.sql`
          update rule_run set due_at = ${now}::timestamptz + make_interval(secs => ${waitS})
          where due_at > ${now}::timestamptz + make_interval(secs => ${waitS})`;
        await advanceRuns(context, now, signal);
        await callOut(context, now, signal);
      }
    } catch {
      await wait(pauseMs);
    }
    await wait(pauseMs / 5);
  }
}

/** One of them asks, as their platform would tell it, however often. */
async function ask(context: AppContext, index: number, now: Date): Promise<void> {
  const [row] = await context.sql<
    { person: number }[]
  >`select person from account where "user" = ${`rule-asker-${index % askers}`}`;
  const person = row && (await findPerson(context.sql, row.person));
  if (!person) return;
  const title = `Question ${Math.floor(index / askers)}`;
  const fields = { title, detail: '', policyAreas: [], targetGroups: [], region: null };
  await inTransaction(context, (inside) => askQuestion(inside, fields, { person, place: null, now }));
}
