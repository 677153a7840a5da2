import type { MapSpec } from '#src/charts/spec.ts';
import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import type { Block } from '#src/core/message.ts';
import type { Round } from '#src/domain/rounds/round.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

export type Drawing = Pick<AppContext, 'catalogue' | 'pictures'>;

type Connection = { left: string; right: string; pairs: number };

/** A map with a line between regions whose people were brought together; nothing without any. */
export function connectionPicture(
  { catalogue, pictures }: Drawing,
  { number, title }: Pick<Round, 'number' | 'title'>,
  connections: readonly Connection[],
  { language }: { language: string },
): Block[] {
  const apart = connections.filter(({ left, right }) => left !== right);
  const dots = [...new Set(apart.flatMap(({ left, right }) => [left, right]))].flatMap((code) => {
    const region = catalogue.regions.get(code);
    if (!region || region.latitude === null || region.longitude === null) return [];
    const own = apart.filter(({ left, right }) => left === code || right === code);
    return [
      {
        code,
        territory: region.territory,
        name: nameRegion({ catalogue }, code, { language }),
        latitude: region.latitude,
        longitude: region.longitude,
        value: own.reduce((sum, { pairs }) => sum + pairs, 0),
      },
    ];
  });
  const placeOf = (code: string) => dots.findIndex((dot) => dot.code === code);
  const arcs = apart
    .map(({ left, right, pairs }) => ({ from: placeOf(left), to: placeOf(right), value: pairs }))
    .filter(({ from, to }) => from >= 0 && to >= 0);
  if (arcs.length === 0) return [];
  const { map } = textsFor(language).round;
  const spec: MapSpec = {
    type: 'map',
    language,
    title: map.title({ count: arcs.length }),
    subtitle: map.subtitle({ title }),
    source: map.source({ number }),
    sizeLabel: map.size,
    names: Object.fromEntries(dots.map(({ territory, name }) => [territory, name])),
    dots: dots.map(({ name, latitude, longitude, value }) => ({ name, latitude, longitude, value })),
    arcs,
  };
  return [picture(pictures.add(spec))];
}
