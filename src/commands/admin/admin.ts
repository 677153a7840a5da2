import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { UserError } from '#src/core/errors.ts';
import { isPageEvent } from '#src/core/page-event.ts';
import { createAdminLink, endAdminSessions, linkMinutes, pagesRight } from '#src/operations/admin/session.ts';
import { textsFor } from '#src/texts/index.ts';
import { set, settings, unset } from './settings.ts';

/** Gives staff a link that opens their pages, once. */
const open = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: pagesRight,
  makesSecret: true,
  async run(context, _args, { person, now, event }) {
    const { chat } = textsFor(person.language).admin;
    // A session would otherwise prove anew by itself who holds it.
    if (isPageEvent(event.id)) throw new UserError(chat.onPage);
    if (context.pageUrl === null) return { ...sentenceMessage(chat.noAddress), failed: true };
    const url = `${context.pageUrl}/admin/login/${await createAdminLink(context, person, event.actor, now)}`;
    return message(text(chat.link({ minutes: linkMinutes })), {
      type: 'actions',
      items: [{ type: 'link', label: chat.open, url }],
    });
  },
});

/** Ends every session of the asker on the pages of staff. */
const end = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: pagesRight,
  writes: true,
  async run(context, _args, { person, now }) {
    const count = await endAdminSessions(context, person.id, now);
    return sentenceMessage(textsFor(person.language).admin.chat.ended({ count }));
  },
});

export const admin = defineGroup({ name: 'admin', fallback: 'open', subcommands: { open, end, settings, set, unset } });
