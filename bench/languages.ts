import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sendDigests } from '#jobs/send-digests.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { completeLanguages, offerLanguages, textsFor } from '#src/texts/index.ts';
import { bringNews, firstDue, quiet, subscribe, weekMs } from './digest.ts';
import { withDatabase } from './with-database.ts';

const others = completeLanguages.filter((language) => language !== 'en');
const rounds = 15;
const subscribers = 5_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** An answer in each language beside the same in English, what ten catalogues hold in memory, and digests of readers of ten languages beside those of one. */
export async function run(print: (line: string) => void): Promise<void> {
  measureCatalogues(print);
  await withDatabase(async (database) => {
    await loadStarterFigures(database, { now: () => new Date(firstDue.getTime() - 20 * weekMs) });
    const causeway = await composeWith(database);
    await bringNews(database, firstDue, 1);
    const regions = [...causeway.context.catalogue.regions.keys()].filter((code) =>
      /^(?:ES|SE|IT|PT|FR|DE|PL)/.test(code),
    );
    for (const [name, lineOf] of Object.entries(lines))
      await measureAnswers(causeway.bot, { name, lineOf, regions }, print);
    await causeway.queue.stop();
  });
  const alone = await measureDigests(['en']);
  const mixed = await measureDigests(completeLanguages);
  print(
    `languages  ${subscribers.toLocaleString('en-GB')} digests: ${alone.perSecond.toFixed(0)} a second in English, ${mixed.perSecond.toFixed(0)} in ten languages mixed; ` +
      `CPU of a digest ${(mixed.cpuMs / alone.cpuMs).toFixed(2)} × English (${mixed.cpuMs.toFixed(2)} ms)`,
  );
}

/** Of two regions each, so that no answer is one that was given before. */
const lines: Record<string, (one: string, other: string) => string> = {
  comparison: (one, other) => `/compare ${one} ${other}`,
  region: (one) => `/region show ${one}`,
  peers: (one) => `/peers ${one}`,
  brief: (one, other) => `/brief ${one} against=${other}`,
};

function measureCatalogues(print: (line: string) => void) {
  const held = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  const kept: unknown[] = [];
  offerLanguages(others);
  const before = held();
  kept.push(sayAll(textsFor('en')));
  const english = held();
  for (const language of others) kept.push(sayAll(textsFor(language)));
  const all = held();
  print(
    `languages  catalogues: English holds ${(english - before).toFixed(1)} MiB, all ten ${(all - before).toFixed(1)} MiB (${kept.length} read)`,
  );
}

/** Reads every sentence of a catalogue once, which makes those that are made when they are first said. */
function sayAll(texts: unknown): unknown {
  if (typeof texts === 'object' && texts !== null) for (const value of Object.values(texts)) sayAll(value);
  return texts;
}

type Kind = { name: string; lineOf: (one: string, other: string) => string; regions: string[] };

async function measureAnswers(
  bot: Awaited<ReturnType<typeof composeWith>>['bot'],
  { name, lineOf, regions }: Kind,
  print: (line: string) => void,
) {
  const spent = new Map<string, number[]>(completeLanguages.map((language) => [language, []]));
  for (let round = 0; round < rounds; round += 1) {
    const one = regions[(round * 5) % regions.length] as string;
    const other = regions[(round * 5 + 2) % regions.length] as string;
    const turns = completeLanguages.map(
      (_, at) => completeLanguages[(at + round) % completeLanguages.length] as string,
    );
    // Each language is the first of a pair as often as the others, and pays for its figures then; of all rounds the middle one counts.
    for (const language of turns) {
      const cpu = process.cpuUsage();
      await bot.read(lineOf(one, other), { language, timeZone: 'Europe/Madrid' });
      const { user, system } = process.cpuUsage(cpu);
      spent.get(language)?.push(user + system);
    }
  }
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  const english = middle(spent.get('en') ?? []);
  const ratios = others.map((language) => `${language} ${(middle(spent.get(language) ?? []) / english).toFixed(2)}`);
  print(
    `languages  ${name.padEnd(10)} in English ${(english / 1_000).toFixed(2)} ms of CPU; beside it ${ratios.join(', ')}`,
  );
}

async function measureDigests(languages: readonly string[]) {
  let measured = { perSecond: 0, cpuMs: 0 };
  await withDatabase(async (database) => {
    await loadStarterFigures(database, { now: () => new Date(firstDue.getTime() - 20 * weekMs) });
    await subscribe(database, subscribers, languages);
    const causeway = await composeWith(database);
    await bringNews(database, firstDue, 1);
    await database.sql`analyze`;
    const cpu = process.cpuUsage();
    const start = performance.now();
    await sendDigests.run(causeway.context, { dueAt: causeway.context.now(), signal: new AbortController().signal });
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    const [{ sent }] = await database.sql<[{ sent: number }]>`
      select count(*)::int as sent from digest_issue where state = 'sent'`;
    if (sent < subscribers / 2) throw new Error(`Only ${sent} digests were sent.`);
    measured = { perSecond: sent / seconds, cpuMs: (user + system) / 1_000 / sent };
    await causeway.queue.stop();
  });
  return measured;
}

function composeWith(database: Parameters<Parameters<typeof withDatabase>[0]>[0]) {
  return compose({
    config: parseConfig({ PUBLIC_URL: 'https://causeway.example', LANGUAGES: others.join(',') }),
    database,
    platforms: [],
    everyPlatform: [],
    logger: quiet,
    now: () => new Date(firstDue.getTime() + 3_600_000),
  });
}
