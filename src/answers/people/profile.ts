import type { AppContext } from '#src/context.ts';
import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { languageName } from '#src/domain/language.ts';
import type { PersonProfile } from '#src/domain/people/person-views.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { accountNames } from './account.ts';

/** The words that `/me` may end with: what was told to be introduced, and the accounts with all that is kept. */
export const personFolds = ['introductions', 'account'] as const;

/** People as they see themselves; `opening` is said before it, `introductions` is what they told about being introduced. */
export function personMessage(
  { catalogue, languageModel, translations }: Pick<AppContext, 'catalogue' | 'languageModel' | 'translations'>,
  { person, accounts, experiences, allowsModel, isTranslated }: PersonProfile,
  {
    opening,
    introductions,
    organisations = { items: [], figures: null },
    waiting = [],
  }: {
    opening?: string | undefined;
    introductions: { isOpen: boolean; blocks: Block[] };
    /** What they belong to, and of which region the figures of its place are. */
    organisations?: { items: { label: string; value: string }[]; figures: string | null };
    waiting?: Block[];
  },
): Message {
  const { me, introduction, follow, translation } = textsFor(person.language);
  const { labels, buttons, folds, ...texts } = me;
  const region = person.region === null ? null : catalogue.regions.get(person.region);
  const interests = person.interests.map((area) => namePolicyArea(area as PolicyArea, person.language)).join(', ');
  const answer = message(
    opening !== undefined && text(opening),
    heading(texts.heading),
    facts([
      { label: labels.name, value: person.displayName ?? texts.unset },
      { label: labels.region, value: region ? regionName(region, person.language) : texts.unset },
      ...organisations.items,
      { label: labels.interests, value: interests || texts.allAreas },
      { label: labels.role, value: texts.roles[person.role] },
      { label: labels.experiences, value: String(experiences) },
      { label: introduction.me.labels.isOpen, value: introductions.isOpen ? introduction.me.yes : introduction.me.no },
    ]),
    waiting,
    organisations.figures !== null && note(organisations.figures),
    !region && note(texts.tip),
    actions(
      button(buttons.edit, '/me edit', 'primary'),
      button(buttons.mine, '/experience mine'),
      button(introduction.me.buttons.topics, '/me introductions'),
    ),
  );
  const account = [
    facts([
      { label: labels.language, value: languageName(person.language) },
      { label: labels.timeZone, value: person.timeZone },
      { label: labels.accounts, value: accountNames(accounts) },
    ]),
    ...(languageModel === null ? [] : [note(allowsModel ? texts.model.on({ host: languageModel }) : texts.model.off)]),
    ...(translations === null
      ? []
      : [note(isTranslated ? translation.me.on({ host: translations.host }) : translation.me.off)]),
    ...actions(
      button(follow.buttons.list, '/follow list'),
      button(buttons.export, '/me export'),
      button(buttons.link, '/me link'),
      languageModel !== null &&
        button(allowsModel ? buttons.modelOff : buttons.modelOn, `/me model ${allowsModel ? 'off' : 'on'}`),
      translations !== null &&
        button(
          isTranslated ? translation.buttons.off : translation.buttons.on,
          `/me translation ${isTranslated ? 'off' : 'on'}`,
        ),
      button(buttons.forget, '/me forget', 'danger'),
    ),
  ];
  return withFolds(
    answer,
    { name: 'introductions', label: folds.introductions, blocks: introductions.blocks },
    { name: 'account', label: folds.account, blocks: account },
  );
}
