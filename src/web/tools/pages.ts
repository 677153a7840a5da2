import { openingOf, toolItem } from '#src/answers/tools/list.ts';
import { hasLink, toolBlocks } from '#src/answers/tools/show.ts';
import { list, message } from '#src/core/blocks.ts';
import type { Tool, ToolBrief, ToolFilter } from '#src/domain/tools/tool.ts';
import { toolKinds } from '#src/domain/tools/tool.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions, policyAreaInText } from '#src/texts/topics.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';
import { encodeMessage } from '../message.ts';

type Asked = { words: string; filter: ToolFilter; page: number };
type Found = { tools: readonly ToolBrief[]; count: number };

/** How many entries stand on a page of the toolbox. */
export const toolsOnPage = 20;

/** The toolbox as anybody may search it. */
export function toolListPage(frame: Frame, asked: Asked, found: Found): Html {
  const { page: words, buttons } = textsFor(frame.language).tool;
  const reader = { language: frame.language, timeZone: 'UTC' };
  const isNarrowed = asked.words !== '' || asked.page > 1 || Object.values(asked.filter).some(Boolean);
  const entries = found.tools.map((tool) => toolItem(tool, reader));
  const hasMore = found.count > asked.page * toolsOnPage;
  return layout(
    frame,
    `${words.title} · ${frame.texts.name}`,
    html`<h1>${words.title}</h1><p>${words.intro}</p>${searchForm(frame, asked)}
      <p>${openingOf(asked, found.count, reader)}</p>
      ${entries.length === 0 && frame.hasPlayground ? html`<p>${lineLink(frame, '/tool suggest', buttons.suggest)}</p>` : ''}
      ${encodeMessage(message(list(buttons.open, entries)), frame)}
      ${hasMore ? html`<p><a class="line" rel="next" href="${addressOf({ ...asked, page: asked.page + 1 })}">${words.more}</a></p>` : ''}`,
    { head: isNarrowed ? html`<meta name="robots" content="noindex, follow" />` : html`` },
  );
}

function addressOf({ words, filter, page }: Asked): string {
  const query = new URLSearchParams();
  if (words !== '') query.append('q', words);
  for (const [key, value] of Object.entries(filter)) if (value) query.append(key, String(value));
  if (page > 1) query.append('page', String(page));
  return `/tools${query.size > 0 ? `?${query}` : ''}`;
}

function searchForm(frame: Frame, { words, filter }: Asked): Html {
  const { page: texts, kinds } = textsFor(frame.language).tool;
  const choice = (name: 'area' | 'kind', label: string, options: readonly { value: string; label: string }[]) =>
    html`<select name="${name}" aria-label="${label}">
      <option value="">${label}: ${texts.all}</option>
      ${options.map((each) => html`<option value="${each.value}" ${each.value === filter[name] ? 'selected' : ''}>${each.label}</option>`)}
    </select>`;
  return html`<form class="search" action="/tools" role="search">
    <label for="tool-words">${texts.search}</label>
    <input id="tool-words" name="q" type="search" value="${words}" maxlength="100" autocomplete="off" />
    ${choice('area', texts.area, areaOptions(frame.language))}
    ${choice(
      'kind',
      texts.kind,
      toolKinds.map((value) => ({ value, label: kinds[value] })),
    )}
    <button>${texts.button}</button>
  </form>`;
}

/** An entry of the toolbox. Its link and its file are opened by buttons, so that what only looks at pages is not counted. */
export function toolPage(frame: Frame, context: { isOwnLink(url: string): boolean }, tool: Tool): Html {
  const { page: words } = textsFor(frame.language).tool;
  const reader = { language: frame.language, timeZone: 'UTC' };
  return layout(
    frame,
    `${tool.title} · ${frame.texts.name}`,
    html`${encodeMessage(message(toolBlocks(tool, reader)), frame, tool.language)}
      ${tool.file && opening(tool, 'file', words.opensFile(tool.file))}
      ${hasLink(context, tool) ? opening(tool, 'link', words.opens({ title: tool.title })) : ''}
      <p><a href="/tools">${words.back}</a></p>`,
  );
}

const opening = ({ number }: Tool, what: 'file' | 'link', label: string): Html =>
  html`<form method="post" action="/tools/${String(number)}/open"><input type="hidden" name="what" value="${what}" /><button>${label}</button></form>`;

/** Leads on to the link of an entry, by itself or by a press. */
export function leadingPage(frame: Frame, { number, title, link }: Tool): Html {
  const { page: words } = textsFor(frame.language).tool;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1><p>${words.leads}</p><p><a class="line" rel="noreferrer" href="${link}">${link}</a></p>
      <p><a href="/tools/${String(number)}">${words.back}</a></p>`,
    {
      head: html`<meta http-equiv="refresh" content="0; url=${link}" /><meta name="robots" content="noindex, nofollow" />`,
    },
  );
}

/** The guides on what a page is about; nothing where there are none. */
export function guidesSection(frame: Frame, { tools, count }: Found, area: string | null): Html {
  if (tools.length === 0) return html``;
  const { guides, buttons } = textsFor(frame.language).tool;
  const entries = tools.map((tool) => toolItem(tool, frame));
  const more =
    area === null || count <= tools.length
      ? ''
      : html`<p><a href="/tools?area=${area}">${buttons.guides({ area: policyAreaInText(area as PolicyArea, frame.language) })}</a></p>`;
  return html`<section aria-labelledby="guides"><h2 id="guides">${guides.heading}</h2>
    ${encodeMessage(message(list(buttons.open, entries)), frame)}${more}</section>`;
}
