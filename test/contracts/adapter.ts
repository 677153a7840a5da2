import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { heading, message, text as textBlock } from '#src/core/blocks.ts';
import type { FormValues } from '#src/core/form.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Place } from '#src/core/place.ts';
import type { Adapter, AdapterContext } from '#src/core/platform.ts';
import { createContractHouse, hostileText, longLine, longText, picture, type Record, tableRows } from './house.ts';

/** What a person sees after they did something, however the platform spells it: marks taken off, escapes undone. */
export type Shown = {
  /** All words in the order of reading, over all parts of a split message. */
  text: string;
  buttons: string[];
  pictures: { alt: string }[];
  files: { name: string; content: string }[];
  /** Null where nobody else is there to see. */
  isPrivate: boolean | null;
  /** The form that stands open now: what each field holds, and what is wrong with it. */
  form: { title: string; values: FormValues; problems: { [field: string]: string } } | null;
};

/** An adapter that puts messages somewhere, with a place to read there. */
export type PostingHarness<Posted = Pick<Shown, 'text'>> = {
  adapter: Adapter;
  /** Where `post` can put something, and all that was posted there since. */
  place: Place;
  posted(): Promise<Posted[]>;
  stop(): Promise<void>;
};

/** A person at work on one platform, with the real adapter between them and the bot. */
export type AdapterHarness = PostingHarness<Shown> & {
  /** Says a command line. With `again` the platform delivers the same event a second time; what is shown is what came of both. */
  say(line: string, options?: { again?: boolean }): Promise<Shown>;
  /** Speaks plain words to the bot. */
  speak?(words: string): Promise<Shown>;
  /** Presses the button, or chooses the option, with this label on what is shown. */
  press(label: string): Promise<Shown>;
  /** Types these values into the open form and sends it, through as many steps as the platform needs. */
  submit(values: FormValues, options?: { again?: boolean }): Promise<Shown>;
  /** Types these values into the open form and closes it; absent where the platform does not tell of it. */
  close?(values: FormValues): Promise<void>;
  /** How often the platform was made to mention or notify anyone. */
  countMentions(): number;
};

const words = (shown: Pick<Shown, 'text'>) => shown.text.replace(/\s+/g, ' ').trim();

/** Tests what every adapter must keep, also one that takes nothing in. `create` starts a fresh one on the given house. */
export function testPosting(name: string, create: (house: AdapterContext) => Promise<PostingHarness>): void {
  describe(`the contract of adapters that post: ${name}`, () => {
    let there: PostingHarness;

    beforeEach(async () => {
      there = await create(createContractHouse().house);
    });
    afterEach(() => there.stop());

    test('what goes out unasked is posted and found again', async () => {
      const { ref } = await there.adapter.post(
        there.place,
        message(heading('This week'), textBlock('One experience')),
        'delivery-1',
      );
      expect(ref).not.toBe('');
      expect((await there.posted()).map(words).join(' ')).toContain('This week');
      if (!there.adapter.findDelivery) return;
      expect(await there.adapter.findDelivery(there.place, 'delivery-1')).toEqual({ ref });
      expect(await there.adapter.findDelivery(there.place, 'delivery-2')).toBeNull();
    });

    test('a message without blocks is its text, and text of members stays text', async () => {
      await there.adapter.post(there.place, { text: escapeMarkdown(hostileText), blocks: [] }, 'delivery-1');
      const posted = (await there.posted()).map(words).join(' ');
      expect(posted.replace('\u202e', '')).toContain(hostileText.replace('\u202e', ''));
    });

    test('a long text is posted whole, in order', async () => {
      const text = longText.slice(0, longText.indexOf(' word3000'));
      await there.adapter.post(there.place, { text, blocks: [{ type: 'text', markdown: text }] }, 'delivery-1');
      expect((await there.posted()).map(words).join(' ')).toContain(text);
    });
  });
}

/** Tests what every adapter must keep that people speak with. `create` starts a fresh one on the given house. */
export function testAdapter(name: string, create: (house: AdapterContext) => Promise<AdapterHarness>): void {
  testPosting(name, create);

  describe(`the contract of adapters: ${name}`, () => {
    let person: AdapterHarness;
    let record: Record;

    beforeEach(async () => {
      const made = createContractHouse();
      record = made.record;
      person = await create(made.house);
    });
    afterEach(() => person.stop());

    test('shows every kind of block', async () => {
      const shown = await person.say('/everything');
      for (const part of [
        'A heading',
        'bold',
        'slanted',
        'a link',
        'an item',
        'Value',
        '12.5 %',
        'Κρήτη',
        '9.9',
        'Source: a table',
        'A thing',
        'Murcia',
        'What it is',
      ])
        expect(shown.text).toContain(part);
      expect(shown.pictures.map(({ alt }) => alt)).toContain(picture.alt);
      expect(shown.files).toContainEqual(expect.objectContaining({ name: 'me.json', content: '{"name":"Maria"}' }));
      expect(shown.buttons).toEqual(expect.arrayContaining(['Say hello', 'Long', 'Skåne (SE22)', 'Catalonia (ES51)']));
      expect(shown.isPrivate ?? false).toBe(false);
    });

    test('a button and an option say their line, however long', async () => {
      await person.say('/everything');
      expect(words(await person.press('Say hello'))).toContain('Echo: hello');
      const { buttons } = await person.say('/everything');
      const opens = ['A thing', 'A thing (Murcia)', 'Open'].find((label) => buttons.includes(label)) ?? '';
      expect(words(await person.press(opens))).toContain('Echo: thing');
      await person.say('/everything');
      expect(words(await person.press('Catalonia (ES51)'))).toContain('Echo: catalonia');
      await person.say('/everything');
      expect(words(await person.press('Long'))).toContain(longLine.slice(7, -1));
    });

    test('text of members stays text', async () => {
      const shown = await person.say('/hostile');
      expect(words(shown).replace('\u202e', '')).toContain(hostileText.replace('\u202e', ''));
      expect(person.countMentions()).toBe(0);
    });

    test('a long text is shown whole, in order', async () => {
      expect(words(await person.say('/long'))).toContain(longText);
    });

    test('a long table is shown whole, in order', async () => {
      const shown = words(await person.say('/rows'));
      let from = 0;
      for (const [label = ''] of tableRows) {
        const at = shown.indexOf(label, from);
        expect(at, `${label} is missing or out of order`).toBeGreaterThanOrEqual(from);
        from = at + label.length;
      }
    });

    test('what is private is shown to the asker alone', async () => {
      const shown = await person.say('/secret');
      expect(shown.isPrivate ?? true).toBe(true);
      expect(shown.text).toContain('For your eyes only');
    });

    test('arguments arrive', async () => {
      expect(words(await person.say('/regions Skåne Catalonia health'))).toContain('Regions: SE224, ES51 on health');
    });

    test('a doubtful name is answered with buttons', async () => {
      const shown = await person.say('/regions Limburg Catalonia');
      expect(shown.buttons).toEqual(expect.arrayContaining(['Limburg (BE22)', 'Limburg (NL42)']));
      expect(words(await person.press('Limburg (NL42)'))).toContain('Regions: NL42, ES51');
    });

    test('the same event twice has its effect once', async () => {
      await person.say('/count', { again: true });
      expect(record.counted).toBe(1);
    });

    test('an error is a sentence with a reference and no secret', async () => {
      const shown = await person.say('/broken');
      expect(shown.text).toMatch(/reference [0-9a-f]{8}/);
      expect(shown.text).not.toContain('xoxb');
    });

    test('a form comes back with its problems and all that was typed, then is taken', async () => {
      expect((await person.say('/form short')).form).toMatchObject({ title: 'A short form' });
      const refused = await person.submit({
        title: 'taken',
        story: 'A story\nof two lines',
        area: 'health',
        groups: ['women', 'families'],
        region: 'SE224',
      });
      expect(Object.values(refused.form?.problems ?? {})).toContain('This title is taken.');
      expect(refused.form?.values).toMatchObject({ title: 'taken', story: 'A story\nof two lines' });
      const taken = await person.submit({ title: 'free' });
      expect(words(taken)).toContain('Sent: free');
      expect(record.sent).toEqual([
        {
          title: 'free',
          story: 'A story\nof two lines',
          area: 'health',
          groups: ['women', 'families'],
          region: 'SE224',
        },
      ]);
    });

    test('a form of many fields is filled in and taken once', async () => {
      await person.say('/form long');
      const values = Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`field${index + 1}`, `value ${index + 1}`]),
      );
      expect(words(await person.submit(values, { again: true }))).toContain('Sent: 12 fields');
      expect(record.sent).toEqual([values]);
    });

    test('what was typed into a closed form is offered again', async (context) => {
      if (!person.close) return context.skip('this platform does not tell when a form is closed');
      await person.say('/form short');
      await person.close({ title: 'half', story: 'typed so far' });
      expect((await person.say('/form short')).form?.values).toMatchObject({ title: 'half', story: 'typed so far' });
    });

    test('plain words are understood', async (context) => {
      if (!person.speak) return context.skip('no plain words reach this adapter');
      expect(words(await person.speak('say hello there'))).toContain('Echo: hello there');
    });
  });
}
