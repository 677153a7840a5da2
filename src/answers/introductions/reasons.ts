import type { AppContext } from '#src/context.ts';
import type { ActsFor } from '#src/core/person.ts';
import type { Reason } from '#src/domain/introductions/introduction.ts';
import type { ExperienceNamed } from '#src/domain/introductions/view.ts';
import { languageName } from '#src/domain/language.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';
import { withOrganisationAndRegion } from '../organisations/name.ts';
import { nameRegion } from '../regions/name-region.ts';

/** Of whom reasons speak: the other by name or as the reader, and the asker likewise. `region`s are codes. */
export type About = {
  name: string;
  region: string | null;
  isReader: boolean;
  asker: string;
  askerRegion: string | null;
  isAskerReader: boolean;
};

/** Reasons as plain text, with semicolons between; '' where there are none. */
export function describeReasons(
  context: Pick<AppContext, 'catalogue'>,
  reasons: readonly Reason[],
  experiences: ExperienceNamed,
  about: About,
  { language }: { language: string },
): string {
  const { reasons: texts } = textsFor(language).introduction;
  const isReader = about.isReader ? 'yes' : 'no';
  const { name } = about;
  const regionOf = (code: string | null) => (code === null ? '' : nameRegion(context, code, { language }));
  const say = (reason: Reason): string => {
    switch (reason.type) {
      case 'answered':
        return texts.answered({ isReader, name, question: reason.question });
      case 'author':
      case 'adopter': {
        const title = experiences.get(reason.experience);
        return title === undefined
          ? texts.authorUnread({ isReader, name })
          : texts[reason.type]({ isReader, name, number: reason.experience, title });
      }
      case 'offers': {
        const topics = [
          ...reason.areas.map((area) => namePolicyArea(area, language)),
          ...reason.groups.map((group) => nameGroup(group, language)),
        ].join(', ');
        return topics === '' ? texts.offersText({ isReader, name }) : texts.offers({ isReader, name, topics });
      }
      case 'better':
        return texts.better({
          region: regionOf(about.region),
          points: reason.points,
          area: policyAreaInText(reason.area, language),
        });
      case 'alike':
        return texts.alike({
          region: regionOf(about.region),
          own: regionOf(about.askerRegion),
          similarity: reason.similarity,
        });
      case 'seeks':
        return texts.seeks({
          ...{ isReader, name, asker: about.asker, isAskerReader: about.isAskerReader ? 'yes' : 'no' },
          topics: reason.areas.map((area) => namePolicyArea(area, language)).join(', '),
        });
      case 'partner':
        return texts.partner({ isReader, name, call: reason.call });
      case 'event':
        return texts.event({ title: reason.title });
      case 'languages':
        return texts.languages({ languages: reason.languages.map(languageName).join(', ') });
      default:
        return reason satisfies never;
    }
  };
  return reasons.map(say).join('; ');
}

/** "Ana (Murcia)", or "Maria, City of Malmö (Skåne)", plain text. */
export function describePerson(
  context: Pick<AppContext, 'catalogue'>,
  { displayName, ...theirs }: { displayName: string | null; region: string | null; organisation?: ActsFor | null },
  reader: { language: string },
): string {
  const name = displayName ?? textsFor(reader.language).introduction.unnamed;
  return withOrganisationAndRegion(context, { name, ...theirs }, reader);
}
