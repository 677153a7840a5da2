/** Where a sentence ends; "Nr. 3" and "u." end none. */
const sentence = '(?<=[.?!;\\n])\\s+(?<!\\bu\\.\\s+)(?<!\\bn(?:[rº]|o|[uú]m)?\\.\\s+(?=\\d))';

const asking: Record<string, string> = {
  en: 'and\\s+(?:also\\s+|then\\s+)?(?:who|what|which|where|how|has|have|did|is there|can you|show|tell|are there)',
  es: '[ye]\\s+(?:tambi[eé]n\\s+)?(?:qui[eé]n(?:es)?|qu[eé]|cu[aá]l(?:es)?|cu[aá]nt\\p{L}*|c[oó]mo|d[oó]nde|alguien|en qu[eé]|hay)',
  it: "e\\s+(?:chi|cosa|quale|quali|quant\\p{L}*|come|dove|qualcuno|in quale|in quali|che|c[’']è)",
  fr: "et\\s+(?:qui|que|combien|quelle|quelles|quel|quels|comment|où|est-ce|qu[’']|dans quelle|y a)",
  de: 'und\\s+(?:wer|was|welche\\w*|wie|wo|hat|gibt|zeig\\w*|in welche\\w*)',
  sv: 'och\\s+(?:vem|vad|vilka|vilken|hur|var|har|finns|visa|i vilken|i vilka)',
  ca: 'i\\s+(?:qui|qu[eè]|quant\\p{L}*|quina|quines|quins|com|on|alg[uú]|en quina|hi ha)',
  pl: '(?:i|oraz|a)\\s+(?:kto|co|jak\\p{L}*|któr\\p{L}*|gdzie|ilu|ile|czy|kiedy|do kogo)',
  eu: 'eta\\s+(?:nork?|zer|zein|non|nola|zenbat\\p{L}*|norbaitek|noiz|nortzuk)',
  pt: 'e\\s+(?:quem|o que|que|qual|quais|quant\\p{L}*|como|onde|algu[eé]m|em que|h[aá])',
};
const boundaries = new Map(
  Object.entries(asking).map(([language, pattern]) => [
    language,
    new RegExp(`${sentence}|[,;]?\\s+(?=${pattern}(?![\\p{L}]))`, 'iu'),
  ]),
);
const conjunction = /^(?:and|ye|y|e|et|und|och|i|oraz|a|eta)\s+/iu;

/** The questions of a short message: its sentences, parted again where "and who", "y qué" begins another. */
export function splitQuestions(text: string, language: string): string[] {
  const boundary = boundaries.get(language) ?? new RegExp(sentence, 'iu');
  return text
    .split(boundary)
    .map((each, index) => (index > 0 ? each.replace(conjunction, '') : each).trim())
    .filter(Boolean);
}

/** The sentences of a long text. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[.?!])\s+|\n+/u)
    .map((each) => each.trim())
    .filter(Boolean);
}

const joining =
  /[,;]?\s+(?:and|then|also|y|luego|despu[eé]s|adem[aá]s|e|ed|poi|inoltre|et|puis|ensuite|und|dann|danach|au[ßs]+erdem|och|sedan|dessutom|i|despr[eé]s|a m[eé]s|depois|oraz|a potem|potem|eta|gero)(?:\s+(?:then|also|luego|despu[eé]s|tambi[eé]n|poi|anche|puis|ensuite|aussi|dann|danach|auch|sedan|ocks[aå]|despr[eé]s|tamb[eé]|depois|tamb[eé]m)){0,2}(?=\s)/giu;
const mostJoints = 6;

/** "And" in these languages alone; in others "i" is "in". */
const bound: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^[,;]?\s+i\b/iu, ['ca', 'pl']],
  [/^[,;]?\s+e\b/iu, ['it', 'pt', 'es']],
];

/** The two halves of a text at each of its conjunctions: "show me number 8 and then the open questions". */
export function listHalves(text: string, language: string): [string, string][] {
  return [...text.matchAll(joining)]
    .filter(([joint]) => bound.every(([word, languages]) => !word.test(joint) || languages.includes(language)))
    .slice(0, mostJoints)
    .map((match): [string, string] => [
      text.slice(0, match.index).trim(),
      text.slice(match.index + match[0].length).trim(),
    ])
    .filter(([left, right]) => left !== '' && right !== '');
}
