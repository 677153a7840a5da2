const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const special = /[&<>"']/;
const everySpecial = new RegExp(special, 'g');

/** Text as it stands in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(everySpecial, (sign) => entities[sign] as string) : text;
}

/** An opening tag. Values of attributes are escaped; an attribute whose value is null is left out. */
export function openTag(name: string, attributes: Record<string, string | number | null>): string {
  let tag = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== null && value !== undefined) tag += ` ${key}="${escapeHtml(String(value))}"`;
  }
  return `${tag}>`;
}

/** Returns whether a browser may be led to a link: a web address, or a path of this server. */
export function isSafeUrl(url: string): boolean {
  return /^(https?:\/\/|\/(?![/\\]))/i.test(url);
}
