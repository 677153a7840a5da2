import { afterAll, expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { offerLanguages } from '#src/texts/index.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, bot, context } = await createDialogue({ env: { LANGUAGES: 'es,sv' } });
afterAll(() => offerLanguages([]));
const rosa = as('rosa', { locale: 'es-ES' });
const shown = (outcome: Outcome) => read(outcome);

test('what is offered is named in the language of who asks', async () => {
  expect(shown(await rosa.say('/compare Atlantis'))).not.toMatch(/Attica/);
  const asked = shown(await rosa.say('/compare Skåne'));
  expect(asked).toContain('[Apulia (ITF4)] [Azores (PT20)] [País Vasco (ES21)]');
  expect(shown(await as('maja', { locale: 'en' }).say('/compare Skåne'))).toContain('[Basque Country (ES21)]');
  const form = formOf(await rosa.say('/experience log'));
  const region = form.fields.find(({ name }) => name === 'region');
  expect(JSON.stringify(region)).toContain('Cataluña (ES51)');
});

test('what is completed is named so too, and what is chosen can be said', async () => {
  const complete = async (locale: string, argument: string, partial: string, command = 'compare') => {
    const event = {
      ...{ type: 'autocomplete' as const, id: 'typing', command, argument, partial, limit: 5 },
      ...{ actor: { ...as('rosa').actor, locale }, place: 'test:hall:user:rosa' as const },
      ...(command === 'indicator' && { subcommand: 'show' }),
    };
    const outcome = await bot.handle(event);
    return outcome.type === 'choices' ? outcome.choices.map(({ label }) => label) : outcome;
  };
  expect(await complete('es', 'regions', 'catal')).toEqual(expect.arrayContaining(['Cataluña (ES51)']));
  expect(await complete('en', 'regions', 'catal')).toEqual(expect.arrayContaining(['Catalonia (ES51)']));
  expect(await complete('es', 'indicator', 'unemployment', 'indicator')).toContain('Tasa de paro');
  expect(await bot.suggest('area', 'housing', 3, 'sv')).toMatchObject([{ value: 'housing', label: 'Boende' }]);
  for (const kind of ['region', 'indicator', 'area', 'target-group', 'country'])
    for (const { value, label } of await context.vocabulary.in('es').suggest(kind, '', 40))
      expect(
        context.vocabulary
          .find(kind, kind === 'region' ? label.replace(/ \(\w+\)$/, '') : label)
          .map((each) => each.value),
        label,
      ).toContain(value);
});

test('a language that is not spoken here leaves names as they are', async () => {
  expect(context.vocabulary.in('fi')).toBe(context.vocabulary);
  expect(context.vocabulary.in('en-GB')).toBe(context.vocabulary);
});
