import type { AppContext } from '#src/context.ts';
import { facts, heading, list, message, rightColumn, subheading, table, text } from '#src/core/blocks.ts';
import { linkAddresses } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { DaySpan } from '#src/domain/day-span.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { languageName } from '#src/domain/language.ts';
import type { SeatState } from '#src/domain/trainings/seats.ts';
import {
  attendanceWindow,
  leavingEnds,
  signUpEnds,
  stateOf,
  type Training,
  type TrainingState,
} from '#src/domain/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { formatDaySpan } from '../day-span.ts';
import { nameRegion } from '../regions/name-region.ts';
import { whenOf } from './when.ts';

type Places = Pick<AppContext, 'catalogue'>;

type View = {
  training: Training;
  state: TrainingState;
  seat: { state: SeatState; offeredUntil: Date | null; presentAt: Date | null } | null;
  place: number | null;
  held: number;
  waiting: number;
  isStaff: boolean;
  isNobody: boolean;
  ofSeries: number;
  feedback: {
    counts: { answered: number; useful: number | null; yes: number; maybe: number; no: number };
    missed: string[];
    present: number;
  } | null;
};

/** All sessions, those to come first. */
export function trainingListMessage(
  trainings: readonly (Training & { held: number; waiting: number })[],
  reader: Reader,
  { isStaff, now, span }: { isStaff: boolean; now: Date; span: DaySpan | null },
): Message {
  const { list: texts, short, buttons } = textsFor(reader.language).training;
  const none = span !== null ? texts.noneThen : isStaff ? texts.none : texts.noneForMembers;
  return message(
    heading(span === null ? texts.heading : texts.headingOf({ days: formatDaySpan(span, reader.language) })),
    text(trainings.length > 0 ? texts.intro : none),
    list(
      buttons.open,
      trainings.map((training) => ({
        title: short(training),
        line: `/training show ${training.number}`,
        markdown: texts.beside({
          when: formatInstant(training.startsAt, reader),
          state: stateOf(training, now),
          free: Math.max(0, training.capacity - training.held),
          waiting: training.waiting,
        }),
      })),
    ),
    actions(
      span !== null && button(buttons.list, '/training list'),
      isStaff && button(buttons.create, '/training create'),
      trainings.length === 0 && button(buttons.calendar, '/calendar show'),
      isStaff && button(buttons.report, `/training report ${now.getUTCFullYear()}`),
    ),
  );
}

/** A session: when, where, for whom, whether the reader has a seat, and for staff what it brought. */
export function trainingMessage(
  context: Places,
  view: View,
  reader: Person,
  { now, opening, files = [] }: { now: Date; opening?: string; files?: readonly Block[] },
): Message {
  const { short, show } = textsFor(reader.language).training;
  const { training, state, isStaff, seat, feedback } = view;
  const { materialsBefore, materialsAfter, summary } = training;
  const isIn = seat?.state === 'seated' || isStaff;
  return message(
    opening !== undefined && text(opening),
    heading(short(training)),
    state !== 'to-come' && text(show.state({ state })),
    summary !== '' && text(linkAddresses(summary)),
    facts(factsOf(context, view, reader, now)),
    isIn &&
      materialsBefore !== '' &&
      state !== 'over' && [subheading(show.materialsBefore), text(linkAddresses(materialsBefore))],
    isIn && materialsAfter !== '' && [subheading(show.materialsAfter), text(linkAddresses(materialsAfter))],
    feedback && feedbackBlocks(feedback, reader),
    buttonsOf(view, reader, now),
    files,
  );
}

/** Makes what a channel is shown: when, what, and a button to sign up. */
export function announcementMessage(context: Places, view: View, reader: Person, now: Date): Message {
  const { announcement, buttons, show } = textsFor(reader.language).training;
  const { training } = view;
  const { number, title, summary } = training;
  const when = whenOf(training, { ...reader, timeZone: training.timeZone });
  return message(
    text(announcement.opening({ title, when })),
    summary !== '' && text(linkAddresses(summary)),
    facts([
      ...aboutOf(context, training, reader),
      {
        label: show.labels.until,
        value: show.until({ when: formatInstant(signUpEnds(training), { ...reader, timeZone: training.timeZone }) }),
      },
    ]),
    actions(
      button(buttons.join, `/training join ${number}`, 'primary'),
      view.ofSeries > 1 && button(buttons.joinSeries({ count: view.ofSeries }), `/training join ${number} series`),
      button(buttons.leave, `/training leave ${number}`),
      button(buttons.show, `/training show ${number}`),
      now < signUpEnds(training) ? null : button(buttons.list, '/training list'),
    ),
  );
}

function buttonsOf({ training, state, seat, isStaff, isNobody, ofSeries }: View, reader: Person, now: Date): Block[] {
  const { buttons } = textsFor(reader.language).training;
  const { number, link, series } = training;
  const isAhead = state === 'to-come' || state === 'running';
  const held = seat?.state ?? 'lapsed';
  const { from, until } = attendanceWindow(training);
  const canJoin = isAhead && !isNobody && held === 'lapsed' && now < signUpEnds(training);
  const staffLines = [
    ...(isAhead
      ? [
          { label: buttons.announce, line: `/training announce ${number}` },
          { label: buttons.edit, line: `/training edit ${number}` },
        ]
      : []),
    { label: buttons.people, line: `/training people ${number}` },
    { label: buttons.code, line: `/training code ${number}` },
    { label: buttons.materials, line: `/training materials ${number}` },
    ...(isAhead ? [{ label: buttons.cancel, line: `/training cancel ${number}` }] : []),
    ...(isAhead && series !== null ? [{ label: buttons.cancelSeries, line: `/training cancel ${number} series` }] : []),
  ];
  return actions(
    canJoin && button(buttons.join, `/training join ${number}`, 'primary'),
    canJoin && ofSeries > 1 && button(buttons.joinSeries({ count: ofSeries }), `/training join ${number} series`),
    held === 'offered' && isAhead && button(buttons.confirm, `/training join ${number}`, 'primary'),
    held === 'offered' && isAhead && button(buttons.decline, `/training leave ${number}`),
    held === 'seated' && isAhead && link !== '' && { type: 'link', label: buttons.meeting, url: link },
    held === 'seated' &&
      seat?.presentAt === null &&
      now >= from &&
      now < until &&
      button(buttons.present, `/training present ${number}`, 'primary'),
    held === 'seated' && state === 'to-come' && button(buttons.leave, `/training leave ${number}`),
    held === 'waiting' && isAhead && button(buttons.leaveLine, `/training leave ${number}`),
    held === 'seated' && state === 'over' && button(buttons.feedback, `/training feedback ${number}`),
    seat?.presentAt !== null &&
      seat !== null &&
      state === 'over' &&
      button(buttons.certificate, `/training certificate ${number}`),
    isStaff
      ? { type: 'select', placeholder: buttons.staff, options: staffLines }
      : button(buttons.list, '/training list'),
  );
}

function factsOf(context: Places, view: View, reader: Person, now: Date) {
  const { show } = textsFor(reader.language).training;
  const { labels } = show;
  const { training, held, waiting, isStaff, seat, ofSeries, state } = view;
  const { capacity, quota, place, link, series } = training;
  const [until, leaveUntil] = [signUpEnds(training), leavingEnds(training)];
  const isAhead = state === 'to-come';
  const seesLink = seat?.state === 'seated' || isStaff;
  return [
    { label: labels.when, value: whenOf(training, reader) },
    ...(place === '' ? [] : [{ label: labels.place, value: place }]),
    ...(link === '' ? [] : [{ label: labels.link, value: seesLink ? link : show.linkHidden }]),
    ...aboutOf(context, training, reader),
    {
      label: labels.seats,
      value: show.seats({
        free: Math.max(0, capacity - held),
        capacity,
        waiting,
        quota: quota === null ? 'none' : String(quota),
      }),
    },
    ...(isAhead
      ? [
          {
            label: labels.until,
            value:
              until > now
                ? show.until({ when: formatInstant(until, reader) })
                : show.untilOver({ when: formatInstant(until, reader) }),
          },
          ...(seat?.state === 'seated'
            ? [{ label: labels.leaveUntil, value: show.until({ when: formatInstant(leaveUntil, reader) }) }]
            : []),
        ]
      : []),
    ...(series === null ? [] : [{ label: labels.series, value: show.series({ count: ofSeries }) }]),
    ...(view.isNobody ? [] : [{ label: labels.you, value: describeSeat(view, reader) }]),
    ...(isStaff && training.checkIn === 'code' ? [{ label: labels.code, value: training.code }] : []),
  ];
}

function describeSeat({ seat, place }: View, reader: Reader): string {
  const { you } = textsFor(reader.language).training.show;
  if (!seat) return you.none;
  if (seat.presentAt !== null) return you.present;
  switch (seat.state) {
    case 'offered':
      return you.offered({ until: seat.offeredUntil === null ? '' : formatInstant(seat.offeredUntil, reader) });
    case 'waiting':
      return you.waiting({ place: place ?? 1 });
    default:
      return you[seat.state];
  }
}

function aboutOf(context: Places, training: Training, reader: Person) {
  const texts = textsFor(reader.language);
  const { labels } = texts.training.show;
  const { organiser, contact, languages, areas, roles, regions } = training;
  const audience = [
    ...roles.map((role) => texts.me.roles[role]),
    ...regions.map((region) => nameRegion(context, region, reader)),
  ];
  const fact = (label: string, values: readonly string[]) =>
    values.length > 0 ? [{ label, value: values.join(' · ') }] : [];
  return [
    ...fact(labels.organiser, organiser === '' ? [] : [organiser]),
    ...fact(labels.languages, languages.map(languageName)),
    ...fact(
      labels.about,
      areas.map((area) => namePolicyArea(area, reader.language)),
    ),
    ...fact(labels.audience, audience),
    ...fact(labels.contact, contact === '' ? [] : [contact]),
  ];
}

function feedbackBlocks({ counts, missed, present }: NonNullable<View['feedback']>, { language }: Reader): Block[] {
  const { show } = textsFor(language).training;
  const { answered, useful, yes, maybe, no } = counts;
  const mean = useful === null ? '–' : show.usefulOf({ mean: formatNumber(useful, 1, language), count: answered });
  return [
    table(
      [show.measure, rightColumn(show.value)],
      [
        [show.present, { text: String(present), value: present }],
        [show.useful, { text: mean, value: useful }],
        [show.applies, show.appliesOf({ yes, maybe, no })],
      ],
    ),
    ...(missed.length > 0
      ? [subheading(show.missed), text(...missed.map((words) => show.item({ words: words.replace(/\s+/g, ' ') })))]
      : []),
  ];
}
