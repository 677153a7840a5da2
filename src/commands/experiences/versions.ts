import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { versionCard, versionList, versionsOnPage } from '#src/answers/experiences/versions.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { loadVersion, loadVersions, revertExperience } from '#src/operations/experiences/compare-versions.ts';
import { textsFor } from '#src/texts/index.ts';

/** What was saved when and by whom, or what one version changed. */
export const versions = subcommand({
  args: z.object({
    number: argument.experience(),
    revision: argument.number({ min: 1 }).optional(),
    before: argument.number({ min: 1 }).optional(),
  }),
  visibility: 'private',
  // A menu of Discord takes 25: buttons say it.
  async run(context, { number: said, revision, before }, { person }) {
    const number = Number(said);
    if (revision !== undefined)
      return versionCard(context, await loadVersion(context, { number, revision }, person), person);
    return versionList(context, await loadVersions(context, number, person, { before, size: versionsOnPage }), person);
  },
});

/** Puts an earlier version back, after asking. */
export const revert = subcommand({
  args: z.object({
    number: argument.experience(),
    revision: argument.number({ min: 1 }),
    seen: argument.number({ min: 1 }).optional(),
  }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  asksFirst: true,
  async run(context, { number: said, revision, seen }, call) {
    const { person } = call;
    const number = Number(said);
    const { latest } = await loadVersion(context, { number, revision }, person);
    const { versions: texts } = textsFor(person.language);
    // Only what was seen when it was asked is replaced.
    const lineOf = (latestSeen: number) => `/experience revert ${number} ${revision} seen=${latestSeen}`;
    return {
      subject: lineOf(seen ?? latest),
      ask: () => ({
        said: texts.ask({ number, revision }),
        choices: [
          confirm(texts.buttons.restore, { line: lineOf(latest), subject: lineOf(latest) }),
          button(texts.buttons.keep, `/experience versions ${number} revision=${revision}`),
        ],
      }),
      act: async () => {
        const view = await revertExperience(context, { number, revision, seen: seen ?? latest }, call);
        if (view) return experienceCard(context, view, person, { opening: texts.done({ number, revision }) });
        const newest = versionCard(context, await loadVersion(context, { number, revision: latest }, person), person);
        return message(text(texts.newer({ number, revision: latest })), newest.blocks);
      },
    };
  },
});
