/**
 * Tells whether something was noted less than `withinMs` before `now`; all in milliseconds of one clock. What seems to lie ahead was noted while the
 * clock was wrong, and is not recent: it would stay so until that time comes.
 */
export const isRecent = (notedAt: number, now: number, withinMs: number): boolean =>
  notedAt <= now && now - notedAt < withinMs;
