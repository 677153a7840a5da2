/** Slack's text as it was typed: marks of users, channels and links undone, then the three escapes. */
export function decodeText(text: string): string {
  return text
    .replace(/<([@#!][^<>|]*)(?:\|([^<>]*))?>/g, (_, mark: string, label: string | undefined) =>
      label ? (mark.startsWith('#') ? `#${label}` : mark.startsWith('@') ? `@${label}` : label) : mark,
    )
    .replace(/<((?:https?|mailto):[^<>|]*)(?:\|([^<>]*))?>/g, (_, url: string, label: string | undefined) =>
      label && url.replace(/^(https?:\/\/|mailto:)/, '') !== label ? `${label} (${url})` : (label ?? url),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Words to the bot without its name. */
export function decodeMention(text: string, botUserId: string | null): string {
  const own = botUserId
    ? text.replaceAll(new RegExp(`<@${botUserId}(\\|[^<>]*)?>`, 'g'), ' ')
    : text.replace(/^\s*<@[A-Z0-9]+(\|[^<>]*)?>/, ' ');
  return decodeText(own)
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,]+/, '')
    .trim();
}
