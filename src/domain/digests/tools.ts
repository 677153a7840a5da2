import type { ToolBrief } from '../tools/tool.ts';
import type { DigestPicker } from './compose.ts';
import type { DigestEntry } from './item.ts';

export type NewTool = ToolBrief & { summary: string; publishedAt: Date; suggestedBy: number | null };

/** Picks what came into the toolbox in the recipient's policy areas, those in their areas first; all where they follow no area. */
export function pickTools(tools: readonly NewTool[]): DigestPicker {
  return ({ areas, person, since }, isTold) =>
    tools.flatMap((tool): DigestEntry[] => {
      const area = tool.policyAreas.find((each) => areas.includes(each));
      const isOwn = person !== null && tool.suggestedBy === person;
      if ((areas.length > 0 && !area) || isOwn || isTold(`t${tool.number}`)) return [];
      return [
        {
          type: 'entry',
          key: `t${tool.number}`,
          reason: area ? { type: 'area', area } : { type: 'network' },
          isNew: tool.publishedAt > since,
          title: `#${tool.number} ${tool.title}`,
          region: null,
          day: null,
          detail: tool.summary || null,
          isExample: false,
          line: `/tool show ${tool.number}`,
          path: `/tools/${tool.number}`,
        },
      ];
    });
}
