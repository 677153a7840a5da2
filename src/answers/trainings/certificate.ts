import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { Training } from '#src/domain/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { whenOf } from './when.ts';

/** `page` is the address at which anybody can check it; null where nobody outside reaches this server. */
type Certificate = { training: Training; name: string | null; token: string; page: string | null };

/** Returns what a certificate says, on paper, on its page and in a chat. Its time is that of the place it was held at. */
export function certificateMessage(
  { training, name, token, page }: Certificate,
  { language }: Reader,
  { isOnPaper, line }: { isOnPaper: boolean; line: string | null },
): Message {
  const { certificate, buttons } = textsFor(language).training;
  const { labels } = certificate;
  const { title, minutes, organiser, areas, timeZone } = training;
  return message(
    heading(certificate.heading),
    text(certificate.said({ name: name ?? certificate.unnamed, title })),
    facts([
      { label: labels.day, value: whenOf(training, { language, timeZone }) },
      {
        label: labels.hours,
        value: certificate.minutes({ hours: Math.floor(minutes / 60), minutes: minutes % 60 }).trim(),
      },
      ...(organiser === '' ? [] : [{ label: labels.organiser, value: organiser }]),
      ...(areas.length > 0
        ? [{ label: labels.about, value: areas.map((area) => namePolicyArea(area, language)).join(' · ') }]
        : []),
      ...(page === null ? [] : [{ label: labels.check, value: page }]),
    ]),
    note(certificate.code({ token }), certificate.rule),
    !isOnPaper && line !== null && actions(button(buttons.certificateFile, `${line} pdf`, 'primary')),
  );
}
