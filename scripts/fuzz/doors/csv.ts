import type { Asker } from '../ask.ts';
import type { Door } from '../door.ts';
import { mutateBytes, mutateText } from '../mutate.ts';
import { oddText } from '../odd.ts';
import type { Random } from '../random.ts';
import { cookieOf, idOf } from './playground.ts';

export const csvAdmin = 'who runs digests';

const columns = ['address', 'name', 'weekday', 'time', 'zone', 'language', 'areas', 'regions'];
const values: Record<string, string[]> = {
  address: ['ana@example.org', 'BO@EXAMPLE.ORG', 'Ana Ruiz <ana@example.org>', 'mailto:c@example.org', 'no address'],
  name: ['Ana Ruiz', '’t Hart', '"Bo"', ''],
  weekday: ['Monday', 'tuesday', '3', 'lundi', ''],
  time: ['9:00', '08.30', '9 am', '25:00', ''],
  zone: ['Europe/Madrid', 'CET', 'Kyiv', ''],
  language: ['en', 'Swedish', 'español', ''],
  areas: ['housing|education', 'language', 'housing; language', ''],
  regions: ['Catalonia', 'Skåne, Murcia', 'ES51|SE22', ''],
};
/** Whoever looks at a list does not take it: each row would be a mail. */
const takenShare = 0.01;

/** Lists of partners, as a file or pasted, by somebody who may subscribe them. */
export function createCsvDoor({ ask }: { ask: Asker }): Door {
  return {
    name: 'CSV',
    share: 0.06,
    send(random) {
      const base = { id: idOf(random) };
      const take = { ...base, type: 'pressed', line: `/digest import-take ${1 + random.below(500)}` };
      const content = makeList(random);
      const file = {
        name: 'partners.csv',
        mediaType: random.pick(['text/csv', 'application/vnd.ms-excel', '']),
        content,
      };
      const list = random.chance(0.8) ? { file: [file] } : { text: content };
      const submitted = { ...base, type: 'submitted', form: '/digest import', values: list };
      return ask({
        path: '/playground/events',
        headers: { 'content-type': 'application/json', cookie: cookieOf(csvAdmin) },
        body: JSON.stringify(random.chance(takenShare) ? take : submitted),
      });
    },
  };
}

function makeList(random: Random): string {
  const sign = random.pick([',', ';', '\t', '|']);
  const named = columns.filter((name) => name === 'address' || random.chance(0.6));
  const rows = Array.from({ length: random.pick([0, 1, 3, 20]) }, () =>
    named.map((name) => {
      const value = random.chance(0.05) ? oddText(random).slice(0, 5_000) : random.pick(values[name] ?? ['']);
      return random.chance(0.3) ? `"${value.replaceAll('"', '""')}"` : value;
    }),
  );
  const end = random.pick(['\n', '\r\n', '\r']);
  const text = [named, ...rows].map((cells) => cells.join(sign)).join(end);
  if (random.chance(0.3)) return text;
  if (random.chance(0.6)) return mutateText(text, random);
  // As bytes that are read as if they were of another encoding.
  return mutateBytes(Buffer.from(text, random.pick(['utf8', 'utf16le', 'latin1'] as const)), random).toString(
    random.pick(['utf8', 'latin1'] as const),
  );
}
