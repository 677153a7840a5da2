import { expect, test } from 'vitest';
import { decodeText } from '#src/core/decode-text.ts';
import { readPeopleCsv } from '#src/sources/people-csv.ts';
import { parseSubscriberCsv } from '#src/sources/subscriber-csv.ts';

const isColumn = (name: string) => /address|name|areas/.test(name);
const read = (text: string) => readPeopleCsv(text, isColumn).map(({ cells }) => cells.map((cell) => cell.trim()));
const rows = (text: string) => {
  const csv = parseSubscriberCsv(text);
  if (csv.type !== 'rows') throw new Error(csv.type);
  return csv;
};

test.each([
  [';', 'address;areas;name\nx;housing, education;Ana Ruiz'],
  [',', 'address,areas,name\nx,"housing, education",Ana Ruiz'],
  ['tab', 'address\tareas\tname\nx\thousing, education\tAna Ruiz'],
  ['sep=;', 'sep=;\naddress;areas;name\nx;housing, education;Ana Ruiz'],
  ['quoted header', '"address";"areas";"name"\n"x";"housing, education";"Ana Ruiz"'],
  ['curly', 'address,areas,name\nx,“housing, education”,”Ana Ruiz”'],
  ['low', 'address,areas,name\nx,„housing, education“,„Ana Ruiz”'],
  ['guillemets', 'address,areas,name\nx,«housing, education»,»Ana Ruiz«'],
  ['single', "address,areas,name\nx,'housing, education','Ana Ruiz'"],
  ['single curly', 'address,areas,name\nx,‘housing, education’,‚Ana Ruiz‘'],
  ['blanks around', 'address , areas , name\nx , "housing, education" , Ana Ruiz '],
  ['CR', 'address;areas;name\rx;housing, education;Ana Ruiz\r'],
  ['CRLF', 'address;areas;name\r\nx;housing, education;Ana Ruiz\r\n'],
  ['vertical tab and line separators', 'address;areas;name\u2028x;housing, education;Ana Ruiz\u2028'],
])('one sign between columns, and quotation marks: %s', (_, text) => {
  const records = read(text);
  const [, row] = records;
  expect(records).toHaveLength(2);
  expect(row).toEqual(['x', 'housing, education', 'Ana Ruiz']);
});

test.each([
  ['doubled', 'address;name\nx;"Ana ""Nana"" Ruiz"', 'Ana "Nana" Ruiz'],
  ['inside', 'address;name\nx;Ana "Nana" Ruiz', 'Ana "Nana" Ruiz'],
  ['apostrophe', "address;name\nx;O'Brien", "O'Brien"],
  ['leading apostrophe', "address;name\nx;'t Hart", "'t Hart"],
  ['curly apostrophe', 'address;name\nx;d’Ana', 'd’Ana'],
  ['guillemets inside', 'address;name\nx;Ana «Nana» Ruiz', 'Ana «Nana» Ruiz'],
  ['mark inside a quoted cell', 'address;name\nx;"Ana; said "hello" to Bo"', 'Ana; said "hello" to Bo'],
  ['two lines', 'address;name\nx;"Ana\nRuiz"', 'Ana\nRuiz'],
])('marks within a cell: %s', (_, text, name) => expect(read(text)[1]).toEqual(['x', name]));

test('a mark that is never closed spoils its own line alone, and lines are counted as people see them', () => {
  const text = [
    '',
    'address;name',
    'a@b.example;"Ana',
    '',
    ';;',
    'b@b.example;"two',
    'lines"',
    'c@b.example;Cy',
    '"d@b.example;Di',
    'e@b.example;"Ed"',
  ];
  const csv = rows(text.join('\n'));
  expect(csv.rows.map(({ line, address }) => [line, address])).toEqual([
    [6, 'b@b.example'],
    [8, 'c@b.example'],
    [10, 'e@b.example'],
  ]);
  expect(csv.problems).toEqual([
    { line: 3, kind: 'open-quote' },
    { line: 9, kind: 'open-quote' },
  ]);
});

test('more cells than columns are said, not shifted; empty ones at the end are none', () => {
  const csv = rows('address,areas,name\nx@b.example,housing, education,Ana\ny@b.example,housing,Bo,,,');
  expect(csv.problems).toEqual([{ line: 2, kind: 'cells', cells: 4, columns: 3 }]);
  expect(csv.rows).toMatchObject([{ address: 'y@b.example', name: 'Bo' }]);
});

test.each([
  ['E-Mail;Name;Sprache;Themen;Regionen', 'de'],
  ['Correo electrónico;Nombre;Idioma;Temas;Regiones', 'es'],
  ['E-postadress;Namn;Språk;Ämnen;Regioner', 'sv'],
  ['Adresse e-mail;Nom;Langue;Thèmes;Régions', 'fr'],
  ['\ufeffEmail Address;Full name;Language;Policy areas;Regions', 'en'],
])('columns by their names in other words and languages: %s', (header) => {
  expect(rows(`${header}\nx@b.example;Ana;sv;housing;Skåne`).rows).toMatchObject([
    { address: 'x@b.example', name: 'Ana', language: 'sv', areas: 'housing', regions: 'Skåne' },
  ]);
});

test('a title above the names of the columns is looked past, and apostrophes end no other cell', () => {
  const csv = rows("Partners, 2026\n\naddress;name;areas\na@b.example;'t Hart;d'Ana'\nb@b.example;’t Hart;d’Ana’");
  expect(csv.rows.map(({ line, name, areas }) => [line, name, areas])).toEqual([
    [4, "'t Hart", "d'Ana'"],
    [5, '’t Hart', 'd’Ana’'],
  ]);
});

test('unknown and repeated columns, and what is no text', () => {
  expect(rows('address;phone\nx@b.example;1').unknown).toEqual(['phone']);
  expect(parseSubscriberCsv('address;mail\nx;y')).toEqual({ type: 'no-columns', missing: [], repeated: ['address'] });
  expect(parseSubscriberCsv('PK\u0003\u0004rest')).toEqual({ type: 'binary' });
  expect(parseSubscriberCsv('')).toMatchObject({ type: 'no-columns', missing: ['address'] });
});

test('thousands of open marks take no long time', () => {
  const begun = performance.now();
  const csv = rows(`address;name\n${'"a@b.example;Ana\n'.repeat(20_000)}`);
  expect(csv.problems).toHaveLength(20_000);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

const text = 'address;name\r\nž@b.example;Ñandú – “Ærø” Łódź';
const western = 'address;name\r\nx@b.example;Ñandú – “Ærø” Málaga €';
const bytesOf = (encoding: 'utf-16le' | 'utf-16be', said: string, mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + said, 'utf16le');
  return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes);
};
const windows = (said: string) => {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(new Uint8Array([byte])), byte]),
  );
  return new Uint8Array([...said].map((sign) => table.get(sign) ?? 63));
};

test.each([
  ['UTF-8', new Uint8Array(Buffer.from(text)), text],
  ['UTF-8 with a mark', new Uint8Array(Buffer.from(`\ufeff${text}`)), text],
  ['UTF-16 LE', bytesOf('utf-16le', text, true), text],
  ['UTF-16 BE', bytesOf('utf-16be', text, true), text],
  ['UTF-16 LE without a mark', bytesOf('utf-16le', text, false), text],
  ['UTF-16 BE without a mark', bytesOf('utf-16be', text, false), text],
  ['Windows-1252', windows(western), western],
  ['nothing', new Uint8Array(), ''],
])('%s is read', (_, bytes, said) => expect(decodeText(bytes)).toBe(said));

const scripts = {
  Greek: 'διεύθυνση;όνομα;ημέρα\r\nα@β.example;Μαρία Παπαδοπούλου;Δευτέρα',
  Russian: 'адрес;имя;день\nанна@пример.example;Анна Иванова;среда\nборис@пример.example;Борис;четверг',
  'Ukrainian without punctuation': 'Катерина Шевченко пише своїй подрузі Оксані довгого листа про навчання',
  Bulgarian: 'Имейл\tИме\r\nиван@пример.example\tИван Петров\r\n',
  Hebrew: 'כתובת;שם\r\nרות@דוגמה.example;רות כהן\r\nדוד@דוגמה.example;דוד לוי',
  Arabic: 'العنوان;الاسم\nليلى@مثال.example;ليلى حداد\nسامي@مثال.example;سامي منصور',
  Armenian: 'հասցե;անուն\nանի@օրինակ.example;Անի Պետրոսյան',
  Georgian: 'მისამართი;სახელი\nნინო@მაგალითი.example;ნინო ბერიძე',
  Hindi: 'पता;नाम;शहर\nअनीता@उदाहरण.example;अनीता शर्मा;दिल्ली',
  'Greek and an emoji': 'όνομα;σημείωση\nΜαρία Παπαδοπούλου 😀;Καλημέρα σε όλους σας από την Κρήτη 😀',
};
test.each(Object.entries(scripts))(
  '%s is read in UTF-8 and in both orders of UTF-16, with a mark and without',
  (_, said) => {
    expect(decodeText(new Uint8Array(Buffer.from(said)))).toBe(said);
    for (const long of [said, `${said}\n`.repeat(200)])
      for (const encoding of ['utf-16le', 'utf-16be'] as const)
        for (const mark of [true, false]) expect(decodeText(bytesOf(encoding, long, mark))).toBe(long);
  },
);

test('a list in Windows-1252 stays one, however short', () => {
  for (const said of [
    'ö',
    'é;ü',
    western,
    `${western}\r\n`.repeat(50),
    'äöüäöüäöüäöüäöüäöüäöü',
    'Größe;Süßes;Öl;Ärger;Übung;Fuß',
  ])
    expect(decodeText(windows(said))).toBe(said);
});

test('a cell of 200,000 characters is long, and no open quotation; a mark that is not closed is, and costs its line once', () => {
  const long = 'x'.repeat(200_000);
  const kinds = (text: string) => {
    const csv = parseSubscriberCsv(`address,name\nana@example.org,${text}\nbo@example.org,Bo\n`);
    return csv.type === 'rows' ? csv.problems.map(({ line, kind }) => [line, kind]) : csv.type;
  };
  expect(kinds(`"${long}"`)).toEqual([[2, 'long-cell']]);
  expect(kinds(long)).toEqual([[2, 'long-cell']]);
  expect(kinds(`"${long}`)).toEqual([[2, 'open-quote']]);
  expect(kinds(`"${'x'.repeat(4_998)}"`)).toEqual([]);
  expect(kinds(`"${`${'x'.repeat(99)}\n`.repeat(60)}"`)).toContainEqual([2, 'open-quote']);
  const before = process.cpuUsage().user;
  expect(kinds('"a,'.repeat(300_000))).toEqual([[2, 'open-quote']]);
  expect(process.cpuUsage().user - before).toBeLessThan(5_000_000);
});
