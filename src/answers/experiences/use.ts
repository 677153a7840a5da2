import type { AppContext } from '#src/context.ts';
import { heading, list, message, note, text } from '#src/core/blocks.ts';
import type { Field } from '#src/core/form.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { aboutThings, naming, textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import type { Adopter } from '#src/domain/experiences/adoption.ts';
import { type Experience, experienceLimits } from '#src/domain/experiences/experience.ts';
import { isAuthor } from '#src/domain/experiences/rights.ts';
import { type Plan, plans, type Use, useLimits } from '#src/domain/experiences/use.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { openButton } from './buttons.ts';
import { yesNo } from './history.ts';

type AdapterContext = Pick<AppContext, 'catalogue'>;

const longestTold = 1_000;
const longestLine = 300;
const mostLines = 8;

/** Lists the fields of who wants to try an experience. */
export function planFields({ use: texts }: Texts): Field[] {
  const long = { type: 'long-text', required: false, maxLength: experienceLimits.textCharacters } as const;
  return [
    {
      ...{ name: 'plan', type: 'select', required: true, ...texts.fields.plan },
      options: plans.map((value) => ({ value, label: texts.plans[value] })),
    },
    { name: 'note', ...long, ...texts.fields.note },
    { name: 'contact', type: 'text', required: false, maxLength: useLimits.contact, ...texts.fields.contact },
    {
      ...{ name: 'result', ...long, ...texts.fields.result },
      dependsOn: { field: 'plan', values: ['trying', 'tried', 'dropped'], said: texts.onlyIf },
    },
  ];
}

/** Says that an experience is noted as useful, or that this was taken back. */
export function usefulMessage(experience: Experience, isUseful: boolean, reader: Reader): Message {
  const { use: texts } = textsFor(reader.language);
  const { number } = experience;
  return message(
    text(isUseful ? texts.useful({ number }) : texts.notUseful({ number })),
    actions(
      isUseful && button(texts.buttons.try, `/experience try ${number}`, 'primary'),
      isUseful && button(texts.buttons.takeBack, `/experience useful ${number} no`),
      button(texts.buttons.effects, `/experience effects ${number}`),
    ),
  );
}

/** Tells an author that somebody wants to try their experience, or how it went, in their language. */
export function planLetter(
  context: AdapterContext,
  {
    experience,
    said,
    by,
  }: {
    experience: Experience;
    said: Pick<Use, 'note' | 'contact' | 'result'> & { plan: Plan };
    by: Person;
  },
  author: Person,
): Message {
  const { use: texts, experience: words } = textsFor(author.language);
  const { number, title } = experience;
  const region = by.region === null ? null : nameRegion(context, by.region, author);
  const told = (name: string | null) =>
    texts.letter({
      ...{ number, title, name: name ?? '', isNamed: yesNo(name !== null) },
      ...{ region: region ?? '', isFrom: yesNo(region !== null), plan: said.plan },
    });
  // What they wrote goes with them, whether or not what they shared stays.
  const of = [`person:${by.id}` as const];
  const written = [
    ...[said.note, said.result]
      .filter(Boolean)
      .map((each) => ({ line: texts.letterWords({ text: shorten(oneLine(each), longestTold) }), of })),
    ...(said.contact ? [{ line: texts.letterContact({ contact: said.contact }), of }] : []),
  ];
  return aboutThings(
    [`record:${number}`],
    message(
      textBlock([naming(by.id, told(by.displayName), told(null))]),
      written.map((line) => textBlock([line])),
      actions(
        button(texts.buttons.effects, `/experience effects ${number}`, 'primary'),
        button(words.buttons.complete, `/experience complete ${number}`),
      ),
    ),
  );
}

/** Asks who wanted to try an experience how it goes. */
export function howItWentLetter(experience: { number: number; title: string }, reader: Reader): Message {
  const { use: texts } = textsFor(reader.language);
  const { number, title } = experience;
  const of = [`experience:${number}` as const];
  return message(
    textBlock([
      {
        line: texts.how({ number, title, isTitled: 'yes' }),
        of,
        instead: texts.how({ number, title: '', isTitled: 'no' }),
      },
    ]),
    actions(
      button(texts.buttons.change, `/experience try ${number}`, 'primary'),
      button(texts.buttons.adopt, `/experience adopt ${number}`),
      { ...openButton(experience, reader), of },
    ),
  );
}

/** Shows a member what an experience led to elsewhere. */
export function effectsMessage(
  context: AdapterContext,
  { experience, uses, adopters }: { experience: Experience; uses: readonly Use[]; adopters: readonly Adopter[] },
  reader: Person,
): Message {
  const { use: texts, experience: words } = textsFor(reader.language);
  const { number, title } = experience;
  const isNothing = uses.length + adopters.length === 0;
  const isMine = isAuthor(reader, experience);
  return message(
    heading(texts.effects.title({ number, title })),
    isNothing && text(texts.effects.none({ number })),
    useBlocks(context, uses, reader, mostLines),
    adopters.length > 0 && text(escapeMarkdown(texts.effects.tried)),
    list(
      words.buttons.open,
      adopters.slice(0, mostLines).map((each) => ({
        title: words.heading({ number: each.number, title: each.title }),
        line: `/experience show ${each.number}`,
        beside: nameRegion(context, each.region, reader),
        markdown: escapeMarkdown(shorten(oneLine(each.lesson), longestLine)),
      })),
    ),
    actions(
      !isMine && button(texts.buttons.useful, `/experience useful ${number}`),
      !isMine && button(texts.buttons.try, `/experience try ${number}`),
      openButton(experience, reader),
    ),
  );
}

/** Says to whom it is useful and who tries it with what result; of what is not told to the reader, nothing. */
export function useBlocks(context: AdapterContext, uses: readonly Use[], reader: Reader, most: number): Block[] {
  const { effects, states } = textsFor(reader.language).use;
  const nameOf = (code: string | null) => (code === null ? effects.somewhere : nameRegion(context, code, reader));
  const useful = [...new Set(uses.filter(({ isUseful }) => isUseful).map(({ region }) => nameOf(region)))];
  const planned = uses.flatMap((use) => (use.plan === null ? [] : [{ ...use, plan: use.plan }]));
  const lines = planned.slice(0, most).map(({ name, region, plan, note: wish, contact, result }) => {
    const who = name === null ? nameOf(region) : `${name} (${nameOf(region)})`;
    const said = { who, state: states[plan] };
    const first = result
      ? effects.lineResult({ ...said, result: shorten(oneLine(result), longestLine) })
      : effects.line(said);
    return [
      first,
      ...(wish && !result ? [effects.note({ note: shorten(oneLine(wish), longestLine) })] : []),
      ...(contact ? [effects.contact({ contact })] : []),
    ].join('\n');
  });
  const rest = planned.length - lines.length;
  return [
    ...(useful.length > 0
      ? [text(escapeMarkdown(effects.useful({ count: useful.length, regions: useful.join(', ') })))]
      : []),
    ...lines.map((line) => text(line)),
    ...(rest > 0 ? [note(escapeMarkdown(effects.more({ count: rest })))] : []),
  ];
}

const oneLine = (content: string) => content.replace(/\s+/g, ' ').trim();
