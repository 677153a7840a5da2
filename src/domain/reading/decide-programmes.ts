import { run } from './answer.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';
import { has, says } from './question-kind.ts';

/** The words of the request itself, such as “open calls on”. */
const mostOfRequest = 3;

/** “Guides on housing”, “open calls on health”, “calls for proposals”. What names a group, a region or a figure besides is about something else. */
export function decideProgrammes(frame: Frame): Decision | null {
  const noun = says(frame, 'calls-asked') ? 'call' : says(frame, 'guides-asked') ? 'tool' : null;
  if (noun === null || frame.areas.length > 1) return null;
  const isTried = has(frame, 'did', 'ours', 'log', 'compare', 'digest:digest');
  const isOther = frame.families.length + frame.groups.length + frame.regions.length > 0 || isTried;
  if (isOther || frame.topic.length - frame.areas.length > mostOfRequest) return null;
  const [area] = frame.areas;
  return run(`/${noun} list${area === undefined ? '' : ` area=${area}`}`, frame);
}
