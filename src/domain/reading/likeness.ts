import { foldText } from '#src/core/text.ts';
import { regionWord } from './countries-of-regions.ts';
import type { Frame } from './frame.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import { has } from './question-kind.ts';
import type { Token } from './tokens.ts';

/** "Regions like Tirol" in the languages where "like" is also "as" and "how": only before a place. */
export function takeLikeness(frame: Frame, parts: readonly Part[], tokens: readonly Token[]) {
  parts.forEach((part, index) => {
    if (hasSlot(part, 'asking')) {
      const whom = parts.slice(index + 1).find((each) => !hasSlot(each, 'article') && !hasSlot(each, 'place'));
      if (whom?.place && index < latestAsking) frame.intents.push({ value: 'ask', at: part.start, end: whom.end });
      else askAll(frame, parts, index);
      return;
    }
    if (!hasSlot(part, 'as')) return;
    const next = parts.slice(index + 1).find((each) => !hasSlot(each, 'article'));
    // "Three regions in France that are like Tyrol".
    const reach = relative.test(foldText(parts[index - 1]?.said ?? '')) ? mostToRegions : 2;
    const isBehindRegions = tokens
      .slice(Math.max(0, part.start - reach), part.start)
      .some(({ folded }) => regionWord.test(folded));
    if (next?.place && (isBehindRegions || frame.direction !== null))
      frame.intents.push({ value: 'peers', at: part.start, end: part.end });
  });
}

const relative = /^(?:die|das|der|que|che|qui|som|that|which|sean|son|siano|sono|soient|sont|sind)$/;
const mostToRegions = 7;
/** "Till er alla". */
const shortest = 3;
/** The number of parts between a word for asking and one for all. */
const mostToAll = 4;

/** "Put a question to everyone: …", "demandez aux autres si …". */
function askAll(frame: Frame, parts: readonly Part[], index: number) {
  if (index >= latestAsking || has(frame, 'ask')) return;
  const near = parts.slice(index, index + 1 + mostToAll);
  const all = near.findLast((part) => hasSlot(part, 'addressee') || hasSlot(part, 'scope', 'members'));
  const between = near.slice(1, all ? near.indexOf(all) : 0);
  const isAsked =
    all &&
    parts[parts.indexOf(all) + 1] &&
    between.every(
      (part) => isFrame(part) || hasSlot(part, 'place') || hasSlot(part, 'we') || part.said.length <= shortest,
    );
  if (isAsked) frame.intents.push({ value: 'ask', at: parts[index]?.start ?? 0, end: all.end });
}

/** Words that compare only where a place or "we" comes next: "against discrimination" is a matter. */
const opposing =
  /^(?:x|against|contra|contro|contre|gegen|mot|neben|beside|intill|bredvid|gegenuber|junto a|al lado|al costat|a cote|ao lado|accanto|next to|alongside|face a|frente a|en face de|face ao|face aos)(?: de| a)?$/;

export function dropOpposition(frame: Frame, parts: readonly Part[], tokens: readonly Token[]) {
  parts.forEach((part, index) => {
    // "What is the situation like for …" is of no likeness.
    const isBareLike = hasSlot(part, 'intent', 'peers') && part.said.toLowerCase() === 'like';
    if (!isBareLike && !(hasSlot(part, 'intent', 'compare') && opposing.test(foldText(part.said)))) return;
    // "What was it like in Murcia": nothing like Murcia.
    const isAt = isBareLike && hasSlot(parts[index + 1], 'place') && !/^(?:of|to)$/i.test(parts[index + 1]?.said ?? '');
    const next = isAt ? undefined : parts.slice(index + 1).find((each) => !hasSlot(each, 'article') && !isFrame(each));
    const isCompared =
      next !== undefined &&
      (next.place !== null ||
        ['we', 'average', 'union', 'scope', 'country', 'own-country'].some((slot) => hasSlot(next, slot)) ||
        (next.meanings.length === 0 && frame.language !== 'de' && tokens[next.start]?.isCapital === true));
    if (!isCompared)
      frame.intents = frame.intents.filter(
        ({ value, at }) => (value !== 'compare' && value !== 'peers') || at !== part.start,
      );
  });
}

/** Whom to ask is said at the beginning. */
const latestAsking = 5;

/** "Più alta della Puglia": "of" that is "than" behind a comparative. */
const ofThan = /^(?:di|del|dello|della|dei|degli|delle|dell)$/;
const mostToThan = 3;

const comparing = ['direction', 'superlative', 'side'];
const conjunction = /^(?:que|qu|q|k|che|ke|als|an)$/;

/** Returns whether a part is "than". */
export function isThan(parts: readonly Part[], index: number): boolean {
  const part = parts[index];
  if (part && ofThan.test(part.said.toLowerCase()))
    return parts
      .slice(Math.max(0, index - mostToThan), index)
      .some((before) => hasSlot(before, 'direction') && before.said.toLowerCase() !== part.said.toLowerCase());
  // "Is it true that Murcia …": a bare conjunction is "than" behind a comparative only.
  const isConjunction = conjunction.test(foldText(part?.said ?? ''));
  const isBehind = parts.slice(0, index).some((before) => comparing.some((slot) => hasSlot(before, slot)));
  return hasSlot(part, 'than') && (!isConjunction || isBehind);
}

/** The place or "we" that a comparative compares with: "lower than in Catalonia", "more than us". */
export function placeOfThan(parts: readonly Part[]): Part | null {
  for (const index of parts.keys()) {
    if (!isThan(parts, index)) continue;
    const next = parts.slice(index + 1).find((each) => !isFrame(each));
    if (next !== undefined && (next.place !== null || hasSlot(next, 'we'))) return next;
  }
  return null;
}

/** What stands between the noun and a name. */
const ofName = /^(?:of|de|d|di|del|della|dell|du|des|von|da|do|dos|das|av)$/;

/** "The island of Mallorca" is the place, no choice among islands. */
export function dropIslandOfName(frame: Frame, parts: readonly Part[]) {
  parts.forEach((part, index) => {
    // "Our neighbours Murcia and Aragon": they are named.
    if (hasSlot(part, 'scope', 'bordering') && parts[index + 1]?.place)
      frame.scope.unknown = frame.scope.unknown.filter((said) => said !== part.said);
    if (!hasSlot(part, 'scope', 'island')) return;
    const next = parts.slice(index + 1).find((each) => !ofName.test(foldText(each.said)) && !hasSlot(each, 'article'));
    if (next?.place) frame.scope.where = frame.scope.where.filter((where) => where !== 'island');
  });
}
