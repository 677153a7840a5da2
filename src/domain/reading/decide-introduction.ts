import { foldText } from '#src/core/text.ts';
import { answer, run } from './answer.ts';
import type { Decision, ReadPiece } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';
import { has, says } from './question-kind.ts';
import { listTargetGroups } from './target-group.ts';

/** "Introduce me to somebody in Murcia who does housing." */
export function decideIntroduction(frame: Frame): Decision | null {
  if (says(frame, 'not-introduced')) return run('/me introductions', frame);
  const isFigure = frame.families.length > 0 && (frame.isShare || has(frame, 'compare', 'rank'));
  // "The contact in experience 31 has left, change it".
  const isEdit = frame.number !== null && (has(frame, 'edit', 'verb:change') || says(frame, 'changes-me'));
  if (!(has(frame, 'introduction') || asksWhoIsFrom(frame)) || isFigure || isEdit || has(frame, 'ask', 'log'))
    return null;
  const area =
    frame.areas[0] ?? (frame.families.some(({ value }) => value === 'employment') ? 'labour-market' : undefined);
  const [group] = listTargetGroups(frame);
  const taught = listTaught(frame);
  const countries = frame.scope.countries.filter((code) => !taught.some(({ values }) => values.includes(code)));
  const regions = [...new Set([...frame.regions.map(({ code }) => code), ...countries])];
  const { number } = frame;
  const place = fromWhere(frame);
  const words = wordsOf(frame)
    .filter((word) => word !== place?.said)
    .join(' ');
  const lineFor = (codes: readonly string[]) =>
    joinLine(
      '/introduction ask',
      number !== null && `${has(frame, 'question-noun:one') ? 'question' : 'experience'}=${number}`,
      area && `area=${area}`,
      group && `group=${group}`,
      codes.length > 0 && `regions=${codes.join(',')}`,
      words !== '' && `words=${quoted(words)}`,
    );
  if (place) {
    const candidates = place.candidates.map((region) => ({ region, line: lineFor([...regions, region]) }));
    return doubtOf(frame, { reason: 'unknown-place', said: place.said, candidates });
  }
  const line = lineFor(regions);
  const reading: ReadPiece[] = [
    ...(number === null ? [] : [{ kind: 'words' as const, value: `#${number}` }]),
    ...(area ? [{ kind: 'area' as const, value: area }] : []),
    ...regions.map((value) => ({ kind: 'region' as const, value })),
    ...(words === '' ? [] : [{ kind: 'words' as const, value: words }]),
  ];
  const decision = answer(frame, line, reading);
  return decision.type === 'line' ? { ...decision, unused: unusedPlaces(frame) } : decision;
}

/** Slots of a question for who is there, and for nothing that they do. */
const ofPlace = new Set([
  'place-name',
  'we',
  'scope',
  'intent',
  'addressee',
  'place',
  'everywhere',
  'country',
  'open',
  'person',
  'meet',
]);

/** "Who is here from Norway?", "¿hay alguien de Navarra en la red?": whom to meet of a place, and no figure of it. */
function asksWhoIsFrom(frame: Frame): boolean {
  const isOfPlace = frame.content.every(({ slots }) => slots.length > 0 && slots.every((slot) => ofPlace.has(slot)));
  const isOther = has(frame, 'did', 'experience', 'log', 'ask', 'compare', 'rank', 'peers');
  return says(frame, 'who-is-from') && frame.regions.length > 0 && isOfPlace && !isOther;
}

/** Words that say where somebody is from, in eight languages; right before a name. */
const from = /(?:^|[^\p{L}])(?:from|in|at|aus|desde|de|d|en|di|da|a|à|från|i|em|do|dans)[ '’]$/iu;

/** "Someone from Xanten": where they are from, by a name that is no known place. Capitals alone are an office: "de SEPE". */
function fromWhere({ text, residue, unknownPlaces }: Frame): { said: string; candidates: string[] } | null {
  const isFrom = (word: string) =>
    /^\p{Lu}.*\p{Ll}/u.test(word) && text.split(word).some((before) => from.test(before.slice(-12)));
  const unknown = unknownPlaces.find(({ said, why }) => why === 'unknown' && isFrom(said));
  if (unknown) return unknown;
  const name = residue.find(({ word }) => isFrom(word));
  return name ? { said: name.word, candidates: [] } : null;
}

function isBeside(text: string, word: string, other: string): boolean {
  const between = [
    '',
    'de ',
    'di ',
    'd’',
    "d'",
    'do ',
    'da ',
    'del ',
    'della ',
    'of ',
    'for ',
    'per a ',
    'für ',
    'för ',
  ];
  return between.some((each) => text.includes(`${other} ${each}${word}`) || text.includes(`${word} ${each}${other}`));
}

const course =
  /(?:^|\s)(?:courses?|class(?:es)?|lessons?|cursos?|clases?|cors[oi]|lezion[ei]|cours|kurs\w*|unterricht|undervisning\w*|lektion\w*|aulas?)(?:\s|$)/;

/** "About vocational German", "sobre alemán": said as a matter, a language is one. */
const asMatter =
  /(?:^|[^\p{L}])(?:about|teach\p{L}*|learn\p{L}*|sobre|ense[nñ]\p{L}*|aprend\p{L}*|insegna\p{L}*|impara\p{L}*|sur (?:le|l)|enseign\p{L}*|apprend\p{L}*|über|lernen|lehr\p{L}*|unterricht\p{L}*|lär\p{L}*|ensin\p{L}*)[ '’](?:\p{L}+ )?$/iu;

/** "French courses", "corsi di francese": a language that is taught, and no country. */
function listTaught({ content, text }: Frame): Frame['content'] {
  return content.filter(({ slots, said }, index) => {
    if (slots.includes('country') && slots.includes('tongue') && asMatter.test(text.slice(0, text.indexOf(said))))
      return true;
    const beside = [content[index - 1], content[index + 1]].map((each) => foldText(each?.said ?? ''));
    return slots.includes('country') && slots.includes('tongue') && beside.some((said) => course.test(said));
  });
}

/** The topic and the funds that are named, in the order they were said: an introduction has no other place for a fund. */
function wordsOf(frame: Frame): string[] {
  const words = topicOf(frame);
  const funds = frame.funds.map(({ said }) => said).filter((said) => !words.includes(said));
  const at = (word: string) => frame.text.indexOf(word);
  return funds.length === 0 ? words : [...words, ...funds].sort((left, right) => at(left) - at(right));
}

/** The topic without the name of its policy area and of the countries that are asked: the line has them. */
function topicOf(frame: Frame): string[] {
  const { text, topic, matters, areas, scope } = frame;
  if (areas.length > 1) return topic;
  const taught = listTaught(frame).map(({ said }) => said);
  const names = matters.filter(({ isArea }) => isArea).map(({ word }) => word);
  const nameOf = (word: string) => names.find((name) => name.split(' ').includes(word));
  // "Health cards" are one thing.
  const isBound = (name: string) => topic.some((word) => nameOf(word) === undefined && isBeside(text, name, word));
  return topic.filter((word) => {
    const name = nameOf(word);
    return (name === undefined || isBound(name)) && (taught.includes(word) || !scope.adjectives.includes(word));
  });
}

/** Places that are no region here, and those that are left out. */
function unusedPlaces({ unknownPlaces, scope, topic }: Frame): string[] {
  // An unknown name may be what is looked for, and is looked for then.
  const unknown = unknownPlaces.filter(({ said }) => !topic.some((word) => foldText(word) === foldText(said)));
  return [...new Set([...unknown, ...scope.excluded].map(({ said }) => said))];
}
