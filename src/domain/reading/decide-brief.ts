import { answer } from './answer.ts';
import { withoutIntegration } from './decide-integration.ts';
import type { Asker, Decision } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';

/** As many as a brief is set against. */
const mostAgainst = 3;

/** "Write me two pages about Murcia against Apulia": the region named first is what it is on. */
export function decideBrief(whole: Frame, asker: Asker): Decision | null {
  const frame = withBriefNamed(withoutIntegration(whole));
  // "On work": the policy area, where no rate is named.
  const isWork = frame.families.length === 1 && frame.families[0]?.value === 'employment' && !says(frame, 'rate');
  const isOther = has(frame, 'experience', 'contact', 'digest') || (frame.families.length > 0 && !isWork);
  if (!has(frame, 'brief') || isOther || frame.unknownPlaces.length > 0) return null;
  const named = frame.regions.map(({ code }) => code);
  const own = frame.isOwn ? asker.region : null;
  const [region, ...others] = own === null ? named : [own, ...named.filter((code) => code !== own)];
  if (region === undefined || others.length > mostAgainst) return null;
  const [area] = isWork ? ['labour-market'] : frame.areas;
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

/** "Brief Vienna against Berlin": the command's own form without its slash. Of a message that names no region, "brief" says how long it is. */
function withBriefNamed(frame: Frame): Frame {
  const [first] = frame.residue;
  const isNamed = first !== undefined && first.at === 0 && says(frame, 'brief-word');
  if (!isNamed || frame.regions.length === 0 || has(frame, 'brief')) return frame;
  const { word, at } = first;
  return {
    ...frame,
    intents: [...frame.intents, { value: 'brief', at, end: at + 1, said: word }],
    residue: frame.residue.filter((each) => each !== first),
  };
}
