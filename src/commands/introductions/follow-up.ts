import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { firstFields } from '#src/answers/experiences/form.ts';
import { totalsMessage } from '#src/answers/introductions/follow-up.ts';
import { describeTopics } from '#src/answers/introductions/preferences.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { daysBefore } from '#src/domain/introductions/rules.ts';
import { adoptExperience } from '#src/operations/experiences/adopt.ts';
import { type Exchange, loadExchange } from '#src/operations/introductions/exchange.ts';
import { readSaid, sayLearned, sayMet } from '#src/operations/introductions/follow-up.ts';
import { countTotals } from '#src/store/introductions/totals.ts';
import { textsFor } from '#src/texts/index.ts';

const longestLearned = 2_000;
const totalDays = 365;

/** Takes whether two people met: asked ten days after they were brought together. */
export const met = subcommand({
  args: z.object({ number: argument.number(), answer: argument.choice(['yes', 'not-yet', 'no']) }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { number, answer }, call) {
    const { followUp, buttons } = textsFor(call.person.language).introduction;
    const isAskedAgain = await sayMet(context, { number, met: answer }, call);
    if (answer === 'yes')
      return sentenceMessage(
        followUp.yes,
        ...actions(button(buttons.learned, `/introduction learned ${number}`, 'primary')),
      );
    return sentenceMessage(answer === 'no' ? followUp.no : isAskedAgain ? followUp.again : followUp.notAgain);
  },
});

/** Two questions to who met. */
export const learned = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  hidden: true,
  edits: true,
  async run(context, { number }, { person }) {
    const { form } = textsFor(person.language).introduction.followUp;
    const said = await readSaid(context, number, person);
    const options = Object.entries(form.marks).map(([value, label]) => ({ value, label }));
    return {
      ...{ title: form.title, submit: form.submit, intro: form.intro },
      fields: [
        { name: 'useful', type: 'select', ...form.useful, required: true, options },
        { name: 'learned', type: 'long-text', ...form.learned, required: false, maxLength: longestLearned },
      ],
      values: { useful: said.useful === null ? null : String(said.useful), learned: said.learned },
    };
  },
  async submit(context, values, { number }, call) {
    const { followUp, buttons } = textsFor(call.person.language).introduction;
    await sayLearned(context, { number, useful: Number(values.useful), learned: String(values.learned ?? '') }, call);
    return sentenceMessage(
      followUp.thanks,
      ...actions(button(buttons.experience, `/introduction experience ${number}`, 'primary')),
    );
  },
});

/** The form of an experience, begun from what the two told; where the other's experience brought them together, it is tried after that. */
export const experience = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  hidden: true,
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    return {
      ...texts.experience.forms.log,
      intro: texts.introduction.exchange.intro,
      fields: await firstFields(texts, context, person),
      values: beginWith(context, await loadExchange(context, number, person), person),
    };
  },
  async submit(context, values, { number }, call) {
    const { person } = call;
    const fields = parseExperienceFields(values);
    const { first } = await loadExchange(context, number, person);
    const isElsewhere = first !== null && first.region !== fields.region;
    const adopted = await adoptExperience(context, fields, isElsewhere ? first : null, call);
    if (adopted.type !== 'logged')
      throw new TypeError('An experience of another region was taken for one of the same.');
    const opening = textsFor(person.language).experience.logged({ number: adopted.view.experience.number });
    return experienceCard(context, adopted.view, person, { opening });
  },
});

function beginWith(context: AppContext, exchange: Exchange, person: Person): FormValues {
  const { exchange: texts } = textsFor(person.language).introduction;
  const { met: other, offer, seek, note, learned: lesson, first } = exchange;
  const regionOf = ({ region }: Person) => (region === null ? texts.elsewhere : nameRegion(context, region, person));
  const offered = describeTopics(offer, person.language);
  const regions = { own: regionOf(person), theirs: other ? regionOf(other) : texts.elsewhere };
  const areas = [
    ...new Set([...(first?.policyAreas ?? []), ...seek.areas.filter((area) => offer.areas.includes(area))]),
  ];
  return {
    ...{ region: person.region, areas: areas.length > 0 ? areas : offer.areas },
    groups: first?.targetGroups ?? seek.groups.filter((group) => offer.groups.includes(group)),
    challenge: note,
    action: [texts.action(regions), ...(offered === '' ? [] : [texts.offered({ ...regions, topics: offered })])].join(
      ' ',
    ),
    lesson,
  };
}

/** Shows what came of all introductions of a year together. */
export const totals = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  run: async ({ sql }, _args, { person, now }) =>
    totalsMessage(await countTotals(sql, daysBefore(now, totalDays)), totalDays, person),
});
