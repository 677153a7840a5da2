import type { Frame } from './frame.ts';

/** The asker: their region, if they told it. */
export type Asker = { region: string | null };

/** One piece of how a message was read, for the line on top of the answer. */
export type ReadPiece = {
  kind:
    | 'indicator'
    | 'region'
    | 'country'
    | 'except'
    | 'year'
    | 'since'
    | 'until'
    | 'years'
    | 'filter'
    | 'direction'
    | 'area'
    | 'words'
    | 'status'
    | 'fund'
    | 'evaluated'
    | 'began'
    | 'target-group'
    | 'own'
    | 'count'
    | 'below'
    | 'above'
    | 'at-least'
    | 'at-most'
    | 'place'
    | 'units'
    | 'beside';
  value: string;
};

/** A place that leads to the region its figures are of. */
export type PartOf = { said: string; region: string };

/** A line that may be meant. `otherwise`: what is offered instead, in this order, where it leads to nothing. */
export type Offer = { line: string; indicator?: string; region?: string; area?: string; otherwise?: string[] };

/** What of a figure is not held. `citizenship`: it is held by birth only; `birth`: by citizenship only. */
type NotHeld = 'family' | 'group' | 'sex' | 'age' | 'citizenship' | 'birth';

/** Why no line is run as it stands. */
export type Doubt =
  | { reason: 'unknown-place'; said: string; candidates: Offer[] }
  | { reason: 'world-place'; said: string }
  | { reason: 'union'; offers: Offer[] }
  | { reason: 'several-places'; said: string; candidates: Offer[] }
  /** `named`: the words of what is missing; `year`: the one that was asked for. */
  | {
      reason: 'not-held';
      missing: NotHeld;
      family: string | null;
      offers: Offer[];
      named?: string;
      year?: number;
    }
  | { reason: 'period'; period: 'last-year' | 'month' | 'future' | 'ago'; offers: Offer[] }
  | { reason: 'turn'; said: string; offers: Offer[] }
  | { reason: 'filter'; said: string; offers: Offer[] }
  | { reason: 'why'; offers: Offer[] }
  | { reason: 'never'; topic: string; offers: Offer[] }
  /** A letter beside a figure. */
  | { reason: 'flag'; letter: string }
  /** It goes on with a question that was not asked here. */
  | { reason: 'no-question'; said: string }
  /** No word says what is wanted with a matter that is known. */
  | { reason: 'maybe-search'; said: string; offers: Offer[] }
  /** A number is named, and not what to do with it. */
  | { reason: 'which-act'; said: string; offers: Offer[] }
  /** The first of two questions is understood, this one is not. */
  | { reason: 'second'; said: string; offers: Offer[] }
  /** Its place is asked for among the regions of a country that it is not in. */
  | { reason: 'elsewhere'; region: string; country: string; offers: Offer[] }
  | { reason: 'members' }
  /** Something of another person is to be changed, such as their digest. */
  | { reason: 'other-person'; offers: Offer[] }
  /** Who may do what, and who gives that right. */
  | { reason: 'roles'; offers: Offer[] }
  /** An answer is to be passed on to others, or others are to be brought here. */
  | { reason: 'pass-on' | 'invite'; offers: Offer[] }
  /** Nothing of a policy area has figures. */
  | { reason: 'no-area-figures'; area: string; offers: Offer[] }
  /** Gaps between groups are asked for as a list. */
  | { reason: 'gaps'; offers: Offer[] }
  | { reason: 'which-figure'; offers: Offer[] }
  | { reason: 'not-meant' };

/** The decision on a message. */
export type Decision =
  | {
      type: 'line';
      line: string;
      /** A second question that was asked too. */
      also: string | null;
      reading: ReadPiece[];
      unused: string[];
      corrections: { said: string; meant: string }[];
      parts: PartOf[];
      /** Lines that set another group, year or region. */
      offers: Offer[];
      isLong: boolean;
      /** The rule that made the line has seen that all that was said is in it. */
      isWhole?: true;
    }
  | { type: 'doubt'; doubt: Doubt; frame: Frame }
  | { type: 'talk'; talk: string }
  | { type: 'none'; frame: Frame };
