import { decodeEmoji } from './emoji.ts';

/** Names by what a mark holds: "U0123", "C0123", "S0123". */
export type Names = ReadonlyMap<string, string>;

const mark = /<([@#!])([^<>|]*)(?:\|([^<>]*))?>/g;

/** Slack's text as it was typed: marks of users, channels and links undone, emoji codes drawn, then the three escapes. */
export function decodeText(text: string, names: Names = new Map()): string {
  const plain = text
    .replace(mark, (_, sign: string, id: string, label = '') => nameMark(sign, id, label, names))
    .replace(/<((?:https?|mailto|tel):[^<>|]*)(?:\|([^<>]*))?>/g, (_, url: string, label: string | undefined) =>
      label && url.replace(/^(https?:\/\/|mailto:|tel:)/, '') !== label ? `${label} (${url})` : (label ?? url),
    );
  return decodeEmoji(plain).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function nameMark(sign: string, id: string, label: string, names: Names): string {
  const bare = label.replace(/^[@#]/, '');
  switch (sign) {
    case '@':
      return `@${bare || (names.get(id) ?? id)}`;
    case '#':
      return `#${bare || (names.get(id) ?? id)}`;
    default: {
      const [kind = '', key = ''] = id.split('^');
      if (kind === 'date') return label || id;
      // A group of people; "here", "channel" and "everyone" name themselves.
      return `@${bare || (names.get(key) ?? (kind === 'subteam' ? key || kind : kind))}`;
    }
  }
}

/** The ids that a text has marks of, without a name beside them. */
export function listUnnamed(text: string): { users: string[]; channels: string[]; groups: string[] } {
  const found = { users: new Set<string>(), channels: new Set<string>(), groups: new Set<string>() };
  for (const [, sign, id = '', label] of text.matchAll(mark)) {
    if (label) continue;
    if (sign === '@') found.users.add(id);
    else if (sign === '#') found.channels.add(id);
    else if (id.startsWith('subteam^')) found.groups.add(id.slice('subteam^'.length));
  }
  return { users: [...found.users], channels: [...found.channels], groups: [...found.groups] };
}

/** Words to the bot without its name. */
export function decodeMention(text: string, botUserId: string | null, names?: Names): string {
  const own = botUserId
    ? text.replaceAll(new RegExp(`<@${botUserId}(\\|[^<>]*)?>`, 'g'), ' ')
    : text.replace(/^\s*<@[A-Z0-9]+(\|[^<>]*)?>/, ' ');
  return decodeText(own, names)
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,]+/, '')
    .trim();
}
