import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Emoji = { hexcode: string; unicode: string; skins?: { hexcode: string; unicode: string }[] };

// An address is left alone: "https://a.example/:100:" is none of ours.
const code = /https?:\/\/\S+|:([a-z0-9_+'-]{1,80}):(?::skin-tone-([2-6])(?:-([2-6]))?:)?/giu;
/** Returns whether a name may also be part of a time or a ratio; such a code counts only if it stands alone. */
const isShort = (name: string) => name.length < 3 || /^\d+$/.test(name);

let emojiByName: Map<string, Emoji> | undefined;

/** Slack's emoji codes as the emoji themselves: ":tada:", ":wave::skin-tone-3:". Those of a workspace's own, and what is none, stay. */
export function decodeEmoji(text: string): string {
  if (!/:[^:\s]+:/.test(text)) return text;
  return text.replace(code, (whole, name: string | undefined, first?: string, second?: string, ...rest) => {
    if (name === undefined) return whole;
    const at = rest.find((each): each is number => typeof each === 'number') ?? 0;
    const beside = text.charAt(at - 1) + text.charAt(at + whole.length);
    if (isShort(name) && /[\p{L}\p{N}]/u.test(beside)) return whole;
    return findEmoji(name, first, second) ?? whole;
  });
}

/** The emoji of a name, in a skin colour if there is one; null for a name that Slack gives to none. */
export function findEmoji(name: string, first?: string, second = first): string | null {
  emojiByName ??= loadEmoji();
  const emoji = emojiByName.get(name.toLowerCase());
  if (!emoji || first === undefined || second === undefined) return emoji?.unicode ?? null;
  const tones = [first, second].map((tone) => `1F3F${'__BCDEF'.charAt(Number(tone))}`);
  // Two people of one colour have one sign for it, or the same twice.
  const wanted = [...new Set(tones)].join();
  const skin = emoji.skins?.find(({ hexcode }) => [...new Set(hexcode.match(/1F3F[B-F]/g))].join() === wanted);
  return skin?.unicode ?? emoji.unicode;
}

function loadEmoji(): Map<string, Emoji> {
  const known: Emoji[] = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('emojibase-data/en/compact.json'), 'utf8'),
  );
  // Signs that are drawn in colour anyway need no mark for it, and are typed without one.
  const emoji = known.map((each) => ({
    ...each,
    unicode: each.unicode.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1'),
  }));
  const names: { [hexcode: string]: string | string[] } = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('emojibase-data/en/shortcodes/iamcal.json'), 'utf8'),
  );
  return new Map(emoji.flatMap((each) => [names[each.hexcode] ?? []].flat().map((name) => [name, each] as const)));
}
