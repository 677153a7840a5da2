import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { RegionsProblem } from './partner-list.ts';

const mostRegions = 10;

/** Region codes of names with commas between; what is wrong where one is no region or could be several. */
export function readRegions(vocabulary: Vocabulary, text: string): { regions: string[] } | { problem: RegionsProblem } {
  const regions: string[] = [];
  for (const name of text.split(/[;\n]/).flatMap((part) => splitAtCommas(vocabulary, part))) {
    const [only] = findRegion(vocabulary, name);
    if (!only) {
      const found = vocabulary.find('region', withoutCode(name));
      const nearest = found.length > 0 ? found : vocabulary.nearest('region', name, 3);
      return { problem: { type: 'region', text: name, nearest: nearest.slice(0, 4).map(({ label }) => label) } };
    }
    if (!regions.includes(only.value)) regions.push(only.value);
  }
  return regions.length > mostRegions ? { problem: { type: 'many-regions', most: mostRegions } } : { regions };
}

/** The region that a name, with or without its code behind it, means alone; nothing where it means several or none. */
function findRegion(vocabulary: Vocabulary, name: string) {
  const found = vocabulary.find('region', withoutCode(name));
  if (found.length === 1) return found;
  const coded = /\(([A-Z]{2}\w*)\)$/.exec(name)?.[1];
  return coded ? vocabulary.find('region', coded) : [];
}

const withoutCode = (name: string) => name.replace(/\s*\([A-Z]{2}\w*\)$/, '');

/** The most commas in the name of a region, as in “Berkshire, Buckinghamshire and Oxfordshire”. */
const mostCommas = 3;

/** Names with commas between: parts that are one name together stay together. */
function splitAtCommas(vocabulary: Vocabulary, text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const names: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let taken = Math.min(mostCommas + 1, parts.length - at);
    while (taken > 1 && findRegion(vocabulary, parts.slice(at, at + taken).join(', ')).length !== 1) taken -= 1;
    names.push(parts.slice(at, at + taken).join(', '));
    at += taken;
  }
  return names;
}
