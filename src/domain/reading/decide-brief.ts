import { answer } from './answer.ts';
import type { Asker, Decision } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has } from './question-kind.ts';

/** As many as a brief is set against. */
const mostAgainst = 3;

/** "Write me two pages about Murcia against Apulia": the region named first is what it is on. */
export function decideBrief(frame: Frame, asker: Asker): Decision | null {
  const isOther = has(frame, 'experience', 'contact', 'digest') || frame.families.length > 0;
  if (!has(frame, 'brief') || isOther || frame.unknownPlaces.length > 0) return null;
  const named = frame.regions.map(({ code }) => code);
  const own = frame.isOwn ? asker.region : null;
  const [region, ...others] = own === null ? named : [own, ...named.filter((code) => code !== own)];
  if (region === undefined || others.length > mostAgainst) return null;
  const [area] = frame.areas;
  const line = joinLine(
    '/brief',
    region,
    others.length > 0 && `against=${others.join(',')}`,
    area !== undefined && `area=${area}`,
  );
  return answer({ ...frame, matters: [] }, line, [
    ...[region, ...others].map((value) => ({ kind: 'region' as const, value })),
    ...(area === undefined ? [] : [{ kind: 'area' as const, value: area }]),
  ]);
}
