import { z } from 'zod';
import { defineCommand } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import { listExperiences } from '#src/store/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from './experience/card.ts';

const mostShown = 5;

/** What the bot's home page shows on platforms that have one. */
export const home = defineCommand({
  name: 'home',
  summary: 'Where to begin',
  args: z.object({}),
  visibility: 'private',
  hidden: true,
  async run(context, _args, { person }) {
    const { home: texts, experience } = textsFor(person.language);
    const newest = await listExperiences(context.sql, { limit: mostShown });
    const { region } = person;
    const name = region === null ? null : nameRegion(context, region, person);
    const lines = newest.map(
      ({ number, title, region: from }) => md`- **#${number} ${title}** (${nameRegion(context, from, person)})`,
    );
    const opening = `${texts.greeting(person.displayName)} ${texts.what}`;
    return {
      text: opening,
      blocks: [
        { type: 'heading', text: texts.heading },
        { type: 'text', markdown: opening },
        ...actions(
          button(texts.buttons.log, '/experience log', 'primary'),
          ...(region !== null && name !== null
            ? [
                button(shorten(texts.buttons.region(name), 60), `/region show ${region}`),
                button(shorten(texts.buttons.peers(name), 60), `/peers ${region}`),
                button(texts.buttons.digest, '/digest preview'),
              ]
            : [button(texts.buttons.me, '/me edit')]),
          button(texts.buttons.help, '/help'),
        ),
        ...(region === null ? [{ type: 'note', markdown: texts.noRegion } as const] : []),
        { type: 'divider' },
        { type: 'text', markdown: newest.length > 0 ? [md`**${texts.newest}**`, ...lines].join('\n') : texts.none },
        ...(newest.length > 0
          ? actions({
              type: 'select',
              placeholder: texts.buttons.open,
              options: newest.map(({ number, title }) => ({
                label: shorten(experience.heading(number, title), 75),
                line: `/experience show ${number}`,
              })),
            })
          : []),
      ],
    };
  },
});
