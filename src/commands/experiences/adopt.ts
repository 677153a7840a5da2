import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { tellsOwn } from '#src/domain/digests/subscription.ts';
import { type Experience, isOpen } from '#src/domain/experiences/experience.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { mayRead } from '#src/domain/experiences/rights.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import { listSubscriptions } from '#src/store/digests/subscription.ts';
import { findExperience, insertExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeFaults, firstFields } from './form.ts';

/** The form of `log`, begun from what another region tried; the new experience keeps what it was tried after. */
export const adopt = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  async run(context, { number }, call) {
    const { person } = call;
    const texts = textsFor(person.language);
    const first = await findFirst(context, number, call);
    return {
      ...texts.experience.forms.log,
      ...(first && texts.adoption.form(first.number)),
      intro: first ? texts.adoption.intro(first.title, nameRegion(context, first.region, person)) : texts.adoption.gone,
      fields: await firstFields(texts, context, person),
      values: { region: person.region, ...(first && { areas: first.policyAreas, groups: first.targetGroups }) },
    };
  },
  async submit(context, values, { number }, call) {
    const { person, now } = call;
    const texts = textsFor(person.language);
    const parsed = parseExperienceFields(values);
    if ('faults' in parsed) return { problems: describeFaults(parsed.faults, texts) };
    const first = await findFirst(context, number, call);
    const { region } = parsed.fields;
    if (first?.region === region)
      return { problems: { region: texts.adoption.sameRegion(first.number, nameRegion(context, region, person)) } };
    const logged = await insertExperience(
      context.sql,
      { ...parsed.fields, author: person.id, language: person.language, adoptedFrom: first?.number ?? null },
      now,
    );
    const author = first?.author ?? null;
    const isTold = author !== null && (await listSubscriptions(context.sql, author)).some(tellsOwn);
    const opening = first
      ? texts.adoption.logged(logged.number, first.number, isTold)
      : texts.experience.logged(logged.number);
    return experienceCard(context, logged, person, { opening });
  },
});

/**
 * The experience that is tried too. Null where it can be tried no more but somebody has begun to write: what they typed can still be logged.
 * @throws UserError where there is none that this person can try.
 */
async function findFirst({ sql }: AppContext, number: string, { person, line }: Call): Promise<Experience | null> {
  const { adoption, experience } = textsFor(person.language);
  const first = await findExperience(sql, Number(number));
  const isOwn = first?.author === person.id;
  if (first && isOpen(first) && !isOwn) return first;
  const drafts = await listDrafts(sql, person.id);
  if (drafts.some(({ form }) => form === line)) return null;
  if (!first || !mayRead(person, first)) throw new UserError(experience.unknown(Number(number)));
  throw new UserError(isOwn ? adoption.own(first.number) : adoption.notOpen(first.number));
}
