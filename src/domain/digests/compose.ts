import { type DigestItem, type DigestPart, type DigestRecipient, type DigestSection, digestSections } from './item.ts';

/** Gives what a section could tell a recipient, best first; `isTold` says what they were told before. */
export type DigestPicker = (recipient: DigestRecipient, isTold: (key: string) => boolean) => DigestItem[];

/** How many of a section stand in one digest. */
const most: Record<DigestSection, number> = {
  reading: 1,
  experiences: 5,
  questions: 3,
  figures: 6,
  events: 5,
  mine: 5,
};

/** A digest's parts, without empty ones. What stands in one part does not stand in a later one again. */
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

/** Whether there is nothing in it that would be worth a message. */
export function isEmptyDigest(parts: readonly DigestPart[]): boolean {
  return !parts.some(({ items }) => items.some(({ isNew }) => isNew));
}

export function listKeys(parts: readonly DigestPart[]): { key: string; isLead: boolean }[] {
  return parts.flatMap(({ section, items }) =>
    items.flatMap(({ key, also = [] }) => [key, ...also].map((each) => ({ key: each, isLead: section === 'reading' }))),
  );
}
