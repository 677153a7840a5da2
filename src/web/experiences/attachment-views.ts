import { nameWithSize } from '#src/answers/experiences/attachments.ts';
import { attachmentNumbers } from '#src/answers/experiences/file-fault.ts';
import { type Attachment, isPicture } from '#src/domain/experiences/attachment.ts';
import { textsFor } from '#src/texts/index.ts';
import { encodeFields } from '../form.ts';
import { type Html, html } from '../html.ts';

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
  return html`<p class="note">${texts.intro(attachmentNumbers)}</p>
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
