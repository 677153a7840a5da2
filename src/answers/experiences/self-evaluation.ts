import type { AppContext } from '#src/context.ts';
import { heading, list, message, note, picture, text } from '#src/core/blocks.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { aspects } from '#src/domain/experiences/details.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import {
  countAnswered,
  dacCriteria,
  type SelfCriterion,
  type SelfEvaluation,
  type SelfGrade,
  selfCriteria,
  selfGrades,
} from '#src/domain/experiences/self-evaluation.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

type Drawing = Pick<AppContext, 'pictures'>;
type Evaluated = { experience: Pick<Experience, 'number' | 'title'>; evaluation: SelfEvaluation | null };

const [longestNote, longestName, longestShown] = [500, 40, 200];
const noteOf = (criterion: SelfCriterion) => `${criterion}-note`;

/** The questions of a self-evaluation, in three parts: none has to be answered at once. */
export function selfEvaluationFields({ selfEvaluation: texts, experience }: Texts): Field[] {
  const options = selfGrades.map((grade) => ({ value: String(grade), label: texts.grades[`${grade}`] }));
  const grade = (name: SelfCriterion, label: string): Field => ({
    ...{ name, type: 'select', label, required: false, options },
  });
  const criteria = dacCriteria.map((name): Field[] => [
    grade(name, texts.questions[name]),
    {
      name: noteOf(name),
      type: 'text',
      label: texts.note({ criterion: texts.criteria[name] }),
      required: false,
      maxLength: longestNote,
    },
  ]);
  return [
    ...inGroup(texts.groups.aims, criteria.slice(0, 3).flat()),
    ...inGroup(texts.groups.results, criteria.slice(3).flat()),
    ...inGroup(
      texts.groups.aspects,
      aspects.map((name) => grade(name, experience.labels.aspects[name])),
    ),
  ];
}

/** Returns what the form holds of what was said before. */
export function formatSelfEvaluation({ grades, notes }: Pick<SelfEvaluation, 'grades' | 'notes'>): FormValues {
  return Object.fromEntries(
    selfCriteria.flatMap((name): [string, string | null][] => [
      [name, grades[name] === undefined ? null : String(grades[name])],
      [noteOf(name), notes[name] ?? null],
    ]),
  );
}

/** Reads a filled-in form. */
export function parseSelfEvaluation(values: FormValues): Pick<SelfEvaluation, 'grades' | 'notes'> {
  const said = selfCriteria.map((name) => ({
    name,
    grade: selfGrades.find((grade) => String(grade) === values[name]),
    words: String(values[noteOf(name)] ?? '').trim(),
  }));
  return {
    grades: Object.fromEntries(said.flatMap(({ name, grade }) => (grade === undefined ? [] : [[name, grade]]))),
    notes: Object.fromEntries(said.flatMap(({ name, words }) => (words === '' ? [] : [[name, words]]))),
  };
}

const nameOf = (name: SelfCriterion, { selfEvaluation, experience }: Texts): string =>
  (dacCriteria as readonly string[]).includes(name)
    ? selfEvaluation.criteria[name as (typeof dacCriteria)[number]]
    : experience.labels.aspects[name as (typeof aspects)[number]];

/** Shows what the owner of an experience says of it, or two beside each other: a picture and the same in words. `canEdit`: the reader is the owner of the first. */
export function selfEvaluationMessage(
  context: Drawing,
  evaluated: readonly Evaluated[],
  reader: Reader,
  { canEdit, opening }: { canEdit: boolean; opening?: string },
): Message {
  const { selfEvaluation: texts } = textsFor(reader.language);
  const [first, second] = evaluated;
  if (!first) throw new TypeError('No experience was named.');
  const { number, title } = first.experience;
  const missing = evaluated.filter(({ evaluation }) => evaluation === null);
  const known = evaluated.filter((each) => each.evaluation !== null);
  return message(
    opening !== undefined && text(opening),
    heading(second ? texts.headingTwo({ number, other: second.experience.number }) : texts.heading({ number, title })),
    ...missing.map(({ experience }) => text(texts.none({ number: experience.number }))),
    known.length > 0 && selfEvaluationBlocks(context, known, reader),
    actions(
      canEdit &&
        button(first.evaluation ? texts.buttons.change : texts.buttons.begin, `/experience self-evaluate ${number}`),
      ...evaluated.map(({ experience }) =>
        button(texts.buttons.show({ number: experience.number }), `/experience show ${experience.number}`),
      ),
    ),
  );
}

/** Shows self-evaluations as a picture, as words, and that they are those of the owners. */
export function selfEvaluationBlocks(context: Drawing, evaluated: readonly Evaluated[], reader: Reader): Block[] {
  const texts = textsFor(reader.language);
  const { selfEvaluation: words } = texts;
  const said = evaluated.flatMap(({ experience, evaluation }) => (evaluation ? [{ experience, evaluation }] : []));
  const [first] = said;
  if (!first) return [];
  const answered = selfCriteria.filter((name) => said.some(({ evaluation }) => evaluation.grades[name] !== undefined));
  // A small picture: the criteria where some are answered. The words have all.
  const main = answered.filter((name) => (dacCriteria as readonly string[]).includes(name));
  const drawing = context.pictures.add({
    type: 'dumbbell',
    language: reader.language,
    title:
      said.length > 1 ? words.picture.two : words.picture.one({ title: shorten(first.experience.title, longestName) }),
    subtitle: words.picture.scale,
    source: words.picture.source({ day: formatDay(first.evaluation.savedAt, reader) }),
    regions: said.map(({ experience: { number, title } }) => ({
      name: shorten(words.picture.name({ number, title }), longestName),
    })),
    rows: (main.length > 0 ? main : answered).map((name) => ({
      label: nameOf(name, texts),
      unit: '',
      decimals: 0,
      scale: 'grade',
      figures: said.map(({ evaluation }) => {
        const grade = evaluation.grades[name];
        return grade === undefined ? null : { value: grade };
      }),
    })),
  });
  return [
    picture(drawing),
    ...said.map(({ experience, evaluation }) => text(describe(experience.number, evaluation, texts))),
    ...(said.length === 1 ? notesOf(first.evaluation, texts) : []),
    note(words.own({ day: formatDay(first.evaluation.savedAt, reader) })),
  ];
}

/** Says in a line what the owner of an experience says of it. */
export function selfEvaluationLine(evaluation: SelfEvaluation, { language }: Reader): string {
  const texts = textsFor(language);
  return texts.selfEvaluation.card({ graded: describeGrades(evaluation, texts) });
}

/** "Fully: relevance, impact; Partly: efficiency". */
function describeGrades({ grades }: Pick<SelfEvaluation, 'grades'>, texts: Texts): string {
  const { selfEvaluation: words } = texts;
  const byGrade = selfGrades.toReversed().flatMap((grade: SelfGrade) => {
    const names = selfCriteria.filter((name) => grades[name] === grade).map((name) => nameOf(name, texts));
    return names.length > 0 ? [words.graded({ grade: words.grades[`${grade}`], names: names.join(', ') })] : [];
  });
  return byGrade.join('; ');
}

function describe(number: number, evaluation: SelfEvaluation, texts: Texts): string {
  const open = selfCriteria.length - countAnswered(evaluation);
  return texts.selfEvaluation.said({ number, graded: describeGrades(evaluation, texts), open });
}

function notesOf({ notes }: SelfEvaluation, texts: Texts): Block[] {
  const lines = dacCriteria.flatMap((name) => {
    const words = notes[name];
    return words
      ? [texts.selfEvaluation.noteLine({ criterion: nameOf(name, texts), note: shorten(words, longestShown) })]
      : [];
  });
  return lines.length > 0 ? [text(...lines)] : [];
}

/** Lists for staff which published experiences lack a self-evaluation. */
export function withoutSelfEvaluationMessage(
  context: Pick<AppContext, 'catalogue'>,
  {
    experiences,
    count,
    all,
  }: { experiences: readonly Pick<Experience, 'number' | 'title' | 'region'>[]; count: number; all: number },
  reader: Reader,
): Message {
  const { selfEvaluation: words, experience: texts } = textsFor(reader.language);
  return message(
    text(words.without({ count, all })),
    list(
      texts.buttons.open,
      experiences.map(({ number, title, region }) => ({
        title: texts.heading({ number, title }),
        line: `/experience show ${number}`,
        beside: nameRegion(context, region, reader),
      })),
    ),
  );
}
