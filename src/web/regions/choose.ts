import type { Context, Hono } from 'hono';
import { shorten } from '#src/core/text.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { findNamedRegion } from './list.ts';

/** A page that asks for regions, and for a policy area where its answer can be of one. */
type Chooser = { path: 'compare' | 'peers' | 'briefs'; least: number; most: number; hasArea: boolean };

const choosers: readonly Chooser[] = [
  { path: 'compare', least: 2, most: 6, hasArea: true },
  { path: 'briefs', least: 1, most: 4, hasArea: true },
  { path: 'peers', least: 1, most: 1, hasArea: false },
];
const mostAlike = 3;
const longestName = 100;

/** What was written into a field, the region that it names, and what is wrong with it. */
type Said = { text: string; code: string | null; problem: string | null };

/**
 * Adds `/compare`, `/briefs` and `/peers`: forms that lead to a comparison, a brief or peers of one's own, without scripts. `/compare/ES62` is the form
 * too, with its first region filled in.
 */
export function addChoosers(
  app: Hono,
  { catalogue, vocabulary }: { catalogue: Catalogue; vocabulary: Vocabulary },
  frameFor: (c: Context) => Frame,
): void {
  for (const chooser of choosers) {
    app.get(`/${chooser.path}`, async (c) => {
      const frame = frameFor(c);
      const query = new URL(c.req.url).searchParams;
      const area = areaOptions('en').find(({ value }) => value === query.get('area'))?.value ?? null;
      const written = query.getAll('region').map((each) => each.trim().slice(0, longestName));
      const given = written.filter((each) => each !== '').slice(0, chooser.most);
      const said = await Promise.all(given.map((text) => readName(text, frame, vocabulary, catalogue)));
      const codes = [...new Set(said.flatMap(({ code }) => code ?? []))];
      const isComplete = codes.length >= chooser.least && said.every(({ code }) => code !== null);
      if (isComplete) return c.redirect(addressOf(chooser, codes, area), 303);
      const isTooFew = written.length > 0 && said.every(({ problem }) => problem === null);
      return c.html(await chooserPage(frame, catalogue, { chooser, said, area, isTooFew }));
    });
  }
  app.get('/compare/:names', async (c, next) => {
    const [chooser] = choosers;
    const region = catalogue.regions.get((c.req.param('names') ?? '').toUpperCase());
    if (!chooser || !region) return next();
    const frame = frameFor(c);
    const said = [{ text: regionName(region, frame.language), code: region.code, problem: null }];
    const asked = c.req.query('area');
    const area = areaOptions('en').find(({ value }) => value === asked)?.value ?? null;
    return c.html(await chooserPage(frame, catalogue, { chooser, said, area, isTooFew: false }));
  });
}

async function readName(
  text: string,
  { texts, language }: Frame,
  vocabulary: Vocabulary,
  catalogue: Catalogue,
): Promise<Said> {
  const code = catalogue.regions.get(text.toUpperCase())?.code ?? findNamedRegion(vocabulary, text);
  if (code !== null) return { text, code, problem: null };
  const alike = await vocabulary.in(language).suggest('region', text, mostAlike);
  const names = alike.map(({ label }) => label);
  const { unknown, unknownNear } = texts.choose;
  const name = shorten(text, longestName);
  return { text, code: null, problem: names.length > 0 ? unknownNear({ name, names }) : unknown({ name }) };
}

/** The address of the answer: of a brief, the first region is its subject and the others are what it is set against. */
function addressOf({ path }: Chooser, codes: readonly string[], area: string | null): string {
  const [first = '', ...others] = codes;
  const query = new URLSearchParams();
  if (path === 'briefs' && others.length > 0) query.append('against', others.join(','));
  if (area !== null) query.append('area', area);
  const names = path === 'briefs' ? first : codes.join(',');
  return `/${path}/${names}${query.size > 0 ? `?${query}` : ''}`;
}

type Asked = { chooser: Chooser; said: readonly Said[]; area: string | null; isTooFew: boolean };

function chooserPage(frame: Frame, catalogue: Catalogue, { chooser, said, area, isTooFew }: Asked): Html {
  const { texts, language } = frame;
  const { title, intro } = texts.choose[chooser.path];
  const words = texts.choose;
  const names = [...catalogue.regions.values()].map((region) => regionName(region, language));
  // An area without figures has no answer to lead to.
  const measured = new Set(
    [...catalogue.indicators.values()].flatMap((each) => (each.hasFigures ? each.policyArea : [])),
  );
  const hasFigures = ({ value }: { value: PolicyArea }) => measured.has(value);
  const fields = Array.from({ length: chooser.most }, (_, index) => said[index] ?? null);
  return layout(
    frame,
    `${title} · ${texts.name}`,
    html`<h1>${title}</h1>
      <p>${intro}</p>
      ${isTooFew ? html`<p class="said wrong" role="alert">${words.tooFew({ count: chooser.least })}</p>` : ''}
      <form action="/${chooser.path}" class="fields">
        ${fields.map((each, index) => regionField(each, index, chooser, frame))}
        ${
          chooser.hasArea
            ? html`<div class="field"><label for="area">${words.area}</label>
              <select id="area" name="area">
                <option value="">${chooser.path === 'briefs' ? words.lowestArea : words.everyArea}</option>
                ${areaOptions(language)
                  .filter(hasFigures)
                  .map(
                    ({ value, label }) =>
                      html`<option value="${value}" ${value === area ? 'selected' : ''}>${label}</option>`,
                  )}
              </select></div>`
            : ''
        }
        <datalist id="region-names">${names.sort((left, right) => left.localeCompare(right, language)).map((name) => html`<option value="${name}"></option>`)}</datalist>
        <p class="buttons"><button class="primary">${words.button}</button></p>
      </form>`,
  );
}

function regionField(said: Said | null, index: number, { least, most }: Chooser, { texts }: Frame): Html {
  const { region, another, alone } = texts.choose;
  const id = `region-${index + 1}`;
  const label = most === 1 ? alone : (index < least ? region : another)({ number: index + 1 });
  const problem = said?.problem ?? null;
  return html`<div class="field"><label for="${id}">${label}</label>
    ${problem === null ? '' : html`<span class="problem" id="${id}-problem" dir="auto">${problem}</span>`}
    <input id="${id}" name="region" list="region-names" value="${said?.text ?? ''}" maxlength="${String(longestName)}" dir="auto" autocomplete="off"
      aria-invalid="${String(problem !== null)}" ${problem === null ? '' : html`aria-describedby="${id}-problem"`} /></div>`;
}
