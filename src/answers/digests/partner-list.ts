import type { AppContext } from '#src/context.ts';
import { message, note, table, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten, showUnseen } from '#src/core/text.ts';
import type { LineProblem, ListedSubscriber, ReadList, RegionsProblem } from '#src/domain/digests/partner-list.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { describeWhen } from './describe.ts';

const mostShown = 20;
const mostLines = 10;

/** A list that is in order: whom it subscribes to what. */
export function lookedAtMessage(
  context: AppContext,
  { subscribers, unknown }: ReadList,
  id: number,
  person: Person,
): Message {
  const { import: texts } = textsFor(person.language).digestStaff;
  const { columns } = texts;
  const rest = subscribers.length - mostShown;
  const trimmed = describeTrimmed(subscribers, texts);
  return message(
    text(texts.ready({ count: subscribers.length }), ...(trimmed ? [trimmed] : [])),
    table(
      [columns.address, columns.when, columns.regions, columns.areas, columns.language],
      subscribers
        .slice(0, mostShown)
        .map(({ address, wish }) => [
          address,
          describeWhen(wish, person.language),
          wish.regions.map((code) => nameRegion(context, code, person)).join(', '),
          wish.areas.map((area) => namePolicyArea(area as PolicyArea, person.language)).join(', '),
          wish.language,
        ]),
    ),
    rest > 0 && note(texts.more({ count: rest })),
    unknown.length > 0 && note(texts.unknown({ columns: unknown.map((name) => name.trim().slice(0, 30)) })),
    actions(button(texts.button({ count: subscribers.length }), `/digest import-take ${id}`, 'primary')),
  );
}

function describeTrimmed(subscribers: readonly ListedSubscriber[], texts: Texts['digestStaff']['import']) {
  const lines = subscribers.filter(({ isTrimmed }) => isTrimmed).map(({ line }) => line);
  const first = lines.slice(0, mostLines).join(', ');
  if (lines.length === 0) return null;
  return texts.trimmed({
    count: lines.length,
    lines: lines.length > mostLines ? texts.trimmedMore({ lines: first }) : first,
  });
}

/** Lists the problems of each line of a list; `isShort`: the list can be corrected in the form. */
export function listProblemsMessage({ problems }: ReadList, id: number, isShort: boolean, language: string): Message {
  const { import: texts } = textsFor(language).digestStaff;
  const rest = problems.length - mostShown;
  return message(
    text(
      texts.bad,
      ...problems
        .slice(0, mostShown)
        .map(({ line, problem }) => `- ${texts.problem({ line, reason: describeProblem(problem, language) })}`),
      ...(rest > 0 ? [texts.more({ count: rest })] : []),
    ),
    !isShort && note(texts.attachAgain),
    actions(
      isShort && button(texts.again, `/digest import ${id}`, 'primary'),
      button(texts.sampleButton, '/digest import-sample'),
    ),
  );
}

function describeProblem(problem: LineProblem, language: string): string {
  const { problems } = textsFor(language).digestStaff.import;
  switch (problem.type) {
    case 'region':
    case 'many-regions':
      return describeRegions(problem, problems, language);
    case 'binary':
    case 'empty':
      return problems[problem.type];
    case 'open-quote':
      return problems.openQuote;
    case 'long-cell':
      return problems.longCell({ length: problem.length, most: problem.most });
    case 'columns':
      return problems.columns({ missing: problem.missing });
    case 'repeated-columns':
      return problems.repeatedColumns({ columns: problem.columns });
    case 'cells':
      return problems.cells({ cells: problem.cells, columns: problem.columns });
    case 'many':
      return problems.many({ most: problem.most });
    case 'repeated':
      return problems.repeated({ address: problem.address, line: problem.before });
    case 'subscribed':
    case 'ended':
    case 'asked':
    case 'silent':
      return problems[problem.type]({ address: problem.address });
    case 'address':
      return problems.address({ text: showAddress(problem.text) });
    case 'weekday': {
      const words = { text: shorten(problem.text, 30) };
      if (problem.days.length === 0) return problems.weekday(words);
      const { subscription, either } = textsFor(language);
      const names = Object.values(subscription.weekdays);
      const days = either(problem.days.map((day) => names[day - 1] ?? String(day)));
      return problems.doubtfulWeekday({ ...words, days });
    }
    case 'time':
    case 'language':
      return problems[problem.type]({ text: shorten(problem.text, 20) });
    case 'zone':
    case 'area':
      return problems[problem.type]({ text: shorten(problem.text, 60) });
    default:
      return problem satisfies never;
  }
}

/** Shows the text given as an address, with invisible characters made visible. */
export const showAddress = (written: string) => showUnseen(shorten(written.replace(/[\t\n ]+/g, ' '), 60));

type RegionTexts = Pick<Texts['subscription']['problems'], 'region' | 'regionNear' | 'manyRegions'>;

/** Describes a problem with the names of regions, in the words of a form or of a list. */
export function describeRegions(problem: RegionsProblem, texts: RegionTexts, language: string): string {
  if (problem.type === 'many-regions') return texts.manyRegions({ most: problem.most });
  const { nearest } = problem;
  const written = { text: shorten(problem.text, 60) };
  return nearest.length > 0
    ? texts.regionNear({ ...written, nearest: textsFor(language).either(nearest) })
    : texts.region(written);
}
