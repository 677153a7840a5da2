import { createHash } from 'node:crypto';
import { cleanText, cutTo, joinLines } from '#src/core/text.ts';
import { isWebLink } from '../tools/web-reader.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import { type CallFields, callLimits } from './call.ts';
import type { FoundCall } from './feed.ts';
import { findDeadlineText, orderOfDates, readDeadline, readOpening } from './read-deadline.ts';

type Usual = { policyAreas: PolicyArea[]; timeZone: string; programme: string };

/** A call read from a feed: what it comes to, or why it is left out. `reference` is by what its feed knows it. */
export type ReadCall = { reference: string; fields: CallFields; isOver: boolean };

const longestReference = 300;
const over = /^(?:closed|cerrad[ao]|ferm[eé]|geschlossen|chius[oa]|encerrad[ao]|st[aä]ngd|tancad[ao])\b/iu;

/**
 * Reads the calls of a feed: how its dates are written is told by all of them. What has no title is left out, and one reference is taken once. Entries
 * of one title that have neither a reference nor a link are told apart by all else that they say.
 */
export function readFoundCalls(found: readonly FoundCall[], usual: Usual, now: Date): ReadCall[] {
  const order = orderOfDates(found.flatMap(({ deadline, opens }) => [deadline, opens]));
  const known = new Set<string>();
  const seen = new Map<string, string>();
  return found.flatMap((each): ReadCall[] => {
    const title = line(each.title, callLimits.title);
    const own = cutTo(each.reference.trim() || each.link.trim(), longestReference);
    const reference =
      own || (seen.has(title) && seen.get(title) !== said(each) ? said(each) : cutTo(title, longestReference));
    if (own === '' && !seen.has(title)) seen.set(title, said(each));
    if (title === '' || known.has(reference)) return [];
    known.add(reference);
    const written = each.deadline === '' ? (findDeadlineText(`${each.title}\n${each.summary}`) ?? '') : each.deadline;
    const deadline = readDeadline(written, { order, timeZone: usual.timeZone });
    const isOver = (deadline !== null && deadline.closesAt <= now) || over.test(each.status.trim());
    const fields: CallFields = {
      title,
      programme: line(each.programme, callLimits.programme) || usual.programme,
      audience: line(each.audience, callLimits.audience),
      policyAreas: usual.policyAreas,
      budget: line(each.budget, callLimits.budget),
      opensOn: readOpening(each.opens, order),
      closesAt: deadline?.closesAt ?? null,
      isWholeDay: deadline?.isWholeDay ?? true,
      timeZone: usual.timeZone,
      link: isWebLink(each.link.trim()) ? each.link.trim() : '',
      contact: line(each.contact, callLimits.contact),
      summary: cutTo(cleanText(each.summary).trim(), callLimits.summary),
    };
    return [{ reference, fields, isOver }];
  });
}

/** All that an entry says, as one short word. */
const said = (call: FoundCall) => createHash('sha256').update(JSON.stringify(call)).digest('hex');
const line = (text: string, most: number) => cutTo(joinLines(cleanText(text)).replace(/\s+/g, ' ').trim(), most);
