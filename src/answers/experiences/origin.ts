import type { Reader } from '#src/core/person.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';

/** Says from which list an experience was brought in, under which terms, and who looks after it; nothing where it was logged here. */
export function originFacts({ experience: { origin }, hasAuthor }: ExperienceView, reader: Reader) {
  if (!origin) return [];
  const { imported, importedFrom, licence, unclaimed, owner } = textsFor(reader.language).collection;
  const { source, link, reference } = origin;
  const date = formatKnownDate(origin.importedOn, reader.language);
  const from = importedFrom({ source, date, reference: reference ?? 'none' });
  return [
    { label: imported, value: link === null ? from : `${from} (${link})` },
    ...(origin.licence === null ? [] : [{ label: licence, value: origin.licence }]),
    ...(!hasAuthor ? [{ label: owner, value: unclaimed }] : []),
  ];
}
