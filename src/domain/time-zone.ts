import { foldText } from '#src/core/text.ts';

// Asked with every event, and a formatter costs more than the rest of it. The runtime knows some hundreds.
const known = new Set<string>();

/** Returns whether a name is that of an IANA zone which the runtime knows. An offset such as +01:00 is none. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    known.add(name);
    return true;
  } catch {
    return false;
  }
}

/** Names in use today that the runtime takes, but lists under the older one only. */
const renamed = [
  'Europe/Kyiv',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Yangon',
  'Asia/Ho_Chi_Minh',
  'America/Nuuk',
  'America/Atikokan',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Catamarca',
  'America/Argentina/Cordoba',
  'America/Argentina/Jujuy',
  'America/Argentina/Mendoza',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'Atlantic/Faroe',
  'Africa/Asmara',
  'Pacific/Chuuk',
  'Pacific/Pohnpei',
  'Pacific/Kanton',
];

/** Europe's abbreviations, with summer time as its clocks have it. Others, such as BST, mean different times in different places. */
const abbreviated: Record<string, string> = {
  UTC: 'UTC',
  GMT: 'GMT',
  WET: 'WET',
  WEST: 'WET',
  CET: 'CET',
  CEST: 'CET',
  MEZ: 'CET',
  MESZ: 'CET',
  MET: 'MET',
  MEST: 'MET',
  EET: 'EET',
  EEST: 'EET',
};

/**
 * The IANA zone that is meant by its name, its city or an abbreviation: "europe/madrid", "Madrid", "Azores", "CEST". It keeps the name it was given:
 * Europe/Kyiv does not become Europe/Kiev. Null if none, or several, are.
 */
export function findTimeZone(text: string): string | null {
  const trimmed = text.trim().replaceAll(' ', '_');
  const abbreviation = abbreviated[trimmed.toUpperCase()];
  if (abbreviation) return abbreviation;
  const names = [...renamed, ...Intl.supportedValuesOf('timeZone')];
  if (trimmed.includes('/')) {
    if (!isTimeZone(trimmed)) return null;
    const spelt = names.find((zone) => zone.toLowerCase() === trimmed.toLowerCase());
    return spelt ?? trimmed.replace(/(^|[/_-])(\p{Ll})/gu, (found) => found.toUpperCase());
  }
  const city = foldText(text);
  const found = names.filter((zone) => foldText(zone.split('/').at(-1) ?? '') === city);
  // Two names of one zone are no two zones; today's stands first.
  return new Set(found.map(resolve)).size === 1 ? (found[0] ?? null) : null;
}

const resolve = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
