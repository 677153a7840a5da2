import { readOnward } from '#src/operations/activity/read.ts';
import { record } from '#src/operations/activity/record.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { withDatabase } from './with-database.ts';

const rounds = 5;
const operations = 400;
const events = 20_000;

/** Measures an operation with its activity beside the same with one more, and how fast a reader goes through activities. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDatabase(async ({ sql, withTransaction }) => {
    const person = await insertPerson(sql, { displayName: 'Ana', language: 'en', timeZone: 'UTC' }, true);
    const now = new Date();
    let asked = 0;
    const ask = async (more: number) => {
      const begun = performance.now();
      for (let index = 0; index < operations; index += 1)
        await withTransaction(async (inside) => {
          asked += 1;
          const fields = { title: `Question ${asked}`, detail: '', policyAreas: [], targetGroups: [], region: null };
          const { question } = await askQuestion({ sql: inside }, fields, { person, place: null, now });
          for (let index = 0; index < more; index += 1)
            await record(inside, {
              ...{ type: 'question.asked', subject: `question:${question.number}`, actor: person.id, at: now },
              data: { language: 'en' },
            });
        });
      return (performance.now() - begun) / operations;
    };
    await ask(1);
    const times = { usual: [] as number[], more: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      times.usual.push(await ask(0));
      times.more.push(await ask(1));
    }
    const [usual, more] = [Math.min(...times.usual), Math.min(...times.more)];
    print(`a question is asked: ${usual.toFixed(2)} ms; one more activity: ${(more - usual).toFixed(2)} ms`);
    print(
      `operations with their activity: ${Math.round(1_000 / usual)} a second; with a second one: ${Math.round(1_000 / more)} (${(usual / more).toFixed(2)})`,
    );

    await sql`
      insert into activity (type, version, subject, at)
      select 'question.closed', 1, 'question:' || n, now() from generate_series(1, ${events}) n`;
    const begun = performance.now();
    let read = 0;
    for (let count = 1; count > 0; read += count)
      count = await readOnward(
        { sql, withTransaction },
        { name: 'bench', begins: 'with what is kept' },
        { now },
        async () => {},
      );
    print(
      `activities read: ${Math.round(read / ((performance.now() - begun) / 1_000)).toLocaleString('en-GB')} a second`,
    );
  });
}
