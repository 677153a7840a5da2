import { type Attachment, attachmentLimits, isPicture } from '#src/domain/experiences/attachment.ts';
import { textsFor } from '#src/texts/index.ts';
import { encodeFields } from '../form.ts';
import { type Html, html } from '../html.ts';

const [kilobyte, megabyte] = [1_000, 1_000_000];
const { fileBytes, recordBytes, files } = attachmentLimits;

/** The limits as sentences name them. */
export const limits = { file: fileBytes / megabyte, record: recordBytes / megabyte, files };

/** Lists files below an experience, pictures shown; nothing where there are none. `base` is the address that each number is behind. */
export function showAttachments(attachments: readonly Attachment[], base: string, language: string): Html | '' {
  if (attachments.length === 0) return '';
  const { attachment: texts } = textsFor(language);
  return html`<section aria-labelledby="files"><h2 id="files">${texts.heading}</h2>
    <ul>${attachments.map(
      (each) => html`<li><a href="${base}/${each.id}">${nameWithSize(each, language)}</a>
        ${isPicture(each) ? html`<br /><img class="attached" src="${base}/${each.id}" alt="${each.name}" loading="lazy" />` : ''}</li>`,
    )}</ul></section>`;
}

/** The form that adds files to an experience and takes them away. */
export function attachmentsForm(
  attachments: readonly Attachment[],
  base: string,
  { language, problem }: { language: string; problem: string | null },
): Html {
  const { attachment: texts, pages } = textsFor(language);
  const fields = [{ name: 'file', type: 'file', label: texts.file, required: true, maxFiles: 1 } as const];
  return html`<p class="note">${texts.intro(limits)}</p>
    ${attachments.length === 0 ? html`<p>${texts.none}</p>` : ''}
    ${attachments.map(
      (
        each,
      ) => html`<form method="post" class="buttons"><a href="${base}/${each.id}">${nameWithSize(each, language)}</a>
        <button name="remove" value="${String(each.id)}">${texts.remove({ name: each.name })}</button></form>`,
    )}
    <form method="post" enctype="multipart/form-data" class="fields">
      ${encodeFields(fields, {}, problem === null ? {} : { file: problem }, pages.form)}
      <p class="buttons"><button class="primary">${texts.add}</button></p>
    </form>`;
}

function nameWithSize({ name, size }: Attachment, language: string): string {
  const { attachment: texts } = textsFor(language);
  const sized =
    size < megabyte
      ? texts.kilobytes({ count: Math.max(1, Math.round(size / kilobyte)) })
      : texts.megabytes({ count: Math.round((size / megabyte) * 10) / 10 });
  return texts.item({ name, size: sized });
}
