import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { type DigestFigure, type DigestItem, type DigestOwnChange, type DigestPart, subjectsOf } from './item.ts';

/** What a digest says, before it is put into words. Plain JSON. */
export type Digest = {
  period: string;
  /** The ISO instant of the snapshot: the digest holds nothing later. */
  cutOff: string;
  /** Region codes it is written for. */
  regions: string[];
  parts: DigestPart[];
  /** The number of earlier issues that were not sent. */
  missed: number;
  /** The figure that stands first, over the years, with that of its country. */
  trend: DigestTrend | null;
};

export type TrendPoint = { year: number; value: number | null; flags: string };

/** A figure's years; `retrieved` is the source's date of the newest. */
export type DigestTrend = {
  indicator: string;
  territory: string;
  points: TrendPoint[];
  country: { territory: string; points: TrendPoint[] } | null;
  retrieved: string;
};

/** Lists the subjects that a digest quotes from other people. */
export function listSubjects({ parts }: Digest): QuotedSubject[] {
  return [...new Set(parts.flatMap(({ items }) => items.flatMap(subjectsOf)))];
}

/** Returns a digest without the items whose subjects were removed after it was composed. */
export function withoutSubjects(digest: Digest, gone: ReadonlySet<string>): Digest {
  if (gone.size === 0) return digest;
  const parts = digest.parts
    .map((part) => ({ ...part, items: part.items.filter((item) => !subjectsOf(item).some((each) => gone.has(each))) }))
    .filter(({ items }) => items.length > 0);
  return { ...digest, parts };
}

/** Lists the keys of the items that are left out for that reason. */
export function listGoneKeys({ parts }: Digest, gone: ReadonlySet<string>): string[] {
  const items = parts.flatMap((part) => part.items);
  return items.filter((item) => subjectsOf(item).some((each) => gone.has(each))).map(({ key }) => key);
}

/** An own change as it was kept: before it had this name, and before questions had such changes. All were of experiences that everybody could read. */
type KeptOwnChange = Omit<DigestOwnChange, 'type' | 'line' | 'path'> &
  Partial<Pick<DigestOwnChange, 'line' | 'path'>> & { type: 'own-change' | 'echo' };
/** A value as it was kept: a territory was called an area before. */
type KeptTerritory<Value extends { territory: string }> = Value | (Omit<Value, 'territory'> & { area: string });
type KeptItem = Exclude<DigestItem, DigestOwnChange | DigestFigure> | KeptTerritory<DigestFigure> | KeptOwnChange;
type KeptTrend = KeptTerritory<Omit<DigestTrend, 'country'>> & {
  country: KeptTerritory<NonNullable<DigestTrend['country']>> | null;
};
export type InboxDigest = Omit<Digest, 'parts' | 'trend'> & {
  parts: (Omit<DigestPart, 'items'> & { items: KeptItem[] })[];
  trend: KeptTrend | null;
};

/** A digest as it was kept, perhaps by an earlier version of the program. */
export function decodeDigest(kept: InboxDigest): Digest {
  const { trend } = kept;
  return {
    ...kept,
    parts: kept.parts.map((part) => ({ ...part, items: part.items.map(decodeItem) })),
    trend: trend && decodeTrend(trend),
  };
}

function decodeTrend({ country, ...trend }: KeptTrend): DigestTrend {
  return { ...withTerritory<Omit<DigestTrend, 'country'>>(trend), country: country && withTerritory(country) };
}

function withTerritory<Value extends { territory: string }>(kept: KeptTerritory<Value>): Value {
  if (!('area' in kept)) return kept;
  const { area, ...rest } = kept;
  return { ...rest, territory: area } as unknown as Value;
}

function decodeItem(item: KeptItem): DigestItem {
  if (item.type === 'entry') return item;
  if (item.type === 'figure') return withTerritory<DigestFigure>(item);
  const { line = `/experience show ${item.number}`, path = `/experiences/${item.number}` } = item;
  return { ...item, type: 'own-change', line, path };
}
