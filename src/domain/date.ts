/** "1 March 2026" as the language and the zone write it. */
export function formatDay(at: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  return at.toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone });
}

/** "1 March 2026, 10:05 CET" as the language and the zone write it. */
export function formatInstant(at: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  const time = at.toLocaleTimeString(language === 'en' ? 'en-GB' : language, {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  return `${formatDay(at, { language, timeZone })}, ${time}`;
}
