import type { Bot, Opened, Plan } from '#src/core/bot.ts';
import type { FileValue, FormValues } from '#src/core/form.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Base, Submission, Upload } from '../decode/decoded.ts';
import { encodeOutcome, encodeSentence, type Result, type ResultContext } from '../encode/outcome.ts';

export type FormFlow = {
  /** Takes one modal: an unfinished form is kept and goes on with a button, a finished one is submitted as a whole. Its plan is known at once. */
  take(submission: Submission, context: ResultContext): { plan: Plan; result: Promise<Result> };
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
  function take(submission: Submission, context: ResultContext) {
    const opened = open(submission, submission.values);
    return { plan: opened.plan, result: answer(submission, opened, context) };
  }

  function open({ form, step, steps, id, actor, place }: Submission, values: FormValues): Opened {
    const sent = { index: step - 1, count: steps, showsNext: false };
    return bot.open({ type: 'submission', id, actor, place, form, values, step: sent });
  }

  async function answer(submission: Submission, opened: Opened, context: ResultContext): Promise<Result> {
    const { texts } = context;
    const { files, failed } = await fetchAll(submission);
    const values = { ...submission.values, ...files };
    if (failed.length > 0) {
      await keep({ ...submission, values });
      return encodeSentence(failed.map((name) => texts.uploadFailed({ name })).join('\n'), context, {
        label: texts.correct,
        line: submission.form,
        step: submission.step,
      });
    }
    // Only what was uploaded is not in the modal itself.
    const whole = Object.keys(files).length > 0 ? open(submission, values) : opened;
    const outcome = await whole.outcome();
    if (outcome.type !== 'form') return encodeOutcome(returnTyped(outcome, values, context), context);
    // A modal cannot answer a modal.
    const { title } = outcome.form;
    return encodeSentence(texts.formReady({ title }), context, {
      label: texts.openForm,
      line: outcome.form.id,
      step: 1,
    });
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

/** Returns the typed values with a failed answer: the answer closes the modal, and nothing may have been stored. */
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
