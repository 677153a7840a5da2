import { facts, heading, message, text } from '#src/core/blocks.ts';
import { linkAddresses } from '#src/core/markdown.ts';
import { actions, type Block, type Button, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatInstant, formatTime } from '#src/domain/date.ts';
import { formatTrainingInvitation } from '#src/domain/trainings/invitation.ts';
import type { ReminderKind } from '#src/domain/trainings/steps.ts';
import { attendanceWindow, leavingEnds, type Training } from '#src/domain/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';
import { whenOf } from './when.ts';

/** How somebody is reached: their mail address, if they have one, and whether by mail alone, with the address of their private page then. */
export type Reach = { mail: string | null; isMailOnly: boolean; page: string | null };

/** What somebody is told of a session; `subject` stands above it in a mail. */
export type TrainingLetter = { message: Message; subject: string };

type To = { reader: Person; reach: Reach };
type ToNow = To & { now: Date };

const wordsOf = ({ reader }: To) => textsFor(reader.language).training;

/** The calendar file of a session; `isOff` takes it out of a calendar. */
export function calendarFile(training: Training, isOff: boolean, { reader, reach, now }: ToNow): Block {
  const { calendar } = textsFor(reader.language).training;
  const { title, summary, link, number } = training;
  const said = [summary, link && calendar.link({ link }), calendar.how({ number })].filter(Boolean).join('\n\n');
  return {
    type: 'file',
    name: `training-${number}.ics`,
    mediaType: 'text/calendar',
    content: formatTrainingInvitation({
      ...{ training, isOff, now, mail: reach.mail, person: reader.id },
      summary: title,
      description: said,
    }),
  };
}

/** Buttons in a chat; in a mail, where nothing can be pressed, the way to the reader's page. */
function choices({ reach, reader }: To, ...items: (Button | false)[]): Block[] {
  if (!reach.isMailOnly) return actions(...items);
  const links = items.filter((item) => item !== false && item.type === 'link');
  const page = textsFor(reader.language).training.buttons.page;
  return actions(...links, reach.page !== null && { type: 'link', label: page, url: reach.page });
}

const show = ({ number }: Training, label: string) => button(label, `/training show ${number}`);
const leave = ({ number }: Training, label: string) => button(label, `/training leave ${number}`);

function placeFacts(training: Training, to: To): Block {
  const { labels } = wordsOf(to).show;
  const { place, link } = training;
  return facts([
    { label: labels.when, value: whenOf(training, to.reader) },
    ...(place === '' ? [] : [{ label: labels.place, value: place }]),
    ...(link === '' ? [] : [{ label: labels.link, value: link }]),
  ]);
}

/** The mail with the calendar file of a seat. */
export function invitationLetter(training: Training, to: ToNow): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title } = training;
  const until = formatInstant(leavingEnds(training), to.reader);
  return {
    subject: letters.invitedSubject({ title }),
    message: message(
      text(letters.invited({ title })),
      placeFacts(training, to),
      text(letters.leaveUntil({ until })),
      choices(to, leave(training, buttons.leave)),
      calendarFile(training, false, to),
    ),
  };
}

/** The mail that takes a seat out of a calendar. */
export function withdrawnLetter(training: Training, to: ToNow): TrainingLetter {
  const { letters } = wordsOf(to);
  const { title } = training;
  return {
    subject: letters.withdrawnSubject({ title }),
    message: message(text(letters.withdrawn({ title })), calendarFile(training, true, to)),
  };
}

/** Offers a seat to who waits. */
export function offerLetter(training: Training, until: Date, to: ToNow): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title, number } = training;
  return {
    subject: letters.offerSubject({ title }),
    message: message(
      text(letters.offer({ title, until: formatInstant(until, to.reader) })),
      placeFacts({ ...training, link: '' }, to),
      choices(to, button(buttons.confirm, `/training join ${number}`, 'primary'), leave(training, buttons.decline)),
    ),
  };
}

export function lapsedLetter(training: Training, to: To): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title, number } = training;
  return {
    subject: letters.lapsedSubject({ title }),
    message: message(
      text(letters.lapsed({ title })),
      choices(to, button(buttons.joinAgain, `/training join ${number}`)),
    ),
  };
}

/** Tells somebody that they wait again, as there are fewer seats. */
export function bumpedLetter(training: Training, to: ToNow): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title, capacity } = training;
  return {
    subject: letters.bumpedSubject({ title }),
    message: message(
      text(letters.bumped({ title, capacity })),
      choices(to, show(training, buttons.show), leave(training, buttons.leaveLine)),
      calendarFile(training, true, to),
    ),
  };
}

/** Tells what is another about a session now: its time, or where it is. */
export function movedLetter(
  { before, training, hasSeat }: { before: Training; training: Training; hasSeat: boolean },
  to: ToNow,
): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title } = training;
  const isLater = before.startsAt.getTime() !== training.startsAt.getTime() || before.minutes !== training.minutes;
  const said = isLater
    ? letters.moved({ title, before: whenOf(before, to.reader), when: whenOf(training, to.reader) })
    : letters.changed({ title });
  return {
    subject: isLater ? letters.movedSubject({ title }) : letters.changedSubject({ title }),
    message: message(
      text(said),
      placeFacts(hasSeat ? training : { ...training, link: '' }, to),
      choices(to, leave(training, hasSeat ? buttons.leave : buttons.leaveLine), show(training, buttons.show)),
      hasSeat && calendarFile(training, false, to),
    ),
  };
}

export function cancelledLetter(training: Training, hasSeat: boolean, to: ToNow): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const said = { title: training.title, when: whenOf(training, to.reader) };
  return {
    subject: letters.cancelledSubject(said),
    message: message(
      text(letters.cancelled(said)),
      choices(to, button(buttons.list, '/training list')),
      hasSeat && calendarFile(training, true, to),
    ),
  };
}

/** Reminds somebody of their seat. */
export function reminderLetter(training: Training, kind: ReminderKind, to: To): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title, link, number, materialsBefore } = training;
  const time = formatTime(training.startsAt, to.reader);
  const isSoon = kind === 'soon';
  const { until } = attendanceWindow(training);
  return {
    subject: letters.reminderSubject[kind]({ title, time }),
    message: message(
      text(letters.reminder[kind]({ title, time })),
      placeFacts(training, to),
      kind === 'day' && materialsBefore !== '' && text(letters.materialsBefore, linkAddresses(materialsBefore)),
      isSoon && text(letters.attendance[training.checkIn]({ until: formatTime(until, to.reader) })),
      choices(
        to,
        link !== '' && { type: 'link', label: buttons.meeting, url: link, style: 'primary' },
        isSoon && button(buttons.present, `/training present ${number}`),
        !isSoon && show(training, buttons.show),
        !isSoon && leave(training, buttons.leave),
      ),
    ),
  };
}

/** Thanks somebody, and asks three questions; `isCertified`: they were there. */
export function finishLetter(training: Training, isCertified: boolean, to: To): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title, number, materialsAfter } = training;
  return {
    subject: letters.finishSubject({ title }),
    message: message(
      text(isCertified ? letters.finish({ title }) : letters.finishAsk({ title })),
      materialsAfter !== '' && text(letters.materialsAfter, linkAddresses(materialsAfter)),
      choices(
        to,
        button(buttons.feedback, `/training feedback ${number}`, 'primary'),
        isCertified && button(buttons.certificate, `/training certificate ${number}`),
      ),
    ),
  };
}

export function materialsLetter(training: Training, to: To): TrainingLetter {
  const { letters, buttons } = wordsOf(to);
  const { title, materialsAfter } = training;
  return {
    subject: letters.materialsSubject({ title }),
    message: message(
      heading(letters.materialsSubject({ title })),
      text(linkAddresses(materialsAfter)),
      choices(to, show(training, buttons.show)),
    ),
  };
}
