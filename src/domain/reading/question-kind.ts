import type { Frame } from './frame.ts';

/** The rough kind of a question: enough to tell two questions apart. */
export type QuestionKind = 'figure' | 'peers' | 'compare' | 'experience' | 'digest' | 'manage' | 'profile' | null;

export function has(frame: Frame, ...values: string[]): boolean {
  return frame.intents.some(({ value }) => values.includes(value));
}

/** Words that ask what somebody did, tried or knows. */
export function asksExperience(frame: Frame): boolean {
  return has(frame, 'experience', 'contact');
}

/** Words that ask for a number: something measured, or a share of a group. */
export function asksFigure(frame: Frame): boolean {
  if (asksExperience(frame) && !frame.isShare) return false;
  return (
    frame.families.length > 0 ||
    (frame.groups.length > 0 && frame.isShare) ||
    has(frame, 'peers', 'compare') ||
    has(frame, 'profile', 'rank')
  );
}

export function questionKindOf(frame: Frame): QuestionKind {
  if (has(frame, 'ask', 'log', 'adopt', 'edit', 'me', 'questions', 'my-questions', 'mine', 'members', 'status'))
    return 'manage';
  if (has(frame, 'digest:digest', 'cadence:every', 'news')) return 'digest';
  if (has(frame, 'peers') && !asksExperience(frame)) return 'peers';
  if (has(frame, 'compare') && frame.regions.length > 0) return 'compare';
  if (asksExperience(frame)) return 'experience';
  if (isBetterThan(frame)) return 'peers';
  if (frame.families.length > 0 || (frame.groups.length > 0 && frame.isShare)) return 'figure';
  if (frame.areas.length > 0) return 'experience';
  return frame.regions.length > 0 ? 'profile' : null;
}

/** "… and where is it lower?", "who does better?" */
export function isBetterThan(frame: Frame): boolean {
  return frame.direction !== null && frame.regions.length < 2 && frame.threshold === null;
}

/** Whether a sentence asks for something by itself. */
export function isAsking(frame: Frame): boolean {
  const kind = questionKindOf(frame);
  return kind !== null && kind !== 'profile' && !(kind === 'experience' && !asksExperience(frame) && frame.size < 4);
}
