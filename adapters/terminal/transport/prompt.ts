import { createInterface, type Interface } from 'node:readline/promises';
import type { Field, FileValue, Form, FormValues, Problems } from '#src/core/form.ts';
import { isAsked, listGroups } from '#src/core/form-fields.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { completeLine } from '../complete/complete.ts';
import { createEvent, placeOf, type Terminal } from '../decode/event.ts';
import { type Drawing, type Drawn, drawMenu, encodeMessage, wrapText } from '../encode/message.ts';
import type { Texts } from '../texts.ts';
import { readTypedFiles, UnreadableFile } from './read-files.ts';

const sign = 'causeway> ';
/** Ends a form without sending it. */
const cancelWord = '.';
/** The interval at which an open prompt looks for new messages. */
const lookEveryMs = 5_000;

/** Reads lines and forms from a terminal, one after the other. Numbers press the buttons of the last answer. */
export function createPrompt(
  { bot, kept, logger }: Pick<AdapterContext, 'bot' | 'kept' | 'logger'>,
  terminal: Terminal,
  drawing: Drawing,
  texts: Texts,
) {
  let choices: Drawn['choices'] = [];
  let reader: Interface | null = null;
  /** The typed lines in order, also those typed before an answer was ready; every question takes its line from here. */
  let typed: AsyncIterator<string> | null = null;
  let hasEnded = false;
  /** Whether the prompt stands and waits for a line. */
  let isIdle = false;
  let looking: Promise<void> | null = null;
  let clock: NodeJS.Timeout | null = null;
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const write = (text: string) => terminal.output.write(`${text}\n`);

  function show(drawn: Drawn) {
    choices = drawn.choices;
    write(`\n${drawn.text}\n`);
  }

  /** Shows what came unasked, under what stands there; resolves when it is written. */
  async function tell(message: Message): Promise<void> {
    const drawn = encodeMessage(message, drawing, choices);
    choices = drawn.choices;
    await new Promise<void>((resolve, reject) => {
      terminal.output.write(`\n${drawn.text}\n`, (error) => (error ? reject(error) : resolve()));
    });
    if (isIdle && !hasEnded) reader?.prompt(true);
  }

  /** Shows what is kept for this person; what cannot be shown now stays kept. */
  function look(opening: string): Promise<void> {
    let isFirst = true;
    looking ??= kept
      .hand(placeOf(terminal.user), (message) => {
        if (isFirst) write(opening);
        isFirst = false;
        return tell(message);
      })
      .then(
        () => {},
        (error) => logger.warn({ err: error }, 'what is kept could not be shown'),
      )
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  async function answer(outcome: Outcome): Promise<void> {
    switch (outcome.type) {
      case 'message':
        return show(encodeMessage(outcome, drawing));
      case 'form':
        return fillIn(outcome.form, {});
      case 'problems':
        return fillIn(outcome.form, outcome.problems);
      case 'choices':
      // Forms are sent whole here.
      case 'more':
      case 'nothing':
        return;
      default:
        return outcome satisfies never;
    }
  }

  /** Asks field by field, after an error only for the fields it names. */
  async function fillIn(form: Form, problems: Problems): Promise<void> {
    const values: FormValues = { ...form.values };
    const isAgain = Object.keys(problems).length > 0;
    const asked = isAgain ? form.fields.filter(({ name }) => name in problems) : form.fields;
    write(`\n${form.title}${form.intro ? `\n${wrapText(plainText(form.intro), drawing.width)}` : ''}`);
    write(texts.howToFillIn({ cancel: cancelWord }));
    for (const field of form.fields)
      if (isFilled(values[field.name])) write(`  ${field.label}: ${shown(values[field.name])}`);
    const groups = listGroups(asked);
    for (const field of asked) {
      const group = groups.length > 1 ? groups.find(({ fields }) => fields[0] === field) : undefined;
      if (group?.name) write(`\n${group.name}`);
      if (!isAsked(field, values) && !problems[field.name]) continue;
      if (problems[field.name]) write(`  ! ${problems[field.name]}`);
      const line = await ask(describeField(field, values, texts));
      if (line === null || line.trim() === cancelWord) {
        await bot.handle(createEvent(terminal.user, { type: 'draft', form: form.id, values }));
        write(texts.notSent);
        return;
      }
      if (line.trim() === '') continue;
      if (field.type !== 'file') values[field.name] = readValue(field, line);
      else values[field.name] = (await readOrSay(field, line)) ?? values[field.name] ?? null;
    }
    await answer(await bot.handle(createEvent(terminal.user, { type: 'submission', form: form.id, values })));
  }

  /** The files at typed paths; null where one cannot be read, which is said: the form goes on without. */
  async function readOrSay(field: Extract<Field, { type: 'file' }>, line: string): Promise<FileValue[] | null> {
    try {
      return await readTypedFiles(field, line);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      write(`  ! ${texts.noFile({ path: error.path })}`);
      return null;
    }
  }

  /** The next line; null when the input has ended. */
  async function ask(question: string): Promise<string | null> {
    // A reader that has ended may still hold lines, but refuses to ask.
    if (hasEnded) write(question);
    else {
      reader?.setPrompt(question);
      reader?.prompt();
    }
    const next = await typed?.next();
    return next === undefined || next.done ? null : next.value;
  }

  async function say(line: string): Promise<void> {
    const chosen = /^\d+$/.test(line) ? choices[Number(line) - 1] : undefined;
    if (chosen && 'options' in chosen) return show(drawMenu(chosen, drawing, choices));
    if (chosen) {
      write(chosen.line);
      return answer(await bot.handle(createEvent(terminal.user, { type: 'action', line: chosen.line })));
    }
    // A slip of a number leaves the list as it is.
    if (/^\d+$/.test(line) && choices.length > 0) {
      write(texts.noChoice({ count: choices.length }));
      return;
    }
    const event = line.startsWith('/')
      ? createEvent(terminal.user, { type: 'action', line })
      : createEvent(terminal.user, { type: 'mention', text: line });
    await answer(await bot.handle(event));
  }

  async function start(): Promise<void> {
    reader = createInterface({
      input: terminal.input,
      output: terminal.output,
      terminal: terminal.input.isTTY === true,
      completer: (line: string) => completeLine(bot, terminal.user, line),
    });
    reader.once('close', () => {
      hasEnded = true;
    });
    typed = reader[Symbol.asyncIterator]();
    clock = setInterval(() => void (isIdle && look('')), lookEveryMs);
    write(texts.opening);
    await look(`\n${texts.whileAway}`);
    void listen(reader);
  }

  async function listen(lines: Interface): Promise<void> {
    for (let line = await askNext(); line !== null; line = await askNext()) {
      if (/^\/?(exit|quit)$/.test(line.trim())) break;
      if (line.trim() !== '') await say(line.trim());
    }
    lines.close();
    await end();
  }

  async function askNext(): Promise<string | null> {
    isIdle = true;
    const line = await ask(sign);
    isIdle = false;
    return line;
  }

  /** Waits until the messages on the screen are noted as shown, before the server closes. */
  async function end(): Promise<void> {
    if (clock) clearInterval(clock);
    await looking;
    finish();
  }

  async function stop(): Promise<void> {
    reader?.close();
    await end();
  }

  return { start, stop, tell, finished };
}

function describeField(field: Field, values: FormValues, texts: Texts): string {
  const current = values[field.name];
  const kept = isFilled(current) ? ` [${shown(current)}]` : '';
  const options =
    field.type === 'select' || field.type === 'multi-select'
      ? `    ${field.options.map(({ label, value }) => (label === value ? value : `${value} = ${label}`)).join('; ')}\n`
      : '';
  const several = field.type === 'multi-select' ? ` ${texts.several}` : field.type === 'file' ? ` ${texts.files}` : '';
  return `${options}${field.label}${field.required ? ' *' : ''}${several}${field.hint ? ` – ${field.hint}` : ''}${kept}: `;
}

function isFilled(value: FormValues[string] | undefined): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function shown(value: FormValues[string] | undefined): string {
  const items = Array.isArray(value)
    ? value.map((item) => (typeof item === 'string' ? item : item.name))
    : [String(value)];
  return items.join(',').replaceAll('\n', '\\n');
}

/** Reads the text typed for a field as the field's value; `\n` in a long text is a line break. */
export function readValue(field: Field, typed: string): FormValues[string] {
  if (field.type === 'multi-select') return typed.split(',').map((item) => item.trim());
  if (field.type === 'check') return /^(y|yes|true|1|on)$/i.test(typed.trim());
  return field.type === 'long-text' ? typed.replaceAll('\\n', '\n') : typed;
}
