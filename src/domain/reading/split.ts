const asking: Record<string, string> = {
  en: 'and\\s+(?:also\\s+)?(?:who|what|which|where|how|has|have|did|is there|can you|show|tell|are there)',
  es: '[ye]\\s+(?:tambi[eé]n\\s+)?(?:qui[eé]n(?:es)?|qu[eé]|cu[aá]l(?:es)?|c[oó]mo|d[oó]nde|alguien|en qu[eé]|hay)',
  it: "e\\s+(?:chi|cosa|quale|quali|come|dove|qualcuno|in quale|in quali|che|c[’']è)",
  fr: "et\\s+(?:qui|que|quelle|quelles|quel|quels|comment|où|est-ce|qu[’']|dans quelle|y a)",
  de: 'und\\s+(?:wer|was|welche\\w*|wie|wo|hat|gibt|zeig\\w*|in welche\\w*)',
  sv: 'och\\s+(?:vem|vad|vilka|vilken|hur|var|har|finns|visa|i vilken|i vilka)',
  ca: 'i\\s+(?:qui|qu[eè]|quina|quines|quins|com|on|alg[uú]|en quina|hi ha)',
  pt: 'e\\s+(?:quem|o que|que|qual|quais|como|onde|algu[eé]m|em que|h[aá])',
};
const boundaries = new Map(
  Object.entries(asking).map(([language, pattern]) => [
    language,
    new RegExp(`(?<=[.?!;\\n])\\s+|[,;]?\\s+(?=${pattern}(?![\\p{L}]))`, 'iu'),
  ]),
);
const conjunction = /^(?:and|ye|y|e|et|und|och|i)\s+/iu;

/** The questions of a short message: its sentences, parted again where "and who", "y qué" begins another. */
export function splitQuestions(text: string, language: string): string[] {
  const boundary = boundaries.get(language) ?? /(?<=[.?!;\n])\s+/u;
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
