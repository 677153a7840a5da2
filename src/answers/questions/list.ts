import type { AppContext } from '#src/context.ts';
import { list, message, text } from '#src/core/blocks.ts';
import { actions, button, type ListItem, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { QuestionPage } from '#src/domain/questions/page.ts';
import type { QuestionBrief } from '#src/domain/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';

type Places = Pick<AppContext, 'catalogue'>;

/** Questions in a row, each opened by its title. `next` is the line of the next page. */
export function questionListMessage(
  context: Places,
  found: QuestionPage,
  reader: Reader,
  { next }: { next: string },
): Message {
  const { question: texts } = textsFor(reader.language);
  const { questions, count, isBeyond, named } = found;
  const isFiltered = [found.filter.area, found.filter.region, found.filter.words].some((each) => each !== undefined);
  return message(
    text(openingOf(context, found, reader)),
    list(
      texts.buttons.open,
      questions.map((each) => describe(context, each, reader)),
    ),
    actions(
      found.hasMore && button(texts.buttons.next, next),
      named !== null && button(texts.buttons.show({ number: named }), `/question show ${named}`),
      (isBeyond || (count === 0 && isFiltered)) && button(texts.buttons.list, '/question list'),
      button(texts.buttons.ask, '/question ask'),
    ),
  );
}

function openingOf(context: Places, { count, page, isBeyond, filter }: QuestionPage, reader: Reader): string {
  const { list: texts } = textsFor(reader.language).question;
  if (isBeyond) return texts.noPage({ page });
  const filters = [
    filter.area && namePolicyArea(filter.area, reader.language),
    filter.region && nameRegion(context, filter.region, reader),
    filter.words && `“${filter.words}”`,
  ]
    .filter(Boolean)
    .join(', ');
  if (filter.words) return count > 0 ? texts.foundOf({ count, filters }) : texts.noneFoundOf({ filters });
  if (filter.closed) {
    if (count > 0) return filters ? texts.closedOf({ count, filters }) : texts.closed({ count });
    return filters ? texts.noneClosedOf({ filters }) : texts.noneClosed;
  }
  if (count > 0) return filters ? texts.openOf({ count, filters }) : texts.open({ count });
  return filters ? texts.noneOpenOf({ filters }) : texts.noneOpen;
}

function describe(context: Places, question: QuestionBrief, reader: Reader): ListItem {
  const { question: texts } = textsFor(reader.language);
  const { number, title, region, policyAreas, answers, askedAt } = question;
  const beside = [
    region && nameRegion(context, region, reader),
    ...policyAreas.map((area) => namePolicyArea(area, reader.language)),
    formatDay(askedAt, reader),
    texts.answers({ count: answers }),
  ].filter(Boolean);
  return { title: texts.short({ number, title }), line: `/question show ${number}`, beside: beside.join(' · ') };
}
