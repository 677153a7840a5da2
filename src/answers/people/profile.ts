import type { AppContext } from '#src/context.ts';
import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { languageName } from '#src/domain/language.ts';
import type { PersonProfile } from '#src/domain/people/person-views.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { accountNames } from './account.ts';

/** People as they see themselves; `opening` is said before it, `more` stands below it. */
export function personMessage(
  { catalogue, languageModel }: Pick<AppContext, 'catalogue' | 'languageModel'>,
  { person, accounts, experiences, allowsModel }: PersonProfile,
  { opening, more = [] }: { opening?: string | undefined; more?: Block[] } = {},
): Message {
  const { labels, buttons, ...texts } = textsFor(person.language).me;
  const region = person.region === null ? null : catalogue.regions.get(person.region);
  const interests = person.interests.map((area) => namePolicyArea(area as PolicyArea, person.language)).join(', ');
  return message(
    opening !== undefined && text(opening),
    heading(texts.heading),
    facts([
      { label: labels.name, value: person.displayName ?? texts.unset },
      { label: labels.region, value: region ? regionName(region, person.language) : texts.unset },
      { label: labels.language, value: languageName(person.language) },
      { label: labels.timeZone, value: person.timeZone },
      { label: labels.interests, value: interests || texts.allAreas },
      { label: labels.role, value: texts.roles[person.role] },
      { label: labels.accounts, value: accountNames(accounts) },
      { label: labels.experiences, value: String(experiences) },
    ]),
    !region && note(texts.tip),
    languageModel !== null && note(allowsModel ? texts.model.on({ host: languageModel }) : texts.model.off),
    actions(
      button(buttons.edit, '/me edit', 'primary'),
      button(buttons.mine, '/experience mine'),
      button(buttons.export, '/me export'),
      button(buttons.link, '/me link'),
      languageModel !== null &&
        button(allowsModel ? buttons.modelOff : buttons.modelOn, `/me model ${allowsModel ? 'off' : 'on'}`),
      button(buttons.forget, '/me forget', 'danger'),
    ),
    more,
  );
}
