import type { BotTexts } from './bot-texts.ts';
import type { Field, FileValue, FormValue, FormValues, Problems } from './form.ts';
import { cleanText } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

type Accepted = { value: FormValue } | { problem: string };

/** What was sent, as the form's fields take it; problems by field where it does not fit. Fields that the form lacks are left out. */
export function acceptValues(
  fields: Field[],
  values: FormValues,
  vocabulary: Vocabulary,
  texts: BotTexts['field'],
): { values: FormValues; problems: Problems } {
  const accepted: FormValues = {};
  const problems: Problems = {};
  for (const field of fields) {
    const raw = values[field.name] ?? null;
    const result = isEmpty(raw)
      ? field.required
        ? { problem: texts.required }
        : { value: field.type === 'multi-select' || field.type === 'file' ? [] : field.type === 'check' ? false : null }
      : acceptValue(field, raw, vocabulary, texts);
    if ('problem' in result) problems[field.name] = result.problem;
    else accepted[field.name] = result.value;
  }
  return { values: accepted, problems };
}

function isEmpty(value: FormValue): value is null | '' | [] {
  return (
    value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  );
}

function acceptValue(
  field: Field,
  raw: Exclude<FormValue, null>,
  vocabulary: Vocabulary,
  texts: BotTexts['field'],
): Accepted {
  switch (field.type) {
    case 'text':
    case 'long-text': {
      const text = cleanText(String(raw)).trim();
      if (text === '' && field.required) return { problem: texts.required };
      const line = field.type === 'text' ? text.replace(/\s*\n\s*/g, ' ') : text;
      return line.length > field.maxLength ? { problem: texts.tooLong(line.length, field.maxLength) } : { value: line };
    }
    case 'select':
    case 'multi-select': {
      const chosen = (Array.isArray(raw) ? raw : String(raw).split(','))
        .map((item) => String(item).trim())
        .filter(Boolean);
      const values: string[] = [];
      for (const item of chosen) {
        const option = findOption(field.options, item);
        if (!option)
          return {
            problem: texts.notAnOption(
              item,
              field.options.map(({ label }) => label),
            ),
          };
        if (!values.includes(option.value)) values.push(option.value);
      }
      return { value: field.type === 'select' ? (values[0] ?? null) : values };
    }
    case 'region': {
      const text = String(raw).trim();
      const found = vocabulary.find('region', text);
      if (found.length === 1 && found[0]) return { value: found[0].value };
      const nearest = found.length > 0 ? found : vocabulary.nearest('region', text, 4);
      return {
        problem: texts.unknownRegion(
          text,
          nearest.map(({ label }) => label),
        ),
      };
    }
    case 'date': {
      const text = String(raw).trim();
      return isDate(text) ? { value: text } : { problem: texts.notADate };
    }
    case 'number': {
      const number = typeof raw === 'number' ? raw : Number(String(raw).trim().replace(/[\s_]/g, '').replace(',', '.'));
      if (!Number.isFinite(number)) return { problem: texts.notANumber };
      if (field.min !== undefined && number < field.min) return { problem: texts.tooSmall(field.min) };
      if (field.max !== undefined && number > field.max) return { problem: texts.tooLarge(field.max) };
      return { value: number };
    }
    case 'check':
      return { value: raw === true || /^(yes|true|1|on)$/i.test(String(raw)) };
    case 'file': {
      const files = (Array.isArray(raw) ? raw : []) as FileValue[];
      return files.length > field.maxFiles ? { problem: texts.tooManyFiles(field.maxFiles) } : { value: files };
    }
    default:
      return field satisfies never;
  }
}

function findOption(options: { label: string; value: string }[], text: string) {
  const lower = text.toLowerCase();
  return options.find(
    ({ value, label }) => value === text || value.toLowerCase() === lower || label.toLowerCase() === lower,
  );
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
