import type { AppContext } from '#src/context.ts';
import type { WithAttachments } from '#src/domain/experiences/attachment.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { countryName } from '#src/domain/regions/naming.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { attachmentUrl } from './attachments.ts';

/** A value of a record in a file; a list has its parts. */
type Value = string | number | readonly string[] | null;
/** A record by the keys of its columns. */
export type FileRecord = { readonly [key in keyof Columns]: Value };
type Columns = ReturnType<typeof textsFor>['experienceFile']['columns'];

type Context = Pick<AppContext, 'catalogue'> & {
  /** The address of the pages, without a slash at the end. */
  origin: string;
};

const day = (date: Date) => date.toISOString().slice(0, 10);
const orNull = <Known>(value: Known | undefined): Known | null => value ?? null;

type Filed = WithAttachments<Experience>;

/** A record for machines: codes, numbers and dates as they are kept. */
export function recordOf({ catalogue, origin }: Context, experience: Filed, language: string): FileRecord {
  const { details, region } = experience;
  return {
    number: experience.number,
    title: experience.title,
    region,
    regionName: nameRegion({ catalogue }, region, { language }),
    country: region.slice(0, 2),
    policyAreas: experience.policyAreas,
    targetGroups: experience.targetGroups,
    challenge: experience.challenge,
    action: experience.action,
    lesson: experience.lesson,
    status: orNull(details.status),
    stage: orNull(details.stage),
    regionRole: orNull(details.regionRole),
    start: orNull(details.start),
    end: orNull(details.end),
    results: (details.results ?? []).map(({ text }) => text),
    personsReached: orNull(details.personsReached),
    evaluation: orNull(details.evaluation),
    difficulties: orNull(details.difficulties),
    lessons: orNull(details.lessons),
    tips: orNull(details.tips),
    funding: details.funding ?? [],
    costEuro: orNull(details.costEuro),
    partners: orNull(details.partners),
    links: details.links ?? [],
    files: experience.attachments.map(({ id }) => attachmentUrl(origin, { experience: experience.number, id })),
    aspects: details.aspects ?? [],
    language: experience.language,
    loggedOn: day(experience.createdAt),
    changedOn: day(experience.updatedAt),
    adoptedFrom: experience.adoptedFrom,
    source: experience.origin?.source ?? null,
    sourceLink: experience.origin?.link ?? null,
    sourceLicence: experience.origin?.licence ?? null,
    address: `${origin}/experiences/${experience.number}`,
  };
}

/** The same record with the words that its reader knows codes by. */
export function namedRecordOf(context: Context, experience: Filed, language: string): FileRecord {
  const { labels } = textsFor(language).experience;
  const { status, stage, regionRole, evaluation, aspects } = experience.details;
  return {
    ...recordOf(context, experience, language),
    country: countryName(context.catalogue, experience.region.slice(0, 2), language),
    policyAreas: experience.policyAreas.map((area) => namePolicyArea(area, language)),
    targetGroups: experience.targetGroups.map((group) => nameGroup(group, language)),
    status: status ? labels.statuses[status] : null,
    stage: stage ? labels.stages[stage] : null,
    regionRole: regionRole ? labels.roles[regionRole] : null,
    evaluation: evaluation ? labels.evaluations[evaluation] : null,
    aspects: (aspects ?? []).map((aspect) => labels.aspects[aspect]),
  };
}

/** A record in the cells of a row: parts of a list stand one after the other. */
export function cellsOf(record: { readonly [key: string]: Value }): (string | number | null)[] {
  return Object.values(record).map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    return value.length > 0 ? value.join('; ') : null;
  });
}

/**
 * The record by the fields in which the European Website on Integration collects examples of practice (its template of November 2008, fields 1 to
 * 11), with the address in place of an upload. What a field asks for and nobody told is empty.
 */
export function ewsiRecordOf(context: Context, experience: Filed, language: string) {
  const { experienceFile: texts, experience: words } = textsFor(language);
  const { details, region } = experience;
  const named = namedRecordOf(context, experience, language);
  const labelled = (label: string, value: Value | undefined) => {
    const said = Array.isArray(value) ? value.join('; ') : value;
    return said === null || said === undefined || said === '' ? [] : [texts.labelled({ label, value: String(said) })];
  };
  const paragraphs = (...parts: (string | undefined | null)[]) => parts.filter(Boolean).join('\n') || null;
  const { columns } = texts;
  return {
    title: experience.title,
    start: orNull(details.start),
    end: orNull(details.end),
    isRegular: details.status === undefined ? null : details.status === 'mainstreamed' ? texts.yes : texts.no,
    country: countryName(context.catalogue, region.slice(0, 2), language),
    place: nameRegion(context, region, { language }),
    summary: experience.lesson,
    issue: experience.challenge,
    how: experience.action,
    results: paragraphs(...(details.results ?? []).map(({ text }) => text)),
    evaluation: paragraphs(
      ...labelled(columns.evaluation, named.evaluation),
      ...labelled(columns.difficulties, details.difficulties),
      ...labelled(columns.lessons, details.lessons),
      ...labelled(columns.tips, details.tips),
    ),
    who: paragraphs(
      experience.targetGroups.length > 0 ? (named.targetGroups as string[]).join('; ') : words.everybody,
      details.personsReached === undefined ? null : texts.reached({ count: details.personsReached }),
    ),
    funding: paragraphs(
      details.funding?.join('; '),
      details.costEuro === undefined ? null : texts.cost({ count: details.costEuro }),
      ...labelled(columns.partners, details.partners),
    ),
    address: named.address,
  };
}
