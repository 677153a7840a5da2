import { md } from '#src/core/markdown.ts';

/** Trying what others tried. */
export const adoption = {
  labels: { after: 'Tried after', by: 'Tried too by' },
  one: (number: number, region: string) => `#${number} (${region})`,
  more: (count: number) => `${count} more`,
  form: (number: number) => ({ title: `We try #${number} too` }),
  intro: (title: string, region: string) =>
    md`After “${title}” (${region}). Say what you do and what you changed for your region.`,
  gone: 'What you wanted to try is no longer open to everybody. What you write is logged by itself.',
  own: (number: number) =>
    md`#${number} is yours. Change it with /experience edit ${number}, or log what you did anew with /experience log.`,
  notOpen: (number: number) => md`#${number} is not open to everybody, so nobody can try it yet.`,
  sameRegion: (number: number, region: string) =>
    `#${number} is from ${region} itself. Choose the region that tries it too, or use /experience log.`,
  logged: (number: number, first: number, isTold: boolean) =>
    md`Thank you: logged as #${number}, tried after #${first}.${isTold ? ` The next digest of who logged #${first} says so.` : ''}`,
  button: 'We try this too',
};
