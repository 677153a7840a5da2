// C0 and C1 controls but tab and newline: PostgreSQL cannot hold NUL, terminals obey the rest.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
// Embeddings, overrides and isolates can turn the text around them; plain direction marks cannot.
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside as it is kept: NFC, \n line ends, without control characters and without signs that turn the text around them. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '').replace(turning, '').normalize('NFC');
}

/** How names are compared: without case, accents and punctuation; "Región de Murcia" → "region de murcia". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øőö]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ß/g, 'ss')
    .replace(/[đð]/g, 'd')
    .replace(/þ/g, 'th')
    .replace(/ł/g, 'l')
    .replace(/ħ/g, 'h')
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "it", "is", "de" and "at" are words before they are countries; "IT" is a code. */
export function isOrdinaryWord(name: string): boolean {
  return foldText(name).length <= 3 && /^\p{L}+$/u.test(name) && name !== name.toUpperCase();
}

/** At most `max` characters, the cut shown by an ellipsis and never inside a surrogate pair. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
