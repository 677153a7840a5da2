export type Address = { name: string; address: string };

// No quoted local parts, comments, lists or controls: what remains cannot be read as a header or as two addresses.
const addressPattern = /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@(?=.{4,253}$)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

export function isAddress(text: string): boolean {
  return addressPattern.test(text) && !/^\.|\.\.|\.@/.test(text);
}

/** "Causeway <digest@example.org>" or the address alone; null where it is neither. */
export function parseAddress(text: string): Address | null {
  const [, name = '', address = text] = /^\s*"?([^"<>\p{Cc}]*?)"?\s*<([^<>]*)>\s*$/u.exec(text) ?? [];
  return isAddress(address.trim()) ? { name, address: address.trim() } : null;
}
