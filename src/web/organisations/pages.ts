import {
  type AskedOrganisations,
  organisationBlocks,
  organisationItem,
  organisationsOpening,
} from '#src/answers/organisations/show.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { list, message } from '#src/core/blocks.ts';
import { type Organisation, organisationKinds } from '#src/domain/organisations/organisation.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

type Context = { catalogue: Catalogue; isOwnLink(url: string): boolean };
type Asked = AskedOrganisations & { page: number };

/** How many organisations stand on a page. */
export const organisationsOnPage = 50;

/** The organisations that staff verified, as anybody may search them. */
export function organisationListPage(
  frame: Frame,
  context: Context,
  asked: Asked,
  { organisations, count }: { organisations: readonly Organisation[]; count: number },
): Html {
  const { page: words, buttons } = textsFor(frame.language).organisation;
  const isNarrowed = asked.words !== '' || asked.kind !== undefined || asked.region !== undefined || asked.page > 1;
  const hasMore = count > asked.page * organisationsOnPage;
  return layout(
    frame,
    `${words.title} · ${frame.texts.name}`,
    html`<h1>${words.title}</h1><p>${words.intro}</p>${searchForm(frame, asked)}
      ${count > 0 ? html`<p>${organisationsOpening(context, asked, count, frame)}</p>` : html`<p>${words.none}</p>`}
      ${encodeMessage(
        message(
          list(
            buttons.open,
            organisations.map((each) => organisationItem(context, each, frame)),
          ),
        ),
        frame,
      )}
      ${hasMore ? html`<p><a class="line" rel="next" href="${addressOf({ ...asked, page: asked.page + 1 })}">${words.more}</a></p>` : ''}`,
    { head: isNarrowed ? html`<meta name="robots" content="noindex, follow" />` : html`` },
  );
}

function addressOf({ words, region, kind, page }: Asked): string {
  const query = new URLSearchParams();
  if (words !== '') query.append('q', words);
  if (region !== undefined) query.append('region', region);
  if (kind !== undefined) query.append('kind', kind);
  if (page > 1) query.append('page', String(page));
  return `/organisations?${query}`;
}

function searchForm(frame: Frame, { words, kind, region }: Asked): Html {
  const { page: texts, kinds, labels } = textsFor(frame.language).organisation;
  return html`<form class="search" action="/organisations" role="search">
    <label for="organisation-words">${texts.search}</label>
    <input id="organisation-words" name="q" type="search" value="${words}" maxlength="100" autocomplete="off" />
    <select name="kind" aria-label="${labels.kind}">
      <option value="">${texts.all}</option>
      ${organisationKinds.map((each) => html`<option value="${each}" ${each === kind ? 'selected' : ''}>${kinds[each]}</option>`)}
    </select>
    ${region === undefined ? '' : html`<input type="hidden" name="region" value="${region}" />`}
    <button>${texts.button}</button>
  </form>`;
}

/** An organisation as anybody may read it: without the names of its people, and without the domains of their addresses. */
export function organisationPage(
  frame: Frame,
  context: Context,
  organisation: Organisation,
  parts: readonly Organisation[],
): Html {
  const { page: words, buttons } = textsFor(frame.language).organisation;
  const { name, web, region } = organisation;
  return layout(
    frame,
    `${name} · ${frame.texts.name}`,
    html`${encodeMessage(
      message(
        organisationBlocks(context, organisation, frame, { isForEverybody: true }),
        list(
          buttons.open,
          parts.map((each) => organisationItem(context, each, frame)),
        ),
      ),
      frame,
    )}
      ${web === '' || context.isOwnLink(web) ? '' : html`<p><a class="line" rel="noreferrer" href="${web}">${words.web}</a></p>`}
      ${region === null ? '' : html`<p><a class="line" href="/regions/${region}">${buttons.figures({ region: nameRegion(context, region, frame) })}</a></p>`}
      <p><a href="/organisations">${words.back}</a></p>`,
  );
}
