import { z } from 'zod';
import { toolMessage } from '#src/answers/tools/show.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call, FormReply } from '#src/core/command.ts';
import type { FormValues, Problems } from '#src/core/form.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { ToolFile } from '#src/domain/tools/tool.ts';
import { isWebLink } from '#src/domain/tools/web-reader.ts';
import { findHeldFiles } from '#src/operations/experiences/held-files.ts';
import { changeableTool, mayChangeTool, mayReviewTools } from '#src/operations/tools/access.ts';
import { addTool, editTool, findSameFile, findSameLink, whyNoSuggestion } from '#src/operations/tools/change.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { textsFor } from '#src/texts/index.ts';
import { readToolForm, toolFields, valuesOfTool } from './form.ts';

const asked = z.object({ link: argument.words().optional() });

/** Adds to the toolbox at once; what the page says of itself stands in the form. */
export const add = subcommand({
  args: asked,
  visibility: 'private',
  requires: 'run-digests',
  run: (context, { link }, call) => newForm(context, link, call, 'add'),
  check: (context, values, _args, call) => checkSame(context, values, call, null),
  submit: (context, values, _args, call) => save(context, values, call, 'add'),
});

/** Suggests something for the toolbox; somebody who reviews looks at it first. */
export const suggest = subcommand({
  args: asked,
  visibility: 'private',
  run: (context, { link }, call) => newForm(context, link, call, 'suggest'),
  async check(context, values, _args, call) {
    const why = await whyNoSuggestion(context, call);
    return why === null ? checkSame(context, values, call, null) : { link: why };
  },
  submit: (context, values, _args, call) => save(context, values, call, 'suggest'),
});

export const edit = subcommand({
  args: z.object({ number: argument.tool() }),
  visibility: 'private',
  mayAlso: 'run-digests',
  edits: true,
  async run(context, { number }, { person }) {
    const tool = await changeableTool(context, Number(number), person);
    const { title, submit } = textsFor(person.language).tool.form.edit;
    return {
      ...{ title: title({ number: tool.number }), submit },
      fields: toolFields(context, person, tool.file),
      values: valuesOfTool(tool),
    };
  },
  check: (context, values, { number }, call) => checkSame(context, values, call, Number(number)),
  async submit(context, values, { number }, call) {
    const { person, now } = call;
    const before = await changeableTool(context, Number(number), person);
    // A day that is past already is said with the field only where it was changed.
    const given = await givenFile(context, values, person);
    const read = readToolForm(context, values, person, { now, given, held: before.file });
    if ('problems' in read) return read;
    const tool = await editTool(context, before.number, read, call);
    return shown(context, tool, person, textsFor(person.language).tool.done.saved({ number: tool.number }));
  },
});

async function newForm(
  context: AppContext,
  said: string | undefined,
  call: Call,
  how: 'add' | 'suggest',
): Promise<FormReply> {
  const { person } = call;
  // The form stays, as it is asked for again when it is sent: what was typed is not lost, and the field says why.
  const why = how === 'suggest' ? await whyNoSuggestion(context, call) : null;
  const { form } = textsFor(person.language).tool;
  const link = said?.trim().replace(/^<|>$/g, '') ?? '';
  const page = why === null && isWebLink(link) && !context.isOwnLink(link) ? await context.web.readPage(link) : null;
  const hasRead = page !== null && 'title' in page && page.title !== '';
  const intro = [
    why ?? '',
    'intro' in form[how] ? form.suggest.intro : '',
    page === null ? '' : hasRead ? form.read : form.notRead({ why: 'why' in page ? page.why : '' }),
  ].filter(Boolean);
  return {
    ...{ title: form[how].title, submit: form[how].submit },
    ...(intro.length > 0 && { intro: intro.join(' ') }),
    fields: toolFields(context, person),
    values: {
      link,
      language: person.language,
      ...(hasRead && {
        title: page.title,
        summary: page.description,
        publisher: page.publisher,
        ...(page.language && { language: page.language }),
      }),
    },
  };
}

async function checkSame(
  context: AppContext,
  values: FormValues,
  { person }: Call,
  except: number | null,
): Promise<Problems> {
  const { problems: say } = textsFor(person.language).tool.form;
  const link = String(values.link ?? '').trim();
  const file = await givenFile(context, values, person);
  const ofLink = link === '' ? null : await findSameLink(context, link, except);
  const ofFile = file && (await findSameFile(context, file.hash, except));
  return { ...(ofLink && { link: say.known(ofLink) }), ...(ofFile && { file: say.knownFile(ofFile) }) };
}

async function givenFile(context: AppContext, values: FormValues, person: Person): Promise<ToolFile | null> {
  const [held] = await findHeldFiles(context, person, values.file);
  return held ? { name: held.name, mediaType: held.mediaType, size: held.size, hash: held.hash } : null;
}

async function save(context: AppContext, values: FormValues, call: Call, how: 'add' | 'suggest') {
  const { person, now } = call;
  const { done } = textsFor(person.language).tool;
  const given = await givenFile(context, values, person);
  const read = readToolForm(context, values, person, { now, given });
  if ('problems' in read) return read;
  const tool = await inTransaction(context, (inside) => addTool(inside, read, how, call));
  const said = { number: tool.number };
  return shown(context, tool, person, how === 'add' ? done.added(said) : done.suggested(said));
}

function shown(context: AppContext, tool: Parameters<typeof toolMessage>[1], person: Person, opening: string): Message {
  const rights = {
    mayChange: mayChangeTool(person, tool),
    mayReview: mayReviewTools(person) && tool.suggestedBy !== person.id,
  };
  return toolMessage(context, tool, person, rights, opening);
}
