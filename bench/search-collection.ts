import { statuses } from '#src/domain/experiences/details.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { readConceptTable } from '#src/sources/word-tables.ts';
import type { Database } from '#src/store/database/database.ts';

const wordsInAText = 60;
const batch = 10_000;
const syllables = 'ba ke li mo ru sta ven tor gal pim dur fes hin jol kra nep osk tul wim zar'.split(' ');
/** Endings and a first syllable of its own make the words of a language others than those of the next. */
const languages = {
  en: ['the', 'ing s ed er'],
  es: ['que', 'ado os ción ar'],
  ca: ['els', 'at s ció ar'],
  it: ['che', 'ato i zione are'],
  pt: ['não', 'ado os ção ar'],
  sv: ['och', 'en ar ning a'],
  fr: ['les', 'é s tion er'],
  de: ['und', 'en e ung er'],
} as const;
const concepts = await readConceptTable();

/** Words by language, the first the most frequent: the word of rank r is about as frequent as 1/r. Every thirtieth is a real one that stands for a concept. */
export const zipfWords = Object.entries(languages).map(([language, [first, endings]]) => {
  const invented = syllables
    .flatMap((one, a) =>
      syllables.flatMap((two, b) =>
        endings.split(' ').flatMap((ending, c) =>
          [first.slice(0, 2), ...syllables.slice(0, 9)].map((start, d) => ({
            order: (a * 7 + b * 11 + c * 13 + d * 17) % 97,
            word: `${start}${one}${two}${ending}`,
          })),
        ),
      ),
    )
    .sort((left, right) => left.order - right.order)
    .map(({ word }) => word);
  const real = concepts.flatMap(({ forms }) =>
    (forms.get(language) ?? []).map(({ words }) => words.map(({ text }) => text).join(' ')),
  );
  const words = invented.flatMap((word, index) => {
    const form = index % 30 === 29 ? real[(index - 29) / 30] : undefined;
    return form === undefined ? [word] : [form, word];
  });
  return { language, words };
});

/** Returns whether `createCollection` made one here before, whole. */
export async function hasCollection({ sql }: Database): Promise<boolean> {
  const [row] = await sql<[{ isWhole: boolean }]>`
    select to_regclass('lexicon') is not null
      and obj_description(to_regclass('lexicon')) is not null as is_whole`;
  return row.isWhole;
}

/** A collection of so many experiences, every text another, counted at the end as by a migration. */
export async function createCollection(database: Database, size: number, now: Date): Promise<void> {
  const { sql } = database;
  await sql`create table lexicon (language text, rank integer, word text not null, primary key (language, rank))`;
  for (const { language, words } of zipfWords)
    await sql`insert into lexicon select ${language}, rank, word from unnest(${words}::text[]) with ordinality as w (word, rank)`;
  await sql`alter table experience disable trigger experience_change_is_noted`;
  const indices = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('experience', 'experience_facet') and indexdef like '% USING gin %' or indexname like 'experience_facet_by_%'`;
  for (const { name } of indices) await sql`drop index ${sql(name)}`;
  const firsts = Array.from({ length: Math.ceil(size / batch) }, (_, index) => index * batch + 1);
  // Two at a time.
  const take = async (): Promise<void> => {
    for (let first = firsts.shift(); first !== undefined; first = firsts.shift())
      await insertBatch(database, first, Math.min(size, first + batch - 1), now);
  };
  await Promise.all([take(), take()]);
  for (const { definition } of indices)
    await database.withTransaction(async (tx) => {
      await tx`set local maintenance_work_mem = '512MB'`;
      await tx.unsafe(definition);
    });
  await sql`select recount_experiences()`;
  await sql`alter table experience enable trigger experience_change_is_noted`;
  await sql`vacuum analyze`;
  await sql`comment on table lexicon is 'all experiences of the collection are there'`;
}

async function insertBatch({ withTransaction }: Database, first: number, last: number, now: Date): Promise<void> {
  const names = Object.keys(languages);
  const most = Math.min(...zipfWords.map(({ words }) => words.length));
  await withTransaction(async (tx) => {
    await tx`select setseed(${(first % 1_000_003) / 1_000_003})`;
    await tx`
      with text as (
        select n, language, string_agg(word, ' ') as text
        from (select n, (${names}::text[])[1 + n % ${names.length}::int] as language, floor(power(${most}::int, random()))::int as rank
          from generate_series(${first}::int, ${last}::int) n cross join generate_series(1, ${wordsInAText}::int)) drawn
        join lexicon using (language, rank) group by n, language
      ), region as (select array_agg(code order by code) as codes from region)
      insert into experience (language, title, region, policy_areas, target_groups, life, challenge, action, lesson, details, created_at, updated_at)
      select language, array_to_string((string_to_array(text, ' '))[1:6], ' '),
        codes[1 + n % array_length(codes, 1)], (${[...policyAreas]}::text[])[1 + n % 8 : 1 + n % 8 + n % 2],
        (${[...targetGroups]}::text[])[1 + n % 11 : 1 + n % 11], case when n % 10 = 0 then 'submitted' else 'published' end,
        array_to_string((string_to_array(text, ' '))[7:20], ' '), text, array_to_string((string_to_array(text, ' '))[21:30], ' '),
        jsonb_build_object('status', (${[...statuses]}::text[])[1 + n % 6], 'start', (2010 + n % 15)::text, 'personsReached', n % 20000),
        ${now}::timestamptz - (1000000 - n) * interval '1 minute', ${now}::timestamptz - (1000000 - n) * interval '1 minute'
      from text cross join region order by n`;
  });
}
