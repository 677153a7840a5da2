import { describe, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { createSpace } from '#src/domain/peers/similarity.ts';
import { dimensions, readStructure, structuralVariables } from '#src/domain/peers/structure.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { say, press, submit, as, context } = await createDialogue();
/** The rows of the list: the first stand above, all of them one press away. */
const rowsOf = (text: string) => [...new Set(text.split('---\n')[1]?.match(/^\d+ \| .*$/gm) ?? [])];

describe('/peers', () => {
  test('twelve regions with similarity, closest and farthest, at most half from home', async () => {
    const text = read(await say('/peers Skåne'));
    const rows = rowsOf(text);
    expect(rows).toHaveLength(12);
    const similarities = rows.map((row) => Number(row.split(' | ')[3]));
    expect(similarities).toEqual([...similarities].sort((left, right) => right - left));
    expect(rows.filter((row) => row.includes('| Sweden |')).length).toBeLessThanOrEqual(6);
    expect(rows.join()).not.toContain('Skåne');
    expect(text).toContain('No figures yet for: sectors.');
    expect(text).toContain('South Sweden (SE22)');
    expect(text).toMatch(/\d+% of the list stays/);
  });

  test('who is ahead by value only is told beside who is better, in words and on the picture that marks both', async () => {
    const text = read(await say('/peers Murcia better-at=unemployment'));
    const [, sentence = ''] = text.split('\n');
    const [, count] = /By value, but uncertain \|[^\n]*\n((?:.* points.*\n)+)/.exec(text) ?? [];
    expect(sentence).toMatch(
      /^2 of 9 peers .* are better .* Lower by value, but uncertain \([a-z ,]+\): .*Western Slovenia/,
    );
    const open = (count ?? '').trim().split('\n').length;
    expect(open).toBeGreaterThan(2);
    expect(text).toMatch(
      new RegExp(`\\[picture 2 of 9 peers are better than Region of Murcia, ${open} more by value, but uncertain`),
    );
  });

  test.each([
    [
      '/peers Basque Country worse-at=unemployment country=FR',
      'No peer is worse than Basque Country (8.7% d, 2022) beyond doubt. Of the others, less alike, higher by value, but uncertain (definition differs): Martinique, Guadeloupe, Réunion and French Guiana.',
    ],
    [
      '/peers Basque Country worse-at=labour-market country=FR',
      'Of the others, less alike, with a lower score, but uncertain, as figures are doubtful or of another definition: French Guiana.',
    ],
    [
      '/peers Mayotte worse-at=unemployment',
      'so nobody is called worse. 1 of 12 peers has no figure of 2020. By value, no region that can be compared has a clearly higher figure.',
    ],
    ['/peers Mayotte worse-at=labour-market', 'By value, no region that can be compared has a clearly lower score.'],
  ])('%s: where nobody is beyond doubt, who is by value, and why that is uncertain', async (line, said) => {
    expect(read(await say(line))).toContain(said);
  });

  test('abroad leaves the own country out, members takes only members', async () => {
    const outcome = await say('/peers Catalonia');
    expect(rowsOf(read(await press(outcome, 'Only other countries'))).join()).not.toContain('| Spain |');
    const ofBelgium = read(await say('/peers BE25'));
    const abroad = read(await say('/peers BE25 abroad'));
    const countOf = (text: string) => Number(/among (\d+) NUTS 2 regions/.exec(text)?.[1]);
    expect([countOf(ofBelgium), countOf(abroad)]).toEqual([250, 240]);
    const members = rowsOf(read(await press(outcome, 'Only members')));
    expect(members.map((row) => row.split(' | ')[1]).sort()).toEqual([
      'Apulia',
      'Azores',
      'Basque Country',
      'Campania',
      'Region of Murcia',
      'Skåne',
    ]);
  });

  test('better-at: gap in the good direction, flags, evidence', async () => {
    const text = read(await say('/peers Skåne better-at unemployment of foreign-born'));
    expect(text).toMatch(/Weser-Ems \| 5\.2% u \| 14\.3 points \| low reliability/);
    expect(text).toContain(
      '✓ better than its own peers · ✓ ahead three years running · ✗ no experience of theirs logged yet',
    );
    expect(text).toContain('Better: by more than 1.2 points (5% of the range that most regions lie in)');
    expect(text).toMatch(/^6 of 11 peers with a figure are better than Skåne \(19\.5%, 2022\); best matches: /m);
  });

  test('what is asked about does not say who is alike', async () => {
    expect(read(await say('/peers Skåne better-at activity-rate'))).toContain(
      'because it is what is asked about: Activity rate',
    );
  });

  test('no better where neither direction is', async () => {
    const outcome = await say('/peers Skåne better-at population');
    expect(outcome).toMatchObject({ failed: true });
    expect(read(outcome)).toContain('Neither direction is better');
  });

  test('a low rate has better ones too, by the rule of comparisons', async () => {
    const text = read(await say('/peers Lombardy better-at unemployment'));
    expect(text).toMatch(/peers? (?:is|are) better than Lombardy \(4\.9%, 2022\)/);
    expect(text).not.toContain('Nor is any other region');
  });

  test('a doubtful own figure is told, and nobody is called better', async () => {
    const text = read(await say('/peers Azores better-at unemployment'));
    expect(text).toContain('The figure of Azores itself (6.2% u, 2022) is not certain, so nobody is called better.');
    expect(text).not.toContain('better by');
  });

  test('which outcomes are among the features, and which regions are left out', async () => {
    const text = read(await say('/peers Skåne'));
    expect(text).toContain('One of the features, Activity rate, is an outcome of everyone');
    expect(text).toMatch(/\d+ regions are left out, .*United Kingdom 41/);
    expect(read(await say('/peers Skåne better-at employment-foreign-born'))).toContain(
      'as an outcome of the policy area that is asked about: Activity rate',
    );
  });

  test('a withheld figure is not called unknown', async () => {
    expect(read(await say('/peers Azores better-at unemployment-foreign-born'))).toContain(
      'for Azores: not published (too few answers to be reliable). So nobody can be called better.',
    );
  });

  test('a best region has no better peers', async () => {
    const text = read(await say('/peers PL91 better-at unemployment'));
    expect(text).toContain('No peer is better than');
  });

  test('a region of which too little is known offers those inside it', async () => {
    const outcome = await say('/peers Bavaria');
    expect(read(outcome)).toContain('Too little is known of Bavaria');
    expect(rowsOf(read(await press(outcome, 'Upper Bavaria')))).toHaveLength(12);
  });

  test('without a region it is the own one', async () => {
    const { say: sayAs, submit: submitAs } = as('nuria');
    const form = await sayAs('/me edit');
    expect(formOf(form).fields.map(({ name }) => name)).toContain('region');
    await submitAs(form, { region: 'Murcia' });
    expect(read(await sayAs('/peers'))).toMatch(
      /^Your region: Region of Murcia \(ES62\)\. Regions like Region of Murcia/,
    );
  });
});

test('what a better peer logged counts as evidence and is a button away', async () => {
  const form = await say('/experience log');
  await submit(form, {
    title: 'Language cafés at the job centre',
    region: 'Central Denmark',
    areas: ['labour-market'],
    groups: ['newly-arrived'],
    challenge: 'Newcomers waited for courses.',
    action: 'Volunteers ran cafés at the job centre.',
    lesson: 'Fix the weekday.',
  });
  const outcome = await say('/peers Skåne better-at unemployment-foreign-born');
  expect(read(outcome)).toContain('✓ one experience of theirs logged, 0 with results');
  expect(read(await press(outcome, 'Experiences: Central Denmark'))).toContain('Language cafés at the job centre');
  expect(read(await press(await say('/region show Central Denmark'), 'All experiences'))).toContain(
    'Language cafés at the job centre',
  );
  // Another policy area is no evidence here.
  expect(read(await say('/peers Skåne better-at early-leavers'))).not.toContain('✓ one experience');
});

test('of the regions inside one that cannot be compared only those are offered that can', async () => {
  const { regions, territories } = context.catalogue;
  const isAlone = async (code: string) => read(await say(`/peers ${code}`)).includes('Too little is known');
  const named = [...regions.values()].filter(({ territory }) => territories.get(territory)?.level === 1);
  let offered = 0;
  let leftOut = 0;
  for (const { code, territory } of named) {
    const outcome = await say(`/peers ${code}`);
    if (!read(outcome).includes('Too little is known')) continue;
    const inside = [...regions.values()].filter(
      (each) => each.territory.startsWith(territory) && territories.get(each.territory)?.level === 2,
    );
    const lines = JSON.stringify(outcome);
    for (const each of inside) {
      const isOffered = lines.includes(`"/peers ${each.code}"`);
      // Several regions may be of one territory: one of them is offered.
      if (!isOffered && inside.some((other) => other !== each && other.territory === each.territory)) continue;
      expect(isOffered, each.code).toBe(!(await isAlone(each.code)));
      if (isOffered) offered += 1;
      else leftOut += 1;
    }
  }
  expect(offered).toBeGreaterThan(50);
  expect(leftOut).toBeGreaterThan(5);
});

test('that at most half are from the own country is said only where others of it could be', async () => {
  expect(read(await say('/peers Latvia'))).not.toContain('At most half are from');
  expect(read(await say('/peers Norway'))).not.toContain('At most half are from');
  expect(read(await say('/peers Skåne'))).toContain('At most half are from Sweden.');
});

describe('GDP per head among the features', () => {
  test('the answer says whether it is in euros or in purchasing power', async () => {
    expect(read(await say('/peers Lombardy'))).toContain('GDP per head is in euros, which compares price levels too');
    const abroad = read(await say('/peers Lombardy country=DE'));
    expect(abroad).toContain('GDP per head is in purchasing power standards, so that price levels do not count.');
    expect(abroad).not.toContain('in euros');
    expect(read(await say('/peers Catalonia country=DE'))).toContain('GDP per head is in euros');
  });

  test.each(['gdp-per-head', 'gdp-per-head-pps'])(
    '%s says nothing of who is alike where it is asked about',
    async (code) => {
      const text = read(await say(`/peers Lombardy better-at=${code}`));
      expect(text).toMatch(/Left out of the comparison, because it is what is asked about: GDP per head[^,]*\./);
      expect(text).not.toContain('GDP per head is in');
      const cache = await openFigureCache(context.sql, context.catalogue, structuralIndicators);
      const search = createPeerSearch(context.catalogue, cache.data, cache.remember);
      const { family = '' } = context.catalogue.indicators.get(code) ?? {};
      const [first] = search.usualPeers('ITC4', 2, family);
      // Five dimensions, one of them with a variable less: GDP would make its distance another one.
      const rows = readStructure(
        structuralVariables.filter((each) => each.code !== 'gdp-per-head'),
        [],
        2,
        context.catalogue,
        cache.data,
      );
      const space = createSpace(
        structuralVariables.filter((each) => each.code !== 'gdp-per-head'),
        rows,
        dimensions,
      );
      expect(first?.distance).toBeCloseTo(space.compare('ITC4', first?.territory ?? '')?.distance ?? -1, 12);
    },
  );
});

test.each(['who is like us', 'who is like us and better at unemployment', '/peers'])(
  'where no region is set, “%s” asks for one, offers to set it, and shows no syntax',
  async (line) => {
    const asked = await as(`nobody yet ${line}`).say(line);
    const said = read(asked);
    expect(said).toContain('Which region?');
    expect(said).not.toContain('Usage');
    expect(said).toContain('[Set my region]');
    expect((await as(`nobody yet ${line}`).press(asked, 'Set my region')).type).toBe('form');
  },
);

test('why a score is not the newest is said on the first screen', async () => {
  const { blocks } = (await say('/peers Murcia better-at education')) as Message & { type: 'message' };
  expect(JSON.stringify(blocks)).toContain('so that of 2020 is used');
});
