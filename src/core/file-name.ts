import { cleanText } from './text.ts';

/** Returns the name of a file as its sender's machine shows it: without the folders that it lay in there, and on one line. */
export function nameOfFile(given: string): string {
  const last = cleanText(given).split(/[/\\]/).at(-1)?.trim() ?? '';
  return /^\.*$/.test(last) ? 'file' : last;
}

/** Returns the header that says how a file is given away and by which name (RFC 6266, with a name as in RFC 8187). */
export function describeDisposition(how: 'inline' | 'attachment', name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename*=UTF-8''${encoded}`;
}
