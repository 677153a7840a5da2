import { formFields } from '#src/answers/rules/form.ts';
import { mergeTexts, sayTemplate, templateTexts } from '#src/answers/rules/templates.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { type Definition, type FormField, ruleLimits } from '#src/domain/rules/definition.ts';
import { listFields } from '#src/domain/rules/fields.ts';
import { type Template, type TemplateName, type TemplateParameter, templates } from '#src/domain/rules/templates.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';

/** The form that makes a rule from a template. */
export function templateForm(name: TemplateName, { language }: Person) {
  const { form } = textsFor(language).rule;
  const template: Template = templates[name];
  const { title, summary } = sayTemplate(name, language);
  const texts = templateTexts(name, language);
  const fields = listFields(template.build(readParameters(template, {}), texts)).map((field) => `{${field}}`);
  return {
    title: form.new({ title }),
    intro: summary,
    submit: form.submit,
    fields: [
      { name: 'name', type: 'text', label: form.name, required: true, maxLength: ruleLimits.name },
      ...template.parameters.map((parameter) => parameterField(parameter, language)),
      ...texts.map(
        (_, index): Field => ({
          ...{ name: `text${index}`, type: 'long-text', label: form.text({ number: index + 1 }), required: true },
          ...{ maxLength: ruleLimits.text, hint: form.fields({ fields: fields.join(' ') }) },
        }),
      ),
    ] satisfies Field[],
    values: {
      name: title,
      ...Object.fromEntries(
        template.parameters.flatMap((each) => ('usual' in each ? [[each.name, String(each.usual)]] : [])),
      ),
      ...Object.fromEntries(texts.map((text, index) => [`text${index}`, text])),
    },
  };
}

function parameterField(parameter: TemplateParameter, language: string): Field {
  const { form } = textsFor(language).rule;
  const common = { name: parameter.name, label: form[parameter.name], required: true };
  switch (parameter.kind) {
    case 'number':
      return { ...common, type: 'number', min: parameter.min, max: parameter.max };
    case 'area':
      return { ...common, type: 'select', options: areaOptions(language) };
    case 'indicator':
      return { ...common, type: 'lookup', kind: 'indicator', likely: [] };
    case 'direction':
      return {
        ...common,
        type: 'select',
        options: [
          { value: 'rises', label: form.rises },
          { value: 'falls', label: form.falls },
        ],
      };
    default:
      return parameter satisfies never;
  }
}

/** The rule that a form of a template asks for. */
export function readTemplate(name: TemplateName, values: FormValues, { language }: Person): Definition {
  const template: Template = templates[name];
  const written = templateTexts(name, language).map((_, index) => String(values[`text${index}`] ?? '').trim());
  const built = template.build(readParameters(template, values), mergeTexts(name, written, language));
  return { name: String(values.name ?? '').trim(), language, ...built };
}

function readParameters({ parameters }: Template, values: FormValues) {
  const numberOf = (parameter: 'days' | 'count' | 'points') => {
    const found = parameters.find(({ name }) => name === parameter);
    const usual = found && 'usual' in found ? found.usual : 1;
    return values[parameter] === undefined || values[parameter] === '' ? usual : Number(values[parameter]);
  };
  return {
    ...{ days: numberOf('days'), count: numberOf('count'), points: numberOf('points') },
    ...{
      area: String(values.area ?? ''),
      indicator: String(values.indicator ?? ''),
      rises: values.direction !== 'falls',
    },
  };
}

/** The form of a rule that begins with one. */
export const ruleForm = (name: string, fields: readonly FormField[], { language }: Person) => ({
  ...{ title: name, submit: textsFor(language).rule.form.run, fields: formFields(fields), values: {} },
});
