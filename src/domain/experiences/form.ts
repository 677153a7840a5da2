import type { FormValues } from '#src/core/form.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';
import { type ExperienceDetails, experienceDetails, parseResults } from './details.ts';
import type { Experience, ExperienceFields } from './experience.ts';

/** Why a filled-in form does not make an experience; the sentences are elsewhere. */
export type FormFault =
  | { field: 'links'; fault: 'no-link'; line: string }
  | { field: 'end'; fault: 'end-before-start' };

/** The seven fields from an accepted form. */
export function parseExperienceFields(values: FormValues): ExperienceFields {
  const text = (name: string) => String(values[name] ?? '');
  return {
    title: text('title'),
    region: text('region'),
    policyAreas: (values.areas ?? []) as PolicyArea[],
    targetGroups: (values.groups ?? []) as TargetGroup[],
    challenge: text('challenge'),
    action: text('action'),
    lesson: text('lesson'),
  };
}

export function formatExperienceFields(fields: ExperienceFields): FormValues {
  const { title, region, policyAreas, targetGroups, challenge, action, lesson } = fields;
  return { title, region, areas: policyAreas, groups: targetGroups, challenge, action, lesson };
}

/** Finds what is wrong with the fields completed later beyond each alone. */
export function findFaults(values: FormValues): FormFault[] {
  const faults: FormFault[] = [];
  const links = splitLines(values.links);
  const badLink = links.find((line) => !/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(line) || !URL.canParse(line));
  if (badLink !== undefined) faults.push({ field: 'links', fault: 'no-link', line: badLink });
  if (isBefore(values.end, values.start)) faults.push({ field: 'end', fault: 'end-before-start' });
  return faults;
}

/** The fields completed later, from an accepted form without faults; what is empty is left out. */
export function parseExperienceDetails(values: FormValues): ExperienceDetails {
  const given = { ...values, links: splitLines(values.links), results: parseResults(String(values.results ?? '')) };
  const filled = Object.entries(given).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return experienceDetails.parse(Object.fromEntries(filled));
}

export function formatExperienceDetails({ details }: Pick<Experience, 'details'>): FormValues {
  const { results, links, ...rest } = details;
  return {
    ...rest,
    ...(results && { results: results.map(({ text }) => text).join('\n') }),
    ...(links && { links: links.join('\n') }),
  };
}

/** By as much of both as is known: something that began in March 2021 can end in 2021. */
function isBefore(left: unknown, right: unknown): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  const known = Math.min(left.length, right.length);
  return left.slice(0, known) < right.slice(0, known);
}

function splitLines(value: unknown): string[] {
  return String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
