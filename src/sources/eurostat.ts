import type { KnownFigures } from '#src/domain/figures/figure-row.ts';
import { type FigureService, FigureServiceError } from '#src/domain/figures/refresh.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { createEurostatClient, type EurostatParts, TooLargeError } from './eurostat-client.ts';
import { type EurostatRequest, requestsFor, splitRequest } from './eurostat-request.ts';
import { figureFile } from './figure-file.ts';
import { SourceError } from './source.ts';

const { eurostat: texts } = operatorTexts.source;

/** Eurostat's dissemination API, without a slash at the end. */
export const eurostatAddress = 'https://ec.europa.eu/eurostat/api/dissemination';

/**
 * Eurostat's statistics API. Asked one request at a time, a table at a time, only for the series that the catalogue has; a request that it calls too
 * large is asked again in halves.
 */
export function createEurostat(parts: EurostatParts): FigureService {
  const client = createEurostatClient(parts);

  async function* ask(
    request: EurostatRequest,
    known: KnownFigures,
    signal: AbortSignal,
  ): ReturnType<FigureService['read']> {
    let content: Uint8Array;
    try {
      content = await client.get(pathOf(request), signal);
    } catch (error) {
      if (!(error instanceof TooLargeError)) throw error;
      const smaller = splitRequest(request, known.lastYear ?? new Date().getUTCFullYear());
      if (smaller.length === 0) throw new FigureServiceError(texts.tooLarge({ dataset: request.dataset }));
      for (const one of smaller) yield* ask(one, known, signal);
      return;
    }
    async function* whole() {
      yield content;
    }
    try {
      yield* figureFile.parse(whole(), known, { table: request.dataset });
    } catch (error) {
      if (error instanceof SourceError) throw new FigureServiceError(`${request.dataset}: ${error.message}`);
      throw error;
    }
  }

  return {
    async listUpdates(signal) {
      const content = await client.get('/catalogue/toc/txt?lang=en', signal);
      const updates = parseContents(Buffer.from(content).toString('utf8'));
      if (updates.size === 0) throw new FigureServiceError(texts.noTables);
      return updates;
    },
    async *read(dataset, known, signal) {
      for (const request of requestsFor(dataset, known.series)) yield* ask(request, known, signal);
    },
  };
}

function pathOf({ dataset, filters, geoLevel, since, until }: EurostatRequest): string {
  const query = new URLSearchParams({ format: 'JSON', lang: 'EN' });
  for (const [name, values] of filters) for (const value of values) query.append(name, value);
  if (geoLevel !== null) query.append('geoLevel', geoLevel);
  if (since !== null) query.append('sinceTimePeriod', String(since));
  if (until !== null) query.append('untilTimePeriod', String(until));
  return `/statistics/1.0/data/${encodeURIComponent(dataset.toUpperCase())}?${query}`;
}

/** Eurostat's table of contents: title, code, type, last update of data … with tabs between and quotation marks around. */
export function parseContents(text: string): Map<string, string> {
  const [header = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const cells = (line: string) => line.split('\t').map((cell) => cell.trim().replace(/^"|"$/g, '').trim());
  const names = cells(header).map((name) => name.toLowerCase());
  const [code, type, update] = ['code', 'type', 'last update of data'].map((name) => names.indexOf(name));
  const updates = new Map<string, string>();
  for (const line of lines) {
    const row = cells(line);
    const [own, kind, at] = [row[code ?? -1], row[type ?? -1], row[update ?? -1]];
    if (own && at && kind !== 'folder') updates.set(own.toLowerCase(), at);
  }
  return updates;
}
