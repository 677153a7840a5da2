import { type Causeway, compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { statuses } from '#src/domain/experiences/details.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import type { Database } from '#src/store/database/database.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { createPages } from '#src/web/pages.ts';
import { withDatabase } from './with-database.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const now = new Date('2026-11-26T09:00:00Z');
const wordsInAText = 60;
const batch = 5_000;
const rounds = 12;
const atOnce = 8;
/** Invented words, the first the most frequent, as in a language: the word of rank r is about as frequent as 1/r. */
const syllables = 'ba ke li mo ru sta ven tor gal pim dur fes hin jol kra nep osk tul wim zar'.split(' ');
const endings = ['en', 'a', 'os', 'ing'];
const lexicon = syllables.flatMap((first, a) =>
  syllables.flatMap((second, b) =>
    syllables.flatMap((third, c) =>
      endings.map((ending, d) => ({
        order: (a * 7 + b * 11 + c * 13 + d * 17) % 97,
        word: first + second + third + ending,
      })),
    ),
  ),
);
const words = lexicon.sort((left, right) => left.order - right.order).map(({ word }) => word);

type Measured = { alone: number; together: number };

/** What members do on a collection of the first size, and again when it has grown to the others; with the ratio between them. */
export async function run(print: (line: string) => void, sizes: readonly number[] = [2_000, 20_000]): Promise<void> {
  await withDatabase(async (database) => {
    await loadStarterFigures(database);
    const causeway = await compose({
      config: parseConfig({ ADMINS: 'bench:hall:admin' }),
      database,
      platforms: [],
      everyPlatform: [],
      logger: quiet,
      now: () => now,
    });
    let base: Map<string, Measured> | null = null;
    let grown = 0;
    for (const size of [...sizes].sort((left, right) => left - right)) {
      await grow(database, [grown, size]);
      grown = size;
      const measured = await measureAll(causeway);
      print(
        `collection  ${size.toLocaleString('en-GB')} experiences: ms alone (median of ${rounds}), the slowest of ${atOnce} at once`,
      );
      for (const [name, { alone, together }] of measured) {
        const before = base?.get(name);
        const ratio = before ? `, × ${(alone / before.alone).toFixed(1)}` : '';
        print(
          `collection    ${name.padEnd(30)} ${alone.toFixed(1).padStart(8)} ${together.toFixed(0).padStart(7)}${ratio}`,
        );
      }
      base ??= measured;
      print(`collection    ${await measureTransaction(database)}`);
    }
    await causeway.queue.stop();
  });
}

/**
 * Experiences `from + 1` to `to`, every text another, each with its first version; counted at the end, as by a migration. `common`: words that so many of a
 * hundred say besides.
 */
export async function grow(
  { sql, withTransaction }: Database,
  [from, to]: readonly [number, number],
  common: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const besides = sql`(select coalesce(string_agg(' ' || word, ''), '')
    from unnest(${[...common.keys()]}::text[], ${[...common.values()]}::int[]) as c (word, share) where abs(hashint4(n + share)::bigint) % 100 < share)`;
  await sql`create table if not exists lexicon (rank integer primary key, word text not null)`;
  await sql`insert into lexicon select rank, word from unnest(${words}::text[]) with ordinality as w (word, rank) on conflict do nothing`;
  await sql`alter table experience disable trigger experience_change_is_noted`;
  for (let first = from + 1; first <= to; first += batch) {
    const last = Math.min(to, first + batch - 1);
    await withTransaction(async (tx) => {
      await tx`select setseed(${(first % 1_000) / 1_000})`;
      await tx`
        with text as (
          select n, string_agg(word, ' ') as text
          from (select n, floor(power(${words.length}::int, random()))::int as rank
            from generate_series(${first}::int, ${last}::int) n cross join generate_series(1, ${wordsInAText}::int)) drawn
          join lexicon using (rank) group by n
        ), region as (select array_agg(code order by code) as codes from region)
        insert into experience (language, title, region, policy_areas, life, challenge, action, lesson, details, created_at, updated_at)
        select 'en', initcap(split_part(text, ' ', 1) || ' ' || split_part(text, ' ', 2)) || ' ' || n,
          codes[1 + n % array_length(codes, 1)], (${[...policyAreas]}::text[])[1 + n % 8 : 1 + n % 8 + n % 2],
          case when n % 10 = 0 then 'submitted' else 'published' end,
          case when n % 50 = 0 then 'Arrival' else 'Integration' end || case when n = 7 then ' quokka' else '' end || ${besides}, text, left(text, 80),
          jsonb_build_object('status', (${[...statuses]}::text[])[1 + n % 6], 'start', (2010 + n % 15)::text, 'personsReached', n % 20000),
          ${now}::timestamptz - (1000000 - n) * interval '1 minute', ${now}::timestamptz - (1000000 - n) * interval '1 minute'
        from text cross join region order by n`;
    });
  }
  await sql`
    insert into experience_revision (experience, revision, content, saved_at)
    select number, 1, to_jsonb(e) - '{author,search,brief,words}'::text[], created_at from experience e
    where not exists (select from experience_revision where experience = number)`;
  await sql`select recount_experiences()`;
  await sql`alter table experience enable trigger experience_change_is_noted`;
  await sql`vacuum analyze`;
}

async function measureAll({ bot, context }: Causeway): Promise<Map<string, Measured>> {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const say = async (line: string, user = 'admin') => {
    const outcome = await bot.handle({
      id: `bench:${crypto.randomUUID()}`,
      type: 'action',
      line,
      actor: { platform: 'bench', space: 'hall', user, displayName: user, locale: 'en' },
      place: 'bench:hall:channel:main',
    });
    if (outcome.type !== 'message' || outcome.failed) throw new Error(`${line}: ${JSON.stringify(outcome)}`);
  };
  const visit = async (path: string) => {
    const response = await pages.request(path);
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    await response.text();
  };
  const word = (rank: number, n: number) => words[rank - 1 + n] as string;
  const misspelt = (n: number) => word(200, n).replace(/^(..)(.)(.)/, '$1$3$2');
  const unknown = (n: number, index: number) =>
    `qzx${String.fromCharCode(97 + index)}vv${String.fromCharCode(97 + n)}kj`;
  const of = (ranks: number[], n: number) => ranks.map((rank) => word(rank, n)).join(' ');
  const regions = [...context.catalogue.regions.keys()];
  const search = (line: string, n: number) => say(`/experience search ${line}`, `asker${n}`);
  const works: Record<string, (n: number) => Promise<unknown>> = {
    'search a word of nearly all': (n) => search('integration', n),
    'search a frequent word': (n) => search(word(3, n), n),
    'search a middling word': (n) => search(word(150, n), n),
    'search a rare word': (n) => search(word(15_000, n * 50), n),
    'search two words': (n) => search(of([2, 40], n), n),
    'search five words': (n) => search(`integration ${of([5, 30, 300, 3_000], n)}`, n),
    'search a misspelt word': (n) => search(misspelt(n), n),
    'search a word nobody wrote': (n) => search(unknown(n, 0), n),
    'search 20 words nobody wrote': (n) =>
      search(Array.from({ length: 20 }, (_, index) => unknown(n, index)).join(' '), n),
    'search in a region': (n) => search(`${word(3, n)} region=${regions[n * 7]}`, n),
    'search in a state of the work': (n) => search(`${word(3, n)} status=stopped`, n),
    'search in a year': (n) => search(`${word(3, n)} year=${2010 + n}`, n),
    'search in an area': (n) => search(`${word(3, n)} area=housing`, n),
    list: () => say('/experience list'),
    'list an area': (n) => say(`/experience list ${policyAreas[n % 8]}`),
    'list a region': (n) => say(`/experience list region=${regions[n * 7]}`),
    'page 200 of the list': (n) => say(`/experience list page=${200 + n}`),
    'what is like one': (n) => say(`/experience alike ${1 + n * 40}`, `asker${n}`),
    'home page': () => visit('/'),
    'page of the list': () => visit('/experiences'),
    'page of a list with 3 choices': (n) => visit(`/experiences?area=housing&status=stopped&year=${2010 + n}`),
    'page of a list by reach': () => visit('/experiences?status=running&sort=reach'),
    'page of a list with words': (n) => visit(`/experiences?q=${word(150, n)}&status=stopped`),
    'page of the map': () => visit('/experiences/map'),
    'page of an experience': (n) => visit(`/experiences/${1 + n * 40}`),
    'feed of an area': (n) => visit(`/experiences/feed.atom?area=${policyAreas[n % 8]}`),
    'page of a region': (n) => visit(`/regions/${regions[n * 7]}`),
    'digest preview': (n) => say(`/digest preview ${regions[n * 7]}`),
    '/status': () => say('/status'),
    'queue of a reviewer': () => say('/experience queue'),
    '/peers': (n) => say(`/peers ${regions[n * 7]}`),
    'complete two letters': (n) =>
      Promise.resolve(context.vocabulary.suggest('experience', word(30, n * 40).slice(0, 2), 25)),
    'complete a number': (n) => Promise.resolve(context.vocabulary.suggest('experience', String(1 + n), 25)),
  };
  const measured = new Map<string, Measured>();
  for (const [name, work] of Object.entries(works)) {
    for (let n = 0; n < 2; n += 1) await work(rounds + n);
    const times: number[] = [];
    for (let n = 0; n < rounds; n += 1) times.push(await time(() => work(n)));
    const together = await Promise.all(Array.from({ length: atOnce }, (_, n) => time(() => work(n))));
    measured.set(name, {
      alone: times.sort((left, right) => left - right)[rounds / 2] as number,
      together: Math.max(...together),
    });
  }
  return measured;
}

/** 2,000 records of the same words in one transaction, taken back again: what the first and the last cost. */
async function measureTransaction({ sql, withTransaction }: Database): Promise<string> {
  const numbers = (await sql<{ number: number }[]>`select number from experience order by number limit 400`).map(
    ({ number }) => number,
  );
  const times: number[] = [];
  const taken = new Error('taken back');
  let endMs = 0;
  await withTransaction(async (tx) => {
    for (let index = 0; index < 2_000; index += 1)
      times.push(
        await time(
          () => tx`
            insert into experience (language, title, region, policy_areas, challenge, action, lesson)
            select 'en', 'Copy ' || ${index}::int, region, policy_areas, challenge, action, lesson from experience where number = ${numbers[index % numbers.length] ?? 0}`,
        ),
      );
    endMs = await time(() => tx`set constraints all immediate`);
    throw taken;
  }).catch((error) => {
    if (error !== taken) throw error;
  });
  const mean = (list: number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
  return `2,000 records in one transaction: ${mean(times.slice(0, 200)).toFixed(1)} ms each at first, ${mean(times.slice(-200)).toFixed(1)} at last, counted in ${(endMs / 2_000).toFixed(2)} each`;
}

async function time(work: () => Promise<unknown> | PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
