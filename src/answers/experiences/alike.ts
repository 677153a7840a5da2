import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { Experience, ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { experienceList } from './list.ts';

/** An experience like another, and what both are tagged with. */
type Shared = ExperienceBrief & { sharedAreas: readonly string[]; sharedGroups: readonly string[] };

/** Experiences like one, with what each shares with it. `next` is the line of the next page; null where there is none. */
export function alikeList(
  context: Pick<AppContext, 'catalogue'>,
  reader: Reader,
  { number, title }: Pick<Experience, 'number' | 'title'>,
  { found, next }: { found: readonly Shared[]; next: string | null },
): Message {
  const { alike } = textsFor(reader.language).experienceList;
  return experienceList(context, reader, {
    opening: (found.length > 0 ? alike.found : alike.none)({ number, title }),
    experiences: found.map((each) => ({ ...each, note: sayShared(each, reader) })),
    next,
  });
}

/** Says what two experiences have in common besides words; empty where it is words alone. */
export function sayShared(
  { sharedAreas, sharedGroups }: Pick<Shared, 'sharedAreas' | 'sharedGroups'>,
  { language }: { language: string },
): string {
  const list = [
    ...sharedAreas.map((area) => namePolicyArea(area as PolicyArea, language)),
    ...sharedGroups.map((group) => nameGroup(group as TargetGroup, language)),
  ];
  return list.length > 0 ? textsFor(language).experienceList.alike.shared({ list }) : '';
}
