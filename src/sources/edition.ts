/** The date a source gives its figures: YYYY-MM-DD, and HH:MM:SS where it says the time. */
export type Edition = { retrieved: string; retrievedTime: string | null };

/** 'LAST UPDATE' is dd/mm/yy with or without a time; YYYY-MM-DD is understood too, and its time with or without a zone. Null if it is no date. */
export function parseEdition(text: string): Edition | null {
  const date = parseDate(text);
  const time = /[ T]([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?/.exec(text);
  return date === null
    ? null
    : { retrieved: date, retrievedTime: time ? `${time[1]?.padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}` : null };
}

function parseDate(text: string): string | null {
  const [, day, month, shortYear] = /^(\d{2})\/(\d{2})\/(\d{2}|\d{4})(?: [\d:]+)?$/.exec(text) ?? [];
  const iso = shortYear
    ? `${shortYear.length === 2 ? `20${shortYear}` : shortYear}-${month}-${day}`
    : text.slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
