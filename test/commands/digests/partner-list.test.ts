import { expect, test } from 'vitest';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { as, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const staff = as('admin');
const look = async (text: string) => staff.submit(await staff.say('/digest import'), { text });
const attach = async (content: string) =>
  staff.submit(await staff.say('/digest import'), { file: [{ name: 'list.csv', mediaType: 'text/csv', content }] });

test('a comma in a list with semicolons is a comma', async () => {
  const looked = await look('address;areas;name\ny1@b.example;housing, education;Ana Ruiz');
  expect(read(looked)).toContain('Housing, Education');
  await staff.press(await staff.press(looked, 'Write to it'), 'Write to it');
  expect(
    await sql`select display_name from person p join account a on a.person = p.id where a."user" = 'y1@b.example'`,
  ).toEqual([{ displayName: 'Ana Ruiz' }]);
  expect(read(await look('address;regions;language\ny2@b.example;Skåne, Catalonia;sv'))).toContain('Skåne, Catalonia');
});

test('all that is wrong with a line is said at once, and what was typed is there to be mended', async () => {
  const typed = 'address;zone;language;areas;regions\nthird@b.example;Mars;Klingon;cooking;Atlantis';
  const refused = await look(typed);
  const said = read(refused);
  for (const sentence of [
    'There is no time zone “Mars”',
    '“Klingon” is not a language',
    'There is no policy area “cooking”',
    'I know no region called “Atlantis”',
  ])
    expect(said).toContain(sentence);
  expect(formOf(await staff.press(refused, 'Mend it here')).values.text).toBe(typed);
});

test('what cannot be seen around an address is no part of it', async () => {
  const said = read(
    await attach(
      'address;name\nz13@b.example\u00a0;Ana\n\u200bz14@b.example\u200b;Bo\n\ufeffz15@b.example\u2060\u202f;Cy\nmailto:z16@b.example;Di\nEd Ek <z17@b.example>;\n',
    ),
  );
  expect(said).toContain('5 addresses');
  for (const number of [13, 14, 15, 16, 17]) expect(said).toContain(`z${number}@b.example |`);
});

test.each([
  ['mån', 'svenska', 'Kl. 8.30', 'every Monday at 8:30', 'sv'],
  ['Dienstag', 'Deutsch', '9 Uhr', 'every Tuesday at 9:00', 'de'],
  ['Di', 'Schwedisch', '09:00:00', null, 'sv'],
  ['ti', 'Schwedisch', '09:00:00', 'every Tuesday at 9:00', 'sv'],
  ['miércoles', 'español', '9 h', 'every Wednesday at 9:00', 'es'],
  ['jeudi', 'French', '9 pm', 'every Thursday at 21:00', 'fr'],
  ['pt', 'pl-PL', '9.15', 'every Friday at 9:15', 'pl'],
  ['Σάββατο', 'Greek', '10', 'every Saturday at 10:00', 'el'],
  ['domenica', 'it_IT', '12 am', 'every Sunday at 0:00', 'it'],
  ['ti', 'suomi', '7:00', 'every Tuesday at 7:00', 'fi'],
  ['3', 'SV', '', 'every Wednesday at 9:00', 'sv'],
  ['Do', 'de', '', 'every Thursday at 9:00', 'de'],
  ['do', 'es', '', 'every Sunday at 9:00', 'es'],
  ['-', 'n/a', '–', 'every Monday at 9:00', 'en'],
])('values as people write them: %s, %s, %s', async (weekday, language, time, when, code) => {
  const said = read(
    await attach(`address;weekday;language;time;areas\nw@b.example;${weekday};${language};${time};alle`),
  );
  if (when === null) return expect(said).toContain('is not a weekday');
  expect(said).toContain(when);
  expect(said).toMatch(new RegExp(`\\| ${code}\\b`));
});

const list = (rows: [day: string, language?: string][]) =>
  [
    'address;weekday;language',
    ...rows.map(([day, language = ''], index) => `d${index}@b.example;${day};${language}`),
  ].join('\n');
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

test.each([
  ['English', 'Mo Tu We Th Fr Sa Su'],
  ['English, three letters and more', 'Mon Tues Weds Thurs Fri Sat Sun'],
  ['Spanish', 'L M X J V S D'],
  ['Spanish, two letters', 'lu ma mi ju vi sá do'],
  ['Spanish with points', 'lun. mar. mié. jue. vie. sáb. dom.'],
  ['Catalan', 'dl dt dc dj dv ds dg'],
  ['Catalan with points', 'Dl. Dt. Dc. Dj. Dv. Ds. Dg.'],
  ['Basque', 'al ar az og or lr ig'],
  ['Basque, three letters', 'ast asr asz ost osr lar iga'],
  ['Italian', 'lu ma me gi ve sa do'],
  ['Italian, three letters', 'Lun Mar Mer Gio Ven Sab Dom'],
  ['Portuguese', 'seg ter qua qui sex sáb dom'],
  ['Portuguese, counted', '2ª 3ª 4ª 5ª 6ª sáb. dom.'],
  ['Swedish', 'må ti on to fr lö sö'],
  ['Swedish, three letters', 'mån tis ons tors fre lör sön'],
  ['French', 'lu ma me je ve sa di'],
  ['French, three letters', 'lun. mar. mer. jeu. ven. sam. dim.'],
  ['German', 'Mo Di Mi Do Fr Sa So'],
  ['German with points', 'Mo. Di. Mi. Do. Fr. Sa. So.'],
  ['Polish', 'pn wt śr cz pt sb nd'],
  ['Polish, longer', 'pon. wto. śro. czw. pią. sob. nie.'],
])('the weekdays of a list in %s', async (_, names) => {
  const said = read(await attach(list(names.split(' ').map((name) => [name]))));
  for (const [index, day] of days.entries())
    expect(said).toMatch(new RegExp(`d${index}@b.example \\|[^\\n]*every ${day}`));
});

test.each([
  ['Do', 'Thursday or Sunday'],
  ['So', 'Saturday or Sunday'],
  ['Di', 'Tuesday or Sunday'],
  ['M', 'Tuesday or Wednesday'],
])('“%s” alone can be several days, and is asked about', async (day, several) => {
  const said = read(await attach(list([[day]])));
  expect(said).toContain(`“${day}” alone is not a weekday: it can be ${several}. Write the name in full, or 1 to 7`);
});

test('the rest of the list, and the language of a line, say what a short name means', async () => {
  expect(read(await attach(list([['Do'], ['Mo'], ['Mi']])))).toMatch(/d0@b.example \|[^\n]*every Thursday/);
  expect(read(await attach(list([['Do'], ['lu'], ['ma']])))).toMatch(/d0@b.example \|[^\n]*every Sunday/);
  // Everybody is written to in their own language, by somebody who writes German.
  const german = read(
    await attach(
      list([
        ['Di', 'fr'],
        ['Do', 'es'],
        ['Mi', 'it'],
        ['So', 'pl'],
        ['Freitag', 'sv'],
      ]),
    ),
  );
  for (const [index, day] of ['Tuesday', 'Thursday', 'Wednesday', 'Sunday', 'Friday'].entries())
    expect(german).toMatch(new RegExp(`d${index}@b.example \\|[^\\n]*every ${day}`));
  // Each writes their own.
  const mixed = read(
    await attach(
      list([
        ['do', 'es'],
        ['Do', 'de'],
        ['pt', 'pl'],
        ['må', 'sv'],
        ['We', 'en'],
      ]),
    ),
  );
  for (const [index, day] of ['Sunday', 'Thursday', 'Friday', 'Monday', 'Wednesday'].entries())
    expect(mixed).toMatch(new RegExp(`d${index}@b.example \\|[^\\n]*every ${day}`));
});

test('everything that is wrong is said at once, and what was sent comes back to be mended', async () => {
  const list =
    'address;weekday;time;language;areas;regions\nno address;Someday;25:00;xx;astrology;Atlantis\nok@b.example;;;;;';
  const looked = await look(list);
  const said = read(looked);
  for (const words of ['no address', 'Someday', '25:00', '“xx”', 'astrology', 'Atlantis'])
    expect(said).toContain(words);
  // In the text and in the block.
  expect(said.match(/Line 2/g)).toHaveLength(12);
  const again = await staff.press(looked, 'Mend it here');
  expect(formOf(again).values.text).toBe(list);
  const mended = await staff.submit(again, { text: list.replace(/no address.*/, 'y9@b.example;;;;;') });
  expect(read(mended)).toContain('2 addresses');
});

test('a long list is mended in its file; a sample can be had, and is in order', async () => {
  const long = `address;weekday\n${Array.from({ length: 300 }, (_, index) => `l${index}@b.example;Someday`).join('\n')}`;
  const looked = await attach(long);
  expect(read(looked)).toContain('attach it again');
  const sample = await staff.press(looked, 'A sample');
  if (sample.type !== 'message') throw new Error('no message');
  const file = sample.blocks.find((block) => block.type === 'file');
  expect(file?.name).toBe('partners.csv');
  expect(read(await attach(file?.content ?? ''))).toContain('2 addresses');
});

test('a spreadsheet is told by what it is; columns that are not known are named', async () => {
  expect(read(await attach('PK\u0003\u0004'))).toContain('Save it as CSV');
  expect(read(await attach('address;phone\nq@b.example;1'))).toContain('Not read, for I know no such column: phone.');
  expect(read(await attach('address,areas\nq@b.example,housing, education'))).toContain('It has 3 cells');
});

test.each([
  ['"Berkshire, Buckinghamshire and Oxfordshire"', 'Berkshire, Buckinghamshire and Oxfordshire |'],
  [
    '"Skåne, Berkshire, Buckinghamshire and Oxfordshire, Murcia"',
    'Skåne, Berkshire, Buckinghamshire and Oxfordshire, ',
  ],
  ['"Valencia\nSkåne"', 'Skåne'],
  ['Skåne|Apulia', 'Skåne, Apulia'],
])('regions %s in a cell are those', async (cell, regions) => {
  const said = read(await attach(`address,regions\nr1@b.example,${cell}`));
  expect(said).toContain('The list is in order');
  expect(said).toContain(regions);
});

test('areas in lines of a cell are several', async () => {
  expect(read(await attach('address,areas\nr2@b.example,"Housing\nHealth"'))).toContain('Housing, Health');
});

test('what parts the columns need not be a comma', async () => {
  const said = read(await attach('address;areas\nr3@b.example;housing; education'));
  expect(said).toContain('the sign between the columns');
});
