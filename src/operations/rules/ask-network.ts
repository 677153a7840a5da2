import { describeStep } from '#src/answers/rules/describe.ts';
import { fillPlain, namesThing, ruleLetter } from '#src/answers/rules/letters.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { daysBefore } from '#src/domain/date.ts';
import { type QuestionFields, questionLimits } from '#src/domain/questions/question.ts';
import { ruleLimits, type Step, textIn } from '#src/domain/rules/definition.ts';
import { asksAtOnce } from '#src/domain/rules/fields.ts';
import { countAsked } from '#src/store/rules/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { askQuestion } from '../questions/ask.ts';
import { keepQuestion, questionLine } from '../questions/kept-question.ts';
import { note, type Taking, tellingOf } from './taking.ts';

type NetworkStep = Extract<Step, { network: unknown }>;

/**
 * Asks the network in somebody's name. An owner who agreed to it when they put this version on asks at once; everybody else gets the question as a draft, with
 * a button that opens it: they send it, or do not.
 * @throws UserError, in the owner's language, where the rule asked in their name as often today as it may
 */
export async function askNetwork(taking: Taking, step: NetworkStep, asker: Person | null): Promise<void> {
  const { context, passage, effects, now, at } = taking;
  const { run, rule, thing } = passage;
  const { title, detail, areas, text } = step.network;
  const isShown = ![title, detail ?? '', text].some(namesThing) || thing?.isOpen === true;
  const fields = asker && isShown ? fieldsFor(taking, step, asker) : null;
  if (!asker || !fields) return note(taking, step, { written: 0 });
  const said = describeStep(context, step, rule.owner);
  if (rule.agreed && asker.id === rule.owner.id && asksAtOnce(rule.definition, step)) {
    const most = ruleLimits.questionsPerDay;
    const before = await countAsked(context.sql, rule.number, daysBefore(now, 1));
    const beside = effects.steps.filter(({ output }) => output.question === 'asked').length;
    if (before + beside >= most) throw new UserError(textsFor(rule.owner.language).rule.faults.questions({ most }));
    effects.acts.push({
      ...{ run, said },
      act: (inside) => askQuestion(inside, fields, { person: asker, place: null, now }),
    });
    return note(taking, step, { question: 'asked' });
  }
  effects.acts.push({ run, said, act: (inside) => keepQuestion(inside, asker, fields) });
  const telling = tellingOf(passage);
  effects.letters.push({
    person: asker.id,
    period: `rule ${rule.number} run ${run.id} ${at}`,
    toMany: run.item === null ? null : rule.number,
    write: (reader) => {
      const label = textsFor(reader.language).introduction.buttons.network;
      return ruleLetter(context, telling, { text, buttons: [{ label, line: questionLine(fields.title) }] }, reader);
    },
  });
  note(taking, step, { question: 'drafted', areas: areas.length }, { people: [asker.id] });
}

/** The question in the language of who asks; null where its sentence would be empty. */
function fieldsFor({ context, passage }: Taking, { network }: NetworkStep, asker: Person): QuestionFields | null {
  const telling = tellingOf(passage);
  // Braces stand for fields in the line that opens it.
  const say = (said: Parameters<typeof textIn>[0]) =>
    fillPlain(context, telling, textIn(said, asker.language), asker).replaceAll('{', '(').replaceAll('}', ')');
  const title = shorten(say(network.title).replace(/\s+/g, ' ').trim(), questionLimits.titleCharacters);
  if (title === '') return null;
  const detail = shorten(say(network.detail ?? '').trim(), questionLimits.textCharacters);
  const region = passage.run.input.region ?? null;
  return { title, detail, policyAreas: [...network.areas], targetGroups: [], region };
}
