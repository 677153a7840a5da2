import { createHash } from 'node:crypto';
import type { Attachment } from '../experiences/attachment.ts';
import type { policyStages } from '../experiences/details.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';

export const toolKinds = [
  'guideline',
  'module',
  'method',
  'evaluation-framework',
  'template',
  'study',
  'video',
] as const;
export type ToolKind = (typeof toolKinds)[number];

/** A file that an entry holds, kept as those beside experiences are. */
export type ToolFile = Pick<Attachment, 'name' | 'mediaType' | 'size' | 'hash'>;

/** What people tell of an entry of the toolbox: a link, a file, or both; `link` is '' where there is none. Dates YYYY-MM-DD; `stage` is that of the policy cycle it is for. */
export type ToolFields = {
  kind: ToolKind;
  title: string;
  summary: string;
  link: string;
  file: ToolFile | null;
  policyAreas: PolicyArea[];
  targetGroups: TargetGroup[];
  stage: (typeof policyStages)[number] | null;
  language: string;
  publisher: string;
  year: number | null;
  licence: string;
  /** The day on which its owner is asked whether it still holds. */
  verifyOn: string | null;
};

export type ToolState = 'suggested' | 'published' | 'declined';

/** An entry of the toolbox. `owner` and `suggestedBy` are null once they were forgotten; `opened` is how often somebody did. */
export type Tool = ToolFields & {
  number: number;
  state: ToolState;
  /** Why it was declined. */
  comment: string;
  suggestedBy: number | null;
  owner: number | null;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  opened: number;
  linkProblem: string;
  linkBrokenAt: Date | null;
};

export type ToolBrief = Pick<
  Tool,
  'number' | 'title' | 'kind' | 'language' | 'publisher' | 'year' | 'policyAreas' | 'linkBrokenAt'
>;

export const toolLimits = { title: 200, summary: 1_000, link: 2_000, publisher: 120, licence: 80 } as const;

/** So many suggestions of one member are taken within 24 hours: each is work for somebody who reviews. */
export const suggestionsPerDay = 10;

/** A short word for all that an entry tells, another one once any of it was changed: by it a review names what was read. */
export function versionOfTool(tool: ToolFields): string {
  const { kind, title, summary, link, policyAreas, targetGroups, stage, language, publisher, year, licence, verifyOn } =
    tool;
  const told = [
    kind,
    title,
    summary,
    link,
    policyAreas,
    targetGroups,
    stage,
    language,
    publisher,
    year,
    licence,
    verifyOn,
    ...(tool.file ? [tool.file.name, tool.file.hash] : []),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 12);
}

/** A link is looked at once a week, and one that failed again after two days. */
export const linkCheck = { everyDays: 7, againDays: 2, failures: 3 } as const;

/** Returns whether everybody can find an entry. */
export function isListed({ state, withdrawnAt }: Pick<Tool, 'state' | 'withdrawnAt'>): boolean {
  return state === 'published' && withdrawnAt === null;
}

/** What a list of the toolbox is narrowed down by. */
export type ToolFilter = {
  area?: string | undefined;
  group?: string | undefined;
  kind?: ToolKind | undefined;
  stage?: string | undefined;
  language?: string | undefined;
};

/** What a search looks for as one thing: see `SearchUnit`. `tags` are policy areas and groups that mean the same: "area:housing". */
export type ToolUnit = { weight: number; terms: { term: string; language: string | null }[]; tag: string | null };
