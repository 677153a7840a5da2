import { facts, heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { actions, type Block, button, type Fold, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import type { Round } from '#src/domain/rounds/round.ts';
import { listRuns } from '#src/domain/rounds/schedule.ts';
import { textsFor } from '#src/texts/index.ts';
import { formatLocalInstant } from '../local-instant.ts';
import { nameRegion } from '../regions/name-region.ts';
import { connectionPicture, type Drawing } from './connections.ts';
import { describeCadence, describeKind, describeScope } from './scope.ts';

const runsShown = 4;

/** The folds of this answer, by the word that a line ends with. */
export const roundFolds = ['regions', 'runs'] as const;

type Results = {
  counts: {
    runs: number;
    present: number;
    leftOut: number;
    seats: number;
    confirmed: number;
    met: number;
    useful: number | null;
    rated: number;
  };
  leftOut: { times: number; people: number }[];
  longestWait: number;
  connections: { left: string; right: string; pairs: number; met: number }[];
  runs: {
    dueAt: Date;
    seed: number;
    present: number;
    groups: number;
    left: number;
    weight: number | null;
    cooldown: number | null;
    method: string | null;
  }[];
};

type View = {
  round: Round;
  member: { mentors: number; skips: Date | null } | null;
  members: number;
  results: Results | null;
};

/** A round: what it is and when, whether the reader joined, and for staff what it brought. */
export function roundMessage(
  context: Drawing,
  { round, member, members, results }: View,
  person: Person,
  opening?: string,
  unseen: Block[] = [],
): Message {
  const { buttons, short } = textsFor(person.language).round;
  const { number } = round;
  const isToCome = round.nextRun !== null;
  const skips = member?.skips && member.skips.getTime() === round.nextRun?.getTime();
  const staffLines = [
    { label: buttons.preview, line: `/round preview ${number}` },
    { label: buttons.run, line: `/round run ${number}` },
    ...(isToCome ? [{ label: buttons.end, line: `/round end ${number}` }] : []),
  ];
  const shown = message(
    opening !== undefined && text(opening),
    unseen,
    heading(short(round)),
    facts(factsOf(context, { round, member, members, results }, person)),
    results && resultBlocks(context, round, results, person),
    actions(
      member === null && isToCome && button(buttons.join, `/round join ${number}`, 'primary'),
      member !== null &&
        isToCome &&
        (skips ? button(buttons.unskip, `/round skip ${number} undo`) : button(buttons.skip, `/round skip ${number}`)),
      member !== null && button(buttons.leave, `/round leave ${number}`),
      results
        ? { type: 'select', placeholder: buttons.staff, options: staffLines }
        : button(buttons.mine, '/round mine'),
    ),
  );
  return results ? withFolds(shown, ...foldsOf(context, round, results, person)) : shown;
}

function factsOf(context: Drawing, { round, member, members, results }: View, reader: Reader) {
  const { show } = textsFor(reader.language).round;
  const { labels } = show;
  const runs = round.nextRun === null ? [] : listRuns(round, round.nextRun, runsShown);
  return [
    { label: labels.kind, value: describeKind(round, reader.language) },
    { label: labels.cadence, value: describeCadence(round, reader.language) },
    {
      label: labels.next,
      value:
        runs.length === 0 ? show.none : runs.map((run) => formatLocalInstant(run, round, reader.language)).join(' · '),
    },
    { label: labels.for, value: describeScope(context, round, reader) },
    { label: labels.members, value: String(members) },
    { label: labels.you, value: standingOf(round, member, reader) },
    ...(results ? [{ label: labels.runs, value: String(results.counts.runs) }] : []),
  ];
}

function standingOf({ nextRun }: Round, member: View['member'], { language }: Reader): string {
  const { show } = textsFor(language).round;
  if (member === null) return show.notJoined;
  if (member.skips && member.skips.getTime() === nextRun?.getTime()) return show.skips;
  return member.mentors > 0 ? show.mentor({ count: member.mentors }) : show.joined;
}

function resultBlocks(context: Drawing, round: Round, results: Results, reader: Reader): Block[] {
  const { show } = textsFor(reader.language).round;
  const { counts, leftOut, longestWait, connections } = results;
  if (counts.runs === 0) return [text(show.noPairs)];
  const { counts: texts } = show;
  const whole = wholeIn(reader);
  const useful =
    counts.useful === null
      ? '–'
      : texts.usefulOf({ mean: formatNumber(counts.useful, 1, reader.language), count: counts.rated });
  const rows: [string, string, number | null][] = [
    [texts.present, whole(counts.present), counts.present],
    [texts.matched, whole(counts.seats), counts.seats],
    [texts.confirmed, whole(counts.confirmed), counts.confirmed],
    [texts.met, whole(counts.met), counts.met],
    [texts.useful, useful, counts.useful],
    [texts.leftOut, whole(counts.leftOut), counts.leftOut],
  ];
  const often = leftOut.map((each) => show.leftOften(each)).join(' · ');
  return [
    {
      ...table(
        [texts.measure, rightColumn(texts.value)],
        rows.map(([label, value]) => [label, value]),
      ),
      data: rows.map(([, , value]) => [null, { value }]),
    },
    text(often === '' ? show.nobodyLeft : show.leftWithWait({ often, times: longestWait })),
    ...connectionPicture(context, round, connections, reader),
  ];
}

/** The folds of a round: pairs of regions, and each run. */
function foldsOf(context: Drawing, round: Round, { connections, runs }: Results, reader: Reader): Fold[] {
  const { regions, history } = textsFor(reader.language).round.show;
  const whole = wholeIn(reader);
  const together = table(
    [regions.left, regions.right, rightColumn(regions.pairs), rightColumn(regions.met)],
    connections.map(({ left, right, pairs, met }) => [
      nameRegion(context, left, reader),
      nameRegion(context, right, reader),
      whole(pairs),
      whole(met),
    ]),
  );
  const each = table(
    [
      history.when,
      rightColumn(history.people),
      rightColumn(history.groups),
      rightColumn(history.left),
      rightColumn(history.weight),
      rightColumn(history.cooldown),
      rightColumn(history.seed),
      history.method,
    ],
    runs.map((run) => [
      formatInstant(run.dueAt, { ...reader, timeZone: round.timeZone }),
      whole(run.present),
      whole(run.groups),
      whole(run.left),
      run.weight === null ? '–' : whole(run.weight),
      String(run.cooldown ?? '–'),
      String(run.seed),
      run.method ?? '–',
    ]),
  );
  return [
    ...(connections.length > 0 ? [{ name: 'regions', label: regions.heading, blocks: [together] }] : []),
    ...(runs.length > 0 ? [{ name: 'runs', label: history.heading, blocks: [each] }] : []),
  ];
}

const wholeIn =
  ({ language }: Reader) =>
  (value: number) =>
    formatNumber(value, 0, language);
