import { callBlocks, callItem, callsOpening } from '#src/answers/calls/show.ts';
import { list, message } from '#src/core/blocks.ts';
import type { CallBrief, FundingCall } from '#src/domain/calls/call.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

type AskedCallPage = { words: string; area: string | undefined; closed: boolean; page: number };

/** How many calls stand on a page. */
export const callsOnPage = 20;

/** Pages are read anywhere: each deadline is told in the zone of its call. */
const readerOf = ({ language }: Frame, { timeZone }: Pick<CallBrief, 'timeZone'>) => ({ language, timeZone });

/** The calls as anybody may search them. */
export function callListPage(
  frame: Frame,
  asked: AskedCallPage,
  { calls, count }: { calls: readonly CallBrief[]; count: number },
  now: Date,
): Html {
  const { page: words, buttons } = textsFor(frame.language).call;
  const isNarrowed = asked.words !== '' || asked.area !== undefined || asked.closed || asked.page > 1;
  const items = calls.map((call) => callItem(call, readerOf(frame, call), now));
  const hasMore = count > asked.page * callsOnPage;
  return layout(
    frame,
    `${words.title} · ${frame.texts.name}`,
    html`<h1>${words.title}</h1><p>${words.intro}</p>${searchForm(frame, asked)}
      <p>${callsOpening(asked, count, { language: frame.language, timeZone: 'UTC' })}</p>
      ${items.length === 0 ? html`<p><a class="line" href="/calendar">${buttons.calendar}</a></p>` : ''}
      ${encodeMessage(message(list(buttons.open, items)), frame)}
      ${hasMore ? html`<p><a class="line" rel="next" href="${addressOf({ ...asked, page: asked.page + 1 })}">${words.more}</a></p>` : ''}
      <p><a href="${asked.closed ? '/calls' : '/calls?state=closed'}">${asked.closed ? words.open : words.closed}</a></p>`,
    { head: isNarrowed ? html`<meta name="robots" content="noindex, follow" />` : html`` },
  );
}

function addressOf({ words, area, closed, page }: AskedCallPage): string {
  const query = new URLSearchParams();
  if (words !== '') query.append('q', words);
  if (area !== undefined) query.append('area', area);
  if (closed) query.append('state', 'closed');
  if (page > 1) query.append('page', String(page));
  return `/calls?${query}`;
}

function searchForm(frame: Frame, { words, area, closed }: AskedCallPage): Html {
  const { page: texts } = textsFor(frame.language).call;
  return html`<form class="search" action="/calls" role="search">
    <label for="call-words">${texts.search}</label>
    <input id="call-words" name="q" type="search" value="${words}" maxlength="100" autocomplete="off" />
    <select name="area" aria-label="${texts.area}">
      <option value="">${texts.area}: ${texts.all}</option>
      ${areaOptions(frame.language).map((each) => html`<option value="${each.value}" ${each.value === area ? 'selected' : ''}>${each.label}</option>`)}
    </select>
    ${closed ? html`<input type="hidden" name="state" value="closed" />` : ''}
    <button>${texts.button}</button>
  </form>`;
}

/** A call as anybody may read it, without the names of who looks for partners and without its contact. */
export function callPage(
  frame: Frame,
  context: { isOwnLink(url: string): boolean },
  call: FundingCall,
  { partners, now }: { partners: number; now: Date },
): Html {
  const { page: words } = textsFor(frame.language).call;
  const { number, title, link } = call;
  const shown = callBlocks({ ...call, contact: '' }, readerOf(frame, call), now);
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`${encodeMessage(message(shown), frame)}
      ${link === '' || context.isOwnLink(link) ? '' : html`<p><a class="line" rel="noreferrer" href="${link}">${words.opens}</a></p>`}
      ${partners > 0 ? html`<p class="note">${words.partners({ count: partners, number })}</p>` : ''}
      <p><a href="/calls">${words.back}</a></p>`,
  );
}
