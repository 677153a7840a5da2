import type { Bot } from '#src/core/bot.ts';
import type { Event } from '#src/core/event.ts';

/** The command line that does the same once more; null where there is none. */
export function lineOf(event: Event, { shortcuts }: Pick<Bot, 'shortcuts'>): string | null {
  switch (event.type) {
    case 'action':
      return event.line;
    case 'shortcut':
      return shortcuts.find(({ name }) => name === event.shortcut)?.line ?? null;
    case 'command': {
      const options = Object.entries(event.options ?? {}).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((item) => `${name}="${String(item).replace(/["\\]/g, '\\$&')}"`),
      );
      return [`/${event.command}`, ...(event.subcommand ? [event.subcommand] : []), ...options].join(' ');
    }
    default:
      return null;
  }
}
