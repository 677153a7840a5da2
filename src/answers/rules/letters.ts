import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { quote } from '#src/core/command-line.ts';
import { localeOf } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, type Button, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { naming, type QuotingLine, quoted, textBlock } from '#src/core/quoting-text.ts';
import { joinLines } from '#src/core/text.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { Definition } from '#src/domain/rules/definition.ts';
import { type Text, textIn } from '#src/domain/rules/definition.ts';
import { fieldsIn, fillFields, listAsking } from '#src/domain/rules/fields.ts';
import type { Rule, RuleRun } from '#src/domain/rules/rule.ts';
import { textsFor } from '#src/texts/index.ts';
import { sayIndicator } from '#src/texts/indicators.ts';
import { nameRegion } from '../regions/name-region.ts';

/** Somebody or something that a text names. */
type Named = { displayName: string | null; id: number } | null;
/** What the fields of a rule's texts stand for. */
export type Telling = {
  rule: { name: string; definition: Pick<Definition, 'on' | 'steps'>; owner: Person };
  run: Pick<RuleRun, 'subject' | 'input' | 'answers'>;
  thing: { subject: string; title: string; isOpen: boolean } | null;
  person: Named;
  author: Named;
  item: Named;
};

const quotable = new Set(['experience', 'question', 'tool', 'call', 'testbed']);

/** Returns whether a text says the title of what the rule is about, which not everybody may read. */
export const namesThing = (said: Text): boolean =>
  (typeof said === 'string' ? [said] : Object.values(said)).some((each) => fieldsIn(each).includes('title'));

type Inside = Pick<AppContext, 'catalogue'>;

/** A text of a rule for its reader, in their language, with a note that says whose rule it is; what a line quotes goes with what is removed. */
export function ruleLetter(
  context: Inside,
  telling: Telling,
  { text: said, buttons = [] }: { text: Text; buttons?: readonly { label: string; line: string }[] | undefined },
  reader: Reader & { displayName: string | null },
): Message {
  return message(
    textBlock(fillLines(context, telling, textIn(said, reader.language), reader)),
    actions(...buttons.map((each) => fillButton(context, telling, each, reader))),
    noteFrom(telling, reader),
  );
}

/** Says what a rule asks, with a button for each answer. */
export function askLetter(
  context: Inside,
  telling: Telling,
  {
    text: said,
    answers,
    line,
    until,
    isReminder,
  }: { text: Text; answers: Record<string, string>; line: string; until: Date; isReminder: boolean },
  reader: Reader & { displayName: string | null },
): Message {
  const { rule: texts } = textsFor(reader.language);
  return message(
    isReminder && text(texts.letters.reminder),
    textBlock(fillLines(context, telling, textIn(said, reader.language), reader)),
    actions(
      ...Object.entries(answers).map(([key, label], index) =>
        button(label, `${line} ${key}`, index === 0 ? 'primary' : undefined),
      ),
    ),
    noteFrom(telling, reader, texts.letters.until({ when: formatInstant(until, reader) })),
  );
}

/** Says whose rule it is that writes, below what else is noted; the name goes with its owner. */
function noteFrom({ rule: { name, owner } }: Telling, { language }: Reader, ...above: string[]): Block {
  const say = (who: string) => joinLines(textsFor(language).rule.letters.from({ rule: name, owner: who }));
  const { text: markdown, ...quotes } = quoted([...above, naming(owner.id, say(owner.displayName ?? '–'), say('–'))]);
  return { type: 'note', markdown, ...quotes };
}

/** Tells an owner that a run of their rule stands still, with a button that tries again. */
export const faultLetter = (
  rule: Pick<Rule, 'number' | 'name'>,
  run: number,
  fault: string,
  { language }: Reader,
): Message => {
  const { rule: texts } = textsFor(language);
  return message(
    text(texts.letters.failed({ name: rule.name, number: rule.number, run })),
    text(escapeMarkdown(fault)),
    actions(
      button(texts.buttons.again, `/rule replay ${run}`, 'primary'),
      button(texts.buttons.run, `/rule run-show ${run}`),
      button(texts.buttons.pause, `/rule pause ${rule.number}`),
    ),
  );
};

/** Tells that a rule is paused, and why. */
export const pausedLetter = (rule: Pick<Rule, 'number' | 'name'>, why: string, { language }: Reader): Message => {
  const { rule: texts } = textsFor(language);
  return message(
    text(texts.letters.paused({ name: rule.name, number: rule.number })),
    text(escapeMarkdown(why)),
    actions(button(texts.buttons.show, `/rule show ${rule.number}`, 'primary')),
  );
};

/** A text of a rule without any format, as what somebody else will send or read above others: no field of it quotes. */
export const fillPlain = (
  context: Inside,
  telling: Telling,
  said: string,
  reader: Reader & { displayName: string | null },
): string => fillFields(said, (name) => fieldValue(context, telling, name, reader).value);

function fillLines(
  context: Inside,
  telling: Telling,
  said: string,
  reader: Reader & { displayName: string | null },
): QuotingLine[] {
  return said.split('\n').map((line): QuotingLine => {
    const of = new Set<QuotedSubject>();
    const filled = fillFields(line, (name) => {
      const { value, quotes } = fieldValue(context, telling, name, reader);
      for (const each of quotes) of.add(each);
      return escapeMarkdown(value);
    });
    return of.size === 0 ? filled : { line: filled, of: [...of] };
  });
}

function fillButton(
  context: Inside,
  telling: Telling,
  { label, line }: { label: string; line: string },
  reader: Reader & { displayName: string | null },
): Button {
  const quotes = new Set<QuotedSubject>();
  const sayField = (name: string) => {
    const { value, quotes: own } = fieldValue(context, telling, name, reader);
    for (const each of own) quotes.add(each);
    return value.replace(/\s+/g, ' ').trim();
  };
  // In a line what a field says is one word: it adds nothing to what the line does.
  const word = (name: string) => {
    const value = sayField(name);
    return value === '' ? '' : quote(value);
  };
  const kind = telling.thing?.subject.split(':')[0] ?? '';
  if (telling.thing && quotable.has(kind)) quotes.add(telling.thing.subject as QuotedSubject);
  const [said, does] = [fillFields(label, sayField).slice(0, 75), fillFields(line, word)];
  return { type: 'button', label: said, line: does, ...(quotes.size > 0 && { of: [...quotes] }) };
}

type Value = { value: string; quotes: QuotedSubject[] };

const longestValue = 500;

const own = <Kept>(values: Record<string, Kept> | undefined, name: string): Kept | undefined =>
  values && Object.hasOwn(values, name) ? values[name] : undefined;

/** What a field of a text stands for, for its reader; '' where there is nothing. */
function fieldValue(
  context: Inside,
  { rule, run, thing, person, author, item }: Telling,
  name: string,
  reader: Reader & { displayName: string | null },
): Value {
  const plain = (value: string): Value => ({ value, quotes: [] });
  const naming = (named: Named): Value =>
    named?.displayName ? { value: named.displayName, quotes: [`person:${named.id}`] } : plain('');
  const { input } = run;
  switch (name) {
    case 'name':
      return plain(reader.displayName ?? '');
    case 'person':
      return naming(person);
    case 'author':
      return naming(author);
    case 'each':
      return naming(item);
    case 'owner':
      return naming(rule.owner);
    case 'rule':
      return plain(rule.name);
    case 'region':
      return plain(input.region ? nameRegion(context, input.region, reader) : '');
    case 'region-code':
      return plain(input.region ?? '');
    case 'number':
      return plain(run.subject?.split(':')[1] ?? '');
    case 'title': {
      if (!thing) return plain('');
      const [kind = ''] = thing.subject.split(':');
      return { value: thing.title, quotes: quotable.has(kind) ? [thing.subject as QuotedSubject] : [] };
    }
    case 'indicator': {
      const indicator = context.catalogue.indicators.get(String(input.data?.indicator));
      return plain(indicator ? sayIndicator(indicator, reader.language).name : String(input.data?.indicator ?? ''));
    }
    default:
      return otherValue();
  }

  function otherValue(): Value {
    const typed = own(input.form, name);
    if (typed !== undefined)
      return { value: String(typed).slice(0, longestValue), quotes: person ? [`words:${person.id}`] : [] };
    const answer = own(run.answers, name);
    if (answer !== undefined) {
      const asked = listAsking(rule.definition.steps).find((each) => each.name === name);
      return plain(own(asked?.asking.answers, answer) ?? answer);
    }
    const value = own(input.data, name);
    if (typeof value === 'number')
      return plain(new Intl.NumberFormat(localeOf(reader.language), { useGrouping: false }).format(value));
    return plain(typeof value === 'string' ? value : '');
  }
}
