import { describe, expect, test } from 'vitest';
import { parseAddress } from '#adapters/mail/decode/address.ts';
import { playground } from '#adapters/playground/index.ts';
import { decodeMention, decodeText } from '#adapters/slack/decode/text.ts';
import { tokenize } from '#src/core/command-line.ts';
import type { Event } from '#src/core/event.ts';
import type { FormValues } from '#src/core/form.ts';
import { type InputName, inputLimits } from '#src/core/input-limits.ts';
import { parseMarkdown } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { readDate } from '#src/core/read-date.ts';
import { readNumber } from '#src/core/read-number.ts';
import { cleanText, foldText, joinLines, shorten } from '#src/core/text.ts';
import { parseLocalTime, parseMailAddress } from '#src/domain/digests/subscription.ts';
import { parseResults } from '#src/domain/experiences/details.ts';
import { draftLimits } from '#src/store/bot/draft.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf } from '#test/support/dialogue.ts';
import { createSentenceReader } from '../scripts/words/judge.ts';
import { vocabulary } from './core/support.ts';

const dialogue = await createDialogue({ env: { PUBLIC_URL: 'http://localhost:3000' } });
const { bot, context, database, adapterContext, as } = dialogue;

const repeat = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
/** What made parsers take the square or the cube of its length. */
const fillers: Record<string, string> = {
  blanks: ' ',
  'line ends': ' \n ',
  brackets: '[(<{',
  'one bracket': '[',
  'Slack marks': '<@',
  'Slack marks with labels': '<@U1|',
  'links to nowhere': '[a](http://',
  quotes: '"“«',
  'open quotes': '« ',
  backslashes: '\\"',
  stars: '*_`~',
  digits: ': 1 ',
  'combining marks': '\u0301\u0316',
  'marks out of order': '\u0315\u0300\u0323',
  'invisible signs': '\u00ad\u200b',
  surrogates: '\ud83d',
  families: '👩‍👩‍👧‍👦',
  NUL: '\0',
};
const around = (filler: string, length: number) =>
  length < 2 ? 'a'.repeat(length) : `a${repeat(filler, length - 2)}b`;

const say = (outcome: Outcome) =>
  outcome.type === 'message'
    ? outcome.text
    : outcome.type === 'problems'
      ? Object.values(outcome.problems).join(' ')
      : outcome.type;
let count = 0;
const next = () => {
  count += 1;
  return count;
};
const base = () => ({ id: `test:${next()}`, actor: as('maria').actor, place: 'test:hall:user:maria' as const });
const handle = async (event: object) => say(await bot.handle({ ...base(), ...event } as unknown as Event));
const log = { region: 'SE22', areas: ['language'], groups: [], challenge: 'c', action: 'a', lesson: 'l', title: 't' };
const submit = (values: FormValues, form = '/experience log') => handle({ type: 'submission', form, values });

/** How each input is given a text of some length; null where nothing is said about what is too long. */
const inputs: Record<InputName, { says: string | null; send(text: string): Promise<string> }> = {
  line: { says: 'a command takes at most 4,000', send: (line) => handle({ type: 'action', line }) },
  words: { says: 'in plain words takes at most 4,000', send: (text) => handle({ type: 'mention', text }) },
  options: {
    says: 'a command takes at most 4,000',
    send: (words) =>
      handle({ type: 'command', command: 'experience', subcommand: 'search', options: { words: words.slice(5) } }),
  },
  optionCount: {
    says: 'a command takes at most 100',
    send: ({ length }) =>
      handle({ type: 'command', command: 'me', options: Object.fromEntries(repeat('x', length).split('').entries()) }),
  },
  // Counted as it is kept: a long run of marks gets joiners.
  name: {
    says: 'at most 200 fit',
    send: (region) => submit({ ...log, region: region.replace(/^(.{180}).{20}$/su, '$1') }),
  },
  partial: {
    says: null,
    send: async (partial) => {
      const typing = { ...base(), type: 'autocomplete', command: 'region', argument: 'region', partial, limit: 5 };
      const inField = await bot.suggest('region', partial, 5);
      return `${say(await bot.handle(typing as unknown as Event))} ${inField.length}`;
    },
  },
  message: {
    says: null,
    send: async (text) => {
      const shortcut = 'log-message-as-experience';
      const opened = await bot.handle({
        ...base(),
        type: 'shortcut',
        shortcut,
        message: { text, link: 'https://a.example/1' },
      });
      const { action } = formOf(opened).values;
      expect(String(action).length).toBeLessThanOrEqual(3_000);
      expect(action).toContain('https://a.example/1');
      return '';
    },
  },
  id: {
    says: 'what names a command or a person takes at most 500',
    send: async (text) => {
      await handle({ type: 'home', id: text });
      await handle({ type: 'shortcut', shortcut: text });
      return handle({ type: 'command', command: text, text: '' });
    },
  },
  displayName: {
    says: null,
    send: async (displayName) => {
      const actor = {
        ...base().actor,
        user: `named-${next()}`,
        displayName,
        locale: displayName,
        timeZone: displayName,
      };
      return say(await bot.handle({ ...base(), actor, type: 'home' }));
    },
  },
  value: {
    says: 'at most',
    async send(text) {
      const numbers = await submit({ personsReached: text, start: text }, '/experience complete 1');
      const fields = ['title', 'challenge', 'action', 'areas', 'groups'];
      const said = await submit({ ...log, ...Object.fromEntries(fields.map((name) => [name, text])) });
      return `${said} ${numbers}`;
    },
  },
  fieldName: {
    says: 'the name of a field takes at most 100',
    send: (name) => submit({ ...log, title: ' ', [name]: 'x' }),
  },
  fieldCount: {
    says: 'a form takes at most 1,000',
    send: ({ length }) => submit(Object.fromEntries(repeat('x', length).split('').entries())),
  },
  form: {
    says: 'a form with its files takes at most 8,000,000',
    send: (text) => submit({ ...log, title: [{ name: 'f.csv', mediaType: 'text/csv', content: text.slice(100) }] }),
  },
};

describe('every input', async () => {
  await submit({ ...log, title: 'The one that is completed' });
  const largest = 10_000_000;

  for (const [name, { says, send }] of Object.entries(inputs)) {
    const { max } = inputLimits[name as InputName];
    test(`${name}: ${max} and no more`, { timeout: 60_000 }, async () => {
      for (const filler of Object.values(fillers)) {
        const [at, above, far] = [
          max,
          max + (name === 'form' ? 101 : name === 'options' ? 6 : 1),
          Math.min(100 * max, largest),
        ];
        // A name is counted as it is kept.
        if (name === 'name' && cleanText(filler) === '') continue;
        const isFixed = name === 'value' || says === null;
        const taken = await send(around(filler, at));
        if (!isFixed) expect(taken).not.toContain(says);
        expect(taken).not.toContain('reference');
        for (const length of [above, far]) {
          const said = await send(around(filler, length));
          if (says !== null) expect(said).toContain(says);
          expect(said).not.toContain('reference');
        }
        if (max > 1_000_000) break;
      }
    });
  }

  test('of more than a field takes, nothing is kept, and all of it comes back', async () => {
    const { form, problems } = (await bot.handle({
      ...base(),
      type: 'submission',
      form: '/experience log',
      values: { ...log, title: 'x'.repeat(100_001), lesson: 'kept' },
    })) as Extract<Outcome, { type: 'problems' }>;
    expect(problems.title).toBe('This is 100001 characters long; at most 100000 fit. Please shorten it.');
    expect(String(form.values.title)).toHaveLength(100_001);
    const [draft] = await database.sql`select field_values from draft where form = '/experience log'`;
    expect(draft?.fieldValues).toMatchObject({ lesson: 'kept' });
    expect(String(draft?.fieldValues.title ?? '').length).toBeLessThanOrEqual(100_000);
  });
});

describe('drafts', () => {
  test('a form that nobody ever asked for keeps nothing, and gives back what was typed', async () => {
    for (const form of ['/nonsense 1', '/nonsense', '/me', '/experience show 1', 'words', '']) {
      for (const type of ['submission', 'draft']) {
        const given = await bot.handle({
          ...base(),
          type,
          form,
          values: { title: 'typed *here*' },
        } as unknown as Event);
        expect(JSON.stringify(given)).toContain('typed \\\\*here\\\\*');
      }
    }
    expect(await database.sql`select 1 from draft where form like '/nonsense%' or form = '/me'`).toHaveLength(0);
  });

  test('a form is kept by a line of any kind and length', async () => {
    for (const [index, alphabet] of [0x21, 0x4e00, 0x1f300].entries()) {
      // As nothing can be made shorter of it.
      const noise = Array.from({ length: 1_900 }, (_, at) =>
        String.fromCodePoint(alphabet + ((at * at * 31 + index) % 90)),
      );
      const form = `/question ask ${noise.join('').replace(/["\\=\s]/g, 'x')}`;
      expect(await handle({ type: 'draft', form, values: { title: 'kept' } })).not.toContain('reference');
      expect(await database.sql`select 1 from draft where form = ${form}`).toHaveLength(1);
    }
  });

  test('a name of a field may hold anything', async () => {
    for (const name of ['\0', 'a\0b', '__proto__', 'constructor', '\ud800', '', 'toString'])
      expect(await submit({ ...log, title: ' ', ...JSON.parse(JSON.stringify({ [name]: 'x' })) })).toContain(
        'fill this in',
      );
  });

  test('one person begins so many forms and no more, and is told so', async () => {
    const person = as('writer');
    const begin = (form: string, values: FormValues) =>
      bot.handle({ ...base(), actor: person.actor, type: 'draft', form, values });
    for (let index = 0; index < draftLimits.forms; index += 1)
      expect((await begin(`/question ask "about ${index}"`, { title: `about ${index}` })).type).toBe('nothing');
    const refused = await begin('/question ask "one more"', { title: 'one more' });
    expect(say(refused)).toContain('as many forms as can be kept');
    expect(JSON.stringify(refused)).toContain('one more');
    // What is kept goes on being kept, and what is sent is taken.
    expect((await begin('/question ask "about 3"', { detail: 'longer' })).type).toBe('nothing');
    const values = { title: 'Taken all the same', areas: ['health'], groups: [], region: null, detail: '' };
    const form = '/question ask "two more"';
    expect(say(await bot.handle({ ...base(), actor: person.actor, type: 'submission', form, values }))).toContain('#');
    const [{ forms } = { forms: 0 }] = await database.sql<{ forms: number }[]>`
      select count(*)::int as forms from draft join person on person.id = person where display_name = 'writer'`;
    expect(forms).toBe(draftLimits.forms);
  });
});

const reader = await createSentenceReader();

/** A million characters: what takes the square of its length does not end within a test's time. */
describe('what is parsed takes no more than its length', () => {
  const parsers: Record<string, (text: string) => unknown> = {
    cleanText,
    foldText,
    joinLines,
    tokenize,
    parseMarkdown,
    parseResults,
    parseAddress,
    parseMailAddress,
    parseLocalTime,
    decodeText,
    readNumber,
    readDate,
    shorten: (text) => shorten(text, 75),
    decodeMention: (text) => decodeMention(text, 'U1'),
    understand: (text) => reader.decide(text, null),
    find: (text) => vocabulary.find('region', text),
    nearest: (text) => vocabulary.nearest('region', text, 5),
    suggest: (text) => vocabulary.suggest('region', text, 5),
  };
  for (const [name, parse] of Object.entries(parsers))
    test(name, () => {
      for (const filler of Object.values(fillers)) parse(around(filler, 1_000_000));
    });

  test('a result as long as its field', () => {
    for (const filler of [' ', ' ,', '1 ', '1.', ': 1', '(', '1 (', ' a '])
      expect(parseResults(`Found work: 1${repeat(filler, 2_900)}(`)).toHaveLength(1);
  });
});

test('keys of what is kept between servers may hold anything', async () => {
  for (const key of ['\0', 'a\0b', '\ud800', 'x'.repeat(2_000)]) {
    expect(await adapterContext.claims.claim(`slack:${key}`)).toBe(true);
    expect(await adapterContext.claims.claim(`slack:${key}`)).toBe(false);
    expect(await adapterContext.lines.find(key)).toBeNull();
    expect(await adapterContext.lines.find(await adapterContext.lines.save(`/echo ${key}`))).toContain('/echo');
  }
});

describe('on the web', () => {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false } as unknown as Parameters<
    typeof createPages
  >[0]);

  test('addresses', async () => {
    for (const filler of Object.values(fillers))
      for (const path of ['regions', 'experiences', 'questions', 'digests', 'pictures', 'assets', 'nowhere']) {
        const address = `http://localhost:3000/${path}/${encodeURIComponent(around(filler.toWellFormed(), 4_000).toWellFormed())}`;
        const answer = await pages.request(address);
        expect([400, 404]).toContain(answer.status);
        expect((await answer.text()).length).toBeLessThan(20_000);
      }
  });

  test('the playground says what was too much', async () => {
    const { fetch } = playground.create({}, adapterContext);
    const post = async (happening: object) => {
      const answer = await fetch?.(
        new Request('http://localhost:3000/playground/events', {
          method: 'POST',
          headers: { 'content-type': 'application/json', host: 'localhost:3000' },
          body: JSON.stringify({ id: `event-number-${next()}`, ...happening }),
        }),
      );
      return `${answer?.status} ${await answer?.text()}`;
    };
    const long = 'x'.repeat(4_001);
    expect(await post({ type: 'said', text: long })).toMatch(/^200 .*at most 4,000/s);
    expect(await post({ type: 'pressed', line: `/echo ${long}` })).toMatch(/^200 .*at most 4,000/s);
    expect(await post({ type: 'submitted', form: `/${long}`, values: {} })).toMatch(/^200 .*at most 4,000/s);
    expect(await post({ type: 'closed', form: `/${long}`, values: {} })).toMatch(/^200 .*at most 4,000/s);
    expect(await post({ type: 'typing', text: long })).toMatch(/^200 .*"items":\[\]/s);
    expect(await post({ type: 'typing', text: long, field: 'region' })).toMatch(/^200 .*"items":\[\]/s);
    expect(await post({ type: 'said', text: 'x'.repeat(4 * 1024 * 1024) })).toMatch(/^413 .*4 MB/s);
  });
});
