import { parseFlags } from '#src/domain/figures/flag.ts';
import type { UnreadTerritory } from '#src/domain/figures/missing.ts';
import type { Observation, Origin } from '#src/domain/figures/observation.ts';

/** What a table of data/figures holds: its figures, and the territories its transcriber has not read. */
export type StarterTable = { observations: Observation[]; unread: UnreadTerritory[] };

/**
 * Reads a table of data/figures: one part or several with an empty line between them, each from another edition of the source. A part begins with
 * comments: the first says source, table and date of the figures, `# flags unknown` where the source's flags did not come with them, `# not read: AT DE1` for areas
 * that a transcription lacks. Then a header `area,2021,2022`, and a row for each territory with a cell for each year: `12.3`, `12.3bu` with flags, `12.3±0.4` with half of its 95 %
 * interval, `:u` published without a figure, nothing for no data. No figure may be in two parts.
 * @throws Error that says what is wrong, with the indicator and the territory
 */
export function parseStarterFigures(indicator: string, text: string): StarterTable {
  const parts = text
    .trimEnd()
    .split('\n\n')
    .map((part) => parsePart(indicator, part));
  const observations = parts.flatMap((part) => part.observations);
  if (parts.length > 1) forbidRepeats(observations);
  return { observations, unread: parts.flatMap(({ unread }) => unread) };
}

function parsePart(indicator: string, text: string): StarterTable {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => !line.startsWith('#'));
  const comments = lines.slice(0, begin);
  const edition = parseEdition(comments[0] ?? '');
  const [first, ...years] = (lines[begin] ?? '').split(',');
  if (!edition || first !== 'area' || years.length === 0)
    throw new Error(`The table of ${indicator} does not begin as expected.`);
  const flagsKnown = !comments.includes('# flags unknown');
  const observations = lines.slice(begin + 1).flatMap((line) => {
    const [territory = '', ...cells] = line.split(',');
    return cells.flatMap((cell, index) => {
      if (cell === '') return [];
      const figure = parseCell(cell, `${indicator}, ${territory}`);
      return [{ indicator, territory, year: Number(years[index]), ...figure, flagsKnown, ...edition }];
    });
  });
  const span = { firstYear: Number(years[0]), lastYear: Number(years.at(-1)) };
  const unread = comments.flatMap((comment) => /^# not read: (.+)$/.exec(comment)?.[1]?.split(' ') ?? []);
  return { observations, unread: unread.map((territory) => ({ territory, ...span })) };
}

/** “# Eurostat, transcribed by localintel, nama_10r_2gdp, retrieved 2026-11-26”; null if it is no such line. */
function parseEdition(comment: string): { origin: Origin; retrieved: string } | null {
  const [, source, dataset, retrieved] = /^# (.+), ([^,]+), retrieved (\d{4}-\d{2}-\d{2})$/.exec(comment) ?? [];
  return source && dataset && retrieved ? { origin: { source, dataset }, retrieved } : null;
}

function parseCell(cell: string, where: string): { value: number | null; flags: string; margin?: number } {
  const [, number = '', margin, letters = ''] = /^(:|-?\d+(?:\.\d+)?)(?:±(\d+(?:\.\d+)?))?([a-z]*)$/.exec(cell) ?? [];
  const flags = parseFlags(letters);
  if (number === '' || flags === null) throw new Error(`The cell “${cell}” of ${where} is no figure.`);
  return {
    value: number === ':' ? null : Number(number),
    flags: flags.join(''),
    ...(margin !== undefined && { margin: Number(margin) }),
  };
}

function forbidRepeats(observations: readonly Observation[]) {
  const seen = new Set<string>();
  for (const { indicator, territory, year } of observations) {
    const key = `${territory} ${year}`;
    if (seen.has(key)) throw new Error(`The table of ${indicator} has ${territory}, ${year} twice.`);
    seen.add(key);
  }
}
