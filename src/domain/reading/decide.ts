import type { Catalogue } from '../regions/catalogue.ts';
import { decideExperience, isAboutExperience } from './decide-experience.ts';
import { decideFigure } from './decide-figure.ts';
import { decideManaging } from './decide-managing.ts';
import type { Asker, Decision } from './decision.ts';
import type { Frame } from './frame.ts';
import type { Reading } from './read.ts';
import { asksFigure } from './sort.ts';

/** What a reading comes to: a line, a doubt to ask about, a friendly word, or nothing that is known. */
export function decide({ frame, also, isLong }: Reading, asker: Asker, catalogue: Catalogue): Decision {
  const decision = decideOne(frame, asker, catalogue);
  if (decision.type !== 'line') return decision;
  const second = also && decideOne(inherit(also, frame), asker, catalogue);
  return {
    ...decision,
    isLong,
    also: second?.type === 'line' && second.line !== decision.line ? second.line : decision.also,
  };
}

function decideOne(frame: Frame, asker: Asker, catalogue: Catalogue): Decision {
  return (
    decideManaging(frame) ??
    (isAboutExperience(frame) ? decideExperience(frame, asker, catalogue) : null) ??
    decideFigure(frame, asker, catalogue) ??
    (frame.topic.length > 0 &&
    (frame.areas.length > 0 || frame.topic.length > frame.residue.length) &&
    !asksFigure(frame)
      ? decideExperience(frame, asker, catalogue)
      : null) ?? {
      type: 'none',
      frame,
    }
  );
}

/** A second question leaves out what the first has said: "… and who does better?" */
function inherit(also: Frame, first: Frame): Frame {
  const isExperience = also.intents.some(({ value }) => value === 'experience' || value === 'contact');
  const isBare = also.families.length === 0 && also.groups.length === 0 && (!isExperience || also.topic.length === 0);
  return {
    ...also,
    families: isBare ? first.families : also.families,
    groups: isBare ? first.groups : also.groups,
    regions: also.regions.length === 0 && !isExperience ? first.regions : also.regions,
    isOwn: also.isOwn || (also.regions.length === 0 && !isExperience && first.isOwn),
    topic: isExperience && isBare ? first.topic : also.topic,
    unknownPlaces: also.unknownPlaces.length === 0 && !isExperience ? first.unknownPlaces : also.unknownPlaces,
  };
}
