import { facts, heading, list, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { formatInstant, formatTime } from '#src/domain/date.ts';
import { type EventState, type NetworkingEvent, startOf, stateOf } from '#src/domain/events/event.ts';
import type { EventQuality } from '#src/domain/events/plan.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';

type Results = {
  counts: { present: number; pairs: number; regions: number };
  survey: { answered: number; useful: number | null; yes: number; maybe: number; no: number };
};

type View = {
  event: NetworkingEvent;
  state: EventState;
  member: object | null;
  members: number;
  isStaff: boolean;
  results: Results | null;
};

/** All events, those to come first. */
export function eventListMessage(
  events: readonly (NetworkingEvent & { members: number })[],
  reader: Reader,
  { isStaff, now }: { isStaff: boolean; now: Date },
): Message {
  const { list: texts, short, buttons } = textsFor(reader.language).event;
  return message(
    heading(texts.heading),
    text(events.length > 0 ? texts.intro : isStaff ? texts.none : texts.noneForMembers),
    list(
      buttons.open,
      events.map((event) => ({
        title: short(event),
        line: `/event show ${event.number}`,
        markdown: texts.beside({
          when: formatInstant(event.startsAt, reader),
          rounds: event.rounds,
          minutes: event.minutes,
          state: stateOf(event, now),
          members: event.members,
        }),
      })),
    ),
    actions(isStaff && button(buttons.create, '/event create')),
  );
}

/** An event: when, how, whether the reader takes part, and for staff its schedule and what it brought. */
export function eventMessage(view: View, reader: Reader, opening?: string, unseen: Block[] = []): Message {
  const { buttons, short, show } = textsFor(reader.language).event;
  const { event, state, member, isStaff, results } = view;
  const { number } = event;
  const isAhead = state === 'to-come' || state === 'running';
  const staffLines = [
    { label: buttons.announce, line: `/event announce ${number}` },
    { label: buttons.preview, line: `/event preview ${number}` },
    event.isOpen
      ? { label: buttons.close, line: `/event close ${number}` }
      : { label: buttons.openSignUp, line: `/event open ${number}` },
    { label: buttons.cancel, line: `/event cancel ${number}` },
  ];
  return message(
    opening !== undefined && text(opening),
    unseen,
    heading(short(event)),
    state !== 'to-come' && text(show.state({ state })),
    facts(factsOf(view, reader)),
    results && resultTable(results, reader),
    actions(
      member === null && isAhead && event.isOpen && button(buttons.join, `/event join ${number}`, 'primary'),
      member !== null && isAhead && button(buttons.leave, `/event leave ${number}`),
      state !== 'to-come' && state !== 'cancelled' && member !== null && button(buttons.met, `/event met ${number}`),
      state === 'over' && member !== null && button(buttons.survey, `/event survey ${number}`),
      isStaff && isAhead
        ? { type: 'select', placeholder: buttons.staff, options: staffLines }
        : button(buttons.list, '/event list'),
    ),
  );
}

/** Makes what a channel is shown: when, how, and a button to take part. */
export function announcementMessage(event: NetworkingEvent, reader: Person): Message {
  const { announcement, buttons } = textsFor(reader.language).event;
  const { number, title, rounds, minutes, size } = event;
  return message(
    text(announcement.opening({ title, rounds, minutes, size, when: whenOf(event, event.timeZone, reader) })),
    facts(aboutOf(event, reader)),
    actions(
      button(buttons.join, `/event join ${number}`, 'primary'),
      button(buttons.leave, `/event leave ${number}`),
      button(buttons.show, `/event show ${number}`),
    ),
  );
}

function factsOf({ event, member, members, isStaff }: View, reader: Reader) {
  const { show } = textsFor(reader.language).event;
  const { labels } = show;
  return [
    { label: labels.when, value: whenOf(event, reader.timeZone, reader) },
    { label: labels.course, value: show.course(event) },
    { label: labels.groups, value: show.size(event) },
    ...aboutOf(event, reader),
    { label: labels.call, value: event.link === '' ? show.noCall : show.hasCall },
    { label: labels.members, value: String(members) },
    { label: labels.you, value: member === null ? show.notJoined : show.joined },
    ...(isStaff
      ? [
          { label: labels.signUp, value: event.isOpen ? show.open : show.closed },
          { label: labels.schedule, value: scheduleOf(event, reader) },
        ]
      : []),
  ];
}

function aboutOf({ areas, topics }: NetworkingEvent, { language }: Reader) {
  const { show } = textsFor(language).event;
  const about = [...areas.map((area) => namePolicyArea(area, language)), ...topics];
  return [{ label: show.labels.about, value: about.length > 0 ? about.join(' · ') : show.anything }];
}

/** "3 December 2026, 14:00 CET, until 15:00 CET", in a zone. */
export function whenOf(event: NetworkingEvent, timeZone: string, { language }: Pick<Reader, 'language'>): string {
  const there = { language, timeZone };
  return textsFor(language).event.show.when({
    start: formatInstant(event.startsAt, there),
    end: formatTime(startOf(event, event.rounds + 1), there),
  });
}

function scheduleOf({ quality, plannedVersion, membersVersion }: NetworkingEvent, reader: Reader): string {
  const { show } = textsFor(reader.language).event;
  if (quality === null) return show.unplanned;
  const said = describeQuality(quality, reader);
  return plannedVersion === membersVersion ? said : show.stale({ quality: said });
}

/** Says how good a schedule is, in numbers. */
export function describeQuality({ meanWeight, ...counts }: EventQuality, { language }: { language: string }): string {
  return textsFor(language).event.show.quality({ ...counts, weight: formatNumber(meanWeight, 0, language) });
}

function resultTable({ counts, survey }: Results, { language }: Reader): Block {
  const { show } = textsFor(language).event;
  const whole = (value: number) => formatNumber(value, 0, language);
  const useful =
    survey.useful === null
      ? '–'
      : show.usefulOf({ mean: formatNumber(survey.useful, 1, language), count: survey.answered });
  const rows: [string, string, number | null][] = [
    [show.present, whole(counts.present), counts.present],
    [show.pairs, whole(counts.pairs), counts.pairs],
    [show.regions, whole(counts.regions), counts.regions],
    [show.useful, useful, survey.useful],
    [show.again, survey.answered === 0 ? '–' : show.againOf(survey), survey.answered === 0 ? null : survey.yes],
  ];
  return {
    ...table(
      [show.measure, rightColumn(show.value)],
      rows.map(([label, value]) => [label, value]),
    ),
    data: rows.map(([, , value]) => [null, { value }]),
  };
}
