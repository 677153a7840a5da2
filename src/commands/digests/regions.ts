import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { RegionsProblem } from '#src/domain/digests/partner-list.ts';

const mostRegions = 10;

/** Region codes of names with commas between; what is wrong where one is no region or could be several. */
export function readRegions(vocabulary: Vocabulary, text: string): { regions: string[] } | { problem: RegionsProblem } {
  const regions: string[] = [];
  for (const name of text.split(/[,;\n]/).map((part) => part.trim())) {
    if (name === '') continue;
    const found = vocabulary.find('region', name.replace(/\s*\([A-Z]{2}\w*\)$/, ''));
    const coded = /\(([A-Z]{2}\w*)\)$/.exec(name)?.[1];
    const [only] = found.length === 1 ? found : coded ? vocabulary.find('region', coded) : [];
    if (!only) {
      const nearest = found.length > 0 ? found : vocabulary.nearest('region', name, 3);
      return { problem: { type: 'region', text: name, nearest: nearest.slice(0, 4).map(({ label }) => label) } };
    }
    if (!regions.includes(only.value)) regions.push(only.value);
  }
  return regions.length > mostRegions ? { problem: { type: 'many-regions', most: mostRegions } } : { regions };
}
