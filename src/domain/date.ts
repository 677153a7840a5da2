/** "1 March 2026" as the language and the zone write it. */
export function formatDay(at: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  return at.toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone });
}
