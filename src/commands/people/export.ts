import { z } from 'zod';
import { subcommand } from '#src/context.ts';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { textsFor } from '#src/texts/index.ts';

export const exportMe = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run({ sql }, _args, { person }) {
    const texts = textsFor(person.language).me.export;
    const content = JSON.stringify(await listPersonalData(sql, person.id), null, 2);
    return {
      text: texts.text,
      blocks: [
        { type: 'text', markdown: texts.text },
        { type: 'file', name: texts.fileName, mediaType: 'application/json', content },
        { type: 'note', markdown: texts.note },
      ],
    };
  },
});
