import type { AppContext } from '#src/context.ts';
import { text } from '#src/core/blocks.ts';
import { md } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { languageName } from '#src/domain/language.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameFund } from '#src/texts/topics.ts';

/** Lists the short details that were completed later: label and value. */
export function shortDetails({ details, language }: Pick<Experience, 'details' | 'language'>, reader: Reader) {
  const { fields, labels } = textsFor(reader.language).experience;
  const number = (value: number | undefined) =>
    value !== undefined && formatNumber(value, Number.isInteger(value) ? 0 : 2, reader.language);
  const items: [string, string | false | undefined][] = [
    [fields.status.label, details.status && labels.statuses[details.status]],
    [fields.stage.label, details.stage && labels.stages[details.stage]],
    [fields.regionRole.label, details.regionRole && labels.roles[details.regionRole]],
    [fields.start.label, details.start && formatKnownDate(details.start, reader.language)],
    [fields.end.label, details.end && formatKnownDate(details.end, reader.language)],
    [fields.personsReached.label, number(details.personsReached)],
    [fields.evaluation.label, details.evaluation && labels.evaluations[details.evaluation]],
    [fields.funding.label, details.funding?.map((fund) => nameFund(fund, reader.language)).join(', ')],
    [fields.costEuro.label, number(details.costEuro)],
    [fields.contact.label, details.contact],
    [fields.aspects.label, details.aspects?.map((aspect) => labels.aspects[aspect]).join(', ')],
    [fields.language.label, language !== reader.language && languageName(language)],
  ];
  return items.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** Shows the long parts, each below its label: what was done and learned first, then why, then what others need to know. What was learned may be translated. */
export function toldBlocks(
  context: Pick<AppContext, 'isOwnLink'>,
  { challenge, action, lesson, details, language }: Experience,
  reader: Reader,
  translatedLesson?: string,
): Block[] {
  const { fields } = textsFor(reader.language).experience;
  const items: [label: string, told: string | undefined, isTranslated?: boolean][] = [
    [fields.action.label, action],
    translatedLesson ? [fields.lesson.label, translatedLesson, true] : [fields.lesson.label, lesson],
    [fields.results.label, details.results?.map((each) => each.text).join('\n')],
    [fields.challenge.label, challenge],
    [fields.difficulties.label, details.difficulties],
    [fields.lessons.label, details.lessons],
    [fields.tips.label, details.tips],
    [fields.partners.label, details.partners],
  ];
  const { links = [] } = details;
  return [
    // The label is in the reader's language, what was written in that of the experience: two blocks, each read aloud rightly.
    ...items.flatMap(([label, told, isTranslated]) =>
      told
        ? isTranslated || language === reader.language
          ? [text(md`**${label}**`, md`${told}`)]
          : [text(md`**${label}**`), { ...text(md`${told}`), language }]
        : [],
    ),
    ...(links.length > 0
      ? [text(md`**${fields.links.label}**`, ...links.map((link) => formatLink(context, link)))]
      : []),
  ];
}

/** An address as it is, made safe to stand in a link; one that leads to this server is text. */
function formatLink({ isOwnLink }: Pick<AppContext, 'isOwnLink'>, link: string): string {
  if (isOwnLink(link)) return md`- ${shorten(link, 100)}`;
  const url = new URL(link).href.replace(/[()\s*`]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `- ${md`[${shorten(link, 100)}]`}(${url})`;
}
