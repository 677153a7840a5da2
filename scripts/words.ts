import { join } from 'node:path';
import { createSentenceReader, type Judged, judge, listLabelled, readLabelled, type Verdict } from './words/judge.ts';

// How well plain words are understood: npm run words [-- <file.jsonl> …] [--all]. Without files, the labelled sentences of test/words.
const showsAll = process.argv.includes('--all');
const files = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const folder = join(import.meta.dirname, '../test/words');
const known = await listLabelled(folder);
const longText = 100_000;
const verdicts: Verdict[] = ['right', 'honest', 'passes', 'visible', 'none'];

const reader = await createSentenceReader();
for (const file of files.length > 0 ? files : known) {
  const labelled = await readLabelled(file);
  const judged = labelled.map((each) => judge(each, reader.decide(each.text, each.region), reader.catalogue));
  console.log(`\n${file}`);
  printTable('language', judged, ({ lang }) => lang);
  printTable('kind', judged, ({ kind }) => kind);
  for (const { id, verdict, text, region, came, accept } of judged)
    if (showsAll || verdict !== 'right')
      console.log(
        `${verdict.padEnd(8)} ${id} [${region ?? '–'}] ${text}\n           came: ${came}\n           want: ${accept.join(' | ')}`,
      );
}

const texts = (await Promise.all(known.map(readLabelled))).flat().map(({ text }) => text);
const times = texts.map((text) => time(() => reader.decide(text, null))).sort((left, right) => left - right);
const long = texts.join('. ').repeat(10).slice(0, longText);
console.log(
  `\nspeed: p99 of a sentence ${at(0.99).toFixed(2)} ms (at most 5), ${longText} characters ${time(() => reader.decide(long, null)).toFixed(1)} ms (at most 50)`,
);

function at(share: number): number {
  return times[Math.floor(times.length * share)] ?? 0;
}

/** The quickest of three, in ms: what else the machine does is not measured. */
function time(run: () => unknown): number {
  const once = () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  };
  return Math.min(once(), once(), once());
}

function printTable(name: string, judged: Judged[], keyOf: (each: Judged) => string) {
  console.log(`\n${name.padEnd(14)}${'n'.padStart(5)}${verdicts.map((verdict) => verdict.padStart(9)).join('')}`);
  const rows = [
    ['all', judged] as const,
    ...[...Map.groupBy(judged, keyOf)].sort(([left], [right]) => left.localeCompare(right)),
  ];
  for (const [key, group] of rows)
    console.log(
      `${key.padEnd(14)}${String(group.length).padStart(5)}${verdicts.map((verdict) => String(group.filter((each) => each.verdict === verdict).length).padStart(9)).join('')}`,
    );
}
