import { z } from 'zod';
import { newsMessage } from '#src/answers/digests/news.ts';
import { askForRegion, previewMessage } from '#src/answers/digests/preview.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { shorten } from '#src/core/text.ts';
import { findPeriod } from '#src/domain/digests/week.ts';
import { findFirstOwn } from '#src/operations/digests/access.ts';
import { loadNews, previewDigest } from '#src/operations/digests/preview.ts';
import { textsFor } from '#src/texts/index.ts';
import { unlessRefused } from './done.ts';

const mostRegions = 25;

/** A digest as it stands or stood: one's own, any subscriber's for staff, or that of a region for who has none. */
export const preview = subcommand({
  args: z.object({
    region: argument.region().optional(),
    subscription: argument.number().optional(),
    week: argument.number().optional(),
  }),
  visibility: 'private',
  async run(context, { region: named, subscription, week }, call) {
    const { person, now } = call;
    const { language } = person;
    const period = week === undefined ? null : findPeriod(week, now);
    if (week !== undefined && period === null) {
      const { badWeek } = textsFor(language).subscription.preview;
      throw new UserError(badWeek({ text: shorten(String(week), 30) }));
    }
    const id = subscription ?? (named === undefined ? await findFirstOwn(context, person) : null);
    if (id !== null)
      return previewMessage(context, unlessRefused(await previewDigest(context, call, id, period), call), language);
    const region = named ?? person.region;
    if (region === null)
      return askForRegion(await context.vocabulary.in(language).suggest('region', '', mostRegions), language);
    return newsMessage(context, await loadNews(context, call, region, period), person);
  },
});
