import { say } from '#src/answers/say.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import { formatInstant } from '#src/domain/date.ts';
import { formatPeriod, latenessMs } from '#src/domain/digests/schedule.ts';
import { approveIssues, countIssues, findLastCutOff } from '#src/store/digests/issue.ts';
import { findSteering, saveSteering } from '#src/store/digests/override.ts';
import { textsFor } from '#src/texts/index.ts';
import { readScope, type Scope, scopeArgs } from './scope.ts';

export const hold = subcommand({
  args: scopeArgs,
  visibility: 'private',
  requires: 'run-digests',
  writes: true,
  async run(context, args, call) {
    const { digestStaff: texts } = textsFor(call.person.language);
    const scope = await readScope(context, args, call);
    await refuseSent(context, scope, call);
    await saveSteering(context.sql, scope, { isHeld: true });
    return say(
      texts.held(scope.name),
      ...actions(
        button(texts.buttons.open, lineOf('open', scope)),
        button(texts.buttons.note, lineOf('note', scope)),
        button(texts.buttons.approve(scope.name), lineOf('approve', scope), 'primary'),
      ),
    );
  },
});

export const approve = subcommand({
  args: scopeArgs,
  visibility: 'private',
  requires: 'run-digests',
  writes: true,
  async run(context, args, call) {
    const { person, now } = call;
    const { digestStaff: texts } = textsFor(person.language);
    const { sql } = context;
    const scope = await readScope(context, args, call, 'held');
    const deadline = new Date(now.getTime() - latenessMs);
    const steering = await findSteering(sql, scope);
    await saveSteering(sql, scope, { isHeld: false });
    const approved = await approveIssues(sql, { ...scope, deadline });
    if (approved > 0) return say(texts.approved(approved, scope.name));
    const counts = await countIssues(sql, scope.period, scope.subscription);
    if (counts.held + counts.heldTooLong > 0) {
      const last = await findLastCutOff(sql, scope.period, scope.subscription);
      const until = new Date((last ?? now).getTime() + latenessMs);
      throw new UserError(texts.tooLate(scope.name, formatInstant(until, person)));
    }
    if (steering?.isHeld) return say(texts.freed(scope.name));
    if (counts.sent + counts.approved > 0) throw new UserError(texts.sentBefore(scope.name));
    return say(texts.notHeld(scope.name));
  },
});

const longestWords = 1_000;

/** A form for one text of the scope. */
function wordsCommand(field: 'opening' | 'note') {
  return subcommand({
    args: scopeArgs,
    visibility: 'private',
    requires: 'run-digests',
    async run(context, args, call) {
      const { digestStaff: texts } = textsFor(call.person.language);
      const scope = await readScope(context, args, call, 'held');
      await refuseSent(context, scope, call);
      const steering = await findSteering(context.sql, scope);
      return {
        ...(field === 'opening' ? texts.form.open(scope.name) : texts.form.note(scope.name)),
        fields: [
          {
            name: field,
            type: 'long-text',
            label: texts.form.labels[field],
            required: false,
            maxLength: longestWords,
          },
        ],
        values: { [field]: steering?.[field] ?? '' },
      };
    },
    async submit(context, values, args, call) {
      const { digestStaff: texts } = textsFor(call.person.language);
      const scope = await readScope(context, args, call, 'held');
      await refuseSent(context, scope, call);
      const words = String(values[field] ?? '').trim() || null;
      await saveSteering(context.sql, scope, { [field]: words, [`${field}By`]: words && call.person.id });
      const said = words ? texts.saved[field] : texts.saved[`${field}Gone`];
      return say(said(scope.name), ...actions(button(texts.buttons.next, '/digest next')));
    },
  });
}

export const open = wordsCommand('opening');
export const note = wordsCommand('note');

/** What went out, or a week that is over, cannot be steered any more. @throws UserError */
async function refuseSent({ sql }: AppContext, { period, subscription, name }: Scope, { person, now }: Call) {
  const { sent, skipped, held, approved } = await countIssues(sql, period, subscription);
  const { digestStaff: texts } = textsFor(person.language);
  if (subscription !== null && sent + skipped > 0) throw new UserError(texts.sentBefore(name));
  if (held + approved === 0 && period < formatPeriod(now, lastZone)) throw new UserError(texts.over(name));
}

/** Where a week ends last. */
const lastZone = 'Etc/GMT+12';

export function lineOf(name: string, { period, subscription }: Omit<Scope, 'name'>): string {
  const week = `week=${Number(period.slice(-2))}`;
  return `/digest ${name} ${week}${subscription === null ? '' : ` subscription=${subscription}`}`;
}
