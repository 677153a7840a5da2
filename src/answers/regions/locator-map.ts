import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { territoryName } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { textsFor } from '#src/texts/index.ts';

export type Located = {
  region: Region;
  title: string;
  /** The territories most like it, the nearest first. */
  alike: readonly string[];
  source?: string;
  remarks: readonly string[];
};

/** So many names of those alike stand on the map. */
const mostNamed = 5;

/** Draws where a region is, where those most like it are, and the members. */
export function locatorMap(
  { pictures, catalogue }: { pictures: Pick<AppContext['pictures'], 'add'>; catalogue: Catalogue },
  language: string,
  { region, title, alike, source = '', remarks }: Located,
) {
  const { map } = textsFor(language).region;
  const name = regionName(region, language);
  const taken = new Set([region.territory, ...alike]);
  const members = [...catalogue.regions.values()].filter(
    ({ isMember, territory }) => isMember && !taken.has(territory),
  );
  const drawn = pictures.add({
    type: 'groupMap',
    language,
    title,
    source,
    remarks,
    groups: [
      { label: name, regions: [{ name, codes: codesWithin(catalogue, region.territory) }] },
      {
        label: map.alike,
        named: mostNamed,
        regions: alike.map((code) => ({
          name: territoryName(catalogue, code, language),
          codes: codesWithin(catalogue, code),
        })),
      },
      {
        label: map.members,
        isOutlined: true,
        regions: members.map((each) => ({
          name: regionName(each, language),
          codes: codesWithin(catalogue, each.territory),
        })),
      },
    ],
  });
  return picture(drawn);
}

/** Lists the territories of level 2 that a territory is or consists of. */
function codesWithin({ territories }: Catalogue, territory: string): string[] {
  return [...territories.values()].flatMap(({ code, level }) =>
    level === 2 && code.startsWith(territory) ? [code] : [],
  );
}
