import { describe, expect, test } from 'vitest';
import { findSet } from '#src/domain/scores/score-book.ts';
import { openScoreBook } from '#src/operations/scores/score-book.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { as, say, context, database } = await createDialogue();
const { sql } = database;

/** A score as a reader with a calculator would get it: figures and goalposts from the answer's own table, each counted once. */
async function scoreByHand(territory: string, year: number, parts: Record<string, 1 | -1>): Promise<number> {
  const book = await openScoreBook(sql, context.catalogue);
  const points = await Promise.all(
    Object.entries(parts).map(async ([indicator, polarity]) => {
      const [row] = await sql<[{ value: number }]>`
        select value from observation where (indicator, area, year) = (${indicator}, ${territory}, ${year})`;
      const { low, high } = book.goalposts.get(indicator) ?? { low: 0, high: 1 };
      const share = polarity === 1 ? (row.value - low) / (high - low) : (high - row.value) / (high - low);
      return 100 * Math.min(1, Math.max(0, share));
    }),
  );
  return points.reduce((sum, each) => sum + each, 0) / points.length;
}

describe('/score', () => {
  test('a region’s areas, each with year, rank, range and what it rests on', async () => {
    const text = read(await say('/score Skåne'));
    expect(text).toMatch(
      /Skåne has [\d.]+ ± [\d.]+ of 100 points on labour market in \d{4}: rank \d+ \(\d+–\d+ over \d+ scoring recipes\) of \d+ NUTS 2 regions/,
    );
    expect(text).toContain('Figures exist only for South Sweden');
    expect(text).toMatch(/No score over all areas: .* of 8 ha(s|ve) one in the same year, and 6 are needed/);
    expect(text).toContain('Policy indices such as MIPEX are apart');
    expect(text).toMatch(/Method scores-3: .*\/method score/);
  });

  test('one area with every figure of it, and the right number', async () => {
    const text = read(await say('/score Catalonia labour market'));
    const wanted = await scoreByHand('ES51', 2025, {
      'unemployment-foreign-born-15-74': -1,
      'employment-foreign-born': 1,
      'participation-foreign-born': 1,
    });
    expect(text).toContain(`Catalonia has ${wanted.toFixed(1)} ± 12.7 of 100 points on labour market in 2025`);
    expect(text).toContain('came without flags');
    expect(text).toContain('Employment, foreign-born, 20–64');
  });

  test('health: women and men weigh half each, and it says that they are everyone, not migrants', async () => {
    const text = read(await say('/score Skåne health'));
    const wanted = await scoreByHand('SE22', 2024, { 'life-expectancy-women': 1, 'life-expectancy-men': 1 });
    expect(text).toContain(`Skåne has ${wanted.toFixed(1)} ± 15.7 of 100 points on health in 2024`);
    expect(text).toContain('It rests on figures of everyone, not of migrants.');
    expect(text).not.toContain('Scores of other years');
    expect(read(await say('/score Skåne'))).toMatch(/Health \| .*2 figures, of everyone/);
    expect(read(await say('/score Catalonia labour-market'))).not.toContain('of everyone');
  });

  test('scores side by side: values, uncertainty and rank of each, and who is ahead by the rule', async () => {
    const book = await openScoreBook(sql, context.catalogue);
    const set = findSet(book, { area: 'education', level: 2 });
    const [lazio, crete] = ['ITI4', 'EL43'].map((code) => {
      const found = set?.scores.get(code);
      if (!found) throw new Error(`no score of ${code}`);
      return found;
    });
    const half = (score: typeof lazio) => ((score?.highest ?? 0) - (score?.lowest ?? 0)) / 2;
    const gap = (crete?.score ?? 0) - (lazio?.score ?? 0);
    expect(gap).toBeGreaterThan(Math.hypot(half(lazio), half(crete)));
    const text = read(await say('/score Lazio Crete education'));
    expect(text).toContain(
      `Education, 2024, of 100 points: Lazio ${lazio?.score.toFixed(1)} ± ${half(lazio).toFixed(1)} and Crete ${crete?.score.toFixed(1)} ± ${half(crete).toFixed(1)}.`,
    );
    // Its figures came without their flags.
    expect(text).toContain(`By value, but uncertain: Crete has a higher score than Lazio by ${gap.toFixed(1)} points;`);
    expect([...(set?.scores.values() ?? [])].filter(({ rank }) => rank === crete?.rank).length).toBeGreaterThan(1);
    expect(text).toMatch(new RegExp(`Crete \\| .* \\| 2024 \\| ${crete?.rank}, shared, of `));
    expect(text).toContain('They rest on one figure, of everyone, not of migrants.');

    const close = read(await say('/score Vienna Berlin'));
    expect(close).toContain(
      'No clear difference in labour market, education, health and social security and assistance.',
    );
    expect(close).toMatch(/Labour market, 2025 \| 54\.9 ± 17\.9 \? \| 60\.9 ± 14\.4 \? \| no clear difference/);
    expect(read(await say('/score Vienna Berlin labour market'))).toContain(
      'No clear difference: 6.0 points lie between them; a difference begins at 5 points and at the uncertainty of both together, 23.0.',
    );
  });

  test('scores without doubt: who is ahead of whom, and that the other pairs are not clearly different', async () => {
    const text = read(await say('/score Vienna UKK1 Stockholm education year=2019'));
    const book = await openScoreBook(sql, context.catalogue);
    const scores = findSet(book, { area: 'education', level: 2, year: 2019 })?.scores;
    const gapTo = (code: string) => ((scores?.get('SE11')?.score ?? 0) - (scores?.get(code)?.score ?? 0)).toFixed(1);
    expect(text).toContain(
      `. Stockholm is ahead of Vienna by ${gapTo('AT13')} points and Gloucestershire, Wiltshire and Bristol by ${gapTo('UKK1')} points. Between the other pairs there is no clear difference.`,
    );
    expect(text).not.toContain('By value, but uncertain');
  });

  test('no year in common, one score alone, no score in the year asked for', async () => {
    const apart = read(await say('/score UKK1 UKK3 education'));
    expect(apart).toContain('44.0 ± 17.3 (2019)');
    expect(apart).toContain('They have no year in common, so nobody is called ahead.');
    expect(read(await say('/score Vienna Berlin Skåne Murcia Puglia Catalonia Brandenburg'))).toContain(
      'At most 6 regions, please: “Brandenburg” is one too many.',
    );
    expect(read(await say('/score Vienna Germany'))).toContain('Only one of them has a score in labour market');
    expect(read(await say('/score Vienna Berlin health year=2020'))).toMatch(
      /There is no score of Vienna and Berlin in 2020 on health. There are scores of [\d–, and]+\./,
    );
    expect(read(await say('/score Vienna against=Germany,Mayotte education'))).toContain(
      'There is no score of Germany and Mayotte in 2024.',
    );
  });

  test('a year asked for, and no change across a break', async () => {
    const text = read(await say('/score Catalonia education year=2021'));
    expect(text).toContain('No change is told: the series of its figures breaks after 2020');
    expect(read(await say('/score Catalonia education year=2019'))).toMatch(
      /in 2019: rank .* points (more|less) than in 2018/,
    );
    expect(read(await say('/score Catalonia education year=1990'))).toContain('There are scores of 2000–');
  });

  test('a score much older than those of other regions stands beside none of them, and makes nobody better', async () => {
    const text = read(await say('/score PL52'));
    expect(text).toContain(
      'Left out, as they are more than 5 years older than those of other regions: Labour market (2004)',
    );
    expect(text).not.toMatch(/Labour market \|/);
    expect(read(await say('/score PL52 area=labour-market'))).toContain('Other regions have newer scores, of 2025.');
    expect(read(await say('/peers PL52 better-at=labour-market'))).toContain(
      'The last labour market score of Opole is of 2004, too old to say who is better.',
    );
    expect(read(await say('/brief PL52 against=RO42'))).not.toContain('labour market, where its score is lowest');
  });

  test('a figure left out that is the only one is no recipe, and figures have their flags', async () => {
    const text = read(await say('/score PT15 area=social-security'));
    expect(text).toContain('(in each of 8 scoring recipes)');
    expect(text).toContain('what 8 scoring recipes make of the score');
    expect(text).toMatch(/Poverty or social exclusion \| 18.7% \?/);
    expect(read(await say('/indicator rank social-security year=2021'))).toMatch(/\d+ more have no score of 2021/);
  });

  test('a region’s scores carry the flags of their figures, say what they warn of and name the sources', async () => {
    const text = read(await say('/score EL52'));
    expect(text).toMatch(/Education \| 100\.0 \? \|/);
    expect(text).toMatch(/Social security and assistance \| 35\.3 \? \|/);
    expect(text).toContain('? flags not known: it may be unreliable');
    expect(text).toMatch(/Source: Eurostat.*edat_lfse_16.*ilc_peps11n/);
    expect(read(await say('/brief EL52'))).toMatch(/Education \| 100\.0 \?/);
    const ranking = read(await say('/indicator rank social-security'));
    expect(ranking).toContain('Source: Eurostat, transcribed by EuroPovertyMapper (ilc_peps11n)');
  });

  test('no change is told between figures whose flags are not known', async () => {
    const text = read(await say('/score CZ05 area=social-security'));
    expect(text).toContain('No change since 2023 is told: figures came without their flags');
    expect(text).not.toContain('points more than');
  });

  test('of a region, what rests on figures of migrants is told first, and of the rest that it is of all residents', async () => {
    const [, sentence = ''] = read(await say('/score Murcia')).split('\n');
    expect(sentence).toMatch(
      /^By uncertain figures of migrants Region of Murcia is rank \d+ of \d+ in labour market\. By (?:uncertain )?figures of all residents Region of Murcia is rank/,
    );
    expect(read(await say('/region show Murcia'))).toContain('[Scores]');
  });

  test('a score from some of the figures says so, and a ranking of a few says from where to where', async () => {
    expect(read(await say('/score HU23'))).toMatch(/Labour market \| .* \| \d+ of 230 \(58–85\) \| 2 of 3 figures/);
    expect(read(await say('/score HU23 area=labour-market'))).toContain('what 11 scoring recipes make of the score');
    expect(read(await say('/indicator rank social-security members year=2020'))).toContain(
      'The 2 regions have 0.0 to 28.2 points.',
    );
  });

  test('where there is no score it says why', async () => {
    expect(read(await say('/score Puglia language'))).toContain('on everyone in language yet, so nobody has a score');
    expect(read(await say('/score Iceland'))).toMatch(/no score|has [\d.]+ ± [\d.]+ of 100/);
  });

  test('native-born outcomes, composition and doubled measures are in no score', async () => {
    const { sets } = await openScoreBook(sql, context.catalogue);
    for (const { indicators } of sets) {
      const found = indicators.map((code) => context.catalogue.indicators.get(code));
      expect(found.filter((each) => each?.populationGroup === 'native-born' || each?.role !== 'outcome')).toEqual([]);
      // Women and men fill one place together.
      const places = found.map(
        (each) => `${each?.policyArea} ${each?.measure} ${each?.populationGroup === 'men' ? 'men' : ''}`,
      );
      expect(new Set(places).size).toBe(indicators.length);
    }
  });
});

describe('/indicator rank with a policy area', () => {
  test('ranks by score, with the range of ranks', async () => {
    const outcome = await say('/indicator rank labour market');
    const text = read(outcome);
    const book = await openScoreBook(sql, context.catalogue);
    const set = findSet(book, { area: 'labour-market', level: 2 });
    expect(text).toContain(`Labour market score: NUTS 2 regions, ${set?.year}`);
    const [code, score] =
      [...(set?.scores ?? [])].find(([, each]) => (each.rank ?? 99) < 4 && each.best !== each.worst) ?? [];
    expect(code && score && text).toContain(`${score?.rank} (${score?.best}–${score?.worst}) |`);
    expect(text).toContain('without the source’s flags');
  });

  test('names as first and last only whose figures carry no doubt, and else where half of them lie', async () => {
    const { sets } = await openScoreBook(sql, context.catalogue);
    const doubted = async ({ indicators, year }: (typeof sets)[number]) =>
      new Set(
        (
          await sql<{ area: string }[]>`
            select area from observation where year = ${year} and indicator = any(${[...indicators]}::text[])
              and value is not null and (not flags_known or flags ~ '[und]')`
        ).map(({ area }) => area),
      );
    let named = 0;
    for (const { area, year } of sets.filter((set) => set.level === 2 && set.year >= 2018 && set.area !== 'index')) {
      const set = findSet({ sets }, { area, level: 2, year });
      if (!set) throw new Error(`${area} ${year}`);
      const [heading = '', said = ''] =
        read(await say(`/indicator rank ${area} year=${year}`))
          .split('---\n')[1]
          ?.split('\n') ?? [];
      expect(heading).toContain(String(year));
      expect(said).toMatch(/^Half of the \d+ regions have [\d.]+ to [\d.]+ points; the median is [\d.]+\./);
      const doubtful = await doubted(set);
      const sound = [...set.scores]
        .filter(([code]) => !doubtful.has(code))
        .sort(([, left], [, right]) => right.score - left.score);
      const ends =
        /no warning: (.*?)(?: and (?:one other|\d+ others))? first \(([\d.]+)\), (.*) last \(([\d.]+)\)/.exec(said);
      expect(ends !== null, `${area} ${year}`).toBe(sound.length > 1);
      if (!ends) continue;
      named += 1;
      expect([ends[2], ends[4]]).toEqual([sound[0]?.[1].score.toFixed(1), sound.at(-1)?.[1].score.toFixed(1)]);
    }
    expect(named).toBeGreaterThan(2);
  });

  test('an indicator’s own name still means the indicator', async () => {
    expect(read(await say('/indicator rank unemployment'))).toContain('Unemployment rate: NUTS 2 regions');
    expect(read(await say('/indicator rank education'))).toContain('Education score: NUTS 2 regions');
  });

  test('of members, of a country, from the end, and beyond a number', async () => {
    const members = read(await say('/indicator rank labour-market members order=worst'));
    expect(members).toContain('Labour market score: member regions');
    expect(members.indexOf('Region Campania')).toBeLessThan(members.indexOf('Region Catalonia,'));
    expect(members).toMatch(/ranks are among all \d+ NUTS 2 regions/);
    expect(read(await say('/indicator rank education country=ES above=80'))).toMatch(/\d of \d+ are above 80/);
    expect(read(await say('/indicator rank housing'))).toContain('on everyone in housing yet, so nobody has a score');
    expect(read(await say('/indicator rank education year=1980'))).toContain(
      'no education scores for NUTS 2 regions in 1980',
    );
  });

  test('the asker’s own region is among the rows, and its buttons lead on', async () => {
    const ana = as('ana');
    await ana.submit(await ana.say('/me edit'), { region: 'ITF4' });
    const outcome = await ana.say('/indicator rank labour-market');
    expect(read(outcome)).toContain('| Apulia |');
    expect(lineOf(outcome, 'Score: Apulia')).toBe('/score ITF4 area=labour-market');
  });
});
