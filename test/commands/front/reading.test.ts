import { describe, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, clock } = await createDialogue();
const person = as('ana');
await person.submit(await person.say('/me edit'), { region: 'Skåne' });
const say = async (text: string) => read(await person.say(text));

describe('an answer from words shows its reading first', () => {
  test('with place, group and year; the answer is of that year', async () => {
    const outcome = await person.say('unemployment of the foreign-born in Catalonia in 2019');
    expect(read(outcome)).toMatch(/^Read as: Unemployment rate of the foreign-born · Catalonia · 2019\./);
    expect(read(outcome)).toContain('%, 2019');
    expect(read(await person.press(outcome, 'Latest year'))).toContain('%, 2022');
    expect(read(await person.press(outcome, 'Unemployment'))).toContain('Unemployment rate: Catalonia');
  });

  test('what was not used is named', async () => {
    expect(await say('frobnicated: unemployment in Catalonia')).toContain('Not used: “frobnicated”.');
  });

  test('a word beside what is measured that nobody knows forbids the number', async () => {
    const asked = await say('frobnicated unemployment in Catalonia');
    expect(asked).toContain('I could not use “frobnicated”');
    expect(asked).not.toMatch(/\d %/);
  });

  test('a refusal says what was read, and who was taken for whom', async () => {
    const asked = await say('which country has the lowest unemployment of third-country nationals?');
    expect(asked).toMatch(/^Read as: Unemployment rate of people born outside the EU · countries/);
    expect(asked).toMatch(/“third-country nationals” is read as born outside the EU/);
    expect(asked).toContain('We hold no such figures of countries');
  });

  test('a town leads to its region, with a word', async () => {
    expect(await say('disoccupazione a Bari')).toContain('Bari is in Apulia; figures are for Apulia.');
  });

  test('a misspelt region is taken and said', async () => {
    expect(await say('unemployment in Mursia')).toContain('“Mursia” is read as Region of Murcia.');
  });

  test('the own region is said to be the own', async () => {
    expect(await say('how is our unemployment')).toMatch(/^Read as: Unemployment rate · your region\./);
  });

  test('a second question is a button', async () => {
    const outcome = await person.say('How high is unemployment in Tirol and who has tried mentoring?');
    expect(read(outcome)).toContain('Unemployment rate: Tyrol');
    expect(read(await person.press(outcome, 'Your other question'))).toContain('mentoring');
  });

  test('a line typed as a command shows no reading', async () => {
    expect(await say('/indicator show unemployment Catalonia')).not.toContain('Read as');
  });
});

describe('no answer stands for another', () => {
  test.each([
    ['unemployment in Gotham', /not sure which place “Gotham”/],
    ['unemployment in Xanadu', 'I know no place called “Xanadu”'],
    ['unemployment in Syria', 'Syria is outside what I have figures on'],
    ['unemployment in the EU', 'no figure for the EU'],
    ['youth unemployment in Puglia', 'not hold this figure for the age group'],
    ['unemployment of women in Puglia', 'women and men together only'],
    ['wages in Campania', 'no figures on wages'],
    ['unemployment in Catalonia last month', 'whole years'],
    ['forecast of unemployment in Catalonia', 'no forecasts'],
    ['why is unemployment so high in Campania?', 'what is, not why'],
    ['what is the weather in Malmö', 'nothing of the weather'],
    ['phone number of the mayor of Bari', 'no telephone numbers'],
    ['how do I apply for asylum in Sweden', 'no advice on law'],
    ['who is NOT like us at all?', 'could not use “NOT”'],
  ])('“%s”', async (said, expected) => {
    const outcome = await person.say(said);
    expect(outcome).toMatchObject({ failed: true });
    expect(read(outcome)).toMatch(expected);
    expect(read(outcome)).not.toMatch(/\d%/);
  });

  test.each([
    ['employment rate in Italy', 'Employment rate: Italy'],
    ['tasa de empleo en España', 'Employment rate: Spain'],
    ['NEET rate in Puglia', 'Young people neither in employment nor in education or training: Apulia'],
    ['Armutsquote in Bremen', 'People at risk of poverty or social exclusion: Bremen'],
    ['life expectancy of women in Corsica', 'Life expectancy of women: Corsica'],
    ['quality of government in Campania', 'European Quality of Government Index: Campania'],
    ['GDP in PPS of Tuscany', 'Gross domestic product per head in purchasing power standards: Tuscany'],
    ['median income of third-country nationals in Italy', 'Median income of third-country nationals: Italy'],
    ['reddito degli stranieri in Italia', 'Median income of foreign citizens: Italy'],
    ['income in Tuscany', 'Disposable income of households per head: Tuscany'],
    ['PIB en Cataluña', 'Gross domestic product per head: Catalonia'],
    ['employment of foreigners in Spain', 'Employment rate of foreign citizens (15–64): Spain'],
    ['employment of foreigners in Catalonia', 'Employment rate of the foreign-born: Catalonia'],
    ['employment of third-country nationals in Spain', 'Employment rate of third-country nationals: Spain'],
  ])('“%s” is the figure asked for', async (said, heading) => {
    const text = read(await person.say(said));
    expect(text).toContain(heading);
    expect(text).toMatch(/Value: −?\d/);
  });

  test('what is nearest is a button', async () => {
    const outcome = await person.say('youth unemployment in Puglia');
    expect(read(await person.press(outcome, 'Unemployment'))).toContain('Unemployment rate: Apulia');
  });

  test('the members are listed', async () => {
    expect(await say('who are the members of the network?')).toContain('Catalonia');
  });
});

describe('conditions reach the command', () => {
  test.each([
    ['regions like Puglia but not in Italy', 'Regions of Italy are left out'],
    ['regions similar to Skåne except Denmark', 'Left out, as asked: Denmark'],
    ['coastal regions like Catalonia', 'Only regions on the coast'],
    ['who is worse than Catalonia on early leavers', 'are above Catalonia ('],
    ['which Spanish regions have the highest unemployment', 'The last come first.'],
    ['compare Murcia and Puglia on unemployment in 2015', '2015'],
    ['regions with unemployment above 20%', 'are above 20.0%'],
  ])('“%s”', async (said, expected) => {
    expect(await say(said)).toContain(expected);
  });
});

describe('a message goes on with the one before', () => {
  test('another year, another place, another group', async () => {
    await say('unemployment in Catalonia');
    expect(await say('and in 2015?')).toContain('Read as: Unemployment rate · Catalonia · 2015.');
    expect(await say('same for Murcia')).toContain('Read as: Unemployment rate · Region of Murcia · 2015.');
    expect(await say('and the foreign-born?')).toContain(
      'Unemployment rate of the foreign-born · Region of Murcia · 2015.',
    );
  });

  test('a ranking is narrowed', async () => {
    await say('which regions have the highest unemployment');
    expect(await say('only Spain')).toContain('regions of Spain');
  });

  test('of nobody else, in no other place, and not for long', async () => {
    await say('unemployment in Catalonia');
    const other = as('ben');
    expect(read(await other.say('and in 2015?'))).not.toContain('Read as');
    const elsewhere = as('ana', {}, 'test:hall:channel:side');
    expect(read(await elsewhere.say('and in 2015?'))).not.toContain('Read as');
    clock.now = new Date(clock.now.getTime() + 11 * 60_000);
    expect(await say('and in 2015?')).not.toContain('Read as');
  });
});

test('thanks get one kind line', async () => {
  for (const said of ['thanks!', 'muchas gracias', 'tack så mycket', 'merci beaucoup, bonne journée']) {
    const outcome = await person.say(said);
    expect(outcome).not.toHaveProperty('failed');
    expect(read(outcome)).toContain('You are welcome');
  }
});

test('a long message is answered by the sentence that says most, and says so', async () => {
  const long = `${'We have been working on many things with our colleagues and partners for a long time. '.repeat(8)}Could you compare Murcia and Puglia on unemployment? Kind regards`;
  const answer = await say(long);
  expect(answer).toContain('I answer the sentence that says most');
  expect(answer).toContain('Region of Murcia and Apulia');
});

describe('words that nothing used', () => {
  const staff = as('admin');

  test('are counted without who said them, and shown to staff alone', async () => {
    const said = 'unemployment in Catalonia frobnicated Lopez 555123';
    for (let times = 0; times < 2; times += 1) await say(said);
    clock.now = new Date(clock.now.getTime() + 24 * 3_600_000);
    await say(said);
    await expect.poll(async () => read(await staff.say('/status words'))).toMatch(/frobnicated \| English \| [3-9]/);
    const text = read(await staff.say('/status words'));
    expect(text).not.toContain('Lopez');
    expect(text).not.toContain('555123');
    expect(await person.say('/status words')).toMatchObject({ failed: true });
  });
});

test('what a flag means, rules of law, and a fragment are answered for what they are', async () => {
  expect(await say('what does flag u mean')).toContain('The letter u beside a figure means: low reliability.');
  expect(await say('What are the rules for family reunification in Germany?')).toContain('no advice on law');
  clock.now = new Date(clock.now.getTime() + 11 * 60_000);
  expect(await say('¿y en 2012?')).toContain('I do not know what “¿y en 2012?” goes on with');
});
