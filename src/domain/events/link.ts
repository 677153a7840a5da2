/** Stands for the name of a group's room. */
const room = '{room}';

/** An address of calls as people write it. */
export const linkExample = { room, example: `https://meet.jit.si/${room}` };

/** Returns what is wrong with the address of calls; null where it will do. It has `{room}` in its path, its query or its fragment. */
export function checkLink(link: string): 'noAddress' | 'noRoom' | 'roomInHost' | null {
  if (/\s/.test(link) || !/^https:\/\//i.test(link) || !URL.canParse(link.replaceAll(room, 'room'))) return 'noAddress';
  if (!link.includes(room)) return 'noRoom';
  const [, host = ''] = /^https:\/\/([^/?#]*)/i.exec(link) ?? [];
  return host.includes('{') ? 'roomInHost' : null;
}
