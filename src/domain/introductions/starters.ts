import type { PolicyArea } from '../topics/indicator.ts';
import type { Side } from './introduction.ts';
import type { Topics } from './preferences.ts';

/** Something to begin a conversation with; the sentences are elsewhere. */
export type Starter =
  | { type: 'experience'; of: Side; number: number; title: string }
  /** The region of `ahead` has so many points more. */
  | { type: 'score'; ahead: Side; area: PolicyArea; points: number }
  | { type: 'offer' | 'seek'; of: Side };

type Known = {
  offer: Topics;
  seek: Topics;
  /** Open experiences, the most fitting first. */
  experiences: readonly { number: number; title: string }[];
  /** Points by which their region is clearly ahead of the other's. */
  lead: number | null;
};

const mostStarters = 3;

/** Up to three: an experience of the one who was asked, what their figures differ in, then the asker's experience, and what either offers or looks for. */
export function chooseStarters(sides: Readonly<Record<Side, Known>>, area: PolicyArea | null): Starter[] {
  const { asker, other } = sides;
  const experience = (of: Side): Starter[] =>
    sides[of].experiences.slice(0, 1).map(({ number, title }) => ({ type: 'experience', of, number, title }));
  const score = (ahead: Side): Starter[] => {
    const { lead } = sides[ahead];
    return area !== null && lead !== null ? [{ type: 'score', ahead, area, points: lead }] : [];
  };
  const told = (type: 'offer' | 'seek', of: Side): Starter[] => (isEmpty(sides[of][type]) ? [] : [{ type, of }]);
  return [
    ...experience('other'),
    ...(other.lead !== null ? score('other') : asker.lead !== null ? score('asker') : []),
    ...experience('asker'),
    ...told('seek', 'asker'),
    ...told('offer', 'other'),
    ...told('seek', 'other'),
    ...told('offer', 'asker'),
  ].slice(0, mostStarters);
}

const isEmpty = ({ areas, groups, text }: Topics) => areas.length + groups.length === 0 && text === '';
