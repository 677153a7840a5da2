import { z } from 'zod';
import { draftMessage, keepForm } from '#src/answers/conversations/draft.ts';
import { nameOthers } from '#src/answers/conversations/people.ts';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { firstFields } from '#src/answers/experiences/form.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import { localeOf } from '#src/core/locale.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { DraftView } from '#src/domain/conversations/draft.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import {
  agreeToKeep,
  askToKeep,
  listToKeep,
  logKept,
  refuseToKeep,
  refuseUnagreed,
  viewDraft,
} from '#src/operations/conversations/draft.ts';
import { readConversation } from '#src/operations/conversations/read.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { textsFor } from '#src/texts/index.ts';

const args = z.object({ number: argument.number() });

/** Asks the others of a conversation whether chosen messages of it may be kept as an experience. */
export const keep = subcommand({
  args,
  visibility: 'private',
  async run(context, { number }, { person }) {
    const words = await listToKeep(context, number, person);
    if (words.length === 0) return sentenceMessage(textsFor(person.language).conversation.keep.nothing);
    const { others } = await readConversation(context, number, person);
    return keepForm(context, { words, others }, person);
  },
  async submit(context, values, { number }, call) {
    const messages = ((values.messages ?? []) as string[]).map(Number);
    const asked = await askToKeep(context, { conversation: number, messages }, call);
    context.outbox.wake();
    const said = { who: nameOthers(context, asked, call.person), count: asked.length };
    return sentenceMessage(textsFor(call.person.language).conversation.keep.asked(said));
  },
});

/** Shows what somebody would like to keep, to whoever is asked. */
export const draft = subcommand({
  args,
  visibility: 'private',
  hidden: true,
  run: async (context, { number }, { person }) =>
    draftMessage(context, await viewDraft(context, number, person), person),
});

export const agree = subcommand({
  args: z.object({ number: argument.number(), files: argument.choice(['yes', 'no']).optional() }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { number, files }, call) {
    const { person } = call;
    const view = await agreeToKeep(context, number, { withFiles: files === 'yes' }, call);
    const { keep: texts, buttons } = textsFor(person.language).conversation;
    if (view.draft.state === 'asked')
      return sentenceMessage(texts.waits({ who: nameOthers(context, view.waitsFor, person) }));
    return sentenceMessage(
      texts.agreedNow({ who: nameOthers(context, view.others, person) }),
      ...actions(button(buttons.write, `/conversation write ${number}`, 'primary')),
    );
  },
});

export const disagree = subcommand({
  args,
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { number }, call) {
    await refuseToKeep(context, number, call);
    return sentenceMessage(textsFor(call.person.language).conversation.keep.refuseDone);
  },
});

/** The form of an experience, begun from what all agreed to keep, with the regions of everybody. */
export const write = subcommand({
  args,
  visibility: 'private',
  hidden: true,
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    const view = await viewDraft(context, number, person);
    refuseUnagreed(view, person);
    return {
      ...texts.experience.forms.log,
      intro: texts.conversation.keep.form.intro({ count: view.agreedFiles.length, files: view.agreedFiles }),
      fields: await firstFields(texts, context, person),
      values: beginWith(context, view, person),
    };
  },
  async submit(context, values, { number }, call) {
    const { person } = call;
    const { view, leftOut } = await logKept(context, number, call, async (inside, { files, notTaken }) => {
      const logged = await logExperience(inside, parseExperienceFields(values), call, { files });
      return {
        experience: logged.view.experience.number,
        logged: { view: logged.view, leftOut: [...notTaken, ...logged.leftOut] },
      };
    });
    context.outbox.wake();
    const texts = textsFor(person.language);
    const logged = texts.experience.logged({ number: view.experience.number });
    const opening = leftOut.length > 0 ? `${logged} ${texts.conversation.keep.notTaken({ files: leftOut })}` : logged;
    return experienceCard(context, view, person, { opening });
  },
});

/** What the writer said themselves is the challenge, what the others said is what was done; each region is named. */
function beginWith(context: AppContext, { words, others }: DraftView, person: Person): FormValues {
  const { form } = textsFor(person.language).conversation.keep;
  const regionOf = ({ region }: Person) => (region === null ? form.elsewhere : nameRegion(context, region, person));
  const theirs = [...new Set(others.map(regionOf))];
  const list = new Intl.ListFormat(localeOf(person.language), { type: 'conjunction' });
  const lines = words
    .filter(({ author, content }) => author.id !== person.id && content !== '')
    .map(({ author, content }) => form.line({ who: regionOf(author), content }));
  const own = words.filter(({ author }) => author.id === person.id).map(({ content }) => content);
  const most = experienceLimits.textCharacters;
  return {
    region: person.region,
    challenge: shorten(own.join('\n'), most),
    action: shorten([form.action({ own: regionOf(person), theirs: list.format(theirs) }), ...lines].join('\n'), most),
  };
}
