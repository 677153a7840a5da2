import type { Reader } from '#src/core/person.ts';
import { type AttachmentFault, attachmentLimits } from '#src/domain/experiences/attachment.ts';
import { textsFor } from '#src/texts/index.ts';

const megabyte = 1_000_000;
const { fileBytes, recordBytes, files } = attachmentLimits;

/** The limits as sentences name them. */
export const attachmentNumbers = { file: fileBytes / megabyte, record: recordBytes / megabyte, files };

/** Says why a file was not taken; with its name where it is one of several. */
export function faultSentence(fault: AttachmentFault, { language }: Pick<Reader, 'language'>, name?: string): string {
  const { attachment: texts } = textsFor(language);
  const said = texts.faults[fault];
  const sentence = typeof said === 'string' ? said : said(attachmentNumbers);
  return name === undefined ? sentence : texts.named({ name, sentence });
}
