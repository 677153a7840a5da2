import { askWhichCommand, askWhichSubcommand } from './ask-again.ts';
import { message, text } from './blocks.ts';
import type { BotParts } from './bot-parts.ts';
import type { BotTexts } from './bot-texts.ts';
import type { Call, FormReply, Reply, Shortcut, Subcommand } from './command.ts';
import { settleProposal, splitConfirmation } from './confirmation.ts';
import { joinEdited, noteShown } from './edited-forms.ts';
import type { DraftEvent, OptionValues, SentStep, ShortcutEvent, ShortcutMessage, SubmissionEvent } from './event.ts';
import { fileAnswer, offerFiles, splitFile, type WantedFile } from './files.ts';
import { foldAnswer, splitFold } from './folds.ts';
import type { Form, FormValues, Problems } from './form.ts';
import { inputLimits } from './input-limits.ts';
import { escapeMarkdown } from './markdown.ts';
import { actions, type Block, button, type Message } from './message.ts';
import { createOpenedForms } from './opened-forms.ts';
import { failure, type Outcome } from './outcome.ts';
import { pagePlatform } from './page-visit.ts';
import type { Person } from './person.ts';
import { type Asked, createPrepare, type StoodIn } from './prepare-call.ts';
import { readOptions, readWords } from './read-arguments.ts';
import type { Reading } from './reading.ts';
import { type Located, type Lookup, listSubcommands, type Registry } from './registry.ts';
import { isTooLong, measureValue } from './validate-event.ts';
import { validateValues } from './validate-form.ts';
import type { NearTerm } from './vocabulary.ts';

type MessageOutcome = Extract<Outcome, { type: 'message' }>;

/** A longer text is given back as a file. */
const longestGivenBack = 6_000;

/** Runs what a line means, what a form holds and what a shortcut opens. */
export function createRunner<Context>(parts: BotParts<Context>, registry: Registry<Context>) {
  const { drafts } = parts;
  const prepare = createPrepare<Context>(parts);
  const openedForms = createOpenedForms(parts.now);

  async function run(found: Lookup<Context>, asked: Asked, options?: OptionValues): Promise<Outcome> {
    const { event, person, texts } = asked;
    const vocabulary = parts.vocabulary.in(person.language);
    if (found.type === 'unknown-command') return askWhichCommand(found, registry.nearestCommand(found.said), texts);
    if (found.type === 'unknown-subcommand') return askWhichSubcommand(found.command, texts);
    const { subcommand } = found;
    if (found.unsaid !== undefined && subcommand.arguments.some(({ kind }) => kind === 'words'))
      return sayUnknown(found, found.unsaid, texts);
    const { rest: whole, wanted: file } = splitFile(found.rest, subcommand.files);
    // Among free words one of these may be meant as it stands.
    const takesWords = subcommand.arguments.some(({ kind }) => kind === 'words');
    const { rest: unfolded, wanted } = splitFold(whole, subcommand.folds, !takesWords);
    const { rest, confirmation } = subcommand.asksFirst
      ? splitConfirmation(unfolded)
      : { rest: unfolded, confirmation: null };
    const reading = options
      ? readOptions(subcommand.arguments, options, vocabulary)
      : readWords(subcommand.arguments, rest, vocabulary);
    // A number behind it makes it a verb: “/question helped 5”.
    const isVerb = reading.type === 'doubtful' && /^\S+\s+#?\d+$/.test(found.rest.trim());
    if (found.unsaid !== undefined && (isVerb || reading.type === 'surplus' || reading.type === 'wrong'))
      return sayUnknown(found, found.unsaid, texts);
    const prepared = await prepare(found, reading, asked, confirmation);
    if ('question' in prepared) return withSubcommands(prepared.question, found, reading, texts);
    const { args, stoodIn } = prepared;
    const call = file ? { ...prepared.call, isForFile: true } : prepared.call;
    const key = formKey(person, call.line);
    const next = openedForms.takeNext(key);
    const answer = async (context: Context) =>
      toOutcome(
        next ?? (await settle(await subcommand.run(context, args, call), context, found, call)),
        subcommand,
        call,
      );
    const answered =
      (subcommand.writes || subcommand.makesSecret) && !subcommand.submit
        ? await parts.once(event.id, person, answer, { isKept: !subcommand.makesSecret })
        : await answer(parts.context);
    if (event.type !== 'mention' && answered.type === 'message' && !answered.failed)
      parts.hear?.(call.line, person, event.place);
    const fitting =
      answered.type === 'message' ? await finish(answered, subcommand, { file, fold: wanted }, call) : answered;
    const outcome = withRemarks(fitting, reading, stoodIn, texts);
    if (outcome.type !== 'form') return outcome;
    openedForms.keep(key, outcome.form);
    if (subcommand.edits && next === null)
      await noteShown(parts, outcome.form, person, texts).catch((error) =>
        parts.logger.warn({ err: error }, 'what a form shows could not be kept'),
      );
    return { ...outcome, form: await withDraft(outcome.form, person) };
  }

  /** An answer as the platform takes it, or as the file or the part of it that was asked for. */
  async function finish(
    answered: MessageOutcome,
    { files = [], folds = [] }: Subcommand<Context>,
    { file, fold }: { file: WantedFile | null; fold: string | null },
    { event, person, line, now }: Call,
  ): Promise<Outcome> {
    const texts = parts.texts(person.language).file;
    const { platform } = event.actor;
    const writer = parts.files;
    if (file && writer) return fileAnswer(answered, file, writer, { line, language: person.language, now }, texts);
    const isPage = platform === pagePlatform;
    const offered =
      writer && files.length > 0
        ? offerFiles(answered, files, { line, isPage, linkOf: writer.linkOf, texts })
        : answered;
    const isLacking = fold !== null && !(answered.folds ?? [{ name: fold }]).some(({ name }) => name === fold);
    const said = isLacking ? withNote(offered, parts.texts(person.language).noFold(fold)) : offered;
    return foldAnswer(said, { line, names: folds, wanted: fold, opensInPlace: parts.opensFolds(platform) });
  }

  async function submit(
    { form: formId, values: given, step }: SubmissionEvent,
    found: Lookup<Context>,
    asked: Asked,
  ): Promise<Outcome> {
    const { event, person, texts } = asked;
    const vocabulary = parts.vocabulary.in(person.language);
    if (found.type !== 'found' || !found.subcommand.submit) return giveBack(given, texts.formGone);
    // Kept before anything can fail: what was typed is never lost. Where there is no room for it, the answer still holds it.
    const { sent, short, problems: tooLong } = await take(person, given, texts);
    const keptBefore = await drafts.find(person, formId);
    const isKept = await drafts.save(person, formId, short);
    if (step && step.index + 1 < step.count) {
      const refusal = refuseDraft(sent, isKept, tooLong, texts);
      return refusal ?? goOn(formId, step, found, asked);
    }
    const typed = { ...keptBefore, ...sent };
    const { subcommand } = found;
    const prepared = await prepare(found, readWords(subcommand.arguments, found.rest, vocabulary), asked);
    if ('question' in prepared) return prepared.question;
    const { call, args } = prepared;
    const key = formKey(person, call.line);
    let isFirst = false;
    const outcome = await parts.once(event.id, person, async (context) => {
      isFirst = true;
      if (subcommand.edits) await parts.shown?.hold(context, `${found.command.name} ${found.rest}`);
      const before = openedForms.find(key);
      const present =
        before && !subcommand.edits
          ? before
          : await settle(await subcommand.run(context, args, call), context, found, call);
      if (!('fields' in present)) return toOutcome(present, subcommand, call);
      // The fields that were shown, also where the record asks for others by now.
      const opened = { ...present, fields: (before ?? present).fields };
      const form: Form = { ...opened, id: call.line, values: { ...opened.values, ...typed } };
      const accepted = validateValues(form.fields, { ...form.values, ...short }, vocabulary, texts.field);
      const unfit = { ...accepted.problems, ...pickKnown(tooLong, form) };
      const {
        values,
        kept,
        problems: changed,
        saved,
      } = subcommand.edits
        ? await joinEdited(parts, { form, now: present.values, sent: accepted.values }, person, texts)
        : { values: accepted.values, kept: [], problems: {}, async saved() {} };
      const problems = { ...changed, ...(await subcommand.check?.(context, values, args, call)), ...unfit };
      if (Object.keys(problems).length > 0) return refused(problems, form);
      const reply = await subcommand.submit?.(context, values, args, call);
      if (!reply) return failure(texts.formGone);
      if ('problems' in reply) return refused(reply.problems, form);
      await drafts.discard(context, person, formId);
      openedForms.drop(key);
      await saved();
      await parts.acted?.(context, found, call);
      const taken = toOutcome(reply, subcommand, call);
      return kept.length > 0 && taken.type === 'message' ? withNote(taken, texts.keptMeanwhile(kept)) : taken;
    });
    // A repeated delivery has kept again what the first one took.
    const isTaken = outcome.type !== 'problems' && !(outcome.type === 'message' && outcome.failed);
    if (!isFirst && isTaken) await drafts.discard(parts.context, person, formId);
    return outcome;
  }

  /** A proposal becomes its question, or what came of it. */
  async function settle(
    reply: Reply,
    context: Context,
    found: Located<Context>,
    call: Call,
  ): Promise<Exclude<Reply, { act: unknown }>> {
    const noted = async <Done>(done: Done): Promise<Done> => {
      await parts.acted?.(
        context,
        found,
        'subject' in reply && reply.subject ? { ...call, line: reply.subject } : call,
      );
      return done;
    };
    if ('act' in reply)
      return settleProposal(
        parts.confirmations,
        context,
        { ...reply, act: async () => noted(await reply.act()) },
        call,
      );
    const { writes, makesSecret, asksFirst } = found.subcommand;
    // Of what asks first only a proposal does anything; else it says why there is none.
    const isDone = ((writes && !asksFirst) || makesSecret) && !('fields' in reply) && !reply.failed;
    return isDone ? noted(reply) : reply;
  }

  /** The next step of a form, whose earlier steps are kept. */
  async function goOn(line: string, step: SentStep, found: Lookup<Context>, asked: Asked): Promise<Outcome> {
    const next = { line, step: step.index + 1, count: step.count };
    openedForms.goOn(formKey(asked.person, line));
    if (!step.showsNext) return { type: 'more', ...next, form: null };
    const opened = await run(found, asked);
    return opened.type === 'form' ? { type: 'more', ...next, form: opened.form } : opened;
  }

  async function keep({ form, values }: DraftEvent, found: Lookup<Context>, asked: Asked): Promise<Outcome> {
    const { person, texts } = asked;
    if (found.type !== 'found' || !found.subcommand.submit) return giveBack(values, texts.formGone);
    const { sent, short, problems } = await take(person, values, texts);
    const isKept = await drafts.save(person, form, short);
    return refuseDraft(sent, isKept, problems, texts) ?? { type: 'nothing' };
  }

  /** What was sent, its files kept outside of it; what of it can be kept, and why the rest cannot. */
  async function take(person: Person, given: FormValues, texts: BotTexts) {
    const { values: sent, problems } = (await parts.holdFiles?.(person, given)) ?? { values: given, problems: {} };
    const measured = measure(sent, texts);
    return { sent, short: measured.short, problems: { ...measured.problems, ...problems } };
  }

  async function openByShortcut(
    { shortcut: name, message, person }: ShortcutEvent,
    shortcut: Shortcut | null,
    found: Lookup<Context>,
    asked: Asked,
  ): Promise<Outcome> {
    if (!shortcut) return failure(asked.texts.unknownCommand(name, null));
    const begin = message && found.type === 'found' ? found.subcommand.begin : undefined;
    const { event, person: asker } = asked;
    const line = await begin?.(parts.context, message as ShortcutMessage, { event, person: asker, now: parts.now() });
    const outcome = await run(line ? registry.lookUp(line) : found, asked);
    if (outcome.type !== 'form' || !shortcut.prefill) return outcome;
    const prefilled = shortcut.prefill({ ...(message && { message }), ...(person && { person }) });
    const draft = await drafts.find(asked.person, outcome.form.id);
    const merged = mergeTyped(prefilled, outcome.form.values, message?.link);
    const kept = draft === null ? null : merged.isJoined ? asked.texts.draftAndMessage : asked.texts.draftKept;
    const intro = [kept, outcome.form.intro].filter(Boolean).join('\n');
    return { type: 'form', form: { ...outcome.form, ...(intro && { intro }), values: merged.values } };
  }

  async function withDraft(form: Form, person: Person): Promise<Form> {
    const draft = await drafts.find(person, form.id);
    return draft ? { ...form, values: { ...form.values, ...draft } } : form;
  }

  return { run, submit, keep, openByShortcut };
}

/** Says that a command has no such subcommand, and which it has; where it looks for words, a button looks for these. */
function sayUnknown<Context>({ command, subcommand, rest }: Located<Context>, word: string, texts: BotTexts): Outcome {
  const said = texts.noSubcommand(command.name, word, listSubcommands(command));
  const hasWords = subcommand.arguments.some(({ kind }) => kind === 'words');
  const look = button(texts.lookFor(rest), `/${command.name} ${subcommand.name} ${rest}`);
  return { ...failure(said), ...(hasWords && message(text(said), actions(look))) };
}

/** A question about a name that nothing is near to: the word may have been meant as a subcommand. */
function withSubcommands<Context>(
  question: Outcome,
  { command, unsaid }: Located<Context>,
  reading: Reading,
  texts: BotTexts,
): Outcome {
  if (unsaid === undefined || question.type !== 'message' || reading.type !== 'doubtful' || reading.former)
    return question;
  const isNear = reading.candidates.some(
    ({ isMisspelt, isPart, score }: Partial<NearTerm>) => isMisspelt || isPart || score === undefined,
  );
  if (isNear) return question;
  const said = texts.noSubcommand(command.name, unsaid, listSubcommands(command));
  return {
    ...question,
    text: `${question.text} ${said}`,
    blocks: [...question.blocks, { type: 'note', markdown: said }],
  };
}

/** Names a form that somebody has open, in their language. */
const formKey = ({ id, language }: Person, line: string) => `${id} ${language} ${line}`;

/** Says above an answer what of the asker's own stands in, and which of the names that were said is misspelt, or one of earlier times. */
/** The answer with a remark on top of it. */
function withNote<Answer extends Message>(answer: Answer, said: string): Answer {
  const remark: Block = { type: 'note', markdown: said };
  return { ...answer, text: `${said} ${answer.text}`, blocks: [remark, ...answer.blocks] };
}

function withRemarks(outcome: Outcome, reading: Reading, stoodIn: readonly StoodIn[], texts: BotTexts): Outcome {
  if (outcome.type !== 'message' || reading.type !== 'read') return outcome;
  const { corrected = [], former = [] } = reading;
  const said = [
    ...stoodIn.map(({ argument, name }) => texts.stoodIn(argument, name)),
    ...corrected.map((each) => texts.corrected(each)),
    ...former.map((each) => texts.formerName(each)),
  ].join(' ');
  if (said === '') return outcome;
  return { ...outcome, text: `${said} ${outcome.text}`, blocks: [{ type: 'note', markdown: said }, ...outcome.blocks] };
}

/** Says why a draft was not saved, or not all of it. */
function refuseDraft(values: FormValues, isKept: boolean, problems: Problems, texts: BotTexts): Outcome | null {
  if (!isKept) return giveBack(values, texts.tooManyDrafts);
  const [problem] = Object.values(problems);
  return problem === undefined ? null : failure(problem);
}

/** Splits a form's values into those that fit their fields, and the problems of the others. */
function measure(values: FormValues, { field }: BotTexts): { short: FormValues; problems: Problems } {
  const { max } = inputLimits.value;
  const [long = [], short = []] = [true, false].map((wanted) =>
    Object.entries(values).filter(([, value]) => isTooLong(value) === wanted),
  );
  return {
    short: Object.fromEntries(short),
    problems: Object.fromEntries(long.map(([name, value]) => [name, field.tooLong(measureValue(value), max)])),
  };
}

function pickKnown(problems: Problems, { fields }: Form): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => fields.some((field) => field.name === name)));
}

/** Says why nothing was kept, with what was typed below it, so that it can be copied. */
function giveBack(values: FormValues, why: string): Outcome {
  const typed = Object.values(values)
    .filter((value) => typeof value === 'string' && value.trim() !== '')
    .join('\n\n');
  const given: Block[] =
    typed.length > longestGivenBack
      ? [{ type: 'file', name: 'typed.txt', mediaType: 'text/plain', content: typed }]
      : typed === ''
        ? []
        : [{ type: 'text', markdown: escapeMarkdown(typed) }];
  const outcome = failure(why);
  return outcome.type === 'message' ? { ...outcome, blocks: [...outcome.blocks, ...given] } : outcome;
}

function refused(problems: Problems, form: Form): Outcome {
  return { type: 'problems', problems, form };
}

function toOutcome<Context>(
  reply: (Message & { failed?: boolean }) | FormReply,
  { visibility }: Subcommand<Context>,
  { line }: Call,
): Outcome {
  return 'fields' in reply ? { type: 'form', form: { ...reply, id: line } } : { type: 'message', visibility, ...reply };
}

/**
 * New text above what was typed before: neither is dropped. Where the text was begun from the same message already, by its words or its
 * `link`, it stays as it was typed since.
 */
function mergeTyped(prefilled: FormValues, typed: FormValues, link: string | undefined) {
  const values = { ...typed };
  let isJoined = false;
  for (const [name, value] of Object.entries(prefilled)) {
    const before = typed[name];
    const isTyped = typeof before === 'string' && before.trim() !== '';
    if (!isTyped || typeof value !== 'string') {
      if (!isFilled(before)) values[name] = value;
      continue;
    }
    if (before.includes(value) || (link !== undefined && before.includes(link))) continue;
    values[name] = `${value}\n\n${before}`;
    isJoined = true;
  }
  return { values, isJoined };
}

function isFilled(value: FormValues[string] | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
