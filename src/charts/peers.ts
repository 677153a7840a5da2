import { measure } from './font.ts';
import { type Body, bodyWidth, padding, small } from './frame.ts';
import { ink, label, px } from './ink.ts';
import type { PeersSpec } from './spec.ts';
import { shorten } from './text.ts';
import type { Words } from './words.ts';

const nameWidth = 276;
const rowHeight = 47;

export function peers(spec: PeersSpec, words: Words): Body {
  const left = padding + nameWidth + 14;
  const full = bodyWidth - nameWidth - 14 - 40;
  const parts: string[] = [];
  spec.peers.forEach((peer, i) => {
    const y = i * rowHeight;
    const number = `${i + 1}`;
    const name = shorten(
      peer.name,
      nameWidth - 28 - (peer.country ? Math.min(70, measure(peer.country, 14)) + 8 : 0),
      15,
      700,
    );
    const similarity = Math.max(0, Math.min(100, peer.similarity ?? 0));
    if (i > 0) parts.push(`<rect x="${padding}" y="${y}" width="${bodyWidth}" height="1" fill="${ink.faint}"/>`);
    parts.push(
      label(padding + 20, y + 21, number, { size: 14, fill: ink.soft, anchor: 'end' }),
      label(padding + 28, y + 21, name, { size: 15, weight: 700 }),
      `<rect x="${left}" y="${y + 9}" width="${full}" height="14" rx="3" fill="${ink.faint}"/>`,
      `<rect x="${left}" y="${y + 9}" width="${px((full * similarity) / 100)}" height="14" rx="3" fill="#0072B2"/>`,
      label(padding + bodyWidth, y + 22, words.number(similarity, 0), { size: 16, weight: 700, anchor: 'end' }),
      label(padding + 28, y + 39, shorten(differences(words, peer), bodyWidth - 28, small), {
        size: small,
        fill: ink.soft,
      }),
    );
    if (peer.country) {
      const x = padding + 28 + measure(name, 15, 700) + 8;
      parts.push(
        label(x, y + 21, shorten(peer.country, padding + nameWidth - x + 4, 14), { size: 14, fill: ink.soft }),
      );
    }
  });
  if (spec.peers.length === 0) parts.push(label(padding, 24, words.noData, { size: 15, fill: ink.soft }));
  return {
    svg: parts.join(''),
    height: Math.max(40, spec.peers.length * rowHeight),
    notes: [],
    sentences: spec.peers.map((peer, i) => {
      const remark = differences(words, peer);
      const similarity = words.similarity({ value: words.number(peer.similarity ?? 0, 0) });
      return `${i + 1}. ${peer.name}${peer.country ? ` (${peer.country})` : ''}, ${similarity}${remark === '' ? '' : `, ${remark}`}`;
    }),
  };
}

/** The two dimensions with the largest parts, the largest first. */
function differences(words: Words, { contributions }: PeersSpec['peers'][number]): string {
  const largest = [...contributions]
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)
    .slice(0, 2);
  if (largest.length === 0) return '';
  return words.differsMost({ dimensions: largest.map(({ dimension }) => dimension).join(', ') });
}
