import { operatorTexts } from '#src/texts/operator.ts';
import { type FileFacts, SourceError } from './source.ts';

const { settings: texts } = operatorTexts.source;

/** The settings that somebody gives with a file to import. */
export type ImportSettings = Pick<FileFacts, 'date' | 'table' | 'source' | 'mapping'> & {
  /** Whether stored figures that the file lacks end or stay. */
  ends: 'known' | 'all' | 'none';
};

export const importSettingNames = [
  'table',
  'date',
  'source',
  'licence',
  'whole',
  'indicator',
  'region',
  'year',
  'value',
  'flags',
  'where',
] as const;

/**
 * Reads settings that were said as words, `table=lfsa_ergan` or `indicator=unemployment region=nuts year=2025 value=rate where=sex:T`.
 * @throws SourceError that says which word is wrong and what there is
 */
export function readImportSettings(words: readonly string[]): ImportSettings {
  const said: Partial<Record<(typeof importSettingNames)[number], string>> = {};
  for (const word of words) {
    const [, name = '', value = ''] = /^([a-z]+)=(.+)$/s.exec(word) ?? [];
    const known = importSettingNames.find((each) => each === name);
    if (!known)
      throw new SourceError(
        texts.unknown({ word: word.slice(0, 60), names: importSettingNames.map((name) => `${name}=`).join(', ') }),
      );
    said[known] = value.trim();
  }
  const { table, date, source, licence, whole, indicator, where, ...columns } = said;
  if (date !== undefined && !isDay(date)) throw new SourceError(texts.date({ date: date.slice(0, 20) }));
  if (whole !== undefined && !/^(yes|no)$/.test(whole)) throw new SourceError(texts.whole);
  const isMapped = indicator !== undefined;
  if (isMapped && source === undefined) throw new SourceError(texts.source);
  if (licence !== undefined && source === undefined) throw new SourceError(texts.source);
  if (!isMapped && (where !== undefined || Object.keys(columns).length > 0)) throw new SourceError(texts.indicator);
  return {
    ...(table && { table }),
    ...(date && { date }),
    // Named with whose figures they are, wherever these are named.
    ...(source && { source: licence ? `${source}, ${licence}` : source }),
    ...(isMapped && { mapping: { indicator, ...columns, ...(where && { where: readConditions(where) }) } }),
    // A table of one's own may be a few figures.
    ends: whole === 'yes' ? 'all' : whole === 'no' || isMapped ? 'none' : 'known',
  };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readConditions(text: string): { column: string; text: string }[] {
  return text.split(';').map((part) => {
    const at = part.indexOf(':');
    if (at < 1) throw new SourceError(texts.where);
    return { column: part.slice(0, at).trim(), text: part.slice(at + 1).trim() };
  });
}
