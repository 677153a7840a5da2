import { z } from 'zod';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { defineCommand } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import { languageName } from '#src/domain/language.ts';
import { listExperiences } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { showRegion } from '../regions/show.ts';
import { ownBlocks } from './home-own.ts';
import { questionBlocks } from './home-questions.ts';
import { reviewBlocks } from './home-review.ts';

const mostShown = 5;

/** What the bot's home page shows on platforms that have one. */
export const home = defineCommand({
  name: 'home',
  args: z.object({}),
  visibility: 'private',
  hidden: true,
  async run(context, _args, call) {
    const { person } = call;
    const allTexts = textsFor(person.language);
    const { home: texts, experience } = allTexts;
    const newest = await listExperiences(context.sql, { limit: mostShown });
    const { region } = person;
    const name = region === null ? null : nameRegion(context, region, person);
    const lines = newest.map(
      ({ number, title, region: from }) => md`- **#${number} ${title}** (${nameRegion(context, from, person)})`,
    );
    const profile = region === null ? null : await showRegion(context, call, region);
    const own = await ownBlocks(context, person, allTexts);
    const opening = `${texts.greeting(person.displayName)} ${texts.what}`;
    return {
      text: opening,
      blocks: [
        { type: 'heading', text: texts.heading },
        { type: 'text', markdown: opening },
        ...actions(
          button(texts.buttons.log, '/experience log', 'primary'),
          button(texts.buttons.ask, '/question ask'),
          ...(region !== null && name !== null
            ? [
                button(shorten(texts.buttons.region(name), 60), `/region show ${region}`),
                button(shorten(texts.buttons.peers(name), 60), `/peers ${region}`),
                button(texts.buttons.digest, '/digest preview'),
              ]
            : [button(texts.buttons.me, '/me edit')]),
          button(texts.buttons.help, '/help'),
        ),
        {
          type: 'facts',
          items: [
            { label: texts.who.region, value: name ?? texts.who.none },
            { label: texts.who.language, value: languageName(person.language) },
            { label: texts.who.timeZone, value: person.timeZone },
          ],
        },
        ...actions(region !== null && button(texts.buttons.change, '/me edit')),
        ...(region === null ? [{ type: 'note', markdown: texts.noRegion } as const] : []),
        ...own,
        ...(await questionBlocks(context, person, allTexts)),
        ...(await reviewBlocks(context, person, allTexts)),
        ...(profile && name !== null
          ? [
              { type: 'text', markdown: `**${texts.figures(name)}**` } as const,
              ...profile.blocks.filter(({ type }) => type === 'table' || type === 'note'),
            ]
          : []),
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
