import { SourceError } from './source.ts';

const required = ['DATAFLOW', 'LAST UPDATE', 'geo', 'TIME_PERIOD', 'OBS_VALUE'] as const;
const attributes = new Set(['OBS_FLAG', 'CONF_STATUS', 'freq', ...required]);

/** The positions of the columns of an SDMX-CSV file, counted from 0; −1 for a missing one. */
export type SdmxHeader = {
  /** The delimiter between the columns of the whole file. */
  delimiter: string;
  width: number;
  dataflow: number;
  lastUpdate: number;
  freq: number;
  geo: number;
  timePeriod: number;
  value: number;
  flag: number;
  confidentiality: number;
  /** The further columns that distinguish the rows of a table: unit, sex, age, c_birth … */
  dimensions: { name: string; column: number }[];
};

/** @throws SourceError that says what the first line is instead. */
export function parseSdmxHeader(line: string, names: string[], delimiter: string): SdmxHeader {
  // “geo:Geopolitical entity”, in files with codes and labels.
  const columns = names.map((name) => /^([A-Za-z_ ]+?):./.exec(name.trim())?.[1] ?? name.trim());
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new SourceError(describeWrongHeader(line, missing));
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  if (repeated !== undefined)
    throw new SourceError(`The first line names the column ${repeated} twice. Download the table again.`);
  const at = (name: string) => columns.indexOf(name);
  return {
    delimiter,
    width: columns.length,
    dataflow: at('DATAFLOW'),
    lastUpdate: at('LAST UPDATE'),
    freq: at('freq'),
    geo: at('geo'),
    timePeriod: at('TIME_PERIOD'),
    value: at('OBS_VALUE'),
    flag: at('OBS_FLAG'),
    confidentiality: at('CONF_STATUS'),
    dimensions: columns.flatMap((name, column) => (attributes.has(name) ? [] : [{ name, column }])),
  };
}

/** The sign that parts a header into the most names that every file has. */
export function findDelimiter(line: string): string {
  const [best = ','] = [',', ';', '\t'].toSorted(
    (left, right) => countRequired(line, right) - countRequired(line, left),
  );
  return best;
}

function countRequired(line: string, delimiter: string): number {
  const names = line.split(delimiter).map((name) => name.replaceAll('"', '').replace(/:.*/, '').trim());
  return required.filter((name) => names.includes(name)).length;
}

export const needsCodes = 'Choose “labels: codes” when downloading.';

function describeWrongHeader(line: string, missing: string[]): string {
  const expected =
    'An SDMX-CSV file of Eurostat begins with DATAFLOW,LAST UPDATE,freq,…,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG.';
  if (line.includes('\\TIME_PERIOD'))
    return `This is Eurostat’s TSV format. Choose SDMX-CSV when downloading. ${expected}`;
  if (/Geopolitical entity|Time frequency/.test(line) && missing.includes('geo'))
    return `This file has names (“Geopolitical entity”) where codes are needed. ${needsCodes}`;
  for (const [separator, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ] as const) {
    if (line.split(separator).length > line.split(',').length)
      return `The columns are separated by ${name} instead of commas. Save the file with commas, or download it from Eurostat again.`;
  }
  if (missing.length === required.length) return `The first line is not the header of an SDMX-CSV file. ${expected}`;
  return `The first line lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}. ${expected}`;
}
