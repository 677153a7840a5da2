import { heading, message, note, subheading, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { type LiveName, type LiveValues, liveNames, writeLiveValue } from '#src/domain/admin/live-setting.ts';
import { textsFor } from '#src/texts/index.ts';

type Read = { values: LiveValues; usual: LiveValues; kept: ReadonlySet<LiveName> };

/** Shows what may be set while servers run, each with what holds and what changes it. `said`: what was just done. */
export function settingsMessage({ values, usual, kept }: Read, { language }: Person, said?: string): Message {
  const { settings, pages } = textsFor(language).admin;
  const written = (name: LiveName, of: LiveValues) => {
    const value = writeLiveValue(name, of);
    return value === '' ? settings.none : `\`${value}\``;
  };
  return message(
    heading(pages.settings),
    said !== undefined && text(said),
    text(settings.intro),
    ...liveNames.flatMap((name) => [
      subheading(settings.names[name]),
      text(
        kept.has(name)
          ? settings.own({ value: written(name, values), usual: written(name, usual) })
          : settings.usual({ value: written(name, values) }),
      ),
      note(settings.about[name]),
      actions(
        button(settings.change, `/admin set ${name}`),
        kept.has(name) && button(settings.reset, `/admin unset ${name}`),
      ),
    ]),
    note(settings.elsewhere),
  );
}
