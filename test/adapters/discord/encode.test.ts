import { describe, expect, test } from 'vitest';
import { escapeLineStarts, escapeSigns } from '#adapters/discord/encode/markdown.ts';
import { type EncodeContext, encodeMessage } from '#adapters/discord/encode/message.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { createContractHouse, picture } from '#test/contracts/house.ts';
import { type Loose, listMessageProblems, walk } from '#test/support/fake-discord/message-rules.ts';

const { house } = createContractHouse();
const context: EncodeContext = { lines: house.lines, pictures: house.pictures, pictureUrl: null };
const file = { type: 'file' as const, mediaType: 'text/csv', content: 'a,b\n' };
const message = (...blocks: Block[]): Message => ({ text: 'text', blocks });

/** The messages' bodies, after the judge found nothing wrong with any. */
async function encode(given: Message, more: Partial<EncodeContext> = {}) {
  const encoded = await encodeMessage(given, { ...context, ...more });
  for (const { body, files } of encoded) {
    const named = files.map(({ name }, index) => ({ key: `files[${index}]`, name }));
    expect(listMessageProblems(body as unknown as Loose, named)).toEqual([]);
  }
  return encoded;
}

const all = (encoded: { body: object }[]) => encoded.flatMap(({ body }) => [...walk((body as Loose).components ?? [])]);
const texts = (encoded: { body: object }[]) =>
  all(encoded).flatMap(({ type, content }) => (type === 10 ? [String(content)] : []));

describe('under all limits at once', () => {
  test('a hundred thousand characters without a line end', async () => {
    const long = Array.from({ length: 16_000 }, (_, index) => `word${index}`).join(' ');
    const encoded = await encode(message({ type: 'text', markdown: long }));
    expect(texts(encoded).join(' ')).toBe(long);
  });

  test('one word of ten thousand characters, and signs of two units at every cut', async () => {
    const encoded = await encode(message({ type: 'text', markdown: '🌍'.repeat(5_000) }));
    expect(texts(encoded).join('')).toBe('🌍'.repeat(5_000));
  });

  test('bold, links and list items that are too long stay whole in their parts', async () => {
    const bold = await encode(message({ type: 'text', markdown: `- **${'bold words '.repeat(400).trim()}**` }));
    for (const text of texts(bold)) expect(text.match(/\*\*/g)?.length ?? 0).toBeGreaterThan(0);
    for (const text of texts(bold)) expect((text.match(/\*\*/g)?.length ?? 0) % 2).toBe(0);
    expect(texts(bold)[0]).toMatch(/^- /);
  });

  test('sixty buttons and ten selects of thirty options', async () => {
    const buttons = Array.from({ length: 60 }, (_, index) => button(`Button ${index}`, '/help'));
    const options = Array.from({ length: 30 }, (_, index) => ({ label: `Option ${index}`, line: `/help ${index}` }));
    const selects = Array.from({ length: 10 }, () => ({ type: 'select' as const, placeholder: 'Choose', options }));
    const encoded = await encode(message(...actions(...buttons, ...selects)));
    expect(all(encoded).filter(({ type }) => type === 2)).toHaveLength(60);
    expect(all(encoded).filter(({ type }) => type === 3)).toHaveLength(20);
    expect(all(encoded).flatMap(({ options: given }) => (given as unknown[]) ?? [])).toHaveLength(300);
  });

  test('forty blocks of each kind', async () => {
    const blocks = Array.from({ length: 40 }, (_, index): Block[] => [
      { type: 'heading', text: `Heading ${index}` },
      { type: 'facts', items: [{ label: 'Label', value: 'A value\nof two lines' }] },
      { type: 'picture', ...picture, key: index % 2 ? picture.key : 'gone' },
      { type: 'file', name: `file ${index % 3}.csv`, mediaType: 'text/csv', content: 'a,b\n1,2\n' },
      { type: 'divider' },
      { type: 'note', markdown: 'A note\nof two lines' },
    ]).flat();
    const encoded = await encode(message(...blocks));
    expect(texts(encoded).filter((text) => text.startsWith('### '))).toHaveLength(40);
    expect(encoded.flatMap(({ files }) => files)).toHaveLength(60);
  });

  test('a table of three hundred rows, narrow and wide', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`row ${index}`, `${index}`]);
    const columns = [{ label: 'Name' }, { label: 'Number', align: 'right' as const }];
    const narrow = texts(await encode(message({ type: 'table', columns, rows })));
    for (const block of narrow) expect(block).toMatch(/^```\nName +Number\n─+ {2}─+\n[\s\S]+\n```$/);
    expect(narrow.join('\n')).toContain('row 299     299');
    const wide = rows.map(([name = '', number = '']) => [name, `${number} ${'very wide '.repeat(10)}`]);
    const records = texts(await encode(message({ type: 'table', columns, rows: wide })));
    expect(records.join('\n')).toContain('**row 299**: 299 very wide');
    const ranked = rows.map(([name = '', number = '']) => [number, name, 'very wide '.repeat(8).trim(), '']);
    const labelled = [{ label: '#' }, { label: 'Name' }, { label: 'Width' }, { label: 'Empty' }];
    expect(texts(await encode(message({ type: 'table', columns: labelled, rows: ranked }))).join('\n')).toContain(
      '**299 row 299**\nWidth: very wide very wide',
    );
  });

  test('a heading, a label and an alt text far too long', async () => {
    const encoded = await encode(
      message(
        { type: 'heading', text: 'heading '.repeat(1_000) },
        { type: 'picture', ...picture, alt: 'alt '.repeat(1_000) },
        ...actions(button('label '.repeat(100), '/help'), {
          type: 'select',
          placeholder: 'placeholder '.repeat(100),
          options: [{ label: 'option '.repeat(40), line: '/help' }],
        }),
      ),
    );
    expect(
      texts(encoded)
        .join(' ')
        .match(/heading/g),
    ).toHaveLength(1_000);
  });

  test('a message without blocks says its text, and an empty one something', async () => {
    expect(texts(await encode({ text: 'Just this', blocks: [] }))).toEqual(['Just this']);
    expect(texts(await encode(message({ type: 'text', markdown: '  ' })))).toEqual(['text']);
  });
});

test('nothing of a member’s text becomes Discord’s own syntax', async () => {
  const hostile =
    '@everyone <@123> <#1> <t:1> # no\n- no\n> no\n1. no\n-# no ||no|| ~~no~~ [no](https://x.example) `no` \\';
  const [encoded] = await encode(message({ type: 'text', markdown: escapeMarkdown(hostile) }));
  expect(encoded?.body.allowed_mentions).toEqual({ parse: [] });
  const [text = ''] = texts([encoded as never]);
  expect(text.split('\n')).toEqual([
    '\\@everyone \\<\\@123\\> \\<#1\\> \\<t:1\\> # no',
    '\\- no',
    '\\> no',
    '1\\. no',
    '\\-# no \\|\\|no\\|\\| \\~\\~no\\~\\~ \\[no\\](https://x.example) \\`no\\` \\\\',
  ]);
});

test('nor in a list item, where a long line is cut, in code, or behind what looks like an address', async () => {
  const drawn = async (markdown: string) => texts(await encode(message({ type: 'text', markdown })));
  expect(await drawn(`- ${escapeMarkdown('# no')}\n- ${escapeMarkdown('- no')}\n- ${escapeMarkdown('1. no')}`)).toEqual(
    ['- \\# no\n- \\- no\n- 1\\. no'],
  );
  for (const sign of ['# ', '- ', '-# ', '> ', '1. ', '### '])
    for (const text of await drawn(escapeMarkdown(sign.repeat(3_000).trim())))
      expect(text).not.toMatch(/^\s*(?:#|-|>|\d+\.)/);
  expect(await drawn(`\`${escapeMarkdown('``<@123>``` x')}\``)).toEqual(['`` `\u200b`<@123>`\u200b`\u200b` x ``']);
  expect(await drawn(escapeMarkdown('https://[no](https://evil.example)'))).toEqual([
    'https://\\[no\\](https://evil.example)',
  ]);
  expect(await drawn(escapeMarkdown('https://a[no](https://evil.example) https://b.example/?c[]=d'))).toEqual([
    'https://a[no\\](https://evil.example) https://b.example/?c[]=d',
  ]);
  const hostile =
    '\u200b# no\n </cmd:1> <t:1:R>\n>>> no\n```no```\n__no__ @here <#1> <a:b:1> <id:guide> <https://x.example>';
  const [text = ''] = await drawn(escapeMarkdown(hostile));
  expect(text).not.toMatch(/(?<!\\)[<`|~@[]|(?<!\\)_|^\s*>/m);
});

test('addresses stay whole, text around them is escaped', () => {
  const escapeText = (text: string) => escapeLineStarts(escapeSigns(text));
  expect(escapeText('see_this https://example.org/a_b*c? and_that')).toBe(
    'see\\_this https://example.org/a_b*c? and\\_that'.replace('a_b*c', 'a_b\\*c'),
  );
  expect(escapeText('# 2022. https://example.org/a_b_c')).toBe('\\# 2022. https://example.org/a_b_c');
});

test('a code block cannot be left from inside', async () => {
  const [text = ''] = texts(
    await encode(message({ type: 'table', columns: [{ label: 'a' }], rows: [['``` @everyone']] })),
  );
  expect(text.match(/```/g)).toHaveLength(2);
});

test('pictures are sent along, or fetched by Discord where this server can be reached', async () => {
  const sent = await encode(message({ type: 'picture', ...picture }));
  expect(sent[0]?.files[0]).toMatchObject({ mediaType: 'image/png', description: picture.alt });
  const fetched = await encode(message({ type: 'picture', ...picture }), {
    pictureUrl: 'https://causeway.example/pictures',
  });
  expect(fetched[0]?.files).toEqual([]);
  expect(all(fetched).find(({ type }) => type === 12)?.items).toEqual([
    { media: { url: `https://causeway.example/pictures/${picture.key}.png` }, description: picture.alt },
  ]);
});

test('a link that Discord’s buttons do not take is written out', async () => {
  const links = [
    'https://example.org/page',
    'http://localhost:3000/page',
    'ftp://example.org',
    `https://example.org/${'x'.repeat(600)}`,
  ];
  const encoded = await encode(
    message(...actions(...links.map((url) => ({ type: 'link' as const, label: 'Open', url })))),
  );
  expect(
    all(encoded)
      .filter(({ type }) => type === 2)
      .map(({ url }) => url),
  ).toEqual([links[0]]);
  for (const url of links.slice(1)) expect(texts(encoded).join('\n')).toContain(`Open: ${url}`);
});

test('a picture that is gone is told in words', async () => {
  expect(texts(await encode(message({ type: 'picture', ...picture, key: 'gone' })))).toEqual([`-# ${picture.alt}`]);
});

test('a file larger than servers take is cut between lines', async () => {
  const line = `${'x'.repeat(1_023)}\n`;
  const [encoded] = await encode(
    message({ type: 'file', name: 'all/figures.csv', mediaType: 'text/csv', content: line.repeat(10_000) }),
  );
  expect(encoded?.files.map(({ name }) => name)).toEqual(['1-all_figures.csv', '2-all_figures.csv']);
  expect(encoded?.files.every(({ bytes }) => bytes.at(-1) === 0x0a && bytes.length <= 8 * 1024 * 1024)).toBe(true);
  expect(encoded?.files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(line.length * 10_000);
});

test('a file of bytes arrives as those bytes', async () => {
  const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]);
  const [encoded] = await encode(
    message({ ...file, name: 'a.xlsx', content: bytes.toString('base64'), encoding: 'base64' as const }),
  );
  expect(Buffer.from(encoded?.files[0]?.bytes ?? [])).toEqual(bytes);
});

test('a file of any name is sent by one that Discord takes', async () => {
  const [encoded] = await encode(
    message(...['Übersicht Málaga.csv', 'Κρήτη.csv', ''].map((name) => ({ ...file, name }))),
  );
  expect(encoded?.files.map(({ name }) => name)).toEqual(['Ubersicht_Malaga.csv', '_.csv', 'file.txt']);
});

test('what is private is private in every part', async () => {
  const encoded = await encodeMessage(message({ type: 'text', markdown: 'word '.repeat(2_000) }), context, {
    isPrivate: true,
  });
  expect(encoded.length).toBeGreaterThan(1);
  for (const { body } of encoded) expect(body.flags & 64).toBe(64);
});

test('what is drawn once is taken for nothing else: who sees it, its words, where pictures are', async () => {
  const shown = { type: 'picture' as const, ...picture };
  const cases: Message[] = [message({ type: 'heading', text: 'Skåne' }, shown), { text: 'words', blocks: [] }];
  for (const given of cases)
    for (const pictureUrl of [null, 'https://a.example/pictures', 'https://b.example/pictures'])
      for (const isPrivate of [true, false])
        for (const text of [given.text, 'other words']) {
          const asked = { ...given, text };
          const fresh = { ...asked, blocks: [...asked.blocks] };
          const at = { ...context, pictureUrl };
          const expected = await encodeMessage(fresh, at, { isPrivate });
          for (let round = 0; round < 2; round += 1)
            expect(await encodeMessage(asked, at, { isPrivate })).toEqual(expected);
        }
});

test('a line that goes by its key is kept anew each time: the key ends some day', async () => {
  const given = message(...actions(button('Log', `/experience log ${'x'.repeat(200)}`)));
  const kept = new Set([await encodeMessage(given, context), await encodeMessage(given, context)]);
  expect(kept.size).toBe(2);
  const short = message(...actions(button('Log', '/experience log')));
  expect(await encodeMessage(short, context)).toBe(await encodeMessage(short, context));
});
