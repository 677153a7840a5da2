/** Under which licence whoever runs the server gives the published experiences away: its short name and the address of its text. */
export type Licence = { name: string; url: string };

/** Licences for data by their SPDX identifiers. */
const known: Readonly<Record<string, string>> = {
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC-BY-NC-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  'ODbL-1.0': 'https://opendatacommons.org/licenses/odbl/1-0/',
  'ODC-By-1.0': 'https://opendatacommons.org/licenses/by/1-0/',
};

/** The identifiers that are known. */
export const licenceNames = Object.keys(known);

/** Reads a licence: an SPDX identifier that is known, or the https address of any other. Null if it is neither, or if the address holds a password: it is published. */
export function readLicence(text: string): Licence | null {
  const name = licenceNames.find((each) => each.toLowerCase() === text.toLowerCase());
  const url = name && known[name];
  if (name && url) return { name, url };
  const address = /^https:\/\/[^\s"<>]+$/i.test(text) ? URL.parse(text) : null;
  return address && address.username === '' && address.password === '' ? { name: text, url: text } : null;
}
