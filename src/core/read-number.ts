/** The result of reading a text as a number. `doubtful`: it can be read in two ways. */
export type NumberReading =
  | { type: 'number'; value: number }
  | { type: 'doubtful'; readings: [number, number] }
  /** A share, a bound, a span or an amount of money stands where a number should. */
  | { type: 'percent' | 'bound' | 'span' | 'money' | 'none' };

/** Longer than any number, and not looked into. */
export const longestNumber = 100;

// Words before a number that leave it as it is, in the languages of the network.
const about =
  /^(?:~|≈|±|∼|≃|(?:ca|c|circa|cca|approx|approximately|about|around|roughly|some|almost|nearly|etwa|rund|ungefähr|fast|environ|presque|aproximadamente|alrededor de|unos|unas|ongeveer|około|cerca de|cirka|omkring|noin)(?:\.|(?=[\s\d])))\s*/iu;
const atLeast =
  /^(?:≥|>=?|(?:over|more than|at least|min|mehr als|mindestens|über|plus de|au moins|más de|meer dan|över|minst|ponad)(?:\.|(?=[\s\d])))\s*/iu;
const atMost =
  /^(?:≤|<=?|(?:under|less than|fewer than|below|up to|at most|max|bis zu|unter|weniger als|höchstens|moins de|jusqu'à|hasta|menos de|minder dan|upp till|under|do)(?:\.|(?=[\s\d])))/iu;
const currency = /^(?:€|eur|euros?)(?=[\s\d.,-])\s*|(?<=[\s\d.,-])(?:eur|euros?)$|€$/giu;

const multipliers: [RegExp, number][] = [
  [/^(?:k|tsd\.?|thousand|tausend|mille|mil|tusen|tys\.?|duizend)$/iu, 1e3],
  [
    /^(?:m|mio\.?|mln\.?|mill?\.?|million|millions|millionen|millón|millones|milioni?|milione|miljoen|miljoner|milhões|milhão|miljoonaa|miljon)$/iu,
    1e6,
  ],
  [/^(?:mrd\.?|mld\.?|bn|milliarden?|milliards?|miliardy?|miliardo|miliardi|miljard|miljarder|mil millones)$/iu, 1e9],
];

/**
 * A number as people of Europe write it: "12 000", "12'000", "250.000,50", "1.5 million", "120k", "ca. 500". `decimals` is how many digits can
 * stand behind its decimal sign (0 for people, 2 for money): where they are fewer than three, "12.000" is twelve thousand without a doubt.
 */
export function readNumber(text: string, decimals?: number): NumberReading {
  if (text.length > longestNumber) return { type: 'none' };
  const plain = plainSigns(text).trim();
  if (/[%‰]|\b(?:percent|per cent|prozent|pour cent|por ciento|procent)\b/iu.test(plain)) return { type: 'percent' };
  const bare = plain.replace(about, '').replace(/^\+\s*/, '');
  // "300+" says that there are more, and not how many.
  if (atMost.test(bare) || atLeast.test(bare) || /\+$/.test(bare)) return { type: 'bound' };
  // "5000,-" as prices are written.
  const figures = bare.replace(currency, '').trim();
  if (decimals === 0 && figures !== bare.trim()) return { type: 'money' };
  const amount = figures.replace(/[.,]\s?-{0,2}$/, '');
  if (/^-?\d+(?:\.\d+)?e\+?\d{1,2}$/i.test(amount)) return { type: 'number', value: Number(amount) };
  const [, figure, word = ''] = /^(-?[\d.,' ]*\d) ?(\D*)$/u.exec(amount) ?? [];
  if (figure === undefined) return { type: /\d *(?:-|to|bis) *\d/.test(amount) ? 'span' : 'none' };
  const multiplier = word === '' ? 1 : multipliers.find(([pattern]) => pattern.test(word))?.[1];
  if (multiplier === undefined) return { type: 'none' };
  const [first, second] = readFigure(figure, multiplier === 1 ? decimals : undefined);
  if (first === undefined) return { type: 'none' };
  // Without the error of the last binary digit: 1.1 million are 1,100,000.
  const multiply = (value: number) => Number((value * multiplier).toPrecision(15));
  return second === undefined
    ? { type: 'number', value: multiply(first) }
    : { type: 'doubtful', readings: [multiply(first), multiply(second)] };
}

/** Digits of other scripts, blanks, apostrophes and dashes of every kind as the plain ones. */
function plainSigns(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.charCodeAt(0) - 0x660) % 0x10))
    .replace(/\s+/gu, ' ')
    .replace(/['’‘ʼ′`´_\u066c]/g, "'")
    .replace(/\u066b/g, '.')
    .replace(/[‐‑‒–—−]/g, '-');
}

/** Lists the numbers that digits with separators can mean: the grouped number first, if both are possible. */
function readFigure(figure: string, decimals: number | undefined): number[] {
  const toNumber = (written: string, group: RegExp) => Number(written.replace(group, '').replace(',', '.'));
  if (/[ ']/.test(figure))
    return /^-?\d{1,3}([ '])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/.test(figure) ? [toNumber(figure, /[ ']/g)] : [];
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(figure)) return [toNumber(figure, /\./g)];
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(figure)) return [toNumber(figure, /,/g)];
  if (/^-?[1-9]\d{0,2}(?:\.\d{3}){2,}$|^-?[1-9]\d{0,2}(?:,\d{3}){2,}$/.test(figure)) return [toNumber(figure, /[.,]/g)];
  if (!/^-?\d*(?:[.,]\d+)?$/.test(figure)) return [];
  const plain = toNumber(figure, /(?!)/);
  if (!/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(figure)) return [plain];
  const grouped = toNumber(figure, /[.,]/g);
  return decimals !== undefined && decimals < 3 ? [grouped] : [grouped, plain];
}
