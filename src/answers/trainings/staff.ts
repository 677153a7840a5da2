import type { AppContext } from '#src/context.ts';
import { heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { ownValue } from '#src/core/own-value.ts';
import type { ActsFor, Person } from '#src/core/person.ts';
import { formatDay, formatInstant, formatTime } from '#src/domain/date.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { zonedParts } from '#src/domain/local-time.ts';
import { attendanceWindow, type Training } from '#src/domain/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';
import { withOrganisation } from '../organisations/name.ts';
import { nameRegion } from '../regions/name-region.ts';

type Places = Pick<AppContext, 'catalogue'>;

/** The word that is said in a session, and from when until when it counts. */
export function codeMessage(training: Training, reader: Person): Message {
  const { code, buttons } = textsFor(reader.language).training;
  const { from, until } = attendanceWindow(training);
  const said = {
    button: buttons.present,
    from: formatInstant(from, reader),
    until: formatTime(until, reader),
  };
  return message(
    heading(code.heading({ title: training.title })),
    text(training.checkIn === 'code' ? code.said({ ...said, code: training.code }) : code.button(said)),
    actions(button(buttons.people, `/training people ${training.number}`)),
  );
}

type Participant = {
  person: number;
  displayName: string | null;
  organisation?: ActsFor | null;
  region: string | null;
  /** Theirs since then; the seat counts for the one they signed up with. */
  regionNow: string | null;
  role: string;
  state: string;
  presentAt: Date | null;
};

/** Shows who signed up for a session, for staff, who note that somebody was there. */
export function peopleMessage(
  context: Places,
  { training, people }: { training: Training; people: readonly Participant[] },
  reader: Person,
): Message {
  const texts = textsFor(reader.language);
  const { people: words, buttons } = texts.training;
  const nameOf = ({ displayName, organisation }: Participant) =>
    withOrganisation(displayName ?? words.unnamed, organisation, reader);
  const count = (state: string) => people.filter((each) => each.state === state).length;
  const present = people.filter(({ presentAt }) => presentAt !== null).length;
  const named = (region: string | null) => (region === null ? '–' : nameRegion(context, region, reader));
  const regionOf = ({ region, regionNow }: Participant) =>
    region === regionNow ? named(region) : words.moved({ region: named(region), now: named(regionNow) });
  const rows = people.map((each) => [
    nameOf(each),
    regionOf(each),
    ownValue(texts.me.roles, each.role) ?? each.role,
    ownValue(words.states, each.state) ?? each.state,
    each.presentAt === null ? '' : words.yes,
  ]);
  const absent = people.filter(({ presentAt, state }) => presentAt === null && state === 'seated');
  const columns = [words.name, words.region, words.role, words.state, words.present];
  return withFolds(
    message(
      heading(words.heading({ title: training.title })),
      text(
        people.length > 0 ? words.intro({ seated: count('seated'), waiting: count('waiting'), present }) : words.none,
      ),
      people.length > 0 && table(columns, rows.slice(0, mostRows)),
      actions(
        absent.length > 0 && {
          type: 'select',
          placeholder: words.mark,
          options: absent
            .slice(0, mostOffered)
            .map((each) => ({ label: nameOf(each), line: `/training mark ${training.number} ${each.person}` })),
        },
        button(buttons.show, `/training show ${training.number}`),
      ),
    ),
    rows.length > mostRows && { name: 'all', label: words.all({ count: rows.length }), blocks: [table(columns, rows)] },
  );
}

const mostRows = 6;

/** As many as a menu of every platform takes. */
const mostOffered = 25;

type Session = {
  number: number;
  title: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  capacity: number;
  signedUp: number;
  seated: number;
  present: number;
  answered: number;
  useful: number | null;
  yes: number;
};

type Report = {
  year: number;
  sessions: readonly Session[];
  people: readonly { region: string | null; role: string; people: number; seats: number; present: number }[];
};

/** Shows what the sessions of a year came to, as whoever pays for them wants it: by session, and by region and role. */
export function reportMessage(context: Places, { year, sessions, people }: Report, reader: Person): Message {
  const texts = textsFor(reader.language);
  const { report, buttons } = texts.training;
  const points = (value: number | null) => (value === null ? report.noPoints : formatNumber(value, 1, reader.language));
  const number = (value: number) => ({ text: formatNumber(value, 0, reader.language), value });
  const answered = sessions.reduce((sum, each) => sum + each.answered, 0);
  const sum = sessions.reduce((all, { useful, answered: count }) => all + (useful ?? 0) * count, 0);
  const present = sessions.reduce((all, each) => all + each.present, 0);
  const regionColumns = [
    report.region,
    report.role,
    ...[report.people, report.seated, report.present].map(rightColumn),
  ];
  const regionRows = people.map((each) => [
    each.region === null ? report.noRegion : nameRegion(context, each.region, reader),
    ownValue(texts.me.roles, each.role) ?? each.role,
    number(each.people),
    number(each.seats),
    number(each.present),
  ]);
  const sessionTable = table(
    [
      report.session,
      report.day,
      ...[report.number, report.hours, report.capacity, report.signedUp, report.seated, report.present].map(
        rightColumn,
      ),
      ...[report.useful, report.answers, report.applies].map(rightColumn),
    ],
    sessions.map((each) => [
      each.title,
      {
        text: formatDay(each.startsAt, { language: reader.language, timeZone: each.timeZone }),
        ...{ value: null, day: zonedParts(each.startsAt, each.timeZone).day },
      },
      number(each.number),
      { text: formatNumber(each.minutes / 60, 1, reader.language), value: each.minutes / 60 },
      number(each.capacity),
      number(each.signedUp),
      number(each.seated),
      number(each.present),
      { text: points(each.useful), value: each.useful },
      number(each.answered),
      number(each.yes),
    ]),
  );
  return withFolds(
    message(
      heading(report.heading({ year: String(year) })),
      text(report.intro({ sessions: sessions.length, present, useful: points(answered > 0 ? sum / answered : null) })),
      people.length > 0 && table(regionColumns, regionRows.slice(0, mostRows)),
      sessions.length > 0 && note(report.how),
      actions(button(buttons.list, '/training list')),
    ),
    people.length > mostRows && {
      name: 'all',
      label: report.folds.all,
      blocks: [table(regionColumns, regionRows)],
    },
    sessions.length > 0 && { name: 'sessions', label: report.folds.sessions, blocks: [sessionTable] },
  );
}

/** The parts of these answers that are one press away. */
export const peopleFolds = ['all'] as const;
export const reportFolds = ['all', 'sessions'] as const;
