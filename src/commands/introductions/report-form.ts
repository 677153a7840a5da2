import type { FormValues } from '#src/core/form.ts';
import { textsFor } from '#src/texts/index.ts';

const longestReport = 2_000;

/** Makes the form in which somebody tells staff what went wrong with the person they were introduced to. */
export function reportForm(language: string) {
  const { title, submit, intro, content } = textsFor(language).introduction.report;
  return {
    ...{ title, submit, intro, values: {} },
    fields: [{ name: 'content', type: 'long-text' as const, ...content, required: true, maxLength: longestReport }],
  };
}

/** Returns what was told in that form. */
export const toldIn = ({ content }: FormValues): string => String(content ?? '');
