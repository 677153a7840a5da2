/** Several people of one space who read together, as places write it; `id` is their ids with commas between. */
export const groupKind = 'group' as const;
/** A mailbox, as places write it. */
export const mailKind = 'mail' as const;
export type PlaceKind = 'channel' | 'user' | 'thread' | typeof groupKind | typeof mailKind;

/** A place for messages, `{platform}:{space}:{kind}:{id}`; opaque to all but its adapter, so that a job can answer later and elsewhere. */
export type Place = `${string}:${string}:${PlaceKind}:${string}`;

/** A place's parts. `space` is the workspace, guild or machine; it never holds a colon, `id` may. */
export type PlaceParts = { platform: string; space: string; kind: PlaceKind; id: string };

export function formatPlace({ platform, space, kind, id }: PlaceParts): Place {
  return `${platform}:${space}:${kind}:${id}`;
}

const shape = /^([^:]+):([^:]*):(channel|user|thread|group|mail):(.+)$/s;

export const isPlace = (text: string) => shape.test(text);

/** @throws RangeError when the text is no place; places are made by programs, so that is a bug. */
export function parsePlace(place: string): PlaceParts {
  const match = shape.exec(place);
  if (!match) throw new RangeError(`Not a place: ${place}`);
  const [, platform = '', space = '', kind, id = ''] = match;
  return { platform, space, kind: kind as PlaceKind, id };
}
