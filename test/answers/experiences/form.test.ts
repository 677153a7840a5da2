import { expect, test } from 'vitest';
import { encodeModal } from '#adapters/discord/encode/form.ts';
import type { Texts as DiscordTexts } from '#adapters/discord/texts.ts';
import { encodeForm } from '#adapters/slack/encode/form.ts';
import type { Texts as SlackTexts } from '#adapters/slack/texts.ts';
import { laterFields } from '#src/answers/experiences/form.ts';
import type { FormValues } from '#src/core/form.ts';
import { textsFor } from '#src/texts/index.ts';
import { platformTexts } from '#src/texts/platform.ts';
import type { Loose } from '#test/support/fake-discord/message-rules.ts';

const discord = platformTexts<DiscordTexts>('discord', 'en');
const slack = platformTexts<SlackTexts>('slack', 'en');
const form = (values: FormValues) => ({
  id: '/experience complete 7',
  title: 'Complete experience #7',
  submit: 'Save',
  fields: laterFields(textsFor('en')),
  values,
});

/** Title and labels of each modal, as it opens with these values. */
function modals(values: FormValues) {
  const open = (step: number) =>
    encodeModal(form(values), { step, replaces: false }, new Map(), discord) as unknown as Loose;
  const count = Number(/\/(\d)\)/.exec(String(open(1).title))?.[1]);
  return Array.from({ length: count }, (_, index) => {
    const { title, components } = open(index + 1);
    return [title, ...(components as { label: string }[]).map(({ label }) => label)];
  });
}

test('Discord asks in three short steps, and for an end and a cost only where there are some', () => {
  expect(modals({})).toEqual([
    [
      'What came of it (1/3)',
      'State of the work',
      'Results',
      'Persons reached',
      'Difficulties',
      'Lessons: do’s and don’ts',
    ],
    ['For others who try it (2/3)', 'Tips for transfer', 'Start', 'Partners', 'Evaluation', 'Funding'],
    ['How it was set up (3/3)', 'Contact', 'Links', 'Role of the region', 'Stage of the policy cycle', 'Strong in'],
  ]);
  expect(modals({ status: 'running' })).toHaveLength(3);
  expect(modals({ status: 'ended' }).flat()).toContain('End');
  expect(modals({ funding: ['AMIF'] }).flat()).toContain('Cost in euro');
});

test('Slack asks in three steps, and takes a month where a day is not known', () => {
  const draw = (step: number, values: FormValues) =>
    JSON.stringify(encodeForm(form(values), slack, { step, metadata: '', labels: new Map() }));
  expect(draw(0, {})).toContain('Step 1 of 3 · What came of it');
  expect(draw(1, {})).not.toContain('Only if it has ended');
  const ended = draw(1, { status: 'ended' });
  expect(ended).toContain('"End"');
  expect(ended).not.toContain('datepicker');
  expect(draw(2, {})).not.toContain('Cost in euro');
});
