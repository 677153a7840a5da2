import { actions, type Block, button } from '#src/core/message.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** One indicator of one region. */
export type RegionIndicator = {
  indicator: Indicator;
  region: Region;
  territory: Territory;
  name: string;
  /** Whether enough is known of the region to find others like it. */
  hasPeers: boolean;
};

/**
 * Makes the buttons that say where to go on. The ranking is of the figure's year, so that both say the same. Without a figure of any year nothing that
 * rests on one is offered.
 */
export function buttonsOf(
  { indicator, region, hasPeers }: RegionIndicator,
  words: FigureFormatter,
  {
    year = null,
    hasFigures = true,
    beside = null,
  }: { year?: number | null; hasFigures?: boolean; beside?: string | null } = {},
): Block[] {
  const { buttons } = words.texts.indicator.show;
  const name = words.region(region);
  return actions(
    button(buttons.rank, `/indicator rank ${indicator.code}${year === null ? '' : ` year=${year}`}`),
    hasPeers &&
      (!hasFigures || indicator.polarity === 0 || indicator.role !== 'outcome'
        ? button(buttons.peers({ region: name }), `/peers ${region.code}`)
        : button(buttons.better, `/peers ${region.code} better-at=${indicator.code}`)),
    {
      type: 'select',
      placeholder: words.texts.compare.buttons.goOn,
      options: [
        ...(hasFigures
          ? [
              {
                label: buttons.compare,
                line: `/compare ${region.code} indicators=${indicator.code}${beside === null ? '' : `,${beside}`}`,
              },
            ]
          : []),
        { label: buttons.profile({ region: name }), line: `/region show ${region.code}` },
      ],
    },
  );
}
