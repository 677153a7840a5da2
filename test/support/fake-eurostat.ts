import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';

export type FakeTable = {
  updated: string;
  /** Dimensions in their order, without geo and time, each with its codes. */
  dimensions: Record<string, string[]>;
  /** “FOR,T,ES51,2024” → 12.5, “12.5 b” or “: u”. */
  cells: Record<string, number | string>;
};

/** What comes in place of the next answers. */
export type Trouble = { status: number; retryAfter?: string } | 'drop' | 'break-off' | 'hang';

const levels: Record<string, (geo: string) => boolean> = {
  aggregate: (geo) => /^(EU|EA)/.test(geo),
  country: (geo) => geo.length === 2,
  nuts1: (geo) => geo.length === 3,
  nuts2: (geo) => geo.length === 4,
  nuts3: (geo) => geo.length === 5,
};

/**
 * Eurostat's dissemination API on loopback, as strict as it: an unknown table is 404, an unknown dimension or parameter 400, as are geo and geoLevel
 * together; an unknown value is silently empty; what has more cells than `largest` is a 413 that comes as a success. Counts what is impolite.
 */
export async function createFakeEurostat() {
  const tables = new Map<string, FakeTable>();
  const requests: string[] = [];
  const troubles: Trouble[] = [];
  const state = { largest: 1_000_000, atOnce: 0, mostAtOnce: 0, delayMs: 0 };

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://fake');
    requests.push(`${url.pathname}${decodeURIComponent(url.search)}`);
    state.atOnce += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
    response.once('close', () => {
      state.atOnce -= 1;
    });
    if (state.delayMs > 0) await sleep(state.delayMs);
    const trouble = troubles.shift();
    if (trouble === 'hang') return;
    if (trouble === 'drop') return void request.socket.destroy();
    if (trouble === 'break-off') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"version":"2.0"');
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    if (trouble)
      return void response
        .writeHead(trouble.status, trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter })
        .end('Service Unavailable');
    if (request.method !== 'GET') return void response.writeHead(405).end();
    if (url.pathname === '/api/catalogue/toc/txt') return void response.end(contents());
    const [, code] = /^\/api\/statistics\/1\.0\/data\/([A-Z0-9_]+)$/.exec(url.pathname) ?? [];
    if (code === undefined) return void response.writeHead(404).end('Not found');
    const { status, body } = answer(code, url.searchParams);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  function contents(): string {
    const rows = [...tables].map(([code, { updated }]) =>
      [`"    Table ${code}"`, `"${code}"`, '"dataset"', `"${updated}"`, '"01.02.2026"', '"1999"', '"2025"', '""'].join(
        '\t',
      ),
    );
    const header = [
      'title',
      'code',
      'type',
      'last update of data',
      'last table structure change',
      'data start',
      'data end',
      'values',
    ];
    return [
      header.map((name) => `"${name}"`).join('\t'),
      '"Folder"\t"general"\t"folder"\t""\t""\t""\t""\t""',
      ...rows,
      '',
    ].join('\r\n');
  }

  function answer(code: string, query: URLSearchParams): { status: number; body: unknown } {
    const refuse = (status: number, label: string) => ({ status, body: { error: [{ status, id: 100, label }] } });
    const table = tables.get(code.toLowerCase());
    if (!table) return refuse(404, `ERR_NOT_FOUND_4: Dataset ${code} not found`);
    if (query.get('format') !== 'JSON') return refuse(406, 'Format not supported');
    const names = ['freq', ...Object.keys(table.dimensions), 'geo', 'time'];
    const parameters = ['format', 'lang', 'geoLevel', 'sinceTimePeriod', 'untilTimePeriod', 'lastTimePeriod'];
    const unknown = [...query.keys()].find((name) => !names.includes(name) && !parameters.includes(name));
    if (unknown !== undefined) return refuse(400, `Dimension '${unknown}' is not part of the dataset`);
    if (query.has('geo') && query.has('geoLevel')) return refuse(400, 'geo and geoLevel cannot be used together');
    const level = query.get('geoLevel');
    if (level !== null && !levels[level]) return refuse(400, `geoLevel ${level} is unknown`);
    const all = Object.keys(table.cells).map((key) => key.split(','));
    const within = (year: number) =>
      year >= Number(query.get('sinceTimePeriod') ?? 0) && year <= Number(query.get('untilTimePeriod') ?? 9999);
    const geos = [...new Set(all.map((key) => key.at(-2) ?? ''))]
      .filter((geo) => level === null || levels[level]?.(geo))
      .sort();
    const times = [...new Set(all.map((key) => key.at(-1) ?? ''))].filter((time) => within(Number(time))).sort();
    const chosen = Object.entries(table.dimensions).map(([name, codes]) => {
      const asked = query.getAll(name);
      return asked.length > 0 ? codes.filter((each) => asked.includes(each)) : codes;
    });
    const axes = [['A'], ...chosen, geos, times];
    const size = axes.map(({ length }) => length);
    const count = size.reduce((product, length) => product * length, 1);
    if (count > state.largest)
      return {
        status: 200,
        body: {
          warning: { status: 413, id: 0, label: 'ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously.' },
        },
      };
    const value: Record<string, number> = {};
    const status: Record<string, string> = {};
    for (let index = 0; index < count; index += 1) {
      let rest = index;
      const codes = axes.toReversed().map((axis) => {
        const each = axis[rest % axis.length] ?? '';
        rest = Math.floor(rest / axis.length);
        return each;
      });
      const cell = table.cells[codes.toReversed().slice(1).join(',')];
      if (cell === undefined) continue;
      const [number = '', flags = ''] = String(cell).split(' ');
      if (number !== ':') value[index] = Number(number);
      if (flags !== '') status[index] = flags;
    }
    const dimension = Object.fromEntries(
      names.map((name, at) => [
        name,
        {
          label: name,
          category: { index: Object.fromEntries((axes[at] ?? []).map((each, place) => [each, place])), label: {} },
        },
      ]),
    );
    return {
      status: 200,
      body: {
        version: '2.0',
        class: 'dataset',
        label: code,
        source: 'ESTAT',
        updated: table.updated,
        value,
        ...(Object.keys(status).length > 0 && { status }),
        id: names,
        size,
        dimension,
        extension: { lang: 'EN', id: code, agencyId: 'ESTAT' },
      },
    };
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/api`, tables, requests, troubles, state };
}
