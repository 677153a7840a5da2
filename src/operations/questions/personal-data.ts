import {
  listAnswersOfAuthor,
  markOwnAnswers,
  moveAnswers,
  removeAnswersOfAuthor,
} from '#src/store/questions/answer.ts';
import { exportQuestionsOfAuthor, listQuestionsOfAuthor, moveQuestions } from '#src/store/questions/question.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';
import { forgetTelling } from './notify.ts';
import { removeQuestions } from './remove.ts';

export const questionData: PersonalData = {
  tables: {
    question: {
      personal: ['author', 'place', 'title', 'detail'],
      plain: ['language', 'region', 'policy_areas', 'target_groups'],
    },
    question_answer: { personal: ['author', 'content'], plain: ['region', 'language'] },
  },
  async contributions(sql, person) {
    const asked = await listQuestionsOfAuthor(sql, person);
    const answers = await listAnswersOfAuthor(sql, person);
    const isKept = ({ withdrawnAt }: { withdrawnAt: Date | null }) => withdrawnAt === null;
    const readable = answers.filter((each) => isKept(each) && !(each.byAsker && each.title === null));
    return {
      questions: { open: asked.filter(isKept).length, all: asked.length },
      answers: { open: readable.length, all: answers.length },
    };
  },
  async export(sql, person) {
    return {
      question: await exportQuestionsOfAuthor(sql, person),
      question_answer: await listAnswersOfAuthor(sql, person),
    };
  },
  async forget(sql, person, { isKept, now, removedTitle }) {
    const which = isKept ? 'withdrawn' : 'all';
    const questions = await removeQuestions(sql, person, { which, now, titleOf: removedTitle });
    const answers = await removeAnswersOfAuthor(sql, person, { which, now });
    await forgetTelling(sql, answers);
    return [
      ...questions.map((number) => `question:${number}` as const),
      ...answers.map(({ question, number }) => `answer:${question}:${number}` as const),
    ];
  },
  async move(sql, from, to) {
    await moveQuestions(sql, from, to);
    await moveAnswers(sql, from, to);
    await markOwnAnswers(sql, to);
  },
};
