import { expect, test } from 'vitest';
import type { Field } from '#src/core/form.ts';
import { addShown, joinWithNow, type ShownFields } from '#src/core/shown-fields.ts';

const fields: Field[] = [
  { name: 'title', label: 'Title', type: 'text', required: true, maxLength: 100 },
  { name: 'areas', label: 'Areas', type: 'multi-select', required: false, options: [] },
];
const open = (values: Record<string, string | string[]>, before: ShownFields = [], typed = {}) =>
  addShown(before, { fields, values, typed, at: 0 });
const join = (shown: ShownFields, now: object, sent: object) =>
  joinWithNow(fields, shown, { now: { ...now }, sent: { ...sent } } as Parameters<typeof joinWithNow>[2]);

test('a field that was left as it was shown keeps what was saved meanwhile', () => {
  const shown = open({ title: 'Old', areas: ['a', 'b'] });
  const joined = join(shown, { title: 'New', areas: ['a', 'b'] }, { title: 'Old', areas: ['b', 'a', 'c'] });
  expect(joined).toMatchObject({ values: { title: 'New', areas: ['b', 'a', 'c'] }, kept: ['title'], asked: [] });
});

test('a field that both changed is asked about once, and then what was sent counts', () => {
  const asked = join(open({ title: 'Old' }), { title: 'Theirs' }, { title: 'Mine' });
  expect(asked).toMatchObject({ values: { title: 'Mine' }, asked: ['title'] });
  const { whenAsked } = asked;
  expect(join(whenAsked, { title: 'Theirs' }, { title: 'Mine' })).toMatchObject({ asked: [], kept: [] });
  expect(join(whenAsked, { title: 'Theirs' }, { title: 'Theirs' })).toMatchObject({ asked: [], kept: [] });
  expect(join(whenAsked, { title: 'Again theirs' }, { title: 'Mine' })).toMatchObject({ asked: ['title'] });
});

test('both changed it to the same: nothing is asked', () => {
  expect(join(open({ title: 'Old' }), { title: 'Same' }, { title: 'Same' })).toMatchObject({ asked: [], kept: [] });
});

test('of two windows the earlier is known by what it showed', () => {
  const twice = open({ title: 'Second', areas: ['a'] }, open({ title: 'First', areas: ['a'] }));
  const now = { title: 'Second', areas: ['a'] };
  // Typed back in the later one: as well as it fits the earlier, nothing would be changed there.
  expect(join(twice, now, { title: 'First', areas: ['a'] })).toMatchObject({ values: { title: 'First' }, kept: [] });
  expect(join(twice, now, { title: 'Third', areas: ['a'] }).whenSaved).toEqual(twice.slice(1));
  const other = open({ title: 'Second', areas: ['b'] }, open({ title: 'First', areas: ['a'] }));
  expect(join(other, { title: 'Second', areas: ['b'] }, { title: 'Mine', areas: ['a'] })).toMatchObject({
    values: { areas: ['b'] },
    kept: ['areas'],
    asked: ['title'],
  });
});

test('what was typed before does not hide what it began from', () => {
  const begun = open({ title: 'Theirs' }, open({ title: 'Old' }), { title: 'Mine' });
  expect(join(begun, { title: 'Theirs' }, { title: 'Mine' })).toMatchObject({ asked: ['title'] });
});

test('without knowing what was shown, what is sent counts', () => {
  expect(join([], { title: 'Theirs' }, { title: 'Mine' })).toMatchObject({ values: { title: 'Mine' }, asked: [] });
});
