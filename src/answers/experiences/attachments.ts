import { message, text } from '#src/core/blocks.ts';
import { md } from '#src/core/markdown.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { Attachment } from '#src/domain/experiences/attachment.ts';
import { isPublic } from '#src/domain/experiences/experience.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';

const [kilobyte, megabyte] = [1_000, 1_000_000];

/** The address of a file beside an experience that anybody may read. */
export const attachmentUrl = (origin: string, { experience, id }: Pick<Attachment, 'experience' | 'id'>): string =>
  `${origin}/experiences/${experience}/files/${id}`;

/** Names a file with its size: "plan.pdf (120 kB)". */
export function nameWithSize({ name, size }: Pick<Attachment, 'name' | 'size'>, language: string): string {
  const { attachment: texts } = textsFor(language);
  const said =
    size < megabyte
      ? texts.kilobytes({ count: Math.max(1, Math.round(size / kilobyte)) })
      : texts.megabytes({ count: Math.round(size / (megabyte / 10)) / 10 });
  return texts.item({ name, size: said });
}

/** Lists the files beside an experience, as links where anybody may read them. */
export function attachmentBlocks(
  { pageUrl = null }: { pageUrl?: string | null },
  { experience, attachments }: Pick<ExperienceView, 'experience' | 'attachments'>,
  { language }: Reader,
): Block[] {
  if (attachments.length === 0) return [];
  const { heading } = textsFor(language).attachment;
  const origin = isPublic(experience) ? pageUrl : null;
  return [text(md`**${heading}**`, ...attachments.map((each) => `- ${nameLinked(origin, each, language)}`))];
}

function nameLinked(origin: string | null, each: Attachment, language: string): string {
  const name = md`${nameWithSize(each, language)}`;
  return origin === null ? name : `${md`[${nameWithSize(each, language)}]`}(${attachmentUrl(origin, each)})`;
}

/** Gives files in chat; `others` are too large for it and named, as links where anybody may read them. */
export function filesMessage(
  context: { pageUrl: string | null },
  { view, given }: { view: ExperienceView; given: readonly (Attachment & { content: string })[] },
  reader: Reader,
): Message {
  const { attachment: texts } = textsFor(reader.language);
  const { number } = view.experience;
  const others = view.attachments.filter(({ id }) => !given.some((each) => each.id === id));
  return message(
    text(view.attachments.length === 0 ? texts.noneBeside({ number }) : texts.given({ number, count: given.length })),
    ...given.map(({ name, mediaType, content }) => ({
      ...{ type: 'file' as const, name, mediaType, content, encoding: 'base64' as const },
    })),
    ...(others.length > 0 ? [text(texts.tooLargeHere)] : []),
    ...attachmentBlocks(context, { ...view, attachments: others }, reader),
  );
}
