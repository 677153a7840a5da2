import type { Bot } from '#src/core/bot.ts';
import type { Field, Form, FormValues } from '#src/core/form.ts';
import { hintWithCondition, listGroups } from '#src/core/form-fields.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { createEvent, placeOf, type Terminal } from '../decode/event.ts';
import { drawingFor, encodeMessage, wrapText } from '../encode/message.ts';
import { terminal as platform } from '../platform.ts';
import type { Texts } from '../texts.ts';
import { readTypedFiles, UnreadableFile } from './read-files.ts';

export type Once = {
  line: string;
  /** Sends this into the form that the line opens. */
  values: FormValues | null;
  /** Prints the neutral outcome as JSON. */
  isJson: boolean;
  locatePicture(key: string): string | null;
};

/**
 * Says one line and prints the answer. Resolves with the exit code: 0, or 1 with the problem on `errors`, where it also says that messages are kept
 * for this person: only a prompt shows them.
 */
export async function answerOnce(
  { bot, kept, texts: textsOf }: Pick<AdapterContext, 'bot' | 'kept' | 'texts'>,
  once: Once,
  terminal: Terminal,
  errors: { write(text: string): unknown },
): Promise<0 | 1> {
  const texts = textsOf<Texts>(platform.name, 'en');
  const outcome = await ask(bot, once, terminal.user, texts);
  if (typeof outcome === 'string') {
    errors.write(`${outcome}\n`);
    return 1;
  }
  const code = hasFailed(outcome) ? 1 : 0;
  if (once.isJson) {
    terminal.output.write(`${JSON.stringify(outcome, null, 2)}\n`);
    return code;
  }
  const drawn = describe(outcome, terminal, once.locatePicture, texts);
  if (drawn) (code === 1 ? errors : terminal.output).write(`${drawn}\n`);
  const count = await kept.count(placeOf(terminal.user));
  if (count > 0) errors.write(`\n${texts.waiting({ count })}\n`);
  return code;
}

function hasFailed(outcome: Outcome): boolean {
  return outcome.type === 'problems' || (outcome.type === 'message' && outcome.failed === true);
}

/** The outcome, or what is wrong with the call. */
async function ask(bot: Bot, { line, values }: Once, user: string, texts: Texts): Promise<Outcome | string> {
  const opened = await bot.handle(
    line.trimStart().startsWith('/')
      ? createEvent(user, { type: 'action', line })
      : createEvent(user, { type: 'mention', text: line }),
  );
  if (values === null || hasFailed(opened)) return opened;
  if (opened.type !== 'form') return texts.opensNoForm({ line: line.trim() });
  const names = opened.form.fields.map(({ name }) => name);
  const stranger = Object.keys(values).find((name) => !names.includes(name));
  if (stranger !== undefined) return texts.noSuchField({ field: stranger, fields: names.join(', ') });
  try {
    const sent = { ...opened.form.values, ...(await withFiles(opened.form, values)) };
    return await bot.handle(createEvent(user, { type: 'submission', form: opened.form.id, values: sent }));
  } catch (error) {
    if (error instanceof UnreadableFile) return texts.noFile({ path: error.path });
    throw error;
  }
}

/** The values with the files whose paths are said in place of them. */
async function withFiles({ fields }: Form, values: FormValues): Promise<FormValues> {
  const read = { ...values };
  for (const field of fields) {
    const said = values[field.name];
    if (field.type === 'file' && typeof said === 'string') read[field.name] = await readTypedFiles(field, said);
  }
  return read;
}

function describe(outcome: Outcome, terminal: Terminal, locatePicture: Once['locatePicture'], texts: Texts): string {
  switch (outcome.type) {
    case 'message':
      return encodeMessage(outcome, drawingFor(terminal, locatePicture)).text;
    case 'form':
      return [
        outcome.form.title,
        ...(outcome.form.intro
          ? [wrapText(plainText(outcome.form.intro), drawingFor(terminal, locatePicture).width)]
          : []),
        ...listGroups(outcome.form.fields).flatMap(({ name, fields }) => [
          ...(name === null ? [] : [`${name}:`]),
          ...fields.map((field) => describeField(field, outcome.form)),
        ]),
        texts.sendWith({ field: outcome.form.fields[0]?.name ?? 'name' }),
      ].join('\n');
    case 'problems':
      return Object.entries(outcome.problems)
        .map(([name, problem]) => {
          const label = outcome.form.fields.find((field) => field.name === name)?.label;
          return `${name}${label ? ` (${label})` : ''}: ${problem}`;
        })
        .join('\n');
    case 'choices':
      return outcome.choices.map(({ label }) => label).join('\n');
    // Forms are sent whole here.
    case 'more':
    case 'nothing':
      return '';
    default:
      return outcome satisfies never;
  }
}

/** A field as it is to be sent, and the values a list takes. */
function describeField(field: Field, { values }: Form): string {
  const hint = hintWithCondition(field, values);
  const said = `  ${field.name}${field.required ? ' *' : ''}: ${field.label}${hint ? ` – ${hint}` : ''}`;
  return 'options' in field ? `${said}\n      ${field.options.map(({ value }) => value).join(', ')}` : said;
}
