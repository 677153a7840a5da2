import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { regionProfileMessage } from '#src/answers/profiles/region-profile.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import { loadRegionProfile } from '#src/operations/profiles/region-profile.ts';

/** Shows a region. */
export async function showRegion(context: AppContext, call: Call, code: string): Promise<Message> {
  const { person } = call;
  const isForEverybody = person.id === nobody.id;
  const profile = await loadRegionProfile(context, code, { isForEverybody });
  const compute = () => regionProfileMessage(context, figureFormatter(context, call), profile);
  // Of pages there are more than are worth being held.
  if (isForEverybody) return compute();
  const experiences = profile.experiences.map(({ number, title }) => [number, title]);
  return profile.remember(`region show ${person.language} ${code} ${JSON.stringify(experiences)}`, compute);
}
