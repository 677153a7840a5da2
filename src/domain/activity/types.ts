import { z } from 'zod';

const number = z.int().positive();
const code = z.string().max(80);
const none = z.strictObject({});

/** A kind of activity: the version of its data, what its subject is, and the data. */
type Definition = { version: number; subject: string; data: z.ZodObject };

const define = <const Subject extends string, Data extends z.ZodObject>(subject: Subject, data: Data, version = 1) => ({
  version,
  subject,
  data,
});

/**
 * Every kind of activity. `docs/activity.md` lists the same. Data holds numbers, codes and dates, never what people wrote: what an activity is about is read
 * by its subject, with the rights of whoever reads. A change that a reader would stumble over raises the version.
 */
export const activityTypes = {
  'experience.logged': define(
    'experience',
    z.strictObject({ language: code, adoptedFrom: number.nullable(), isCollected: z.boolean() }),
  ),
  'experience.changed': define('experience', z.strictObject({ isResubmitted: z.boolean() })),
  'experience.published': define('experience', none),
  'experience.sent-back': define('experience', none),
  'experience.archived': define('experience', none),
  'experience.restored': define('experience', z.strictObject({ life: code })),
  'experience.withdrawn': define('experience', none),
  'experience.adopted': define('experience', z.strictObject({ by: number })),
  'experience.confirmed': define('experience', none),
  'experience.planned': define('experience', z.strictObject({ plan: code })),
  'question.asked': define('question', z.strictObject({ language: code })),
  'question.answered': define(
    'question',
    z.strictObject({ answer: number, experience: number.nullable(), byAsker: z.boolean() }),
  ),
  'question.unanswered': define('question', z.strictObject({ days: number })),
  'question.closed': define('question', none),
  'question.withdrawn': define('question', none),
  'question.restored': define('question', none),
  'answer.helped': define('question', z.strictObject({ answer: number, hasHelped: z.boolean() })),
  'answer.withdrawn': define('question', z.strictObject({ answer: number })),
  'answer.restored': define('question', z.strictObject({ answer: number })),
  'figure.changed': define(
    'figure',
    z.strictObject({
      indicator: code,
      territory: code,
      year: z.int(),
      value: z.number().nullable(),
      beforeYear: z.int(),
      before: z.number().nullable(),
      isRevision: z.boolean(),
    }),
  ),
  'import.finished': define(
    'import',
    z.strictObject({
      kind: z.enum(['figures', 'policies', 'experiences']),
      taken: z.int(),
      changed: z.int(),
      bad: z.int(),
    }),
  ),
  'person.joined': define('person', z.strictObject({ language: code })),
  'person.region-set': define('person', z.strictObject({ before: code.nullable() })),
  'person.role-given': define('person', z.strictObject({ role: code, before: code })),
  'person.admitted': define('person', none),
  'organisation.added': define('organisation', z.strictObject({ kind: code, isVerified: z.boolean() })),
  'organisation.verified': define('organisation', none),
  'organisation.merged': define('organisation', z.strictObject({ from: number })),
  'organisation.joined': define('organisation', z.strictObject({ proof: code })),
  'organisation.left': define('organisation', none),
  'invitation.created': define('invitation', none),
  'invitation.taken': define('invitation', none),
  'introduction.asked': define('introduction', none),
  'introduction.made': define('introduction', z.strictObject({ told: z.enum(['together', 'bridged', 'apart']) })),
  'introduction.declined': define('introduction', none),
  'introduction.unanswered': define('introduction', none),
  'introduction.ended': define('introduction', none),
  'introduction.met': define('introduction', z.strictObject({ met: z.enum(['yes', 'no', 'not-yet']) })),
  'round.created': define('round', none),
  'round.run': define('round', z.strictObject({ run: number, groups: z.int(), people: z.int(), left: z.int() })),
  'round.met': define('round', z.strictObject({ group: number, met: z.enum(['yes', 'no', 'not-yet']) })),
  'round.ended': define('round', none),
  'event.created': define('event', none),
  'event.finished': define('event', none),
  'event.cancelled': define('event', none),
  'training.created': define('training', z.strictObject({ series: number.nullable() })),
  'training.moved': define('training', z.strictObject({ startsAt: z.iso.datetime(), before: z.iso.datetime() })),
  'training.finished': define('training', none),
  'training.cancelled': define('training', none),
  'training.joined': define('training', z.strictObject({ seat: z.enum(['seated', 'waiting']) })),
  'training.left': define('training', none),
  'testbed.created': define('testbed', z.strictObject({ basedOn: number.nullable() })),
  'testbed.joined': define('testbed', none),
  'testbed.check-in-answered': define('testbed', none),
  'testbed.check-in-missed': define('testbed', z.strictObject({ person: number, dueAt: z.iso.datetime() })),
  'testbed.ended': define('testbed', z.strictObject({ isStopped: z.boolean() })),
  'digest.sent': define('digest', z.strictObject({ period: code })),
  'digest.opened': define('digest', none),
  'digest.rated': define('digest', z.strictObject({ isUseful: z.boolean() })),
  'tool.suggested': define('tool', none),
  'tool.published': define('tool', none),
  'tool.declined': define('tool', none),
  'tool.withdrawn': define('tool', none),
  'tool.restored': define('tool', none),
  'call.added': define('call', z.strictObject({ feed: number.nullable(), closesAt: z.iso.datetime().nullable() })),
  'call.withdrawn': define('call', none),
  'call.restored': define('call', none),
  'platform.troubled': define('platform', none),
  'platform.recovered': define('platform', none),
} as const satisfies Record<string, Definition>;

export type ActivityType = keyof typeof activityTypes;
