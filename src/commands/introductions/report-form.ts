import type { FormReply } from '#src/core/command.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import { textsFor } from '#src/texts/index.ts';

const longestReport = 2_000;

/** Makes the form in which somebody tells staff what went wrong with the person they were introduced to, or with one of `people`. */
export function reportForm(language: string, people: readonly { label: string; value: string }[] = []): FormReply {
  const { title, submit, intro, content, about } = textsFor(language).introduction.report;
  const who: Field = { name: 'about', type: 'select', ...about, required: true, options: [...people] };
  return {
    ...{ title, submit, intro },
    fields: [
      ...(people.length > 0 ? [who] : []),
      { name: 'content', type: 'long-text', ...content, required: true, maxLength: longestReport },
    ],
    values: people.length === 1 ? { about: people[0]?.value ?? null } : {},
  };
}

/** Returns what was told in that form. */
export const toldIn = ({ content }: FormValues): string => String(content ?? '');
