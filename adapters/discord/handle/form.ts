import type { Bot } from '#src/core/bot.ts';
import type { FileValue, FormValues } from '#src/core/form.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Base, Submission, Upload } from '../decode/decoded.ts';
import { encodeOutcome, encodeSentence, type Result, type ResultContext } from '../encode/outcome.ts';

export type FormFlow = {
  /** Takes one modal: an unfinished form is kept and goes on with a button, a finished one is submitted as a whole. */
  take(submission: Submission, context: ResultContext): Promise<Result>;
  /** Keeps what was typed where nothing can be answered any more, or what a form holds that its line alone does not bring back. */
  keep(typed: Base & { form: string; values: FormValues }): Promise<void>;
};

export function createFormFlow({
  bot,
  fetchFile,
}: {
  bot: Bot;
  fetchFile(upload: Upload): Promise<FileValue | null>;
}): FormFlow {
  async function take(submission: Submission, context: ResultContext): Promise<Result> {
    const { texts } = context;
    const { files, failed } = await fetchAll(submission);
    const values = { ...submission.values, ...files };
    if (failed.length > 0) {
      await keep({ ...submission, values });
      return encodeSentence(failed.map((name) => texts.uploadFailed(escapeMarkdown(name))).join('\n'), context, {
        label: texts.correct,
        line: submission.form,
        step: submission.step,
      });
    }
    return submission.step < submission.steps ? goOn(submission, values, context) : submit(submission, values, context);
  }

  async function goOn({ form, step, steps, id, actor, place }: Submission, values: FormValues, context: ResultContext) {
    const { texts } = context;
    const outcome = await bot.handle({ type: 'draft', id, actor, place, form, values });
    if (outcome.type !== 'form') return encodeOutcome(returnTyped(outcome, values, context), context);
    const title = escapeMarkdown(outcome.form.title);
    return encodeSentence(texts.stepKept(step, steps, title), context, {
      label: texts.continue,
      line: form,
      step: step + 1,
    });
  }

  /** The bot takes a form whole, so what earlier steps kept and what no modal can show is sent along. */
  async function submit({ form, id, actor, place }: Submission, values: FormValues, context: ResultContext) {
    const kept = await bot.handle({ type: 'action', id: `${id}:kept`, actor, place, line: form });
    // Without what earlier steps hold, half a form would be taken.
    if (isFailure(kept)) return encodeOutcome(returnTyped(kept, values, context), context);
    const whole = kept.type === 'form' ? { ...kept.form.values, ...values } : values;
    const outcome = await bot.handle({ type: 'submission', id, actor, place, form, values: whole });
    if (outcome.type !== 'form') return encodeOutcome(returnTyped(outcome, whole, context), context);
    // A modal cannot answer a modal.
    const { texts } = context;
    const title = escapeMarkdown(outcome.form.title);
    return encodeSentence(texts.formReady(title), context, { label: texts.openForm, line: outcome.form.id, step: 1 });
  }

  async function keep({ form, id, actor, place, values }: Base & { form: string; values: FormValues }) {
    await bot.handle({ type: 'draft', id, actor, place, form, values });
  }

  async function fetchAll({ uploads }: Submission): Promise<{ files: FormValues; failed: string[] }> {
    const files: FormValues = {};
    const failed: string[] = [];
    for (const [name, wanted] of Object.entries(uploads)) {
      const fetched = await Promise.all(wanted.map(fetchFile));
      failed.push(...wanted.filter((_, index) => !fetched[index]).map((upload) => upload.name));
      files[name] = fetched.filter((file) => file !== null);
    }
    return { files, failed };
  }

  return { take, keep };
}

const isFailure = (outcome: Outcome) => outcome.type === 'message' && outcome.failed === true;

/** An answer closes the modal, and where something failed nothing may have been kept: so what was typed is said back. */
function returnTyped(outcome: Outcome, values: FormValues, { texts }: ResultContext): Outcome {
  const items = Object.entries(values).flatMap(([label, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [{ label, value }] : [],
  );
  if (outcome.type !== 'message' || !outcome.failed || items.length === 0) return outcome;
  return {
    ...outcome,
    visibility: 'private',
    blocks: [...outcome.blocks, { type: 'text', markdown: texts.typed }, { type: 'facts', items }],
  };
}
