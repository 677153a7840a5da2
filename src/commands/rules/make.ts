import { z } from 'zod';
import { sayFlaw } from '#src/answers/rules/problems.ts';
import { exportMessage, ruleMessage, templatesMessage } from '#src/answers/rules/rule.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Field, FileValue } from '#src/core/form.ts';
import { type Definition, ruleLimits } from '#src/domain/rules/definition.ts';
import { type TemplateName, templateNames, templates } from '#src/domain/rules/templates.ts';
import { readRule as readYaml, writeRule } from '#src/domain/rules/yaml.ts';
import { keepRule, readRule } from '#src/operations/rules/rules.ts';
import { textsFor } from '#src/texts/index.ts';
import { readTemplate, templateForm } from './form.ts';

const common = { visibility: 'private', requires: 'run-digests' } as const;

/** Keeps a rule, or what is wrong with it beside the field that it was written in. */
async function keep(context: AppContext, definition: Definition, { field, call }: { field: string; call: Call }) {
  try {
    const { rule, isNew } = await keepRule(context, definition, call);
    const { rule: texts } = textsFor(call.person.language);
    const { name, version, state, number } = rule;
    const done = isNew ? texts.made({ name, number }) : texts.kept({ name, version, state: texts.states[state] });
    return ruleMessage(context, rule, call.person, done);
  } catch (error) {
    if (error instanceof UserError) return { problems: { [field]: error.message } };
    throw error;
  }
}

export const create = subcommand({
  ...common,
  args: z.object({ template: argument.choice(templateNames).optional() }),
  run: async (_context, { template }, { person, place }) => {
    if (template === undefined) return templatesMessage(person);
    if ('here' in templates[template] && !place.includes(':channel:'))
      throw new UserError(textsFor(person.language).rule.refused.noChannel);
    return templateForm(template, person);
  },
  submit: async (context, values, { template }, call) => {
    const name: TemplateName = template ?? templateNames[0];
    return keep(context, readTemplate(name, values, call.person), { field: 'name', call });
  },
});

export const take = subcommand({
  ...common,
  args: z.object({}),
  async run(_context, _args, { person }) {
    const { form } = textsFor(person.language).rule;
    const { file } = textsFor(person.language).figuresForm.labels;
    const fields: Field[] = [
      { name: 'yaml', type: 'long-text', label: form.yaml, hint: form.yamlHint, required: false, maxLength: 4_000 },
      { name: 'file', type: 'file', label: file, required: false, maxFiles: 1 },
    ];
    return { title: form.import, submit: form.submit, fields, values: {} };
  },
  async submit(context, values, _args, call) {
    const [file] = (values.file ?? []) as FileValue[];
    const source = file ? file.content : String(values.yaml ?? '');
    const read = readYaml(source.slice(0, ruleLimits.yaml + 1));
    const field = file ? 'file' : 'yaml';
    if ('flaws' in read)
      return {
        problems: {
          [field]: read.flaws
            .slice(0, 5)
            .map((flaw) => sayFlaw(flaw, call.person.language))
            .join('\n'),
        },
      };
    return keep(context, read.definition, { field, call });
  },
});

export const give = subcommand({
  ...common,
  args: z.object({ number: argument.number({ min: 1, max: 1_000_000_000 }) }),
  async run(context, { number }, { person }) {
    const rule = await readRule(context, number, person);
    return exportMessage(rule, writeRule(rule.definition));
  },
});
