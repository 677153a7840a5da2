import { ownValue } from '#src/core/own-value.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { SourceError } from './source.ts';
import { findDelimiter } from './split-fields.ts';

const { source: texts } = operatorTexts;

/** Other names of the columns DATAFLOW and OBS_FLAG, in SDMX-CSV 2.0 and older tools. */
const otherNames: Record<string, string> = { STRUCTURE_ID: 'DATAFLOW', dataset: 'DATAFLOW', OBS_STATUS: 'OBS_FLAG' };
const required = ['DATAFLOW', 'geo', 'TIME_PERIOD', 'OBS_VALUE'] as const;
const told = new Set<string>([...required, 'LAST UPDATE', 'OBS_FLAG', 'CONF_STATUS', 'freq', 'ACTION']);
/** Columns that say something about all rows or about how a figure is written, and tell none apart. */
const passedOver = new Set(['STRUCTURE', 'STRUCTURE_NAME', 'DECIMALS', 'UNIT_MULT', 'OBS_COMMENT', 'LAST_UPDATE']);
const headerNames = new Set<string>([...told, ...passedOver, ...Object.keys(otherNames)]);

/** The positions of the columns of an SDMX-CSV file, counted from 0; −1 for a missing one. */
export type SdmxHeader = {
  width: number;
  dataflow: number;
  lastUpdate: number;
  action: number;
  freq: number;
  geo: number;
  timePeriod: number;
  value: number;
  flag: number;
  confidentiality: number;
  /** The further columns that distinguish the rows of a table: unit, sex, age, c_birth … */
  dimensions: { name: string; column: number }[];
};

/** Returns whether a line may be the header of such a file, however it is separated: it has at least two of the columns that every file has. */
export function isSdmxHeader(line: string): boolean {
  const names = line.split(/[,;\t|]/).map(nameOf);
  return required.filter((name) => names.includes(name)).length >= 2;
}

export function findSdmxDelimiter(line: string): string {
  return findDelimiter(line, (name) => headerNames.has(name));
}

/** @throws SourceError that says what the first line is instead. */
export function parseSdmxHeader(line: string, names: string[]): SdmxHeader {
  const columns = names.map(nameOf);
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new SourceError(describeWrongHeader(line, missing));
  const repeated = columns.find((name, index) => !isLabel(name) && columns.indexOf(name) !== index);
  if (repeated !== undefined) throw new SourceError(texts.sdmx.twice({ name: repeated }));
  const at = (name: string) => columns.indexOf(name);
  return {
    width: columns.length,
    dataflow: at('DATAFLOW'),
    lastUpdate: Math.max(at('LAST UPDATE'), at('LAST_UPDATE')),
    action: at('ACTION'),
    freq: at('freq'),
    geo: at('geo'),
    timePeriod: at('TIME_PERIOD'),
    value: at('OBS_VALUE'),
    flag: at('OBS_FLAG'),
    confidentiality: at('CONF_STATUS'),
    dimensions: columns.flatMap((name, column) =>
      told.has(name) || passedOver.has(name) || isLabel(name) ? [] : [{ name, column }],
    ),
  };
}

/** “geo:Geopolitical entity” in files with codes and labels; freq and geo in capitals, as other offices write them. */
function nameOf(written: string): string {
  const text = written.replaceAll('"', '').trim();
  const name = /^([A-Za-z_ ]\w*(?: UPDATE)?) ?:./.exec(text)?.[1] ?? text;
  if (name === 'FREQ' || name === 'GEO') return name.toLowerCase();
  return ownValue(otherNames, name) ?? name;
}

/** “Time frequency”, “Sex”: the column of the labels of the codes before it. Codes are all capitals or all small. */
function isLabel(name: string): boolean {
  return (
    name === '' || (/^\P{Ll}/u.test(name) && /\p{Ll}/u.test(name)) || (name.includes(' ') && name !== 'LAST UPDATE')
  );
}

function describeWrongHeader(line: string, missing: string[]): string {
  if (/Geopolitical entity|Time frequency/.test(line) && missing.includes('geo'))
    return texts.noMatch.names({ name: 'Geopolitical entity', advice: texts.needsCodes });
  return texts.sdmx.missing({
    count: missing.length,
    names: missing.join(', '),
    expected: texts.sdmx.expected,
  });
}
