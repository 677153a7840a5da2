import { languageName } from '#src/domain/language.ts';
import type { RoundFields } from '#src/domain/rounds/round.ts';
import type { RoundSchedule } from '#src/domain/rounds/schedule.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import type { Places } from './people.ts';

/** Describes whom a round is for, in plain text. */
export function describeScope(
  context: Places,
  {
    regions,
    areas,
    roles,
    languages,
    channel,
  }: Pick<RoundFields, 'regions' | 'areas' | 'roles' | 'languages' | 'channel'>,
  reader: { language: string },
): string {
  const texts = textsFor(reader.language);
  const parts = [
    regions.map((region) => nameRegion(context, region, reader)),
    areas.map((area) => namePolicyArea(area, reader.language)),
    roles.map((role) => texts.me.rolesInSentence[role]),
    languages.map(languageName),
    channel === null ? [] : [texts.round.show.channel],
  ];
  const said = parts.filter(({ length }) => length > 0).map((names) => names.join(', '));
  return said.join(' · ') || texts.round.show.everybody;
}

/** "once", "every 2 weeks". */
export function describeCadence({ everyWeeks }: Pick<RoundSchedule, 'everyWeeks'>, language: string): string {
  const { once, every } = textsFor(language).round;
  return everyWeeks === null ? once : every({ weeks: everyWeeks });
}

/** "Pairs", "Groups of 4". */
export function describeKind({ kind, size }: Pick<RoundFields, 'kind' | 'size'>, language: string): string {
  const { kinds, show } = textsFor(language).round;
  return kind === 'groups' ? show.groupsOf({ size }) : kinds[kind];
}
