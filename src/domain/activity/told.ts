import { type ActivityType, activityTypes } from './types.ts';

/** What concerns one person alone is told to no program. */
const personal = new Set(['person', 'introduction']);

/** The types of activities that programs may be told. */
export const toldTypes = (Object.keys(activityTypes) as ActivityType[]).filter(
  (type) => !personal.has(activityTypes[type].subject),
);

/** What takes something out of sight: whoever could read it is told, so that copies of it can go. */
export const removals = [
  'experience.archived',
  'experience.withdrawn',
  'question.withdrawn',
  'answer.withdrawn',
  'tool.withdrawn',
  'call.withdrawn',
] as const satisfies ActivityType[];

/** The types that every member may be told, where they may read what it happened to. All others say what somebody did, or how the server does, and are for staff. */
export const openTypes: readonly ActivityType[] = [
  ...['experience.logged', 'experience.changed', 'experience.published'],
  ...['experience.restored', 'experience.adopted', 'experience.confirmed'],
  ...['question.asked', 'question.answered', 'question.unanswered', 'question.closed', 'question.restored'],
  ...['answer.restored', 'figure.changed', 'event.created', 'event.finished', 'event.cancelled'],
  ...['training.created', 'training.moved', 'training.finished', 'training.cancelled'],
  ...['testbed.created', 'testbed.ended', 'tool.suggested', 'tool.published', 'tool.restored'],
  ...['call.added', 'call.restored'],
  ...removals,
] as ActivityType[];

const familyOf = (type: string) => type.split('.')[0] ?? '';

/** The first words of types: `experience` stands for all that happens to one. */
export const toldFamilies = [...new Set(toldTypes.map(familyOf))];

/** Returns the types that a word means: one, all of a kind, or none. */
export function typesOf(word: string): ActivityType[] {
  const said = word.toLowerCase();
  return toldTypes.filter((type) => type === said || familyOf(type) === said);
}
