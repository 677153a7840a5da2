/** A file beside an experience. `size` in bytes. */
export type Attachment = {
  id: number;
  experience: number;
  name: string;
  mediaType: string;
  size: number;
  hash: string;
};

/** A record with the files beside it. */
export type WithAttachments<Record> = Record & { attachments: Attachment[] };

/** The kinds of files that are taken, by what their bytes tell, with the endings that their names may have. Only pictures are shown; all else is given to be saved. */
const kinds: Readonly<Record<string, { endings: readonly string[]; isPicture?: true }>> = {
  'application/pdf': { endings: ['pdf'] },
  'image/png': { endings: ['png'], isPicture: true },
  'image/jpeg': { endings: ['jpg', 'jpeg'], isPicture: true },
  'image/gif': { endings: ['gif'], isPicture: true },
  'image/webp': { endings: ['webp'], isPicture: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { endings: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { endings: ['xlsx'] },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { endings: ['pptx'] },
  'application/vnd.oasis.opendocument.text': { endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { endings: ['ods'] },
  'application/vnd.oasis.opendocument.presentation': { endings: ['odp'] },
};

export const attachmentLimits = { fileBytes: 10_000_000, recordBytes: 50_000_000, files: 20 } as const;

/** The endings of the files that are taken. */
export const takenEndings = Object.values(kinds).flatMap(({ endings }) => endings);

export type AttachmentFault =
  | 'none'
  | 'too-large'
  | 'too-much'
  | 'too-many'
  | 'not-taken'
  | 'lies'
  | 'infected'
  | 'not-scanned'
  | 'broken'
  | 'not-kept'
  | 'too-much-held';

/** Judges a file by its name and by what its bytes tell: null where it is taken. A name that says another kind than the bytes is a lie. */
export function judgeKind(name: string, mediaType: string | null): 'not-taken' | 'lies' | null {
  const kind = mediaType === null ? undefined : kinds[mediaType];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (kind?.endings.includes(ending)) return null;
  return takenEndings.includes(ending) ? 'lies' : 'not-taken';
}

/** Returns whether a file is a picture, which a page may show. */
export function isPicture({ mediaType }: Pick<Attachment, 'mediaType'>): boolean {
  return kinds[mediaType]?.isPicture === true;
}
