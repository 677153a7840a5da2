import { z } from 'zod';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { confirm } from '#src/core/confirmation.ts';
import type { Problems } from '#src/core/form.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import {
  changeableOrganisation,
  mayManageOrganisations,
  organisationRight,
  readOrganisation,
} from '#src/operations/organisations/access.ts';
import {
  addOrganisation,
  editOrganisation,
  mergeOrganisations,
  type Refused,
  readMerging,
  verifyOrganisation,
} from '#src/operations/organisations/change.ts';
import { textsFor } from '#src/texts/index.ts';
import { organisationFields, readOrganisationForm, valuesOfOrganisation } from './form.ts';
import { showOrganisation } from './read.ts';

const numbered = z.object({ number: argument.organisation() });
const forStaff = { visibility: 'private', requires: organisationRight, writes: true, asksFirst: true } as const;

export const add = subcommand({
  args: z.object({}),
  visibility: 'private',
  // What staff add counts as verified.
  mayAlso: organisationRight,
  async run(context, _args, { person }) {
    const { form } = textsFor(person.language).organisation;
    return { ...form.add, fields: await organisationFields(context, person), values: { region: person.region } };
  },
  async submit(context, values, _args, call) {
    const { person } = call;
    const read = await readOrganisationForm(context, values, person);
    if ('problems' in read) return read;
    const added = await addOrganisation(context, read, call);
    if (!('number' in added)) return { problems: problemsOf(added, person) };
    const { done } = textsFor(person.language).organisation;
    const opening = (mayManageOrganisations(person) ? done.addedVerified : done.added)(added);
    return showOrganisation(context, added.number, person, opening);
  },
});

export const edit = subcommand({
  args: numbered,
  visibility: 'private',
  mayAlso: organisationRight,
  edits: true,
  async run(context, { number }, { person }) {
    const { title, submit } = textsFor(person.language).organisation.form.edit;
    const organisation = await changeableOrganisation(context, Number(number), person);
    return {
      ...{ title: title({ number: organisation.number }), submit },
      fields: await organisationFields(context, person),
      values: valuesOfOrganisation(organisation),
    };
  },
  async submit(context, values, { number }, call) {
    const { person } = call;
    const read = await readOrganisationForm(context, values, person);
    if ('problems' in read) return read;
    const saved = await editOrganisation(context, Number(number), read, call);
    if (!('number' in saved)) return { problems: problemsOf(saved, person) };
    return showOrganisation(context, saved.number, person, textsFor(person.language).organisation.done.saved(saved));
  },
});

function problemsOf(refused: Refused, { language }: Person): Problems {
  const { problems } = textsFor(language).organisation.form;
  return 'same' in refused ? { name: problems.known(refused.same) } : { inside: problems.circle };
}

export const verify = subcommand({
  args: numbered,
  ...forStaff,
  async run(context, { number: said }, call) {
    const { ask, buttons, done, kinds } = textsFor(call.person.language).organisation;
    const { number, name, kind, place, region, web } = await readOrganisation(context, Number(said), call.person);
    const about = [kinds[kind], place, region === null ? '' : nameRegion(context, region, call.person), web];
    return {
      ask: () => ({
        said: ask.verify({ name, said: about.filter(Boolean).join(', ') }),
        choices: [confirm(buttons.verify, { style: 'primary' }), button(buttons.keep, `/organisation show ${number}`)],
      }),
      async act() {
        await verifyOrganisation(context, number, call);
        return sentenceMessage(
          done.verified({ number }),
          ...actions(button(buttons.open, `/organisation show ${number}`), button(buttons.list, '/organisation list')),
        );
      },
    };
  },
});

/** Makes two organisations one that stand there twice. */
export const merge = subcommand({
  args: z.object({ number: argument.organisation(), into: keyed(argument.organisation()) }),
  ...forStaff,
  async run(context, { number, into }, call) {
    const { merge: texts, buttons, done, short } = textsFor(call.person.language).organisation;
    const ends = { number: Number(number), into: Number(into) };
    const { from, to } = await readMerging(context, ends, call.person);
    const said = { from: short(from), to: short(to) };
    return {
      ask: () => ({
        said: texts.ask(said),
        choices: [confirm(buttons.merge), button(buttons.keep, `/organisation show ${from.number}`)],
      }),
      async act() {
        await mergeOrganisations(context, ends, call);
        return sentenceMessage(done.merged(said), ...actions(button(buttons.open, `/organisation show ${to.number}`)));
      },
    };
  },
});
