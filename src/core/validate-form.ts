import type { BotTexts } from './bot-texts.ts';
import type { Field, FileValue, FormValue, FormValues, Problems } from './form.ts';
import { isConditionMet, isEmptyValue } from './form-fields.ts';
import { inputLimits } from './input-limits.ts';
import { readDate } from './read-date.ts';
import { type NumberReading, readNumber } from './read-number.ts';
import { cleanText, countWords, joinLines } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

type Checked = { value: FormValue } | { problem: string };

/** Checks submitted values against the form's fields; returns problems by field. Fields that the form lacks are left out. */
export function validateValues(
  fields: Field[],
  values: FormValues,
  vocabulary: Vocabulary,
  texts: BotTexts['field'],
): { values: FormValues; problems: Problems } {
  const accepted: FormValues = {};
  const problems: Problems = {};
  for (const field of fields) {
    const raw = values[field.name] ?? null;
    const result = isNothing(raw)
      ? field.required && isConditionMet(field, values)
        ? { problem: texts.required }
        : { value: field.type === 'multi-select' || field.type === 'file' ? [] : field.type === 'check' ? false : null }
      : checkValue(field, raw, vocabulary, texts);
    if ('problem' in result) problems[field.name] = result.problem;
    else accepted[field.name] = result.value;
  }
  return { values: accepted, problems };
}

/** An unticked box says something. */
const isNothing = (value: FormValue) => value !== false && isEmptyValue(value);

function checkValue(
  field: Field,
  raw: Exclude<FormValue, null>,
  vocabulary: Vocabulary,
  texts: BotTexts['field'],
): Checked {
  switch (field.type) {
    case 'text':
    case 'long-text': {
      const text = cleanText(String(raw)).trim();
      if (text === '' && field.required) return { problem: texts.required };
      const line = field.type === 'text' ? joinLines(text) : text;
      if (line.length > field.maxLength) return { problem: texts.tooLong(line.length, field.maxLength) };
      const words = countWords(line);
      const { maxWords = Infinity } = field;
      return words > maxWords ? { problem: texts.tooManyWords(words, maxWords) } : { value: line };
    }
    case 'select':
    case 'multi-select':
      return checkChoice(field, raw, texts);
    case 'lookup': {
      const text = String(raw).trim();
      if (text.length > inputLimits.name.max) return { problem: texts.tooLong(text.length, inputLimits.name.max) };
      const found = vocabulary.find(field.kind, text);
      if (found.length === 1 && found[0]) return { value: found[0].value };
      const nearest = found.length > 0 ? found : vocabulary.nearest(field.kind, text, 4);
      return {
        problem: texts.unknownName(
          field.kind,
          text,
          nearest.map(({ label }) => label),
        ),
      };
    }
    case 'date':
      return checkDate(String(raw), texts);
    case 'number':
      return checkNumber(field, raw, texts);
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

type Choice = Extract<Field, { options: unknown }>;

function checkChoice(field: Choice, raw: Exclude<FormValue, null>, texts: BotTexts['field']): Checked {
  const { max } = inputLimits.value;
  const length = Array.isArray(raw) ? raw.length : String(raw).length;
  if (length > max) return { problem: texts.tooLong(length, max) };
  const chosen = (Array.isArray(raw) ? raw : String(raw).split(',')).map((item) => String(item).trim()).filter(Boolean);
  const values = new Set<string>();
  for (const item of chosen) {
    const option = findOption(field.options, item);
    if (!option)
      return {
        problem: texts.notAnOption(
          item,
          field.options.map(({ label }) => label),
        ),
      };
    values.add(option.value);
  }
  const [first = null] = values;
  return { value: field.type === 'select' ? first : [...values] };
}

function findOption(options: { label: string; value: string }[], text: string) {
  const lower = text.toLowerCase();
  return options.find(
    ({ value, label }) => value === text || value.toLowerCase() === lower || label.toLowerCase() === lower,
  );
}

function checkNumber(
  field: Extract<Field, { type: 'number' }>,
  raw: Exclude<FormValue, null>,
  texts: BotTexts['field'],
): Checked {
  const reading: NumberReading =
    typeof raw === 'number' ? { type: 'number', value: raw } : readNumber(String(raw), field.decimals);
  switch (reading.type) {
    case 'doubtful':
      return { problem: texts.doubtfulNumber(String(raw).trim(), reading.readings) };
    case 'percent':
      return { problem: texts.notACount(String(raw).trim()) };
    case 'money':
      return { problem: texts.notMoney(String(raw).trim()) };
    case 'bound':
    case 'span':
      return { problem: texts.notOneNumber(String(raw).trim()) };
    case 'none':
      return { problem: texts.notANumber };
    case 'number': {
      const { value } = reading;
      if (!Number.isFinite(value)) return { problem: texts.notANumber };
      if (field.decimals === 0 && !Number.isInteger(value)) return { problem: texts.notWhole };
      if (field.min !== undefined && value < field.min) return { problem: texts.tooSmall(field.min) };
      if (field.max !== undefined && value > field.max) return { problem: texts.tooLarge(field.max) };
      return { value };
    }
    default:
      return reading satisfies never;
  }
}

function checkDate(text: string, texts: BotTexts['field']): Checked {
  const reading = readDate(text);
  switch (reading.type) {
    case 'date':
      return { value: reading.value };
    case 'doubtful':
      return { problem: texts.doubtfulDate(text.trim(), reading.readings) };
    case 'none':
      return { problem: texts.notADate };
    default:
      return reading satisfies never;
  }
}
