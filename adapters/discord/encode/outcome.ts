import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { Form, Problems } from '#src/core/form.ts';
import { escapeMarkdown, parseMarkdown } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { shorten } from '#src/core/text.ts';
import { encodeControl, keepLines } from '../decode/custom-id.ts';
import { component } from '../limits.ts';
import type { Texts } from '../texts.ts';
import { encodeModal, findStep } from './form.ts';
import { type EncodeContext, type Encoded, encodeMessage } from './message.ts';
import { encodeLines } from './text.ts';

/** The result of an event, as an answer to an interaction. */
export type Result =
  | { type: 'modal'; modal: APIModalInteractionResponseCallbackData; form: Form }
  | { type: 'messages'; messages: Encoded[]; isPrivate: boolean };

export type ResultContext = EncodeContext & {
  texts: Texts;
  /** "3 things to correct", in the asker's language. */
  problems(count: number): string;
  /** "Something went wrong", with a reference. */
  failed(): string;
};

/** An outcome as Discord shows it. `step` and `replaces` are for a form that opens. */
export async function encodeOutcome(
  outcome: Outcome,
  context: ResultContext,
  { step = 1, replaces = false }: { step?: number; replaces?: boolean } = {},
): Promise<Result> {
  switch (outcome.type) {
    case 'message': {
      const isPrivate = outcome.visibility === 'private';
      return { type: 'messages', isPrivate, messages: await encodeMessage(outcome, context, { isPrivate }) };
    }
    case 'form': {
      const { form } = outcome;
      const keys = await keepLines([form.id], context.lines);
      return { type: 'modal', modal: encodeModal(form, { step, replaces }, keys, context.texts), form };
    }
    case 'more': {
      const { line, step: next, count } = outcome;
      const { texts } = context;
      return encodeSentence(texts.stepKept({ step: next, steps: count }), context, {
        label: texts.continue,
        line,
        step: next + 1,
      });
    }
    case 'problems':
      return encodeProblems(outcome.problems, outcome.form, context);
    case 'choices':
    case 'nothing':
      return encodeSentence('✓', context);
    default:
      return outcome satisfies never;
  }
}

export type FormButton = { label: string; line: string; step: number };

/** A private sentence, small Markdown, with a button that opens a form at a step. */
export async function encodeSentence(
  markdown: string,
  { lines }: Pick<EncodeContext, 'lines'>,
  button?: FormButton,
): Promise<Extract<Result, { type: 'messages' }>> {
  const keys = await keepLines(button ? [button.line] : [], lines);
  const texts = encodeLines(parseMarkdown(markdown));
  return {
    type: 'messages',
    isPrivate: true,
    messages: texts.map((content, index) => ({
      files: [],
      body: {
        flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
        allowed_mentions: { parse: [] },
        components: [
          { type: ComponentType.TextDisplay, content },
          ...(button && index === texts.length - 1
            ? [
                {
                  type: ComponentType.ActionRow as const,
                  components: [
                    {
                      type: ComponentType.Button as const,
                      style: ButtonStyle.Primary as const,
                      label: shorten(button.label, component.buttonLabel),
                      custom_id: encodeControl({ line: button.line, number: 0, step: button.step }, keys),
                    },
                  ],
                },
              ]
            : []),
        ],
      },
    })),
  };
}

/** Lists the problems field by field, with a button that reopens the form at the first of them with everything typed. */
function encodeProblems(problems: Problems, form: Form, context: ResultContext): Promise<Result> {
  const { texts } = context;
  const names = Object.keys(problems);
  const label = (name: string) => form.fields.find((field) => field.name === name)?.label ?? name;
  const lines = names.map((name) => `- **${escapeMarkdown(label(name))}**: ${escapeMarkdown(problems[name] ?? '')}`);
  return encodeSentence([context.problems(names.length), ...lines].join('\n'), context, {
    label: texts.correct,
    line: form.id,
    step: findStep(form, names, texts),
  });
}
