import { foldText } from '#src/core/text.ts';
import type { Frame } from './frame.ts';
import { hasSlot, isFrame, type Part } from './part.ts';

/** The number of parts after a "not" in which the negated part has to come. */
const reach = 6;
/** The number of parts before "we know already" in which the name has to stand. */
const reachBack = 4;
/** Parts a "not" may pass on its way to a name. */
const passed = ['scope', 'and', 'intent', 'average', 'family', 'topic', 'area', 'negator', 'we', 'period'];

/**
 * Gives each "not", "outside", "except" what it negates: names that follow become exclusions and are none of the regions asked for. One that
 * meets no name stays a turn that nothing used.
 * @returns the parts that are excluded
 */
export function negate(frame: Frame, parts: readonly Part[]): Set<Part> {
  const excluded = new Set<Part>();
  parts.forEach((part, index) => {
    const isExcept = isLessThat(parts, index);
    if (isExcept) frame.direction = null;
    else if (!hasSlot(part, 'negator') || isBoundNegator(part)) return;
    const met =
      findNegated(frame, parts, index, excluded) ||
      (hasSlot(part, 'negator', 'before') && excludeBefore(frame, parts, index, excluded));
    if (!met && !isCarried(part, parts, index) && !isContraction(part, parts, index)) frame.unusedTurns.push(part.said);
  });
  return excluded;
}

/** "Not Skåne, it is Halland": what follows these is meant. */
const asserting =
  /^(?:it|it s|its|s|is|but|rather|es|sino|e|ma|bensi|c est|est|mais|ist|sondern|es ist|ar|utan|det|sino que|son|sao|mas)$/;

/** "Germany we know already": the name that stands before is left out. */
function excludeBefore(frame: Frame, parts: readonly Part[], index: number, excluded: Set<Part>): boolean {
  const before = parts.slice(Math.max(0, index - reachBack), index).findLast((part) => part.place !== null);
  if (!before?.place || before.place.regions.length === 0) return false;
  for (const code of before.place.regions) frame.scope.excluded.push({ code, said: before.said });
  excluded.add(before);
  return true;
}

const excepting = /^(?:menos|meno|moins|menys)$/iu;

/** "Todas menos las italianas": where a name follows, "less" leaves it out. */
function isLessThat(parts: readonly Part[], index: number): boolean {
  const part = parts[index];
  if (!part || !hasSlot(part, 'direction', 'lower') || !excepting.test(part.said)) return false;
  const next = parts.slice(index + 1).find((part) => !hasSlot(part, 'article') && !isFrame(part));
  const isNear = next !== undefined && parts.indexOf(next) - index <= 3;
  const isCompared = isNear && parts.slice(index, parts.indexOf(next)).some((each) => hasSlot(each, 'than'));
  return isNear && !isCompared && (next.place !== null || next.meanings.some(({ slot }) => slot === 'country'));
}

function findNegated(frame: Frame, parts: readonly Part[], index: number, excluded: Set<Part>): boolean {
  let met = false;
  for (let at = index + 1; at < Math.min(parts.length, index + 1 + reach); at += 1) {
    const part = parts[at];
    if (!part) break;
    if (part.place) {
      for (const code of part.place.regions) frame.scope.excluded.push({ code, said: part.said });
      if (part.place.regions.length === 0) return met;
      excluded.add(part);
      met = true;
      continue;
    }
    if (hasSlot(part, 'own-country') || hasSlot(part, 'scope', 'abroad')) {
      frame.scope.isAbroad = true;
      frame.scope.isAbroadOfRegions = true;
      return true;
    }
    const country = part.meanings.find(({ slot }) => slot === 'country');
    if (country) {
      frame.scope.countries = frame.scope.countries.filter((code) => code !== country.value);
      frame.scope.excluded.push({ code: country.value, said: part.said });
      met = true;
      continue;
    }
    if (met && !hasSlot(part, 'and') && (!isFrame(part) || asserting.test(foldText(part.said)))) return true;
    if (hasSlot(part, 'group') || hasSlot(part, 'sex') || hasSlot(part, 'age')) return met;
    if (hasSlot(part, 'intent', 'peers') && at === index + 1) return met;
    if (!isFrame(part) && part.meanings.length > 0 && !passed.some((slot) => hasSlot(part, slot))) return met;
  }
  return met;
}

/** "Not" as a part of something longer that means one thing, such as "born outside the EU". */
function isBoundNegator(part: Part): boolean {
  return part.meanings.some(
    ({ slot }) => slot !== 'negator' && slot !== 'filler' && slot !== 'verb' && slot !== 'place' && slot !== 'talk',
  );
}

/** Portuguese "no", "in the", taken for another language's "not": between a place and what is measured. */
function isContraction(part: Part, parts: readonly Part[], index: number): boolean {
  return part.said.toLowerCase() === 'no' && parts[index - 1]?.place != null && hasSlot(parts[index + 1], 'family');
}

/** "Can you not …?", "why don't we …": said with a verb, about no name and no group. */
function isCarried(part: Part, parts: readonly Part[], index: number): boolean {
  return hasSlot(part, 'verb') || hasSlot(parts[index + 1], 'verb') || hasSlot(parts[index + 1], 'topic');
}
