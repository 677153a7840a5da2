import { foldText } from '#src/core/text.ts';
import type { Definition } from './definition.ts';

type On = Definition['on'];

/** What is said in a channel, or the sign that somebody sets below a message there. */
export type Heard = { text: string } | { sign: string };

/** Lists the names of what a rule begins with that is no activity: its form, what a program sends, what was heard. */
export function namesFilled(on: On): string[] {
  if ('form' in on) return on.form.fields.map(({ name }) => name);
  if ('webhook' in on) return on.webhook.fields;
  if ('keyword' in on) return ['text'];
  return 'reaction' in on ? ['sign'] : [];
}

/** Returns the channel in which a rule hears; null where it hears nowhere. */
export function channelHeard(on: On): string | null {
  if ('keyword' in on) return on.keyword.in;
  return 'reaction' in on ? on.reaction.in : null;
}

/** Returns whether a rule begins with what somebody does whom it knows. */
export const isAboutSomebody = (on: On): boolean =>
  !('schedule' in on || 'webhook' in on || ('form' in on && on.form.for === 'everybody'));

/** Returns whether a rule begins with what was heard. Words are whole words, in whatever letters, with or without accents. */
export function isMeant(on: On, heard: Heard): boolean {
  if ('reaction' in on) return 'sign' in heard && bareSign(heard.sign) === bareSign(on.reaction.sign);
  if (!('keyword' in on && 'text' in heard)) return false;
  const text = ` ${foldText(heard.text)} `;
  return on.keyword.words.some((word) => text.includes(` ${foldText(word)} `));
}

/** A sign whatever its skin and whether it is asked to be drawn in colour; a platform’s own ones by their names. */
const bareSign = (sign: string) =>
  sign
    .replaceAll(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, '')
    .replaceAll(':', '')
    .trim();
