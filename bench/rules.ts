import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import type { Definition } from '#src/domain/rules/definition.ts';
import { record } from '#src/operations/activity/record.ts';
import { advanceRuns } from '#src/operations/rules/advance.ts';
import { beginRuns } from '#src/operations/rules/begin.ts';
import { createOutbox } from '#src/store/outbox/outbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { insertPerson, savePersonRole } from '#src/store/people/person.ts';
import { beginRule, insertRule, insertVersion } from '#src/store/rules/rule.ts';
import { insertRuns } from '#src/store/rules/run.ts';
import { withDatabase } from './with-database.ts';

const runs = 10_000;
const rules = 1_000;
const activities = 100;

/** Measures how fast runs that waited are taken on after a restart, and what a thousand rules of one type of activity cost. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDatabase(async ({ sql, withTransaction, url }) => {
    const now = new Date();
    const [owner, person] = [
      await insertPerson(sql, { displayName: 'Ana', language: 'en', timeZone: 'UTC' }, true),
      await insertPerson(sql, { displayName: 'Maria', language: 'en', timeZone: 'UTC' }, true),
    ];
    await savePersonRole(sql, owner.id, 'staff');
    await sql`insert into account (platform, space, "user", person) values ('bench', '', 'maria', ${person.id})`;
    const logger = { info() {}, warn() {}, error() {}, debug() {} };
    const queue = createQueue(url, { logger });
    const outbox = createOutbox({ queue, wayTo: () => 'push', now: () => now });
    const catalogue = createCatalogue({ regions: [], territories: [], formerTerritories: [], indicators: [] });
    const context = { sql, withTransaction, outbox, catalogue, logger, mailPlatform: null, now: () => now } as never;
    const keep = async (definition: Definition) => {
      const rule = await insertRule(sql, { name: definition.name, owner: owner.id, now });
      await insertVersion(sql, { rule, version: 1, definition, by: owner.id, now });
      await beginRule(sql, rule, now, null);
      return rule;
    };

    const steps: Definition['steps'] = [{ wait: { days: 7 } }, { message: { to: 'person', text: 'A week, {name}.' } }];
    const rule = await keep({ name: 'Wait', on: { activity: 'person.admitted' }, steps });
    const of = {
      rule,
      version: 1,
      parent: null,
      activity: null,
      depth: 0,
      subject: null,
      person: person.id,
      item: null,
    };
    const how = { input: { at: now.toISOString() }, answers: {}, position: '1', dueAt: now, startedAt: now };
    await insertRuns(
      sql,
      Array.from({ length: runs }, (_, index) => ({ ...of, ...how, cause: `number ${index}` })),
    );
    let begun = performance.now();
    const count = await advanceRuns(context, now);
    print(`${count.toLocaleString('en-GB')} runs that waited, each with a message: ${seconds(begun)} s`);

    for (let index = 0; index < rules; index += 1)
      await keep({
        ...{ name: `Rule ${index}`, on: { activity: 'question.unanswered' }, steps: [{ end: true }] },
        if: `event.data.days == 3 && event.number == ${index}`,
      });
    await beginRuns(context, now);
    await withTransaction((inside) =>
      record(
        inside,
        ...Array.from({ length: activities }, (_, index) => ({
          ...{
            type: 'question.unanswered' as const,
            subject: `question:${index}` as const,
            actor: person.id,
            at: new Date(),
          },
          data: { days: 3 },
        })),
      ),
    );
    begun = performance.now();
    const taken = await beginRuns(context, now);
    print(
      `${activities} activities for ${rules.toLocaleString('en-GB')} rules of their type, ${taken} of which begin: ${seconds(begun)} s`,
    );
    await queue.stop();
  });
}

const seconds = (begun: number) => ((performance.now() - begun) / 1_000).toFixed(1);
