import { type DigestItem, type DigestPart, type DigestRecipient, type DigestSection, digestSections } from './item.ts';

/** Lists what a section can tell a recipient, best first. `isTold` says whether the recipient was told an item before, by its key. */
export type DigestPicker = (recipient: DigestRecipient, isTold: (key: string) => boolean) => DigestItem[];

/** The most items that a section shows in one digest. */
const most: Record<DigestSection, number> = {
  reading: 1,
  experiences: 5,
  tools: 3,
  questions: 3,
  figures: 6,
  events: 5,
  mine: 5,
};

/** Composes the parts of a digest; empty parts are left out. An item of one part is not repeated in a later one. */
export function composeDigest(
  pickers: readonly { section: DigestSection; pick: DigestPicker }[],
  recipient: DigestRecipient,
  told: ReadonlySet<string>,
): DigestPart[] {
  const taken = new Set<string>();
  const isTold = (key: string) => told.has(key) || taken.has(key);
  return digestSections.flatMap((section) => {
    if (recipient.sections.length > 0 && !recipient.sections.includes(section)) return [];
    const found = pickers
      .filter((picker) => picker.section === section)
      .flatMap(({ pick }) => pick(recipient, isTold).filter(({ key }) => !isTold(key)));
    const items = found.slice(0, most[section]);
    for (const { key } of items) taken.add(key);
    return items.length > 0 ? [{ section, items, more: found.length - items.length }] : [];
  });
}

/** Returns whether a digest has no new item, so that it is not sent. */
export function isEmptyDigest(parts: readonly DigestPart[]): boolean {
  return !parts.some(({ items }) => items.some(({ isNew }) => isNew));
}

export function listKeys(parts: readonly DigestPart[]): { key: string; isLead: boolean }[] {
  return parts.flatMap(({ section, items }) =>
    items.flatMap(({ key, also = [] }) => [key, ...also].map((each) => ({ key: each, isLead: section === 'reading' }))),
  );
}
