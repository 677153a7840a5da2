import { stateOf } from '#src/answers/experiences/card.ts';
import type { AppContext } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import type { Texts } from '#src/texts/index.ts';

const mostShown = 5;
const longestTitle = 40;

/** What this person began and what they logged, with buttons to go on. */
export async function ownBlocks({ sql }: AppContext, person: Person, texts: Texts): Promise<Block[]> {
  const [drafts, experiences] = await Promise.all([
    listDrafts(sql, person.id),
    listExperiencesOfAuthor(sql, person.id),
  ]);
  const { home } = texts;
  const begun = drafts.slice(-mostShown).reverse();
  const logged = experiences.slice(0, mostShown);
  return [
    ...(begun.length > 0
      ? [
          { type: 'text', markdown: `**${home.drafts}**` } as const,
          ...actions(
            ...begun.map(({ form, fieldValues }) =>
              button(home.goOn(shorten(titleOf(fieldValues) ?? form, longestTitle)), form),
            ),
          ),
        ]
      : []),
    ...(logged.length > 0
      ? [
          {
            type: 'text',
            markdown: [
              `**${home.own(experiences.length)}**`,
              ...logged.map((each) => md`- **#${each.number} ${each.title}** (${stateOf(each, texts)})`),
            ].join('\n'),
          } as const,
          ...actions(button(home.buttons.mine, '/experience mine')),
        ]
      : []),
  ];
}

/** The first words of a draft that say what it is about. */
function titleOf(values: Record<string, unknown>): string | null {
  const title = values.title ?? Object.values(values).find((value) => typeof value === 'string' && value.includes(' '));
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
}
