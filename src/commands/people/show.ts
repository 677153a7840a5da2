import { z } from 'zod';
import { preferenceBlocks } from '#src/answers/introductions/preferences.ts';
import { personMessage } from '#src/answers/people/profile.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { loadPreferences } from '#src/operations/introductions/preferences.ts';
import { loadProfile } from '#src/operations/people/profile.ts';

export const show = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: (context, _args, { person }) => showPerson(context, person),
});

/** A person as they see themselves, with what they told about being introduced. `opening` is said before it. */
export async function showPerson(context: AppContext, person: Person, opening?: string): Promise<Message> {
  const more = preferenceBlocks(context, await loadPreferences(context.sql, person.id), person);
  return personMessage(context, await loadProfile(context.sql, person), { opening, more });
}
