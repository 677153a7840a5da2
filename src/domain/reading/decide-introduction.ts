import { foldText } from '#src/core/text.ts';
import { answer } from './answer.ts';
import type { Decision, ReadPiece } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';

/** Wanting to meet somebody, in the languages of the members, as `foldText` writes it. */
const asked = new RegExp(
  [
    /introduce (?:me|us)\b|\bbe introduced\b|\bintroduction to (?:some|any)(?:body|one)\b|\b(?:put|get) (?:me|us) in touch\b|\bconnect (?:me|us) with\b/,
    /(?:talk|speak) (?:to|with) (?:some|any)(?:body|one)\b|\bmeet (?:some|any)(?:body|one)\b|\blooking for (?:some|any)(?:body|one) who\b/,
    /presenta(?:me|nos|dme|rme)\b|\bpon(?:me|nos|edme|erme|ernos|game) en contacto\b|\bhablar con alguien\b|\bconocer a alguien\b/,
    /presentez (?:moi|nous) (?:a|quelqu)|\bmett(?:ez|re|ent) (?:moi |nous )?en (?:contact|relation)\b|\bparler (?:a|avec) quelqu un\b|\brencontrer quelqu un\b/,
    /stell(?:t|en sie)? mi(?:ch|r) \w+ .*vor\b|\bmit jemandem (?:sprechen|reden)\b|\bjemanden? kennenlernen\b|\bvernetz\w* (?:mich|uns)\b/,
    /presenta(?:mi|ci|temi|teci)\b|\bmett(?:imi|etemi|ermi|erci) in contatto\b|\bparlare con qualcuno\b|\bconoscere qualcuno\b/,
    /apresent(?:a|e|em) (?:me|nos)\b|\b(?:ponha|poe|por|coloque|coloca) (?:me|nos)? ?em contacto\b|\bfalar com alguem\b|\bconhecer alguem\b/,
    /presentera (?:mig|oss) for\b|\btala med nagon\b|\btraffa nagon\b|\bsatt (?:mig|oss) i kontakt\b/,
    /presenta (?:m|ns)\b|\bposa (?:m|ns) en contacte\b|\bparlar amb algu\b|\bconeixer algu\b/,
  ]
    .map(({ source }) => `\\b(?:${source})`)
    .join('|'),
);

/** "Introduce me to somebody in Murcia who does housing." */
export function decideIntroduction(frame: Frame): Decision | null {
  if (!asked.test(foldText(frame.text)) || frame.families.length > 0) return null;
  const [area] = frame.areas;
  const regions = frame.regions.map(({ code }) => code).filter((code) => code.length > 2);
  // A policy area's own name says no more than the area.
  const words = frame.topic.join(' ');
  const line = joinLine(
    '/introduction ask',
    area && `area=${area}`,
    regions.length > 0 && `regions=${regions.join(',')}`,
    words !== '' && `words=${quoted(words)}`,
  );
  const reading: ReadPiece[] = [
    ...(area ? [{ kind: 'area' as const, value: area }] : []),
    ...regions.map((value) => ({ kind: 'region' as const, value })),
    ...(words === '' ? [] : [{ kind: 'words' as const, value: words }]),
  ];
  const decision = answer(frame, line, reading);
  return decision.type === 'line' ? { ...decision, unused: unusedPlaces(frame) } : decision;
}

/** Places that an introduction cannot be limited to: it takes regions. The words that ask for it are no loss. */
function unusedPlaces({ regions, unknownPlaces, scope, topic }: Frame): string[] {
  const countries = regions.filter(({ code }) => code.length === 2);
  // An unknown name may be what is looked for, and is looked for then.
  const unknown = unknownPlaces.filter(({ said }) => !topic.some((word) => foldText(word) === foldText(said)));
  return [...new Set([...countries, ...unknown, ...scope.excluded].map(({ said }) => said))];
}
