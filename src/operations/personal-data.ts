import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import type { SharedCounts } from '#src/domain/people/person-views.ts';
import type { Sql } from '#src/store/database/database.ts';
import { lockForgetting } from '#src/store/outbox/removed-subjects.ts';
import { activityData } from './activity/personal-data.ts';
import { adminData } from './admin/personal-data.ts';
import { botData } from './bot/personal-data.ts';
import { calendarData } from './calendar/personal-data.ts';
import { callData } from './calls/personal-data.ts';
import { conversationData } from './conversations/personal-data.ts';
import { digestData } from './digests/personal-data.ts';
import { eventData } from './events/personal-data.ts';
import { experienceData } from './experiences/personal-data.ts';
import { introductionData } from './introductions/personal-data.ts';
import { invitationData } from './invitations/personal-data.ts';
import { organisationData } from './organisations/personal-data.ts';
import { outboxData } from './outbox/personal-data.ts';
import { personData } from './people/personal-data.ts';
import type { Contribution, Forgetting, PersonalData } from './people/personal-data-contract.ts';
import { policyData } from './policies/personal-data.ts';
import { questionData } from './questions/personal-data.ts';
import { roundData } from './rounds/personal-data.ts';
import { ruleData } from './rules/personal-data.ts';
import { testbedData } from './testbeds/personal-data.ts';
import { tokenData } from './tokens/personal-data.ts';
import { toolData } from './tools/personal-data.ts';
import { trainingData } from './trainings/personal-data.ts';
import { translationData } from './translations/personal-data.ts';
import { webhookData } from './webhooks/personal-data.ts';

/** In the order in which they are moved and forgotten: the person, with all that hangs on them, last. */
export const personalData: readonly PersonalData[] = [
  // Before what they are of.
  translationData,
  experienceData,
  questionData,
  policyData,
  toolData,
  callData,
  conversationData,
  introductionData,
  roundData,
  eventData,
  trainingData,
  testbedData,
  calendarData,
  invitationData,
  organisationData,
  tokenData,
  webhookData,
  ruleData,
  activityData,
  adminData,
  botData,
  digestData,
  outboxData,
  personData,
];

/** Counts a person's contributions to the network, by kind. */
export async function countContributions(sql: Sql, person: number): Promise<Record<keyof SharedCounts, Contribution>> {
  const none = { open: 0, all: 0 };
  const parts: Awaited<ReturnType<NonNullable<PersonalData['contributions']>>>[] = [];
  for (const each of personalData) if (each.contributions) parts.push(await each.contributions(sql, person));
  return Object.assign({ experiences: none, questions: none, answers: none, testbeds: none }, ...parts);
}

/** Everything kept about a person, by the table it is in. */
export async function listPersonalData(sql: Sql, person: number): Promise<Record<string, unknown>> {
  const parts: Record<string, unknown>[] = [];
  for (const each of personalData.toReversed()) parts.push(await each.export(sql, person));
  return Object.assign({}, ...parts);
}

/** Forgets a person, also in what others were sent. Needs a transaction. */
export async function forgetPersonalData(sql: Sql, person: number, how: Forgetting): Promise<void> {
  await lockForgetting(sql);
  const removed: QuotedSubject[] = [`person:${person}`, ...(how.isKept ? [] : [`words:${person}` as const])];
  for (const each of personalData) removed.push(...(await each.forget(sql, person, how)));
  for (const each of personalData) await each.redact?.(sql, removed);
  if (how.isKept) for (const each of personalData) await each.detach?.(sql, person);
}

/** Takes what was deleted out of what others were sent. Needs a transaction. */
export async function redactDeleted(sql: Sql, deleted: readonly QuotedSubject[]): Promise<void> {
  await lockForgetting(sql);
  for (const each of personalData) await each.redact?.(sql, deleted);
}

/** Everything of one person becomes another's, but not what was asked of the first alone. Needs a transaction. */
export async function movePersonalData(sql: Sql, from: number, to: number, now: Date): Promise<void> {
  for (const each of personalData) await each.move(sql, from, to, now);
}
