import {
  createDescriptions,
  createLocalization,
  type DescriptionSource,
  type Descriptions,
  type DescriptionTexts,
  type Localization,
} from '#src/core/descriptions.ts';
import { createTexts } from './catalog.ts';
import { spokenLanguage } from './index.ts';
import { listLanguages, loadTexts } from './load.ts';

/** Read once, when it is first asked for. */
const localizations = new Map<string, Localization>();
const described = new Map<string, Descriptions>();

function localizationOf(language: string): Localization {
  let found = localizations.get(language);
  if (!found) {
    const { commands = {}, shortcuts = {} } = loadTexts(language);
    found = createLocalization(language, createTexts(language, { commands, shortcuts }) as DescriptionTexts);
    localizations.set(language, found);
  }
  return found;
}

/**
 * What the language files say of commands. Somebody is told in a language that is spoken throughout, else in English; a language that has
 * only these files serves the platforms that show commands in every language there is.
 */
export const descriptions: DescriptionSource = {
  describe(language) {
    const spoken = spokenLanguage(language);
    let found = described.get(spoken);
    if (!found) {
      found = createDescriptions([...new Set([spoken, 'en'])].map(localizationOf));
      described.set(spoken, found);
    }
    return found;
  },
  localizations: () => listLanguages().map(localizationOf),
};
