import { foldText } from '#src/core/text.ts';

// Asked with every event, and a formatter costs more than the rest of it. The runtime knows some hundreds.
const known = new Set<string>();

/** Whether this is an IANA zone the runtime knows. An offset such as +01:00 is none. */
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

/** The IANA zone that is meant by its name or by its city: "europe/madrid", "Madrid", "Azores". Null if none, or several, are. */
export function findTimeZone(text: string): string | null {
  const trimmed = text.trim().replaceAll(' ', '_');
  if (trimmed.includes('/') || trimmed.toUpperCase() === 'UTC')
    return isTimeZone(trimmed) ? new Intl.DateTimeFormat('en', { timeZone: trimmed }).resolvedOptions().timeZone : null;
  const city = foldText(text);
  const found = Intl.supportedValuesOf('timeZone').filter((zone) => foldText(zone.split('/').at(-1) ?? '') === city);
  return found.length === 1 ? (found[0] ?? null) : null;
}
