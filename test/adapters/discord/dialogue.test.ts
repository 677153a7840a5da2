import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { createLogger } from '#src/server/logger.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDiscordHarness, type DiscordHarness } from '#test/support/discord-harness.ts';

// The whole program with the starter figures, spoken to in Discord's own fields.
const database = await createTestDatabase({ figures: true });
const config = parseConfig({ SECRET_KEY: 'a secret of at least thirty-two characters' });
const { adapterContext, queue } = await compose({
  config,
  database,
  platforms: [],
  everyPlatform: [],
  logger: createLogger('error'),
});
afterAll(() => queue.stop());

type Defined = {
  id: string;
  name: string;
  type: number;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { value: string }[];
  options?: Defined[];
};

const experience = {
  title: 'Language cafés in the libraries',
  region: 'SE224',
  areas: ['language'],
  'target-groups': ['newly-arrived'],
  challenge: 'Newcomers wait months for a course.',
  action: 'Volunteers talk with them in the libraries, every Tuesday.',
  lesson: 'Libraries are trusted; a fixed hour matters more than the room.',
};

for (const transport of ['gateway', 'http'] as const)
  describe(`every command over ${transport}`, () => {
    let maria: DiscordHarness;
    beforeAll(async () => {
      maria = await createDiscordHarness(adapterContext, { transport });
    });
    afterAll(() => maria.stop());

    test('compares, with a picture, and goes on by a button', async () => {
      const shown = await maria.say('/compare SE22 ES51');
      expect(shown.text).toMatch(/Unemployment/i);
      expect(shown.pictures[0]?.alt).toMatch(/\w+/);
      expect(shown.isPrivate).toBe(false);
      expect(shown.buttons.length).toBeGreaterThan(0);
      for (const label of shown.buttons.slice(0, 2)) {
        await maria.say('/compare SE22 ES51');
        expect((await maria.press(label)).text).not.toBe('');
      }
    });

    test('compares regions by any of their names', async () => {
      expect((await maria.say('/compare skane Catalunya')).text).toMatch(/Catalonia/);
    });

    test.each([
      ['/peers SE22', /SE22|South Sweden|Skåne/],
      ['/indicator list', /Labour market/],
      ['/indicator rank unemployment', /\d/],
      ['/region show ES51', /Catalonia/],
      ['/digest preview ES51', /Catalonia|Catalunya/],
      ['/me show', /maria/i],
      ['/status', /PostgreSQL/],
      ['/help', /compare/],
      ['/experience list', /./],
      ['/experience mine', /./],
      ['/person list', /./],
    ])('%s', async (line, expected) => {
      expect((await maria.say(line)).text).toMatch(expected);
    });

    test('every command there is, its required options filled from what is suggested, is answered', async () => {
      const { fake } = maria;
      const commands = [...fake.world.commands.values()].flat() as unknown as Defined[];
      const slash = commands.filter(({ type }) => type === 1);
      const said: string[] = [];
      for (const { id, name, options = [] } of slash) {
        const subcommands = options.filter(({ type }) => type === 1);
        for (const subcommand of subcommands.length > 0 ? subcommands : [null]) {
          const wrap = (given: object[]) => (subcommand ? [{ type: 1, name: subcommand.name, options: given }] : given);
          const given: object[] = [];
          for (const option of (subcommand?.options ?? options).filter(({ required }) => required)) {
            const { type } = option;
            const typing = wrap([...given, { name: option.name, type, value: '', focused: true }]);
            const turn = fake.interact(fake.maria, fake.general, 4, { id, name, type: 1, options: typing });
            const suggested = option.autocomplete ? (await fake.deliver(turn)).choices?.[0]?.value : undefined;
            given.push({
              name: option.name,
              type,
              value: suggested ?? option.choices?.[0]?.value ?? (type === 3 ? '1' : 1),
            });
          }
          const turn = await maria.bring(
            fake.interact(fake.maria, fake.general, 2, { id, name, type: 1, options: wrap(given) }),
          );
          const shown = await maria.show(turn);
          const path = `/${name} ${subcommand?.name ?? ''}`;
          expect(shown.form ?? shown.text, path).toBeTruthy();
          expect(shown.text, path).not.toMatch(/reference [0-9a-f]{8}/);
          said.push(path);
        }
      }
      expect(said.length).toBeGreaterThan(20);
    });

    test('shows an indicator that was chosen from the suggestions', async () => {
      const { fake } = maria;
      const command = [...fake.world.commands.values()].flat().find(({ name }) => name === 'indicator');
      const typing = [
        { type: 1, name: 'show', options: [{ name: 'indicator', type: 3, value: 'unemploy', focused: true }] },
      ];
      const turn = await fake.deliver(
        fake.interact(fake.maria, fake.general, 4, { id: command?.id, name: 'indicator', type: 1, options: typing }),
      );
      expect(turn.choices?.length).toBeGreaterThan(0);
      expect(turn.choices?.length).toBeLessThanOrEqual(25);
      expect((await maria.say(`/indicator show ${turn.choices?.[0]?.value} ES51`)).text).toMatch(/Catalonia/);
    });

    test.each(['skane', 'Scania', 'Andalousie', 'Kataloni', 'Azoren'])('suggests a region for %s', async (partial) => {
      const { fake } = maria;
      const options = [{ name: 'region1', type: 3, value: partial, focused: true }];
      const turn = await fake.deliver(
        fake.interact(fake.maria, fake.general, 4, { id: '100000000000000001', name: 'compare', type: 1, options }),
      );
      expect(turn.choices?.[0]?.name).toMatch(/Skåne|Andalusia|Catalonia|Azores/);
    });

    test('logs an experience in two steps, shows it, finds it, completes it and withdraws it', async () => {
      expect((await maria.say('/experience log')).form?.title).toBeTruthy();
      const refused = await maria.submit({
        ...experience,
        region: 'Limburg',
        title: `${experience.title} ${transport}`,
      });
      expect(Object.values(refused.form?.problems ?? {}).join()).toMatch(/Limburg/);
      const sent = await maria.submit({ region: 'Skåne' });
      // It was logged over the other transport before.
      const isAlike = sent.text.includes('What you typed is kept and not logged yet.');
      expect(isAlike).toBe(transport === 'http');
      const logged = isAlike ? await maria.press('It is another one: log it') : sent;
      expect(logged.text).toContain(experience.title);
      const number = /(?:#|No\. ?|number )(\d+)/i.exec(logged.text)?.[1];
      expect(number, logged.text).toBeTruthy();
      expect((await maria.say('/experience search libraries')).text).toContain(experience.title);
      expect((await maria.say(`/experience show ${number}`)).text).toContain(experience.lesson);
      expect((await maria.say(`/experience complete ${number}`)).form).not.toBeNull();
      expect((await maria.say(`/experience withdraw ${number}`)).buttons.length).toBeGreaterThan(0);
    });

    test('a message is logged as an experience', async () => {
      const { fake } = maria;
      const menu = [...fake.world.commands.values()].flat().find(({ name }) => name === 'Log as experience');
      const source = { id: '1457469483726668048', channel_id: fake.general.id, content: 'We opened a language café.' };
      const data = {
        id: menu?.id,
        name: menu?.name,
        type: 3,
        target_id: source.id,
        resolved: { messages: { [source.id]: source } },
      };
      const turn = await maria.bring(fake.interact(fake.maria, fake.general, 2, data));
      expect(turn.modal).not.toBeNull();
      const { action: _, ...others } = experience;
      const logged = await maria.submit({ ...others, title: `A message ${transport}` });
      expect(logged.text).toContain('We opened a language café.');
      expect(logged.text).toContain(`https://discord.com/channels/${fake.guild.id}/${fake.general.id}/${source.id}`);
    });

    test('a person’s menu asks them to be introduced, where they are open to it', async () => {
      const { fake } = maria;
      const other = fake.world.addUser('jordi');
      const menu = [...fake.world.commands.values()].flat().find(({ type }) => type === 2);
      const data = {
        id: menu?.id,
        name: menu?.name,
        type: 2,
        target_id: other.id,
        resolved: { users: { [other.id]: other } },
      };
      const ask = async () => maria.show(await maria.bring(fake.interact(fake.maria, fake.general, 2, data)));
      const unknown = await ask();
      expect(unknown.text).toContain('I cannot introduce you to them now.');
      expect(unknown.isPrivate).toBe(true);
      await database.sql`
        with jordi as (insert into person (display_name, is_admitted) values ('jordi', true) returning id),
          account as (insert into account (platform, space, "user", person) select 'discord', '*', ${other.id}, id from jordi)
        insert into introduction_preference (person, is_open, updated_at) select id, true, now() from jordi`;
      const known = await ask();
      expect(known.text).toContain('One person who may help');
      expect(known.buttons).toContain('Ask jordi');
      expect(known.isPrivate).toBe(true);
    });

    test('sets who I am, and gives my data as a file', async () => {
      await maria.say('/me edit');
      const saved = await maria.submit({ region: 'ES51', language: 'en' });
      expect(saved.text).toMatch(/Catalonia/);
      expect((await maria.say('/me export')).files[0]?.content).toContain('ES51');
    });
  });
