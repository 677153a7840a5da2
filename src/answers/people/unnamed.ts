import { text } from '#src/core/blocks.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textsFor } from '#src/texts/index.ts';

/** Says what others will not see of somebody who meets them, and leads to where it is told; no blocks where name and region are known. */
export function unnamedBlocks({ displayName, region, language }: Person): Block[] {
  if (displayName && region) return [];
  const { me } = textsFor(language);
  const missing = displayName ? 'region' : region ? 'name' : 'both';
  return [text(me.unseen({ missing })), ...actions(button(me.buttons.tell, '/me edit', 'primary'))];
}
