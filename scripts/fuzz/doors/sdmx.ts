import type { Series } from '#src/domain/figures/figure-row.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import { SourceError } from '#src/sources/source.ts';
import type { Database } from '#src/store/database/database.ts';
import { listSeries, listTerritories } from '#src/store/figures/catalogue.ts';
import { importFigures } from '#src/store/figures/import.ts';
import type { Door } from '../door.ts';
import { mutateBytes, mutateText } from '../mutate.ts';
import { oddText } from '../odd.ts';
import type { Random } from '../random.ts';

/** Files of Eurostat, imported into the server's own database as `npm run import` does it. */
export async function createSdmxDoor(database: Database, failed: (error: unknown) => void): Promise<Door> {
  const areas = (await listTerritories(database.sql)).map(({ code }) => code);
  const known = new Set(areas);
  const series = await listSeries(database.sql);
  const figures = { series, isTerritory: (code: string) => known.has(code), lastYear: new Date().getUTCFullYear() };

  return {
    name: 'SDMX',
    share: 0.04,
    async send(random) {
      const since = performance.now();
      const end = (status: string) => ({ status, text: '', ms: performance.now() - since });
      try {
        const options = { file: 'fuzz.csv', now: () => new Date() };
        const report = await importFigures(
          database,
          figureFile.parse(chunks(makeFile(random, series, areas), random), figures),
          options,
        );
        return end(report.new + report.revised + report.unchanged > 0 ? 'read' : 'nothing read');
      } catch (error) {
        if (error instanceof SourceError) return end('refused');
        failed(error);
        return end('failed');
      }
    },
  };
}

function makeFile(random: Random, series: Series[], areas: string[]): Buffer {
  const { dataset, dimensions } = random.pick(series);
  const names = Object.keys(dimensions);
  const columns = ['DATAFLOW', 'LAST UPDATE', 'freq', ...names, 'geo', 'TIME_PERIOD', 'OBS_VALUE', 'OBS_FLAG'];
  const cell = (name: string): string => {
    if (random.chance(0.03)) return oddText(random).slice(0, 3_000);
    switch (name) {
      case 'DATAFLOW':
        return `ESTAT:${dataset.toUpperCase()}(1.0)`;
      case 'LAST UPDATE':
        return random.pick(['01/02/26 11:00:00', '15/11/25 23:00:00', '31/02/26 11:00:00', '2026-01-01T00:00:00Z']);
      case 'freq':
        return 'A';
      case 'geo':
        return random.chance(0.9) ? random.pick(areas) : random.pick(['ESZZ', 'EU27_2020', 'FR24', 'xx']);
      case 'TIME_PERIOD':
        return random.pick(['2019', '2024', '2025', '2025-Q1', '0', '20245']);
      case 'OBS_VALUE':
        return random.pick([String(random.below(1_000) / 10), ':', '', '1e3', 'NaN', '-0', '1,5', '9'.repeat(400)]);
      case 'OBS_FLAG':
        return random.pick(['', 'b', 'u', 'bu', 'zz', '!']);
      default:
        return dimensions[name] ?? '';
    }
  };
  const rows = Array.from({ length: random.pick([0, 1, 5, 30]) }, () => columns.map(cell));
  const sign = random.pick([',', ',', ',', ';', '\t']);
  const text = [columns, ...rows].map((cells) => cells.join(sign)).join(random.pick(['\n', '\r\n', '\r']));
  if (random.chance(0.3)) return Buffer.from(text);
  return random.chance(0.5) ? Buffer.from(mutateText(text, random)) : mutateBytes(Buffer.from(text), random);
}

/** A file as it is read: in pieces that end anywhere. */
async function* chunks(bytes: Buffer, random: Random): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const to = at + 1 + random.below(4_000);
    yield bytes.subarray(at, to);
    at = to;
  }
}
