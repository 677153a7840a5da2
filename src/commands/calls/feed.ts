import { z } from 'zod';
import { feedAddedMessage, feedListMessage } from '#src/answers/calls/feeds.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { keyed, term } from '#src/core/argument.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import { cutTo, shorten } from '#src/core/text.ts';
import { callLimits } from '#src/domain/calls/call.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { isWebLink } from '#src/domain/tools/web-reader.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { refreshFeed } from '#src/operations/calls/feeds.ts';
import { deleteFeed, findFeed, listFeeds, saveFeed } from '#src/store/calls/feed.ts';
import { textsFor } from '#src/texts/index.ts';
import { usualZone } from './form.ts';

const mostShown = 10;
const mostAreas = 8;

/** The feeds that calls are read from: listed, added (and read at once), read again or taken away. */
export const feed = subcommand({
  args: z.object({
    // “add https://…”, “remove 3”.
    what: argument.words().optional(),
    area: keyed(term('area').several({ min: 1, max: mostAreas })).optional(),
    zone: keyed(argument.words()).optional(),
    programme: keyed(argument.words()).optional(),
  }),
  visibility: 'private',
  requires: 'run-digests',
  async run(context, { what = '', ...said }, call) {
    const [, verb = 'list', url = ''] = /^\s*(list|add|read|remove)?\b\s*(.*)$/is.exec(what) ?? [];
    if (verb === 'add') return addFeed(context, { url, ...said }, call);
    if (verb === 'list' && url === '') return feedListMessage(await listFeeds(context.sql, mostShown), call.person);
    const { feed: texts, buttons } = textsFor(call.person.language).call;
    const found = /^#?\d{1,9}$/.test(url.trim())
      ? await findFeed(context.sql, Number(url.trim().replace('#', '')))
      : null;
    if (!found) throw new UserError(texts.unknown({ id: shorten(url, 20) }));
    if (verb === 'read') return feedAddedMessage(found, await refreshFeed(context, found, call), call.person);
    if (verb !== 'remove') throw new UserError(texts.unknown({ id: shorten(what, 20) }));
    await deleteFeed(context.sql, found.id);
    return sentenceMessage(texts.removed, ...actions(button(buttons.feeds, '/call feed list')));
  },
});

type Said = { url: string; area?: string[] | undefined; zone?: string | undefined; programme?: string | undefined };

/** What is new in it is there at once, so that it is seen whether the feed is the right one. */
async function addFeed(context: AppContext, { url: said, area = [], zone, programme = '' }: Said, call: Call) {
  const { feed: texts } = textsFor(call.person.language).call;
  const url = said.trim().replace(/^<|>$/g, '');
  if (url === '') throw new UserError(texts.noUrl);
  if (!isWebLink(url)) throw new UserError(texts.badUrl({ text: shorten(url, 80) }));
  if (context.isOwnLink(url)) throw new UserError(texts.ownUrl({ text: shorten(url, 80) }));
  if (area.length === 0) throw new UserError(texts.noArea);
  const timeZone = zone === undefined ? usualZone : findTimeZone(zone);
  if (timeZone === null) throw new UserError(texts.badZone({ text: shorten(zone ?? '', 60) }));
  const named = cutTo(programme.trim(), callLimits.programme);
  const wish = { url, policyAreas: area as PolicyArea[], timeZone, programme: named, addedBy: call.person.id };
  const added = await saveFeed(context.sql, wish, call.now);
  return feedAddedMessage(added, await refreshFeed(context, added, call), call.person);
}
