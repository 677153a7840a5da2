/** Abbreviations of the languages that are read here, which look like names of hosts. */
const abbreviations = new Set(
  `a.a a.m a.o b.b bl.a c.a c.d d.h d.o.o d.v.s e.e e.g etc.al f.eks f.o.m fr.o.m g.m h.c i.a i.d.r i.e i.s inkl.moms k.k l.l m.a.o m.a.w m.b m.b.a m.b.t m.fl m.h.a m.in m.m m.n n.b n.e
  n.o n.v o.a o.d o.dyl o.ä o.g o.s o.s.v p.a p.e p.ej p.ex p.g.a p.m p.o p.p p.s r.o s.a s.a.s s.k s.l s.o s.p.a s.r.l s.u t.d.e t.ex t.o.m t.v t.z u.a u.u u.å ul.dr v.a v.g v.s w.o z.b
  z.hd z.t z.z`
    .split(/\s+/)
    .filter(Boolean),
);

const dotted = /[\p{L}\p{M}\p{N}_-]+(?:[.。．｡][\p{L}\p{M}\p{N}_-]+)+(?:[/:]\S*)?/gu;
const leading =
  /\/\/\S*|\bwww\.\S*|\S*@\S*|\]\s*\(\S*|\b(?:https?|ftps?|sftp|wss?|file|data|blob|javascript|vbscript|mailto|tel|sms|smsto|callto|facetime|geo|skype|ssh|tg|whatsapp|signal|slack|discord|msteams|magnet|intent|market|view-source|about):\S*/giu;

/** Returns whether words that are joined by full stops are no name of a host: an abbreviation, or figures alone. */
const isHarmless = (text: string) =>
  abbreviations.has(text.toLowerCase()) ||
  /^\p{N}+(?:\.\p{N}+)*\p{L}*$/u.test(text) ||
  /^\p{Lu}(?:\.\p{Lu})+$/u.test(text);

/** Lists words that are joined by full stops, as names of hosts and files are, each with where it begins. */
export function findDotted(text: string): { index: number; said: string }[] {
  return [...text.matchAll(dotted)].flatMap(({ index, 0: said }) => (isHarmless(said) ? [] : [{ index, said }]));
}

/** Returns the first part of a translation that leads somewhere, or looks as if, and does not stand in the original; null where there is none. */
export function findAddedAddress(translated: string, original: string): string | null {
  const found = [
    ...findDotted(translated).map(({ said }) => said),
    ...[...translated.matchAll(leading)].map(([said]) => said),
  ];
  return found.find((said) => !original.includes(said.replace(/[.,;:!?)\]»”"’']+$/u, ''))) ?? null;
}
