import { expect, test } from 'vitest';
import { templateNames, templates } from '#src/domain/rules/templates.ts';
import { readRule } from '#src/domain/rules/yaml.ts';
import { createDialogue, formOf, lineOf, read } from '#test/support/dialogue.ts';

const { as, database, clock } = await createDialogue();
const { sql } = database;
const admin = as('admin');
await admin.say('/me show');

/** What a form of a template is filled in with beside what it holds already. */
const filled: Record<string, Record<string, string>> = {
  figure: { indicator: 'early-leavers', direction: 'rises' },
  channel: { area: 'housing' },
};

test.each(templateNames)('the template %s is kept, tried, put on, exported and taken again', async (name) => {
  const form = await admin.say(`/rule new ${name}`);
  expect(formOf(form).fields.length).toBe(1 + templates[name].parameters.length + templates[name].texts);
  const kept = await admin.submit(form, { name: `Mine: ${name}`, ...filled[name] });
  expect(read(kept)).toContain(`${String.fromCodePoint(77)}ine: ${name}`);
  expect(read(kept)).toContain('is kept as a draft');
  const line = lineOf(kept, 'Try it');
  const number = line.split(' ').at(-1);
  expect(read(await admin.say(`/rule on ${number}`))).toContain('was not tried yet');
  const tried = await admin.say(line);
  expect(read(tried)).toContain('would have done');
  const on = await admin.press(tried, 'Put it on');
  expect(read(on)).toContain('is on. What happens from now on begins it.');
  const file = (await admin.say(`/rule export ${number}`)) as { blocks: { type: string; content?: string }[] };
  const yaml = file.blocks.find(({ type }) => type === 'file')?.content ?? '';
  const [stored] = await sql<
    { definition: object }[]
  >`select definition from rule_version where rule = ${Number(number)}`;
  expect(readRule(yaml)).toEqual({ definition: stored?.definition });
  const again = await admin.submit(await admin.say('/rule import'), { yaml });
  expect(read(again)).toContain('Version 2 of');
  expect(await sql`select state, version, tried from rule where number = ${Number(number)}`).toEqual([
    { state: 'paused', version: 2, tried: 1 },
  ]);
  void clock;
});

test('rules are listed, and a member may not', async () => {
  const list = await admin.say('/rule list');
  expect(read(list)).toContain('12 rules; none is on.');
  expect(read(await admin.say('/rule new'))).toContain('An unanswered question');
  expect(read(await as('maria').say('/rule list'))).toContain('not');
});
