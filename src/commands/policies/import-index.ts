import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { fetchNamed, fileFields, orSentence, readGivenFile, reportMessage } from '#src/commands/given-file.ts';
import { subcommand } from '#src/context.ts';
import { indexFacts, type PolicyIndex, policyIndices } from '#src/domain/policies/policy-index.ts';
import { textsFor } from '#src/texts/index.ts';
import { takePolicies } from './take-policies.ts';

/** Imports an edition of MIPEX or MIPEX-R: at once where the address of its file is said, by a form otherwise. */
export const importIndex = subcommand({
  args: z.object({
    address: argument.words().optional(),
    index: argument.choice(policyIndices).optional(),
    edition: argument.words().optional(),
    source: argument.words().optional(),
  }),
  visibility: 'private',
  requires: 'manage-figures',
  async run(context, { address, index = 'mipex', edition = '', source = '' }, { person }) {
    const { language } = person;
    if (address !== undefined)
      return orSentence(async () => {
        const file = await fetchNamed(context, address);
        return reportMessage(await takePolicies(context, file, { index, edition, source, language }));
      });
    const { figuresForm, policy } = textsFor(language);
    const { form, labels, hints } = policy.import;
    return {
      ...form,
      fields: [
        {
          name: 'index',
          type: 'select',
          label: labels.index,
          required: true,
          options: policyIndices.map((value) => ({ label: indexFacts[value].name, value })),
        },
        ...fileFields(figuresForm),
        { name: 'edition', type: 'text', label: labels.edition, hint: hints.edition, required: false, maxLength: 20 },
        { name: 'source', type: 'text', label: labels.source, hint: hints.source, required: false, maxLength: 200 },
      ],
      values: { index, edition, source },
    };
  },
  submit: (context, values, _args, { person }) =>
    orSentence(async () => {
      const { language } = person;
      const file = await readGivenFile(context, values, person);
      if ('problems' in file) return file;
      return reportMessage(
        await takePolicies(context, file, {
          index: values.index as PolicyIndex,
          edition: String(values.edition ?? ''),
          source: String(values.source ?? ''),
          language,
        }),
      );
    }),
});
