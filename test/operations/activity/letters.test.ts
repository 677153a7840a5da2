import { afterAll, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { completeLanguages, offerLanguages } from '#src/texts/index.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { createEnglishFinder, listGiven, textsOfOutcome } from '#test/support/english-left.ts';
import { flows } from './flows.ts';
import { readIn } from './support.ts';

const others = completeLanguages.filter((language) => language !== 'en');
const { context } = await createDialogue({
  env: { LANGUAGES: others.join(','), PUBLIC_URL: 'https://causeway.example' },
});
afterAll(() => offerLanguages([]));

class Undone extends Error {}

type Letter = { purpose: string; message: Message; mail: unknown };

test.each(others)(
  'what is written to people in %s because of what others did holds nothing of the English files',
  async (language) => {
    readIn(language);
    const left: Record<string, string[]> = {};
    const purposes = new Set<string>();
    for (const [name, flow] of Object.entries(flows)) {
      const undone = inTransaction(context, async (inside) => {
        await flow.does(inside);
        const find = createEnglishFinder(language, await listGiven(inside.sql));
        for (const { purpose, message, mail } of await inside.sql<
          Letter[]
        >`select purpose, message, mail from delivery`) {
          purposes.add(purpose);
          const found = find(textsOfOutcome([message, mail]));
          if (found.length > 0) left[`${name}: ${purpose}`] = found;
        }
        throw new Undone();
      });
      await expect(undone).rejects.toThrow(Undone);
    }
    expect(left).toEqual({});
    expect(purposes.size).toBeGreaterThan(6);
  },
);
