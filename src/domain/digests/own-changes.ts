import type { DigestPicker } from './compose.ts';
import type { DigestOwnChange } from './item.ts';

/** Something that happened to an experience of `author`; `title` and `isPublic` as they were at the moment. */
type Happened = { author: number; number: number; title: string; isPublic: boolean; at: Date };
/** It was reviewed or changed by who reviews, or found useful by `count` readers. */
export type OwnChange = Happened & {
  what: Exclude<DigestOwnChange['what'], 'adopted' | 'answered' | 'thanked'>;
  count: number;
};
/** The experience was tried in `region` too; `adopter` is the number of the experience logged there. */
export type Adoption = Happened & { adopter: number; region: string };
/** An answer to a question of `author`. */
export type OwnAnswer = { author: number; question: number; number: number; title: string; at: Date };

/** Picks what happened to the recipient's own experiences, the latest first. */
export function pickOwnExperiences(changes: readonly OwnChange[], adoptions: readonly Adoption[]): DigestPicker {
  const changesOf = Map.groupBy(changes, ({ author }) => author);
  const adoptionsOf = Map.groupBy(adoptions, ({ author }) => author);
  return ({ person, since }, isTold) => {
    if (person === null) return [];
    const news = (adoptionsOf.get(person) ?? []).filter(
      ({ at, number, adopter }) => at > since && !isTold(keyOfAdoption(number, adopter)),
    );
    const found = [
      ...(changesOf.get(person) ?? [])
        .filter(({ at }) => at > since)
        .map((change) => ({ at: change.at, item: encodeChange(change) })),
      ...[...Map.groupBy(news, ({ number }) => number).values()].map(encodeAdoptions),
    ];
    return found
      .sort((left, right) => right.at.getTime() - left.at.getTime() || left.item.number - right.item.number)
      .map(({ item }) => item);
  };
}

/** New answers to the recipient's own questions. */
export function pickOwnAnswers(answers: readonly OwnAnswer[]): DigestPicker {
  const answersOf = Map.groupBy(answers, ({ author }) => author);
  return ({ person, since }, isTold) => {
    if (person === null) return [];
    const news = (answersOf.get(person) ?? []).filter((answer) => answer.at > since && !isTold(keyOfAnswer(answer)));
    return [...Map.groupBy(news, ({ question }) => question).values()].map(encodeAnswers);
  };
}

/** Somebody who answered `count` questions of others lately; `question` and `title` are of the last, `at` is when. */
export type Thanked = { person: number; question: number; title: string; count: number; at: Date };

/** So many questions of others have to be answered within so many days. */
export const thanksFrom = { answers: 3, days: 28 } as const;

/** Thanks to who answers often, at most once a month. */
export function pickThanks(thanked: readonly Thanked[], period: string): DigestPicker {
  const thanksTo = new Map(thanked.map((each) => [each.person, each]));
  return ({ person, since }, isTold) => {
    const thanks = person === null ? undefined : thanksTo.get(person);
    const key = `m:thanked:${period}`;
    if (!thanks || thanks.at <= since || isTold(key)) return [];
    const { question, title, count } = thanks;
    return [
      {
        ...{ type: 'own-change', key, reason: { type: 'author' }, isNew: true, what: 'thanked', count },
        ...{ number: question, title, line: `/question show ${question}`, path: `/questions/${question}` },
      },
    ];
  };
}

function encodeChange({ what, count, at, ...happened }: OwnChange): DigestOwnChange {
  const { number } = happened;
  const which = what === 'useful' ? count : Math.floor(at.getTime() / 1_000);
  return { ...encodeHappened(happened), key: `m:${what}:${number}:${which}`, what, count };
}

/** Returns one item for all regions that tried an experience since the recipient was last told. */
function encodeAdoptions(adoptions: Adoption[]): { at: Date; item: DigestOwnChange } {
  const [latest] = adoptions as [Adoption, ...Adoption[]];
  const [key = '', ...also] = adoptions.map(({ number, adopter }) => keyOfAdoption(number, adopter));
  const regions = [...new Set(adoptions.map(({ region }) => region))];
  const item = { ...encodeHappened(latest), key, also, what: 'adopted' as const, count: adoptions.length, regions };
  return { at: latest.at, item };
}

const keyOfAdoption = (number: number, adopter: number) => `m:adopted:${number}:${adopter}`;

function encodeHappened({ number, title, isPublic }: Omit<Happened, 'author' | 'at'>) {
  return {
    type: 'own-change' as const,
    reason: { type: 'author' as const },
    isNew: true,
    number,
    title,
    line: `/experience show ${number}`,
    path: isPublic ? `/experiences/${number}` : null,
  };
}

const keyOfAnswer = ({ question, number }: OwnAnswer) => `m:answered:${question}:${number}`;

/** Returns one item for all answers to a question since the recipient was last told. */
function encodeAnswers(answered: OwnAnswer[]): DigestOwnChange {
  const [{ question, title }] = answered as [OwnAnswer, ...OwnAnswer[]];
  const [key = '', ...also] = answered.map(keyOfAnswer);
  return {
    type: 'own-change',
    key,
    also,
    reason: { type: 'author' },
    isNew: true,
    what: 'answered',
    number: question,
    title,
    count: answered.length,
    line: `/question show ${question}`,
    path: `/questions/${question}`,
  };
}
