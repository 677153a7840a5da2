import { type Button, button } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import type { Offer } from '#src/domain/reading/decision.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { findIndicatorWords } from '#src/texts/indicators.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameOf } from './read-as.ts';

const longestLabel = 60;

/** A line that may be meant as a button, which says in words what a press shows. */
export function offerButton(offer: Offer, catalogue: Catalogue, language: string): Button {
  const { line, indicator, region, area } = offer;
  const texts = textsFor(language);
  const label = region
    ? nameOf(region, catalogue, language)
    : indicator
      ? (findIndicatorWords(catalogue, indicator, language)?.shortName ?? indicator)
      : area
        ? namePolicyArea(area as PolicyArea, language)
        : (labelOfAct(line, texts) ?? labelOfFigures(line, catalogue, language, texts) ?? line);
  return button(shorten(label, longestLabel), line);
}

/** Says what a press on a line does, where it is one of these. */
function labelOfAct(line: string, { reading: { buttons } }: Texts): string | null {
  if (line.startsWith('/compare ') && line.endsWith(' time')) return buttons.overTime;
  if (line === '/digest subscribe') return buttons.subscribe;
  if (line === '/me') return buttons.me;
  if (line === '/brief') return buttons.brief;
  if (line === '/help') return buttons.help;
  if (line.startsWith('/peers ') || line === '/peers') return buttons.peers;
  const act = /^\/experience (\w+)/.exec(line)?.[1];
  if (act === undefined) return null;
  return act === 'search' || act === 'list' ? buttons.search : (buttons.acts[act as keyof typeof buttons.acts] ?? line);
}

const isArea = (word: string) => (policyAreas as readonly string[]).includes(word);

const figureLine = /^\/(?:indicator (?:show|rank)|compare|region show|score|brief)(?= )/;

/** Says of which figure and which regions a line is. */
function labelOfFigures(line: string, catalogue: Catalogue, language: string, texts: Texts): string | null {
  const { lines } = texts.reading;
  const [command] = figureLine.exec(line) ?? [];
  if (command === undefined) return null;
  const words = line.slice(command.length).split(/[\s=,]+/);
  const name = (code: string) => nameOf(code, catalogue, language);
  const code = words.find((word) => catalogue.indicators.has(word) || isArea(word));
  const whole = command === '/score' ? lines.scores : null;
  const what =
    findIndicatorWords(catalogue, code ?? '', language)?.shortName ??
    (code === undefined ? whole : namePolicyArea(code as PolicyArea, language));
  if (command === '/indicator rank') {
    const country = / country=(\S+)/.exec(line)?.[1];
    const region = / region=(\S+)/.exec(line)?.[1];
    if (what === null) return null;
    if (region !== undefined)
      return country === undefined
        ? lines.place({ what, region: name(region) })
        : lines.placeIn({ what, region: name(region), country: name(country) });
    if (country !== undefined) return lines.regionsOf({ what, country: name(country) });
    return / countries\b/.test(line) ? lines.countries({ what }) : lines.all({ what });
  }
  const names = texts.list([...new Set(words)].filter((word) => catalogue.regions.has(word)).map(name));
  if (what === null) return names || null;
  return names ? lines.of({ what, names }) : what;
}
