import type { AppContext } from '#src/context.ts';
import { facts, heading, list, message, picture, rightColumn, subheading, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown, linkAddresses } from '#src/core/markdown.ts';
import { actions, type Block, button, type Fold, type Message } from '#src/core/message.ts';
import { ownValue } from '#src/core/own-value.ts';
import type { ActsFor, Person, Reader } from '#src/core/person.ts';
import { type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import { formatDay, formatKnownDate } from '#src/domain/date.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import {
  type CheckAnswer,
  dayOf,
  type Part,
  type Retrospective,
  shareOf,
  stateOf,
  type Testbed,
  type TestbedMeasure,
  type TestbedStep,
  timeShareOf,
} from '#src/domain/testbeds/testbed.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { withOrganisation } from '../organisations/name.ts';
import { nameRegion } from '../regions/name-region.ts';

type Context = Pick<AppContext, 'catalogue' | 'pictures'>;
type Shown = { displayName: string | null; organisation?: ActsFor | null };
type Check = Shown & { person: number; dueAt: Date; answeredAt: Date | null } & {
  [Key in keyof CheckAnswer]: CheckAnswer[Key] | null;
};

export type View = {
  testbed: Testbed;
  steps: readonly TestbedStep[];
  measures: readonly TestbedMeasure[];
  people: readonly { person: number; part: Part; displayName: string | null; region: string | null }[];
  checks: readonly Check[];
  notes: readonly (Shown & { person: number | null; content: string; saidAt: Date })[];
  part: Part | null;
  isHost: boolean;
  isNobody: boolean;
};

/** The parts of a testbed that are one press away. */
export const testbedFolds = ['plan', 'checks', 'notes'] as const;

/** All testbeds, those under way first. */
export function testbedListMessage(
  context: Pick<AppContext, 'catalogue'>,
  testbeds: readonly Testbed[],
  reader: Reader,
  now: Date,
): Message {
  const { list: texts, short, buttons, states } = textsFor(reader.language).testbed;
  return message(
    heading(texts.heading),
    text(testbeds.length > 0 ? texts.intro : texts.none),
    list(
      buttons.open,
      testbeds.map((testbed) => ({
        title: short(testbed),
        line: `/testbed show ${testbed.number}`,
        beside: texts.beside({
          region: nameRegion(context, testbed.region, reader),
          state: states[stateOf(testbed, now)],
          starts: formatKnownDate(testbed.startsOn, reader.language),
          ends: formatKnownDate(testbed.endsOn, reader.language),
        }),
      })),
    ),
    actions(button(buttons.create, '/testbed create')),
  );
}

/** Shows how a testbed stands: its question, its figures as a picture, and behind folds its plan, its check-ins and what was asked. */
export function testbedMessage(
  context: Context,
  view: View,
  reader: Person,
  { now, opening }: { now: Date; opening?: string },
): Message {
  const { short, show } = textsFor(reader.language).testbed;
  const { testbed } = view;
  const { stoppedWhy, final, midterm } = testbed;
  return withFolds(
    message(
      opening !== undefined && text(opening),
      heading(short(testbed)),
      facts(factsOf(context, view, reader, now)),
      Boolean(stoppedWhy) && text(escapeMarkdown(withLabel(show.stoppedWhy, stoppedWhy ?? '', reader.language))),
      pictureOf(context, view, reader, now),
      final && [subheading(show.final), retrospective(final, reader)],
      midterm && !final && [subheading(show.midterm), retrospective(midterm, reader)],
      buttonsOf(view, reader, now),
    ),
    planFold(view, reader, now),
    checksFold(view, reader),
    notesFold(view, reader),
  );
}

function factsOf(context: Context, { testbed, people, checks, part, isNobody }: View, reader: Person, now: Date) {
  const { show, states } = textsFor(reader.language).testbed;
  const { labels } = show;
  const { language } = reader;
  const count = (...parts: Part[]) => people.filter((each) => parts.includes(each.part)).length;
  const openSince = latestOf(checks);
  const unanswered = checks.filter(({ answeredAt }) => answeredAt === null);
  const open = unanswered.filter(({ dueAt }) => dueAt.getTime() === openSince && testbed.endedAt === null).length;
  const said = (label: string, value: string) => (value === '' ? [] : [{ label, value }]);
  return [
    { label: labels.question, value: testbed.question },
    ...said(labels.hypothesis, testbed.hypothesis),
    { label: labels.host, value: nameRegion(context, testbed.region, reader) },
    { label: labels.state, value: states[stateOf(testbed, now)] },
    {
      label: labels.time,
      value: show.time({
        starts: formatKnownDate(testbed.startsOn, language),
        ends: formatKnownDate(testbed.endsOn, language),
      }),
    },
    ...said(labels.about, testbed.areas.map((area) => namePolicyArea(area, language)).join(' · ')),
    {
      label: labels.people,
      value: show.people({ participants: count('host', 'participant'), followers: count('follower', 'asked') }),
    },
    ...(checks.length === 0
      ? []
      : [
          {
            label: labels.checks,
            value: show.checks({
              answered: checks.length - unanswered.length,
              skipped: unanswered.length - open,
              open,
            }),
          },
        ]),
    ...(testbed.nextCheckAt === null
      ? []
      : [{ label: labels.next, value: formatDay(testbed.nextCheckAt, { language, timeZone: testbed.timeZone }) }]),
    ...(testbed.basedOn === null ? [] : [{ label: labels.basedOn, value: `#${testbed.basedOn}` }]),
    ...(testbed.experience === null ? [] : [{ label: labels.experience, value: `#${testbed.experience}` }]),
    ...(isNobody ? [] : [{ label: labels.you, value: part === null ? show.noPart : show.parts[part] }]),
  ];
}

const latestOf = (checks: readonly Check[]) => Math.max(0, ...checks.map(({ dueAt }) => dueAt.getTime()));

/** The time and the figures of a testbed as a picture. */
function pictureOf({ pictures }: Context, { testbed, steps, measures }: View, { language }: Reader, now: Date): Block {
  const { picture: said } = textsFor(language).testbed;
  const { title } = testbed;
  const done = steps.filter(({ doneAt }) => doneAt !== null).length;
  const number = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1, language);
  const today = dayOf(now, testbed.timeZone);
  const isOn = today >= testbed.startsOn && today <= testbed.endsOn && testbed.endedAt === null;
  return picture(
    pictures.add({
      type: 'timeline',
      language,
      title: steps.length > 0 ? said.title({ title, done, steps: steps.length }) : said.titleNoSteps({ title }),
      ...(measures.length > 0 && { subtitle: said.subtitle }),
      source: said.source,
      start: formatKnownDate(testbed.startsOn, language),
      end: formatKnownDate(testbed.endsOn, language),
      stepsSaid: steps.length > 0 ? said.stepsDone({ done, count: steps.length }) : '',
      today: isOn ? { at: timeShareOf(testbed, today), text: said.today } : null,
      steps: steps.map(({ dueOn, doneAt }) => ({ at: timeShareOf(testbed, dueOn), isDone: doneAt !== null })),
      series: measures.map((measure) => {
        const last = measure.values.at(-1);
        const { title: name } = measure;
        return {
          said: last
            ? said.series({
                name,
                value: number(last.value),
                target: number(measure.target),
                day: formatKnownDate(last.day, language),
              })
            : said.seriesNone({ name }),
          points: [
            { at: 0, share: 0 },
            ...measure.values.map(({ day, value }) => ({
              at: timeShareOf(testbed, day),
              share: shareOf(measure, value),
            })),
          ].slice(last ? 0 : 1),
        };
      }),
    }),
  );
}

function retrospective({ well, badly, advice, verdict }: Retrospective, { language }: Reader): Block {
  const { show } = textsFor(language).testbed;
  return text(
    ...[
      well && show.well({ words: well }),
      badly && show.badly({ words: badly }),
      advice && show.advice({ words: advice }),
    ].filter(Boolean),
    ownValue(show.verdicts, verdict) ?? '',
  );
}

type BaselineOf = Pick<TestbedMeasure, 'baselineYear' | 'baselineFlags'>;

function planFold({ testbed, steps, measures, isNobody }: View, { language }: Reader, now: Date): Fold {
  const { show } = textsFor(language).testbed;
  const today = dayOf(now, testbed.timeZone);
  const number = (value: number) => ({ text: formatNumber(value, Number.isInteger(value) ? 0 : 1, language), value });
  const beginning = (value: number, { baselineYear: year, baselineFlags: flags }: BaselineOf) => {
    const said = number(value);
    if (year === null) return said;
    return {
      ...said,
      text: show.ofYear({ value: said.text, year: String(year), flags: flags || 'none' }),
      year,
      flags,
    };
  };
  return {
    name: 'plan',
    label: show.folds.plan,
    blocks: [
      ...(steps.length > 0
        ? [
            subheading(show.steps),
            table(
              // Who does what is for members: nobody asked those who are named.
              [show.due, show.step, ...(isNobody ? [] : [show.owner]), show.done],
              steps.map(({ dueOn, title, owner, doneAt, position }) => [
                formatKnownDate(dueOn, language),
                `${position}. ${title}`,
                ...(isNobody ? [] : [owner || '–']),
                doneAt ? formatDay(doneAt, { language, timeZone: testbed.timeZone }) : dueOn < today ? show.late : '',
              ]),
            ),
          ]
        : []),
      ...(measures.length > 0
        ? [
            subheading(show.measures),
            table(
              [show.measure, ...[show.baseline, show.target, show.now].map(rightColumn)],
              measures.map(({ title, baseline, target, values, ...of }) => {
                const last = values.at(-1);
                const now_ = last
                  ? {
                      text: show.onDay({ value: number(last.value).text, day: formatKnownDate(last.day, language) }),
                      value: last.value,
                    }
                  : '–';
                return [title, beginning(baseline, of), number(target), now_];
              }),
            ),
          ]
        : []),
      ...(testbed.risks === '' ? [] : [text(escapeMarkdown(`${show.labels.risks}: ${testbed.risks}`))]),
      ...(testbed.ethics === '' ? [] : [text(escapeMarkdown(`${show.labels.ethics}: ${testbed.ethics}`))]),
    ],
  };
}

function checksFold({ testbed, checks, isNobody }: View, { language }: Reader): Fold | null {
  if (isNobody || checks.length === 0) return null;
  const { show, paces, unnamed } = textsFor(language).testbed;
  const { check } = show;
  const latest = latestOf(checks);
  return {
    name: 'checks',
    label: show.folds.checks,
    blocks: [
      table(
        [check.day, check.who, check.pace, check.learned, check.hinders],
        checks.map(({ dueAt, displayName, organisation, answeredAt, pace, learned, hinders }) => [
          formatDay(dueAt, { language, timeZone: testbed.timeZone }),
          withOrganisation(displayName ?? unnamed, organisation, { language }),
          answeredAt === null || pace === null
            ? dueAt.getTime() === latest && testbed.endedAt === null
              ? check.open
              : check.skipped
            : paces[pace],
          learned || '–',
          hinders || '–',
        ]),
      ),
    ],
  };
}

function notesFold({ testbed, notes, isNobody }: View, { language }: Reader): Fold | null {
  if (isNobody) return null;
  const { show, unnamed, gone, buttons } = textsFor(language).testbed;
  const lines = notes.map(({ person, displayName, organisation, content, saidAt }): QuotingLine => {
    const day = formatDay(saidAt, { language, timeZone: testbed.timeZone });
    const line =
      show.note({ name: withOrganisation(displayName ?? unnamed, organisation, { language }), day, words: '' }) +
      content.split('\n').map(linkAddresses).join(' ');
    return person === null ? line : { line, of: [`person:${person}`, `words:${person}`], instead: gone };
  });
  return {
    name: 'notes',
    label: show.folds.notes,
    blocks: [
      notes.length > 0 ? textBlock(lines) : text(show.noNotes),
      ...actions(button(buttons.ask, `/testbed ask ${testbed.number}`)),
    ],
  };
}

function buttonsOf(
  { testbed, steps, measures, part, isHost, isNobody, checks }: View,
  reader: Person,
  now: Date,
): Block[] {
  const { buttons } = textsFor(reader.language).testbed;
  const { number, endedAt, experience } = testbed;
  const isOver = endedAt !== null;
  const isIn = part === 'host' || part === 'participant';
  const state = stateOf(testbed, now);
  const open = checks.find(({ person, dueAt }) => person === reader.id && dueAt.getTime() === latestOf(checks));
  const hostLines = [
    ...steps
      .map(({ position, title, doneAt }) => ({
        label: `${doneAt === null ? buttons.step : buttons.stepNot}: ${position}. ${title}`.slice(0, 75),
        line: `/testbed ${doneAt === null ? 'done' : 'undone'} ${number} ${position}`,
      }))
      .slice(0, 18),
    { label: buttons.edit, line: `/testbed edit ${number}` },
    { label: buttons.midterm, line: `/testbed review ${number}` },
    { label: buttons.finish, line: `/testbed finish ${number}` },
    { label: buttons.stop, line: `/testbed stop ${number}` },
  ];
  return actions(
    !isOver && open?.answeredAt === null && button(buttons.check, `/testbed check ${number}`, 'primary'),
    !isOver && !isIn && !isNobody && part !== 'asked' && button(buttons.join, `/testbed join ${number}`),
    !isOver && part === null && !isNobody && button(buttons.follow, `/testbed follow ${number}`),
    !isOver &&
      isIn &&
      measures.length > 0 &&
      state !== 'planned' &&
      button(buttons.measure, `/testbed measure ${number}`),
    isOver && isHost && experience === null && button(buttons.experience, `/testbed experience ${number}`, 'primary'),
    !isNobody && (isOver || !isIn) && button(buttons.again, `/testbed again ${number}`),
    !isOver && isHost ? { type: 'select', placeholder: buttons.host, options: hostLines } : null,
  );
}
