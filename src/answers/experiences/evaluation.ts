import { message, note, text } from '#src/core/blocks.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay, formatKnownDate } from '#src/domain/date.ts';
import {
  type Criterion,
  criteria,
  dacCriteria,
  type Judgement,
  type ListJudgement,
  noteNames,
  verdicts,
} from '#src/domain/experiences/criteria.ts';
import { aspects } from '#src/domain/experiences/details.ts';
import {
  type Conflict,
  type Evaluation,
  type EvaluationContent,
  emptySections,
  groupByVerdict,
  sections,
} from '#src/domain/experiences/evaluation.ts';
import { type Experience, experienceLimits } from '#src/domain/experiences/experience.ts';
import { measureReadability } from '#src/domain/experiences/plain-language.ts';
import type { ExperienceView, ReviewView } from '#src/domain/experiences/view.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { openButton, queueButton } from './buttons.ts';
import { yesNo } from './history.ts';

/** What a reviewer can decide at the end of the form; of what is published only that it is kept. */
const decisions = ['publish', 'send-back', 'leave-publish', 'leave-change'] as const;
const longestQuote = 200;

/** The field by which one criterion is judged. */
export function judgeField(name: Criterion, texts: Texts['evaluation']): Field {
  const options = verdicts.map((value) => ({ value, label: texts.verdicts[value] }));
  return {
    ...{ name, type: 'select', required: false, options },
    ...{ label: texts.criteria[name], hint: texts.hints[name] },
  };
}

/** Lists the fields of an evaluation: the seven aspects, the criteria of OECD DAC, and what readers should know. */
export function evaluationFields({ evaluation: texts }: Texts, { life, author }: Experience): Field[] {
  const judge = (name: Criterion) => judgeField(name, texts);
  const long = { type: 'long-text', required: false, maxLength: experienceLimits.textCharacters } as const;
  const possible = decisions.filter(
    // Nobody would read the comment where nobody wrote it.
    (each) => each.startsWith('leave') || (life === 'submitted' && (each !== 'send-back' || author !== null)),
  );
  const comment: Field = {
    ...{ name: 'comment', ...long, ...texts.fields.comment },
    dependsOn: { field: 'decision', values: ['send-back'], said: texts.onlyIf, isRequired: true },
  };
  return [
    ...inGroup(texts.groups.aspects, [...aspects.map(judge), { name: 'aspects', ...long, ...texts.fields.aspects }]),
    ...inGroup(texts.groups.dac, [...dacCriteria.map(judge), { name: 'dac', ...long, ...texts.fields.dac }]),
    ...inGroup(texts.groups.decision, [
      judge('plain-language'),
      { name: 'summary', ...long, ...texts.fields.summary },
      {
        ...{ name: 'decision', type: 'select', required: true, ...texts.fields.decision },
        options: possible.map((value) => ({ value, label: texts.decisions[value] })),
      },
      ...(possible.includes('send-back') ? [comment] : []),
    ]),
  ];
}

/** Fills the form with what a reviewer found before. */
export function formatEvaluation(own: Evaluation | null): FormValues {
  return own === null ? {} : { ...own.verdicts, ...own.notes };
}

/** Reads what a reviewer found from an accepted form, and what they decided. */
export function parseEvaluation(values: FormValues): {
  content: EvaluationContent;
  decision: 'publish' | 'send-back' | 'leave';
  comment: string;
} {
  const filled = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const decision = String(values.decision);
  return {
    content: {
      verdicts: filled(criteria),
      notes: filled(noteNames),
      advice: decision === 'publish' || decision === 'leave-publish' ? 'publish' : 'change',
    },
    decision: decision === 'publish' || decision === 'send-back' ? decision : 'leave',
    comment: String(values.comment ?? ''),
  };
}

/** Says what an evaluation lacks for what was decided: something found to leave to somebody, a comment to send back with. */
export function findMissing(values: FormValues, { evaluation }: Texts): Problems {
  const isFilled = [...criteria, ...noteNames].some((name) => Boolean(values[name]));
  return {
    ...(String(values.decision ?? '').startsWith('leave') && !isFilled && { decision: evaluation.nothing }),
    ...(values.decision === 'send-back' && !values.comment && { comment: evaluation.noComment }),
  };
}

/** Shows what reviewers found, for a reader: who and when, what was asked and how it is met, and what they wrote. None where there is nothing. */
export function evaluationBlocks(
  { evaluations, experience: { origin } }: Pick<ExperienceView, 'evaluations' | 'experience'>,
  reader: Reader,
): Block[] {
  const { evaluation: texts } = textsFor(reader.language);
  const last = evaluations.at(-1);
  if (!last) return origin?.judged ? listBlocks(origin.judged, reader) : [];
  const by = evaluations.flatMap(({ reviewerName }) => reviewerName ?? []).join(', ');
  const asked = new Set(evaluations.flatMap(({ verdicts: judged }) => Object.keys(judged)));
  const badge = texts.badge({
    ...{ by, isNamed: yesNo(by !== ''), day: formatDay(last.evaluatedAt, reader) },
    ...{ count: asked.size, all: criteria.length },
  });
  return foundBlocks(badge, evaluations, texts);
}

/** Shows what was found of the list that a record came with, as a whole. */
function listBlocks({ on, ...judged }: ListJudgement, reader: Reader): Block[] {
  const { evaluation: texts, review } = textsFor(reader.language);
  return foundBlocks(review.list.badge({ day: formatKnownDate(on, reader.language) }), [judged], texts);
}

function foundBlocks(badge: string, judgements: readonly Judgement[], texts: Texts['evaluation']): Block[] {
  const found = groupByVerdict(judgements);
  const named = (list: readonly Criterion[]) =>
    list.map((each) => texts.asked({ criterion: texts.criteria[each], question: texts.hints[each] })).join(', ');
  const differs = found.differs.map(({ criterion, said }) =>
    texts.differsOne({
      criterion: texts.criteria[criterion],
      said: said.map((verdict) => texts.verdicts[verdict]).reduce((left, right) => texts.or({ left, right })),
    }),
  );
  const written = judgements.flatMap(({ notes }) => noteNames.flatMap((name) => notes[name] ?? []));
  return [
    text(
      badge,
      ...(found.yes.length > 0 ? [texts.met({ criteria: named(found.yes) })] : []),
      ...(found.partly.length > 0 ? [texts.partly({ criteria: named(found.partly) })] : []),
      ...(found.no.length > 0 ? [texts.notMet({ criteria: named(found.no) })] : []),
      ...(differs.length > 0 ? [texts.differs({ criteria: differs.join(', ') })] : []),
    ),
    ...written.map((each) => text(texts.note({ text: each }))),
  ];
}

/** Tells a reviewer what can be checked without reading: which parts are empty, how hard the text is to read, what reviewers see differently. */
export function checkBlocks({ experience }: ReviewView, conflicts: readonly Conflict[], reader: Reader): Block[] {
  const { evaluation: texts, experience: words } = textsFor(reader.language);
  const empty = emptySections(experience);
  const count = sections.length - empty.length;
  const nameSection = (name: (typeof sections)[number]) =>
    (name === 'targetGroups' ? words.fields.groups : words.fields[name]).label;
  const filled = { count, all: sections.length, names: empty.map(nameSection).join(', ') };
  const readability = measureReadability(experience);
  const { longest = null, unexplained = [] } = readability ?? {};
  return [
    note(
      md`${empty.length > 0 ? texts.sections.empty(filled) : texts.sections.filled(filled)}`,
      ...(readability ? [md`${texts.language[readability.level]({ lix: readability.lix })}`] : []),
      ...(longest
        ? [md`${texts.language.longest({ words: longest.words, text: shorten(longest.text, longestQuote) })}`]
        : []),
      ...(unexplained.length > 0 ? [md`${texts.language.unexplained({ names: unexplained.join(', ') })}`] : []),
    ),
    ...(conflicts.length > 0 ? [text(...conflicts.map((each) => sayConflict(each, texts)))] : []),
  ];
}

/** Says what reviewers see differently: "You differ on innovation: Rosa – yes, Sven – no." */
function sayConflict({ what, said }: Conflict, texts: Texts['evaluation']): string {
  return texts.conflict({
    what: nameConflict(what, texts),
    said: said
      .map(({ name, verdict }) =>
        texts.conflictSaid({ name: name ?? '', isNamed: yesNo(name !== null), verdict: nameVerdict(verdict, texts) }),
      )
      .join(', '),
  });
}

/** Names what two see differently. */
export function nameConflict(what: Conflict['what'], texts: Texts['evaluation']): string {
  return what === 'advice' ? texts.whether : texts.criteria[what];
}

/** Names what one of them says. */
export function nameVerdict(verdict: Conflict['said'][number]['verdict'], texts: Texts['evaluation']): string {
  return verdict === 'publish' || verdict === 'change' ? texts.advice[verdict] : texts.verdicts[verdict];
}

/** Says that an evaluation is kept, whether it holds publishing back, and what reviewers see differently. */
export function keptEvaluation(
  { view, conflicts, isHeldBack }: { view: ReviewView; conflicts: readonly Conflict[]; isHeldBack: boolean },
  reviewer: Person,
): Message {
  const { evaluation: texts, review } = textsFor(reviewer.language);
  const { experience, revision } = view;
  const { number } = experience;
  return message(
    text(isHeldBack ? texts.heldBack({ number }) : texts.kept({ number })),
    conflicts.length > 0 && text(...conflicts.map((each) => sayConflict(each, texts))),
    actions(
      isHeldBack && button(texts.buttons.publishAnyway, `/experience publish ${number} revision=${revision}`),
      isHeldBack && button(review.buttons.review, `/experience review ${number}`),
      queueButton(reviewer, isHeldBack ? undefined : 'primary'),
      openButton(experience, reviewer),
    ),
  );
}
