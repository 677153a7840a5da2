import { message, note, text } from '#src/core/blocks.ts';
import { actions, button, type MailHead, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textsFor } from '#src/texts/index.ts';

/** The mail that says how much is on somebody's private page; what it is stays there, where it can be deleted. */
export function noticeLetter(
  { count, url, minutes }: { count: number; url: string; minutes: number },
  { language }: Person,
): { message: Message; mail: MailHead } {
  const { notice } = textsFor(language).letterbox;
  return {
    message: message(
      text(notice.waiting({ count })),
      actions({ type: 'link', label: notice.open, url, style: 'primary' }),
      note(notice.link({ url })),
      note(notice.rule({ minutes, url: `${url}/quiet` })),
    ),
    mail: { subject: notice.subject({ count }), language, unsubscribeUrl: `${url}/quiet` },
  };
}

/** The mail with the address of somebody's private page, which they asked for on a page that others may have the address of. */
export function linkLetter({ url }: { url: string }, { language }: Person): { message: Message; mail: MailHead } {
  const { link, notice } = textsFor(language).letterbox;
  return {
    message: message(
      text(link.text),
      actions({ type: 'link', label: notice.open, url, style: 'primary' }),
      note(notice.link({ url })),
      note(link.rule),
    ),
    mail: { subject: link.subject, language, unsubscribeUrl: `${url}/quiet` },
  };
}

/** Asks staff whether somebody who signed up for the public digest gets a private page; who it is stands behind the button only. */
export function admissionLetter(id: number, { language }: Person): Message {
  const { admission } = textsFor(language).letterbox;
  return message(text(admission.asked({ id })), actions(button(admission.look, `/person admit ${id}`)));
}
