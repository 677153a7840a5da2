import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { regionProfileMessage } from '#src/answers/profiles/region-profile.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import { loadRegionProfile } from '#src/operations/profiles/region-profile.ts';

/** Shows a region. */
export async function showRegion(context: AppContext, call: Call, code: string): Promise<Message> {
  const profile = await loadRegionProfile(context, code, { isForEverybody: call.person.id === nobody.id });
  return regionProfileMessage(context, figureFormatter(context, call), profile);
}
