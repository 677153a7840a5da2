import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createSentenceReader,
  type Judged,
  judge,
  listLabelled,
  readLabelled,
  type Verdict,
} from '../../../scripts/words/judge.ts';

const folder = join(import.meta.dirname, '../../words');
const reader = await createSentenceReader();

async function judgeAll(name: string): Promise<Judged[]> {
  const labelled = await readLabelled(join(folder, name));
  return labelled.map((each) => judge(each, reader.decide(each.text, each.region), reader.catalogue));
}

const share = (judged: Judged[], verdict: Verdict) =>
  judged.filter((each) => each.verdict === verdict).length / judged.length;
/** Kinds where an answer that passes for the asked one does the most harm. */
const strict = new Set(['place', 'group', 'gap', 'negation', 'period']);

test.each((await listLabelled(folder)).map((path) => basename(path)))(
  '%s is understood as its gate asks',
  async (name) => {
    const judged = await judgeAll(name);
    const passing = judged.filter(({ verdict }) => verdict === 'passes');
    expect(passing.filter(({ kind }) => strict.has(kind)).map(({ text, came }) => `${text} → ${came}`)).toEqual([]);
    expect(share(judged, 'passes')).toBeLessThanOrEqual(0.01);
    expect(share(judged, 'visible')).toBeLessThanOrEqual(0.06);
    expect(share(judged, 'right')).toBeGreaterThanOrEqual(0.75);
    for (const [language, group] of Map.groupBy(judged, ({ lang }) => lang))
      expect(share(group, 'right'), language).toBeGreaterThanOrEqual(0.65);
  },
);

test('places as people write them lead to their region or are offered first, never to another', async () => {
  const rows = (await readFile(join(folder, 'names.tsv'), 'utf8')).split('\n').slice(1).filter(Boolean);
  const judged = rows.map((row) => {
    const [, name = '', wanted = ''] = row.split('\t');
    const codes = wanted.split(',');
    const decision = reader.decide(`unemployment in ${name}`, 'SE224');
    if (decision.type === 'line') {
      const found = / region=(\S+)/.exec(decision.line)?.[1] ?? 'own';
      return { name, verdict: codes.length === 1 && codes[0] === found ? 'right' : `wrong: ${decision.line}` };
    }
    const offered =
      decision.type === 'doubt' && 'candidates' in decision.doubt ? decision.doubt.candidates[0]?.region : '';
    return { name, verdict: codes.includes(offered ?? '') ? 'right' : 'asked' };
  });
  expect(judged.filter(({ verdict }) => verdict.startsWith('wrong'))).toEqual([]);
  expect(judged.filter(({ verdict }) => verdict === 'right').length / judged.length).toBeGreaterThanOrEqual(0.9);
});

test('a hundred thousand characters are read, whatever they are', () => {
  const long = 'compare the unemployment of women in Gotland with Murcia and Xanadu since 2015 please. '
    .repeat(1_200)
    .slice(0, 100_000);
  expect(() => reader.decide(long, null)).not.toThrow();
  expect(() => reader.decide('('.repeat(100_000), null)).not.toThrow();
});
