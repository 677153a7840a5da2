import { randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { parseUntrusted } from '#src/core/untrusted-json.ts';
import { daysBefore } from '#src/domain/date.ts';
import { type FormField, ruleLimits, usualLimits } from '#src/domain/rules/definition.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import { judgeCall, type SignedCall } from '#src/domain/rules/signature.ts';
import { findAddress, findByToken, type RuleAddress, saveAddress } from '#src/store/rules/address.ts';
import { findRule, lockRule } from '#src/store/rules/rule.ts';
import { countRunsSince, insertRuns } from '#src/store/rules/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { meetsAtStart } from './figures.ts';
import { lockForChange } from './rules.ts';

/** The path below which programs and visitors send what begins rules. */
export const rulePaths = { call: '/rules/calls', form: '/forms' } as const;
/** After a change of its secret a webhook may be signed with the one before for so long. */
const beforeHours = 24;
const hourMs = 3_600_000;
const secretBytes = 32;

/** The label under which the secret of a webhook that begins a rule is sealed. */
export const addressLabel = (token: string) => `rule ${token}`;

/** Where something is sent that begins a rule. `secret` is told once, when it is made; null of a form, and later. */
export type ShownAddress = {
  rule: RuleRead;
  kind: 'webhook' | 'form';
  url: string;
  secret: string | null;
  isChanged: boolean;
};

/**
 * Returns where a rule’s webhook or public form is reached, and makes it where there is none. `isAnew`: a webhook gets another secret, and the one before
 * signs for another day; a form gets another address, and the one before leads nowhere.
 * @throws UserError where the rule is another’s, begins with neither, or this server is not set up for it
 */
export async function showAddress(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'sealer' | 'pageUrl'>,
  number: number,
  { isAnew, person, now }: { isAnew: boolean; person: Person; now: Date },
): Promise<ShownAddress> {
  const { address: texts } = textsFor(person.language).rule;
  const { sealer, pageUrl } = context;
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const rule = await lockForChange(inside, number, person);
    const { on } = rule.definition;
    const kind = 'webhook' in on ? 'webhook' : 'form' in on && on.form.for === 'everybody' ? 'form' : null;
    if (kind === null) throw new UserError(texts.none({ name: rule.name }));
    if (pageUrl === null) throw new UserError(texts.noPages);
    const before = await findAddress(sql, number);
    const usable = before && (before.secret === null) === (kind === 'form') ? before : null;
    const urlOf = (token: string) => `${pageUrl}${kind === 'webhook' ? rulePaths.call : rulePaths.form}/${token}`;
    if (usable && !isAnew) return { rule, kind, url: urlOf(usable.token), secret: null, isChanged: false };
    const made = { rule: number, secretBefore: null, beforeUntil: null, madeAt: now };
    const fresh = randomBytes(16).toString('base64url');
    if (kind === 'form') {
      await saveAddress(sql, { ...made, token: fresh, secret: null });
      return { rule, kind, url: urlOf(fresh), secret: null, isChanged: usable !== null };
    }
    if (sealer === null) throw new UserError(textsFor(person.language).webhook.noKey);
    const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`;
    const token = usable?.token ?? fresh;
    await saveAddress(sql, {
      ...{ ...made, token, secret: sealer.seal(secret, addressLabel(token)) },
      ...(usable && { secretBefore: usable.secret, beforeUntil: new Date(now.getTime() + beforeHours * hourMs) }),
    });
    return { rule, kind, url: urlOf(token), secret, isChanged: usable !== null };
  });
}

/** What becomes of a call: taken (also a second time), or why not. */
export type CallOutcome = 'taken' | 'unknown' | 'unsigned' | 'late' | 'off' | 'often' | { unreadable: string };

/** Begins a rule with what a program sent to its address, once for each id of a call, whoever repeats it. */
export async function takeCall(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'sealer' | 'catalogue'>,
  token: string,
  call: SignedCall,
  now: Date,
): Promise<CallOutcome> {
  const address = await findByToken(context.sql, token);
  const rule = address?.secret ? await findRule(context.sql, address.rule) : null;
  if (!address?.secret || !rule || rule.state === 'ended' || context.sealer === null) return 'unknown';
  const judged = judgeCall(call, openSecrets(context.sealer, address, now), now);
  if (judged !== 'signed') return judged;
  const { on } = rule.definition;
  if (rule.state !== 'on' || !('webhook' in on)) return 'off';
  const read = readPayload(call.body, on.webhook.fields);
  if (typeof read === 'string') return { unreadable: read };
  return beginOutside(context, rule, { cause: `call ${call.id}`, form: read, now });
}

function openSecrets(
  sealer: NonNullable<AppContext['sealer']>,
  { token, secret, secretBefore, beforeUntil }: RuleAddress,
  now: Date,
): string[] {
  const holding = [secret, beforeUntil !== null && now < beforeUntil ? secretBefore : null];
  return holding.flatMap((sealed) => (sealed ? [sealer.unseal(sealed, addressLabel(token))] : []));
}

/** What a rule takes of a body: texts, numbers, yes and no by their names; or the name of what is neither, '' where it is no JSON object. */
function readPayload(body: Uint8Array, fields: readonly string[]): Record<string, string | number> | string {
  let read: unknown;
  try {
    read = parseUntrusted(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return '';
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return '';
  const form: Record<string, string | number> = {};
  for (const field of fields) {
    const value = Object.hasOwn(read, field) ? (read as Record<string, unknown>)[field] : '';
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) return field;
    // A number that is too large is read as one without end.
    if (typeof value === 'number' && !Number.isFinite(value)) return field;
    form[field] = typeof value === 'number' ? value : String(value ?? '').slice(0, ruleLimits.answer);
  }
  return form;
}

/** A form that anybody may send who has its address. */
export type PublicForm = { rule: RuleRead; fields: readonly FormField[] };

/** Finds a form for everybody by its token; null where there is none that is on. */
export async function findPublicForm({ sql }: Pick<AppContext, 'sql'>, token: string): Promise<PublicForm | null> {
  const address = await findByToken(sql, token);
  const rule = address && address.secret === null ? await findRule(sql, address.rule) : null;
  const on = rule?.definition.on;
  if (rule?.state !== 'on' || !on || !('form' in on) || on.form.for !== 'everybody') return null;
  return { rule, fields: on.form.fields };
}

/** Begins a rule with a form that somebody without an account sent; `id` is the same where it is sent twice. */
export const sendPublicForm = (
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'catalogue'>,
  { rule }: PublicForm,
  sent: { id: string; form: Record<string, string | number>; now: Date },
): Promise<'taken' | 'often'> => beginOutside(context, rule, { ...sent, cause: `form ${sent.id}` });

/**
 * What comes from outside is refused where it comes too often, and pauses nothing: strangers could stop a rule otherwise. Where the rule's condition does not hold, or
 * cannot be asked of this, nothing begins.
 */
async function beginOutside(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'catalogue'>,
  { number, version, definition }: RuleRead,
  { cause, form, now }: { cause: string; form: Record<string, string | number>; now: Date },
): Promise<'taken' | 'often'> {
  const input = { at: now.toISOString(), region: null, form };
  if (!(await meetsAtStart(context, definition, input, null))) return 'taken';
  return inTransaction(context, async ({ sql }) => {
    await lockRule(sql, number);
    const begun = (await countRunsSince(sql, [number], daysBefore(now, 1))).get(number) ?? 0;
    if (begun >= (definition.limits?.runsPerDay ?? usualLimits.runsPerDay)) return 'often';
    await insertRuns(sql, [
      {
        ...{ rule: number, version, cause, parent: null, activity: null, depth: 0, subject: null, person: null },
        ...{ item: null, input, answers: {} },
        ...{ position: '0', dueAt: now, startedAt: now },
      },
    ]);
    return 'taken';
  });
}
