import { faultSentence } from '#src/answers/experiences/file-fault.ts';
import type { AppContext } from '#src/context.ts';
import type { FileStore } from '#src/core/file-store.ts';
import type { FileValue, FormValues, Problems } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import type { AttachmentFault } from '#src/domain/experiences/attachment.ts';
import { type HeldFile, listHeldFiles, saveHeldFile, sumHeldBytes } from '#src/store/experiences/held-file.ts';
import { storeFile } from './store-file.ts';

type Inside = Pick<AppContext, 'sql' | 'logger' | 'now'> & {
  files: FileStore;
  readFileKind(bytes: Uint8Array): Promise<string | null>;
};

/** What is held for one person until it is part of an experience, in bytes. */
const mostHeld = 200_000_000;

/**
 * Keeps the bytes of files that came with a form outside of it. A file that is not taken is left out; the sentence why stands beside the name of its
 * field. What could not be kept for a fault of ours is said in the same way, and the rest of the form goes on.
 */
export async function holdFiles(
  context: Inside,
  person: Person,
  given: FormValues,
): Promise<{ values: FormValues; problems: Problems }> {
  const values: FormValues = { ...given };
  const problems: Problems = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isGivenAsBytes(value)) continue;
    const held: FileValue[] = [];
    for (const file of value) {
      const taken = file.encoding === 'base64' ? await holdFile(context, person, file) : file;
      if (typeof taken === 'string') problems[name] ??= faultSentence(taken, person, file.name);
      else held.push(taken);
    }
    // Nothing left: what was given before stays.
    if (held.length > 0) values[name] = held;
    else delete values[name];
  }
  return { values, problems };
}

const isGivenAsBytes = (value: FormValues[string]): value is FileValue[] =>
  Array.isArray(value) && value.some((each) => typeof each === 'object' && each.encoding === 'base64');

async function holdFile(
  context: Inside,
  { id }: Person,
  { name: said, mediaType, content }: FileValue,
): Promise<FileValue | AttachmentFault> {
  const { sql, logger, now } = context;
  const bytes = Buffer.from(content, 'base64');
  try {
    if ((await sumHeldBytes(sql, id)) + bytes.length > mostHeld) return 'too-much-held';
    const stored = await storeFile(context, { name: said, bytes });
    if (typeof stored === 'string') return stored;
    const held = await saveHeldFile(sql, { ...stored, person: id, heldAt: now() });
    return { name: stored.name, mediaType, content: '', held };
  } catch (error) {
    logger.error({ err: error }, 'a file given in chat could not be kept');
    return 'not-kept';
  }
}

/** Finds the files that a form holds, of those that are this person's. */
export async function findHeldFiles(
  { sql }: Pick<AppContext, 'sql'>,
  { id }: Person,
  value: FormValues[string] | undefined,
): Promise<HeldFile[]> {
  const numbers = (Array.isArray(value) ? value : []).flatMap((each) =>
    typeof each === 'object' && each.held !== undefined ? [each.held] : [],
  );
  return numbers.length === 0 ? [] : listHeldFiles(sql, id, numbers);
}
