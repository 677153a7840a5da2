import type { Vocabulary } from '#src/core/vocabulary.ts';

export const mostRegions = 10;

type Say = { region(text: string, nearest: readonly string[]): string; manyRegions(most: number): string };

/** Region codes of names with commas between; a sentence where one is no region or could be several. */
export function readRegions(
  vocabulary: Vocabulary,
  text: string,
  say: Say,
): { regions: string[] } | { problem: string } {
  const regions: string[] = [];
  for (const name of text.split(/[,;\n]/).map((part) => part.trim())) {
    if (name === '') continue;
    const found = vocabulary.find('region', name.replace(/\s*\([A-Z]{2}\w*\)$/, ''));
    const coded = /\(([A-Z]{2}\w*)\)$/.exec(name)?.[1];
    const [only] = found.length === 1 ? found : coded ? vocabulary.find('region', coded) : [];
    if (!only) {
      const nearest = found.length > 0 ? found : vocabulary.nearest('region', name, 3);
      return {
        problem: say.region(
          name,
          nearest.slice(0, 4).map(({ label }) => label),
        ),
      };
    }
    if (!regions.includes(only.value)) regions.push(only.value);
  }
  return regions.length > mostRegions ? { problem: say.manyRegions(mostRegions) } : { regions };
}
