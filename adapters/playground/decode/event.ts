import { z } from 'zod';
import { splitLine } from '#src/core/command-line.ts';
import type { Actor, Event } from '#src/core/event.ts';
import { formatPlace } from '#src/core/place.ts';
import { cleanText } from '#src/core/text.ts';
import { parseJson } from './json.ts';

export const platform = 'playground';
export const space = 'local';

// How much is taken is the bot's to say.
const text = z.string();
const line = text.min(1);
const named = { name: text, mediaType: text.max(200) };
/** As text; as bytes, in base64; or kept before, by its number, which is the bot's to judge. */
const file = z.union([
  z.object({ ...named, content: z.literal(''), held: z.number().int().positive() }),
  z.object({ ...named, content: text, encoding: z.literal('base64') }),
  z.object({ ...named, content: text.transform(cleanText) }),
]);
const values = z.record(z.string(), z.union([text, z.boolean(), z.number(), z.array(text), z.array(file), z.null()]));

const base = {
  /** Made in the browser and sent again with every retry. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  locale: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .optional()
    .catch(undefined),
  timeZone: z.string().refine(isTimeZone).optional().catch(undefined),
};

/** An action of a person, as the page reports it. */
const happening = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('said'), text }),
  z.object({ ...base, type: z.literal('pressed'), line }),
  z.object({ ...base, type: z.literal('submitted'), form: line, values }),
  z.object({ ...base, type: z.literal('closed'), form: line, values }),
  /** Someone is typing; `text` is what stands left of the caret in the line, or in a field that looks up names of the kind `field`. */
  z.object({ ...base, type: z.literal('typing'), text, field: z.string().max(50).optional() }),
]);
export type Happening = z.output<typeof happening>;
export type Typing = Extract<Happening, { type: 'typing' }>;

/** Reads what the page reports, from the JSON of a request; null if it is something else. */
export function readHappening(body: ArrayBuffer): Happening | null {
  return happening.safeParse(parseJson(body)).data ?? null;
}

/** An event of the bot for what `user` did. The user is part of its id: nobody can ask for the answer to another's event. */
export function decode(done: Exclude<Happening, Typing>, user: string, origin?: string): Event {
  const actor: Actor = {
    platform,
    space,
    user,
    ...(done.locale && { locale: done.locale }),
    ...(done.timeZone && { timeZone: done.timeZone }),
    ...(origin && { origin }),
  };
  const common = { id: `${platform}:${user}:${done.id}`, actor, place: placeOf(user) };
  switch (done.type) {
    case 'said': {
      const said = done.text.trim();
      const split = said.startsWith('/') ? splitLine(said) : null;
      return split
        ? { ...common, type: 'command', command: split.command, text: split.rest }
        : { ...common, type: 'mention', text: said };
    }
    case 'pressed':
      return { ...common, type: 'action', line: done.line };
    case 'submitted':
      return { ...common, type: 'submission', form: done.form, values: done.values };
    case 'closed':
      return { ...common, type: 'draft', form: done.form, values: done.values };
    default:
      return done satisfies never;
  }
}

/** Returns the place for messages to a person of the playground. */
export function placeOf(user: string) {
  return formatPlace({ platform, space, kind: 'user', id: user });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
