import type { AppContext } from '#src/context.ts';
import { facts, note } from '#src/core/blocks.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import { type IntroductionPreferences, languagesOf, type Topics } from '#src/domain/introductions/preferences.ts';
import { languageName } from '#src/domain/language.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';

/** Shows what a person told about being introduced, for themselves alone. */
export function preferenceBlocks(
  context: Pick<AppContext, 'catalogue'>,
  preferences: IntroductionPreferences,
  person: Person,
): Block[] {
  const { me } = textsFor(person.language).introduction;
  const { labels, buttons } = me;
  const { isOpen, offer, seek, monthlyLimit, workStart, workEnd, avoidedRegions, pausedUntil, contact } = preferences;
  const said = (label: string, value: string) => (value === '' ? [] : [{ label, value }]);
  const details = [
    { label: labels.offer, value: describeTopics(offer, person.language) || me.nothing },
    { label: labels.seek, value: describeTopics(seek, person.language) || me.nothing },
    {
      label: labels.languages,
      value: languagesOf(preferences.languages, person.language).map(languageName).join(', '),
    },
    { label: labels.monthly, value: String(monthlyLimit) },
    { label: labels.hours, value: `${workStart}–${workEnd}` },
    ...said(labels.avoided, avoidedRegions.map((region) => nameRegion(context, region, person)).join(', ')),
    ...said(labels.paused, pausedUntil === null ? '' : dayOf(pausedUntil, person.language)),
    ...said(labels.contact, contact),
  ];
  return [
    ...(isOpen ? [facts(details)] : []),
    note(isOpen ? me.private : me.closed),
    ...actions(button(buttons.times, '/me availability')),
  ];
}

/** Policy areas, target groups and the line of their own, with commas between; '' where nothing was said. */
export function describeTopics({ areas, groups, text }: Topics, language: string): string {
  return [
    ...areas.map((area) => namePolicyArea(area, language)),
    ...groups.map((group) => nameGroup(group, language)),
    ...(text === '' ? [] : [text]),
  ].join(', ');
}

/** A date YYYY-MM-DD as it is read. */
const dayOf = (day: string, language: string) => formatDay(new Date(`${day}T12:00:00Z`), { language, timeZone: 'UTC' });
