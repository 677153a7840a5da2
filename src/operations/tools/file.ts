import type { AppContext } from '#src/context.ts';
import type { Tool } from '#src/domain/tools/tool.ts';

/** In chat no larger file is given, in bytes. */
const mostGiven = 9_000_000;

/** The file of an entry as a chat gives it: its bytes as base64; why it cannot be given there, or null where the entry has none. */
export async function readToolFile(
  { files }: Pick<AppContext, 'files'>,
  { file }: Pick<Tool, 'file'>,
): Promise<{ content: string } | 'too-large' | 'gone' | null> {
  if (file === null) return null;
  if (file.size > mostGiven) return 'too-large';
  const bytes = await files?.read(file.hash);
  return bytes ? { content: Buffer.from(bytes).toString('base64') } : 'gone';
}
