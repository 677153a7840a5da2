import type { KnownBlock, ModalView } from '@slack/types';
import type { Form, Problems } from '#src/core/form.ts';
import { hintWithCondition, listGroups } from '#src/core/form-fields.ts';
import { type FormRoom, planSteps } from '#src/core/form-steps.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';
import { limits } from '../limits.ts';
import type { Texts } from '../texts.ts';
import { encodeField } from './field.ts';
import { chunkMarkdown, mrkdwn } from './text.ts';

export const formCallback = 'form';

/** Blocks that are kept free above the fields: title, introduction and the line that names the step. */
const reservedHeadBlocks = 10;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text) });
const heading = (text: string): KnownBlock => ({ type: 'header', text: plain(shorten(text, limits.header)) });

const roomWith = (texts: Texts): FormRoom => ({
  room: limits.viewBlocks - reservedHeadBlocks,
  measure: (field, value) => encodeField(field, value, new Map(), texts).length,
});

/** The fields of each step: as many as a modal holds. */
export const listSteps = (form: Form, texts: Texts) => planSteps(form, roomWith(texts));

/** Slack returns `metadata` on submission. `problems` are those that cannot stand at a field of this step. */
export function encodeForm(
  form: Form,
  texts: Texts,
  options: { step: number; metadata: string; labels: Map<string, string>; problems?: Problems },
): ModalView {
  const steps = listSteps(form, texts);
  const index = Math.min(options.step, steps.length - 1);
  const isLast = index === steps.length - 1;
  const groups = listGroups(form.fields.filter(({ name }) => steps[index]?.includes(name)));
  const shown = groups.flatMap(({ name, fields }): KnownBlock[] => [
    ...(groups.length > 1 && name !== null ? [heading(name)] : []),
    ...fields.flatMap((field) => {
      const hint = hintWithCondition(field, form.values);
      return encodeField(
        { ...field, ...(hint !== undefined && { hint }) },
        form.values[field.name] ?? null,
        options.labels,
        texts,
      );
    }),
  ]);
  const head: KnownBlock[] = [];
  if (form.title.length > limits.viewTitle) head.push(...paragraphs(`**${escapeMarkdown(form.title)}**`));
  if (form.intro && index === 0) head.push(...paragraphs(form.intro));
  if (steps.length > 1) {
    const [only] = groups.length === 1 ? groups : [];
    const place = texts.step({ number: index + 1, count: steps.length });
    head.push({
      type: 'context',
      elements: [mrkdwn([place, ...(only?.name ? [escapeMarkdown(only.name)] : [])].join(' · '))],
    });
  }
  if (options.problems) head.push(...paragraphs(describeProblems(form, options.problems)));
  return {
    type: 'modal',
    callback_id: formCallback,
    title: plain(shorten(form.title, limits.viewTitle)),
    submit: plain(shorten(isLast ? form.submit : texts.next, limits.viewTitle)),
    close: plain(texts.cancel),
    notify_on_close: true,
    private_metadata: options.metadata,
    // Blocks of the head that exceed what a modal holds are left out, the last ones first: fields are more important.
    blocks: [...head.slice(0, limits.viewBlocks - shown.length), ...shown],
  };
}

/** Each problem beside the label of its field, as small Markdown. */
export function describeProblems({ fields }: Form, problems: Problems): string {
  const lines = Object.entries(problems).map(([name, problem]) => {
    const label = fields.find((field) => field.name === name)?.label ?? name;
    return `⚠️ **${escapeMarkdown(label)}** ${escapeMarkdown(problem)}`;
  });
  return lines.join('\n');
}

const paragraphs = (markdown: string) => chunkMarkdown(markdown, limits.section).map(section);
