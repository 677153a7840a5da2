import { z } from 'zod';
import { waitingBlocks } from '#src/answers/experiences/queue.ts';
import { preferenceBlocks } from '#src/answers/introductions/preferences.ts';
import { belongingFacts } from '#src/answers/organisations/show.ts';
import { personFolds, personMessage } from '#src/answers/people/profile.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import { loadPreferences } from '#src/operations/introductions/preferences.ts';
import { loadBelongings } from '#src/operations/organisations/access.ts';
import { loadProfile } from '#src/operations/people/profile.ts';
import { countWaiting } from '#src/store/experiences/count.ts';

export const show = subcommand({
  args: z.object({}),
  visibility: 'private',
  folds: personFolds,
  run: (context, _args, { person }) => showPerson(context, person),
});

/** A person as they see themselves, with what they told about being introduced. `opening` is said before it. */
export async function showPerson(context: AppContext, person: Person, opening?: string): Promise<Message> {
  const preferences = await loadPreferences(context.sql, person.id);
  const count = isAllowed(person.role, 'review') ? await countWaiting(context.sql, queueOf(person)) : 0;
  const introductions = { isOpen: preferences.isOpen, blocks: preferenceBlocks(context, preferences, person) };
  return personMessage(context, await loadProfile(context.sql, person), {
    opening,
    introductions,
    organisations: belongingFacts(context, await loadBelongings(context, person.id), person),
    waiting: waitingBlocks(count, person),
  });
}
