export type Address = { name: string; address: string };

// No quoted local parts, comments, lists or controls: what remains cannot be read as a header or as two addresses.
const addressPattern = /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@(?=.{4,253}$)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

export function isAddress(text: string): boolean {
  return text.length <= longestText && addressPattern.test(text) && !/^\.|\.\.|\.@/.test(text);
}

/** Longer than any name and address that a mail server takes. */
const longestText = 400;

/** "Causeway <digest@example.org>" or the address alone; null where it is neither. */
export function parseAddress(text: string): Address | null {
  if (text.length > longestText) return null;
  const trimmed = text.trim();
  const opened = trimmed.endsWith('>') ? trimmed.indexOf('<') : -1;
  const name = opened === -1 ? '' : trimmed.slice(0, opened).trim().replace(/^"|"$/g, '');
  const address = opened === -1 ? trimmed : trimmed.slice(opened + 1, -1).trim();
  return isAddress(address) && !/["<>\p{Cc}]/u.test(name) ? { name, address } : null;
}
