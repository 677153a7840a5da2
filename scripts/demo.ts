import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import { insertExamples } from '#src/operations/experiences/examples.ts';
import { deleteExamples, insertExampleQuestions } from '#src/operations/questions/examples.ts';
import { openStore } from '#src/store/database/open.ts';
import { demoExamples, demoQuestions } from './demo-examples.ts';

const usage = `Usage: npm run demo              adds experiences and questions that are marked as examples
       npm run demo -- remove    removes them again`;

async function main([what, ...rest]: string[]) {
  if (rest.length > 0 || (what !== undefined && what !== 'remove')) throw new UserError(usage);
  const store = await openStore(parseConfig(process.env), (line) => process.stderr.write(`${line}\n`));
  try {
    if (what === 'remove') {
      const { removed, answered } = await deleteExamples(store.database.sql);
      console.log(removed > 0 ? `Removed ${removed} examples.` : 'There were no examples to remove.');
      if (answered > 0) console.log(`${answered} with answers of members stay. Withdraw them with /question withdraw.`);
      return;
    }
    const now = new Date();
    const experiences = await insertExamples(store.database, demoExamples, now);
    const added = experiences + (await insertExampleQuestions(store.database, demoQuestions, now));
    console.log(
      added > 0
        ? `Added ${added} examples, each marked “[Example]”. Remove them with: npm run demo -- remove`
        : 'The examples are there already. Remove them with: npm run demo -- remove',
    );
  } finally {
    await store.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
