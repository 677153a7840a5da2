import { expect, test } from 'vitest';
import type { Form } from '#src/core/form.ts';
import { createOpenedForms } from '#src/core/opened-forms.ts';

const form = (title: string): Form => ({ id: '/log', title, submit: 'Send', fields: [], values: {} });

function start() {
  const clock = { now: new Date('2026-11-27T08:00:00Z') };
  return { clock, forms: createOpenedForms(() => clock.now) };
}

test('a form is known for a quarter of an hour after it was opened', () => {
  const { clock, forms } = start();
  forms.keep('1 en /log', form('first'));
  clock.now = new Date('2026-11-27T08:15:00Z');
  expect(forms.find('1 en /log')?.title).toBe('first');
  expect(forms.find('2 en /log')).toBeNull();
  clock.now = new Date('2026-11-27T08:15:01Z');
  expect(forms.find('1 en /log')).toBeNull();
});

test('its next step is opened from it once; an opening after that is a new one', () => {
  const { forms } = start();
  forms.keep('1 en /log', form('first'));
  expect(forms.takeNext('1 en /log')).toBeNull();
  forms.goOn('1 en /log');
  expect(forms.takeNext('1 en /log')?.title).toBe('first');
  expect(forms.takeNext('1 en /log')).toBeNull();
  expect(forms.find('1 en /log')?.title).toBe('first');
});

test('what was taken is forgotten, and so is the oldest of more than 500', () => {
  const { forms } = start();
  forms.keep('taken', form('taken'));
  forms.drop('taken');
  expect(forms.find('taken')).toBeNull();
  for (let index = 0; index <= 500; index += 1) forms.keep(String(index), form(String(index)));
  expect(forms.find('0')).toBeNull();
  expect(forms.find('1')?.title).toBe('1');
});
