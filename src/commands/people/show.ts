import { z } from 'zod';
import { type AppContext, subcommand } from '#src/context.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { languageName } from '#src/domain/language.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { textsFor } from '#src/texts/index.ts';

export const show = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: (context, _args, { person }) => aboutPerson(context, person),
});

/** A person as they see themselves; `opening` is said before it. */
export async function aboutPerson({ sql, catalogue }: AppContext, person: Person, opening?: string): Promise<Message> {
  const { me } = textsFor(person.language);
  const accounts = await listAccounts(sql, person.id);
  const experiences = await listExperiencesOfAuthor(sql, person.id);
  const region = person.region === null ? null : catalogue.regions.get(person.region);
  const regionText = region ? regionName(region, person.language) : me.unset;
  const interests = person.interests.map((area) => policyAreaLabel(area as PolicyArea)).join(', ');
  const summary = me.summary(person.displayName ?? me.unnamed, regionText, me.roles[person.role]);
  return {
    text: opening ? `${opening} ${summary}` : summary,
    blocks: [
      ...(opening ? [{ type: 'text', markdown: opening } as const] : []),
      { type: 'heading', text: me.heading },
      {
        type: 'facts',
        items: [
          { label: me.labels.name, value: person.displayName ?? me.unset },
          { label: me.labels.region, value: regionText },
          { label: me.labels.language, value: languageName(person.language) },
          { label: me.labels.timeZone, value: person.timeZone },
          { label: me.labels.interests, value: interests || me.allAreas },
          { label: me.labels.role, value: me.roles[person.role] },
          {
            label: me.labels.accounts,
            value: accounts.map(me.account).join(', '),
          },
          { label: me.labels.experiences, value: String(experiences.length) },
        ],
      },
      ...(region ? [] : [{ type: 'note', markdown: me.tip } as const]),
      ...actions(
        button(me.buttons.edit, '/me edit', 'primary'),
        button(me.buttons.mine, '/experience mine'),
        button(me.buttons.export, '/me export'),
        button(me.buttons.link, '/me link'),
        button(me.buttons.forget, '/me forget', 'danger'),
      ),
    ],
  };
}
