import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { takeFigures } from './commands/figures/take-figures.ts';
import { fetchNamed } from './commands/given-file.ts';
import { takePolicies } from './commands/policies/take-policies.ts';
import type { AppContext } from './context.ts';
import { inOnePiece } from './sources/source.ts';
import type { TakeImport } from './web/figures/import-page.ts';

/** The imports that the page of staff offers, of a file or of one at an address. */
export function createTakeImport(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'now' | 'importHosts'>,
): TakeImport {
  return async (from, { kind, settings, edition, source }, { language, tell }) => {
    const { name, date, read } = 'address' in from ? await fetchFrom(from.address) : { ...from, date: null };
    if (kind === 'figures') return takeFigures(context, { name, date, content: read() }, { settings, language, tell });
    const content = await buffer(Readable.from(read()));
    return takePolicies(context, { name, content }, { index: kind, edition, source, language });
  };

  async function fetchFrom(address: string) {
    const { content, ...facts } = await fetchNamed(context, address);
    return { ...facts, read: () => inOnePiece(content) };
  }
}
