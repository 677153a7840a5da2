import type { Context } from 'hono';
import type { Texts } from '../texts.ts';

/** The sentences of the language that a request's browser asks for first. */
export type TextsFor = (c: Context) => Texts;

/** Chooses by Accept-Language: browsers send what they are set to. `textsOf` says English where it has no such language. */
export function createTextsFor(textsOf: (language: string) => Texts): TextsFor {
  return (c) => textsOf(/^\s*([a-z]{2,3})\b/i.exec(c.req.header('accept-language') ?? '')?.[1]?.toLowerCase() ?? 'en');
}
