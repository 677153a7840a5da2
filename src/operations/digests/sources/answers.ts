import type { DigestEcho } from '#src/domain/digests/item.ts';
import { type AnswerAt, listAnswersAt } from '#src/store/questions/unanswered.ts';
import type { DigestSource } from './source.ts';

/** New answers to the recipient's own questions. */
export const answers: DigestSource = {
  section: 'mine',
  async load(sql, moment, recipients) {
    const people = recipients.flatMap(({ person }) => person ?? []);
    const byAuthor = Map.groupBy(await listAnswersAt(sql, moment, people), ({ author }) => author);
    return ({ person, since }, isTold) => {
      if (person === null) return [];
      const news = (byAuthor.get(person) ?? []).filter((answer) => answer.at > since && !isTold(keyOf(answer)));
      return [...Map.groupBy(news, ({ question }) => question).values()].map(encodeAnswers);
    };
  },
};

const keyOf = ({ question, number }: AnswerAt) => `m:answered:${question}:${number}`;

/** All answers to one question since the recipient was last told, in one line. */
function encodeAnswers(answered: AnswerAt[]): DigestEcho {
  const [{ question, title }] = answered as [AnswerAt, ...AnswerAt[]];
  const [key = '', ...also] = answered.map(keyOf);
  return {
    type: 'echo',
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
