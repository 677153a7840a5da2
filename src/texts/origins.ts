import { textsFor } from './index.ts';

const transcribed = /^(.+), transcribed by (.+)$/;
const ofYearbook = /^(.+), from the maps of its Regional Yearbook (\d{4})$/;

/** Says in a language where figures are from, as a file of figures names it: "Eurostat, transcribed by bw-datenatlas". Names of publishers stay as they are. */
export function saySource(source: string, language: string): string {
  const { origins } = textsFor(language).figure;
  const [, of, by] = transcribed.exec(source) ?? [];
  if (of !== undefined && by !== undefined) return origins.transcribed({ source: of, by });
  const [, publisher, year] = ofYearbook.exec(source) ?? [];
  return publisher !== undefined && year !== undefined ? origins.yearbook({ source: publisher, year }) : source;
}

/** Says in a language under which licence the figures of an indicator are, as `data/indicators.json` names it; another one as it is named. */
export function sayLicence(licence: string, language: string): string {
  const { licences } = textsFor(language).figure;
  if (licence.startsWith('Eurostat, reuse')) return licences.eurostat;
  return licence.startsWith('QoG Institute') ? licences.qog : licence;
}
