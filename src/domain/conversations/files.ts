import type { SaidFile } from '#src/core/event.ts';
import { cleanText, shorten } from '#src/core/text.ts';

/** In bytes, all files of a message together: what every platform takes in one message. */
export const largestFiles = 10_000_000;
export const mostFiles = 10;

export type PassedFile = { name: string; mediaType: string; bytes: Uint8Array };
/** large: with what came before it is more than is passed on. kind: of another kind than its name says, or of one that is not passed on. unreadable: the platform did not give it. */
export type RefusedFile = { name: string; why: 'large' | 'kind' | 'unreadable' };

const longestName = 100;

/** Chooses which files of a message are passed on: not too large, and what their names say. */
export function chooseFiles(files: readonly SaidFile[]): { taken: PassedFile[]; refused: RefusedFile[] } {
  const taken: PassedFile[] = [];
  const refused: RefusedFile[] = [];
  let left = largestFiles;
  for (const { name: given, size, content } of files) {
    const name = cleanName(given);
    const bytes = content === null ? null : Buffer.from(content, 'base64');
    const mediaType = bytes && readMediaType(name, bytes);
    if (Math.max(size, bytes?.length ?? 0) > left || taken.length >= mostFiles) refused.push({ name, why: 'large' });
    else if (bytes === null || bytes.length === 0) refused.push({ name, why: 'unreadable' });
    else if (mediaType === null) refused.push({ name, why: 'kind' });
    else {
      taken.push({ name, mediaType, bytes });
      left -= bytes.length;
    }
  }
  return { taken, refused };
}

/** A name without folders, short, its ending kept. */
function cleanName(given: string): string {
  const name = cleanText(given).split(/[/\\]/).at(-1)?.replaceAll('\n', ' ').trim() || 'file';
  const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
  return name.length <= longestName
    ? name
    : `${shorten(name.slice(0, -ending.length || undefined), longestName - ending.length)}${ending}`;
}

type Kind = { mediaType: string; fits(bytes: Buffer): boolean };

const begins =
  (...signs: (string | number[])[]) =>
  (bytes: Buffer) =>
    signs.some((sign) =>
      bytes.subarray(0, sign.length).equals(typeof sign === 'string' ? Buffer.from(sign, 'latin1') : Buffer.from(sign)),
    );
const isZip = begins('PK\x03\x04');
/** An office file is a ZIP whose parts stand in this folder; programs in it are not passed on. */
const office = (folder: string) => (bytes: Buffer) =>
  isZip(bytes) &&
  bytes.includes(`${folder}/`, 0, 'latin1') &&
  bytes.includes('[Content_Types].xml', 0, 'latin1') &&
  !bytes.includes('vbaProject.bin', 0, 'latin1');
const openDocument = (kind: string) => (bytes: Buffer) =>
  isZip(bytes) && bytes.subarray(0, 200).includes(`mimetypeapplication/vnd.oasis.opendocument.${kind}`, 0, 'latin1');
const isText = (bytes: Buffer) => {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
};
const openXml = 'application/vnd.openxmlformats-officedocument';

/** The kinds of files that are passed on, by the ending of a name: pictures, documents, tables, text, sound and film. Nothing that runs by itself. */
const kinds: Readonly<Record<string, Kind>> = {
  png: { mediaType: 'image/png', fits: begins('\x89PNG\r\n\x1a\n') },
  jpg: { mediaType: 'image/jpeg', fits: begins([0xff, 0xd8, 0xff]) },
  jpeg: { mediaType: 'image/jpeg', fits: begins([0xff, 0xd8, 0xff]) },
  gif: { mediaType: 'image/gif', fits: begins('GIF87a', 'GIF89a') },
  webp: { mediaType: 'image/webp', fits: (bytes) => begins('RIFF')(bytes) && begins('WEBP')(bytes.subarray(8)) },
  pdf: { mediaType: 'application/pdf', fits: begins('%PDF-') },
  docx: { mediaType: `${openXml}.wordprocessingml.document`, fits: office('word') },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, fits: office('xl') },
  pptx: { mediaType: `${openXml}.presentationml.presentation`, fits: office('ppt') },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', fits: openDocument('text') },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', fits: openDocument('spreadsheet') },
  odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', fits: openDocument('presentation') },
  txt: { mediaType: 'text/plain', fits: isText },
  md: { mediaType: 'text/markdown', fits: isText },
  csv: { mediaType: 'text/csv', fits: isText },
  tsv: { mediaType: 'text/tab-separated-values', fits: isText },
  json: { mediaType: 'application/json', fits: isText },
  ics: { mediaType: 'text/calendar', fits: isText },
  mp3: { mediaType: 'audio/mpeg', fits: begins('ID3', [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2]) },
  ogg: { mediaType: 'audio/ogg', fits: begins('OggS') },
  m4a: { mediaType: 'audio/mp4', fits: (bytes) => begins('ftyp')(bytes.subarray(4)) },
  mp4: { mediaType: 'video/mp4', fits: (bytes) => begins('ftyp')(bytes.subarray(4)) },
};

/** Tells what a file is by its content, where that is what its name says and is passed on; null otherwise. */
export function readMediaType(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
  return kind?.fits(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ? kind.mediaType : null;
}
