import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { methodNames } from '#src/domain/topics/method-names.ts';
import { methodTopics } from '#src/texts/methods.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const file = readFileSync(join(import.meta.dirname, '../../../docs/methods.md'), 'utf8');

describe('rules of docs/methods.md', () => {
  test('each has names, and each name a rule', () => {
    expect(methodTopics.length).toBe(file.match(/^### /gm)?.length);
    expect(Object.keys(methodNames).sort()).toEqual(methodTopics.map(({ topic }) => topic).sort());
    for (const { name, paragraphs } of methodTopics) expect(paragraphs.join(' ').length, name).toBeGreaterThan(30);
  });

  test('/method shows one, or lists all', async () => {
    expect(read(await say('/method about level'))).toContain('differ by at most');
    expect(read(await say('/method'))).toContain('Rank interval');
    expect(read(await say('/method goalpost'))).toContain('2.5 % and 97.5 % quantiles');
  });
});

describe('asked in plain words', () => {
  test.each([
    ['how is similarity computed', 'Similarity'],
    ['How do you calculate the similarity of two regions?', 'Similarity'],
    ['what does about level mean', 'About level'],
    ['What do you mean by “about level”?', 'About level'],
    ['what does "~" mean?', 'Country beside a region'],
    ['what does clearly better mean', 'Similar but better'],
    ['how are scores calculated?', 'Score'],
    ['what is a peer region', 'Peers'],
    ['what does ± mean', 'Uncertainty of a score'],
    ['explain goalposts', 'Goalposts'],
    ['what is the meaning of rank interval', 'Rank interval'],
    ['cómo se calcula la similitud', 'Similarity'],
    ['come si calcola la somiglianza', 'Similarity'],
    ['comment est calculée la similarité', 'Similarity'],
    ['wie wird die Ähnlichkeit berechnet?', 'Similarity'],
    ['hur beräknas likhet', 'Similarity'],
    ['com es calcula la similitud', 'Similarity'],
    ['como é calculada a semelhança', 'Similarity'],
    ['was bedeutet gleichauf', 'About level'],
    ['que signifie au même niveau', 'About level'],
  ])('“%s” leads to %s', async (words, name) => {
    expect(read(await say(words))).toContain(`Method: ${name}`);
  });

  test.each([
    'what does unemployment rate mean',
    'what is the unemployment rate in Skåne',
    'how is the unemployment rate measured',
    'what does the flag u mean',
    'what helps ~500 people find a job?',
    'how do regions teach the language',
    'what is better in Puglia than in Campania',
    'who is better than Skåne at employment of the foreign-born',
    'what works for peers in school',
  ])('“%s” asks for something else', async (words) => {
    expect(read(await say(words))).not.toContain('Method: ');
  });
});
