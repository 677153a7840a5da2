import { createHash, randomBytes } from 'node:crypto';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import type { AppContext } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import {
  formatExperienceDetails,
  formatExperienceFields,
  parseExperienceDetails,
  parseExperienceFields,
} from '#src/domain/experiences/form.ts';
import {
  type Conflict,
  findOvertaken,
  hashValue,
  mergeSent,
  type SentField,
} from '#src/domain/experiences/record-draft.ts';
import {
  deleteRecordDraft,
  deleteRecordPagesBefore,
  findRecordDraft,
  findRecordPage,
  insertRecordPage,
  lockRecordDraft,
  type RecordDraft,
  saveRecordDraft,
} from '#src/store/experiences/record-page.ts';
import { findPerson } from '#src/store/people/person.ts';
import { inTransaction } from '../transaction.ts';
import { editableExperience } from './access.ts';
import { editExperience } from './edit.ts';

const hourMs = 60 * 60_000;
/** So long a link works. */
export const recordLinkHours = 24;
/** What is sent so long after that is still kept. */
const graceMs = 7 * 24 * hourMs;

type Inside = Pick<AppContext, 'sql' | 'withTransaction' | 'now' | 'catalogue'>;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A page for the whole record of an experience. Returns the token of its address. @throws UserError where this person cannot change it now */
export async function createRecordPage(
  context: Pick<Inside, 'sql'>,
  number: number,
  person: Person,
  now: Date,
): Promise<string> {
  const { number: experience } = await editableExperience(context, number, person);
  const token = randomBytes(16).toString('base64url');
  await deleteRecordPagesBefore(context.sql, new Date(now.getTime() - graceMs));
  const expiresAt = new Date(now.getTime() + recordLinkHours * hourMs);
  await insertRecordPage(context.sql, { token: hashOf(token), person: person.id, experience, expiresAt });
  return token;
}

/** An open page: `values` are what the record says with what was typed and is not in it yet. `isEnded`: the link shows nothing any more, but keeps what is sent. */
export type OpenRecordPage = {
  person: Person;
  number: number;
  isEnded: boolean;
  values: FormValues;
  draft: RecordDraft | null;
  experience: Experience;
};

/** Opens a page; null where there is none. @throws UserError where its person cannot change the experience now */
export async function openRecordPage(
  context: Pick<Inside, 'sql' | 'now' | 'catalogue'>,
  token: string,
): Promise<OpenRecordPage | null> {
  const { sql, now } = context;
  const found = await findRecordPage(sql, hashOf(token));
  const person = found && (await findPerson(sql, found.person));
  if (!found || !person) return null;
  const experience = await editableExperience(context, found.experience, person);
  const draft = await findRecordDraft(sql, person.id, found.experience);
  return {
    person,
    number: found.experience,
    isEnded: found.expiresAt <= now(),
    values: { ...valuesOf(context, experience, person), ...draft?.fieldValues },
    draft,
    experience,
  };
}

/** The values of a record as a form shows them. */
function valuesOf(context: Pick<Inside, 'catalogue'>, experience: Experience, { language }: Person): FormValues {
  return {
    ...formatExperienceFields(experience),
    region: nameRegion(context, experience.region, { language }),
    language: experience.language,
    ...formatExperienceDetails(experience),
  };
}

type Who = Pick<OpenRecordPage, 'person' | 'number'>;

/** Keeps what was typed. Fields that were changed elsewhere meanwhile are told, and kept by nobody. */
export function keepTyped(
  context: Inside,
  { person, number }: Who,
  sent: readonly SentField[],
): Promise<{ conflicts: Conflict[]; values: FormValues }> {
  return inTransaction(context, async (inside) => {
    const draft = await lockRecordDraft(inside.sql, person.id, number);
    const record = valuesOf(inside, await editableExperience(inside, number, person), person);
    const { changes, conflicts } = mergeSent({ ...record, ...draft?.fieldValues }, sent);
    const fieldValues = { ...draft?.fieldValues, ...changes };
    if (Object.keys(changes).length > 0) {
      const begun = Object.fromEntries(Object.keys(changes).map((name) => [name, hashValue(record[name])]));
      const kept = { fieldValues, base: { ...begun, ...draft?.base }, updatedAt: inside.now() };
      await saveRecordDraft(inside.sql, { person: person.id, experience: number }, kept);
    }
    return { conflicts, values: { ...record, ...fieldValues } };
  });
}

/**
 * Puts what was typed into the record: `accepted` are its checked values. Where the record was changed meanwhile in a field that was typed into, that is told once; the next time what was typed counts.
 */
export function finishRecord(
  context: Inside,
  { person, number }: Who,
  accepted: FormValues,
): Promise<{ conflicts: Conflict[] } | { conflicts: null; isResubmitted: boolean }> {
  return inTransaction(context, async (inside) => {
    const draft = await lockRecordDraft(inside.sql, person.id, number);
    const record = valuesOf(inside, await editableExperience(inside, number, person), person);
    const conflicts = draft ? findOvertaken(record, draft.fieldValues, draft.base) : [];
    if (draft && conflicts.length > 0) {
      const seen = Object.fromEntries(conflicts.map(({ name }) => [name, hashValue(record[name])]));
      const kept = { ...draft, base: { ...draft.base, ...seen } };
      await saveRecordDraft(inside.sql, { person: person.id, experience: number }, kept);
      return { conflicts };
    }
    const changes = {
      fields: parseExperienceFields(accepted),
      details: parseExperienceDetails(accepted),
      language: String(accepted.language),
    };
    const { isResubmitted } = await editExperience(inside, number, changes, { person, now: inside.now() });
    await deleteRecordDraft(inside.sql, person.id, number);
    return { conflicts: null, isResubmitted };
  });
}
