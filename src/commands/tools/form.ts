import { attachmentNumbers } from '#src/answers/experiences/file-fault.ts';
import type { AppContext } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import { cleanText, joinLines, shorten } from '#src/core/text.ts';
import { policyStages } from '#src/domain/experiences/details.ts';
import { languageOptions } from '#src/domain/language.ts';
import {
  type Tool,
  type ToolFields,
  type ToolFile,
  type ToolKind,
  toolKinds,
  toolLimits,
} from '#src/domain/tools/tool.ts';
import { isWebLink } from '#src/domain/tools/web-reader.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions, groupOptions } from '#src/texts/topics.ts';

/** The fields of an entry: what it is, what it is about, where it comes from. `held` is the file that it has already. */
export function toolFields(
  { files }: Pick<AppContext, 'files'>,
  { language }: Person,
  held: ToolFile | null = null,
): Field[] {
  const { tool, experience } = textsFor(language);
  const { groups, labels, hints } = tool.form;
  const [required, optional] = [{ required: true }, { required: false }];
  const fileField: Field = {
    ...{ name: 'file', type: 'file', takes: 'bytes', maxFiles: 1, ...optional, label: labels.file },
    hint: held === null ? hints.file(attachmentNumbers) : hints.otherFile({ name: held.name }),
  };
  return [
    ...inGroup(groups.what, [
      {
        ...{ name: 'link', type: 'text', label: labels.link, hint: hints.link, maxLength: toolLimits.link },
        required: files === null,
      },
      ...(files === null ? [] : [fileField]),
      { name: 'title', type: 'text', label: labels.title, ...required, maxLength: toolLimits.title },
      {
        name: 'kind',
        type: 'select',
        label: labels.kind,
        ...required,
        options: toolKinds.map((value) => ({ value, label: tool.kinds[value] })),
      },
      {
        ...{ name: 'summary', type: 'long-text', label: labels.summary, hint: hints.summary, ...optional },
        maxLength: toolLimits.summary,
      },
    ]),
    ...inGroup(groups.about, [
      { name: 'areas', type: 'multi-select', label: labels.areas, ...required, options: areaOptions(language) },
      { name: 'groups', type: 'multi-select', label: labels.groups, ...optional, options: groupOptions(language) },
      {
        name: 'stage',
        type: 'select',
        label: labels.stage,
        ...optional,
        options: policyStages.map((value) => ({ value, label: experience.labels.stages[value] })),
      },
      { name: 'language', type: 'select', label: labels.language, ...required, options: languageOptions },
    ]),
    ...inGroup(groups.source, [
      { name: 'publisher', type: 'text', label: labels.publisher, ...optional, maxLength: toolLimits.publisher },
      { name: 'year', type: 'number', label: labels.year, ...optional, min: 1950, max: 2100, decimals: 0 },
      {
        ...{ name: 'licence', type: 'text', label: labels.licence, hint: hints.licence, ...optional },
        maxLength: toolLimits.licence,
      },
      { name: 'verifyOn', type: 'date', label: labels.verifyOn, ...optional },
      ...(held === null ? [] : [{ name: 'dropFile', type: 'check' as const, label: labels.dropFile, ...optional }]),
    ]),
  ];
}

/** Returns what the form of an entry that is there holds. */
export function valuesOfTool(tool: Tool): FormValues {
  const { policyAreas: areas, targetGroups: groups, ...fields } = tool;
  return Object.fromEntries(
    Object.entries({ ...fields, areas, groups }).flatMap(([name, value]) =>
      formNames.includes(name) && value !== null ? [[name, value as string | number | string[]]] : [],
    ),
  );
}

const formNames = 'link title kind summary areas groups stage language publisher year licence verifyOn'.split(' ');

/** The entry that a form says, or what is wrong with it. `given` is the file that came with it, `held` the one that the entry has already. */
export function readToolForm(
  { isOwnLink }: Pick<AppContext, 'isOwnLink'>,
  values: FormValues,
  { language }: Person,
  { now, given, held = null }: { now: Date; given: ToolFile | null; held?: ToolFile | null },
): ToolFields | { problems: Problems } {
  const { problems: say } = textsFor(language).tool.form;
  const text = (name: string) => cleanText(String(values[name] ?? '')).trim();
  const link = text('link');
  const file = given ?? (values.dropFile === true ? null : held);
  const verifyOn = text('verifyOn') || null;
  const problems: Problems = {
    ...(link === ''
      ? file === null && { link: say.neither }
      : isWebLink(link)
        ? isOwnLink(link) && { link: say.ownLink }
        : { link: say.link({ text: shorten(link, 60) }) }),
    ...(verifyOn !== null && verifyOn < now.toISOString().slice(0, verifyOn.length) && { verifyOn: say.past }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  return {
    kind: text('kind') as ToolKind,
    title: joinLines(text('title')),
    summary: text('summary'),
    link,
    file,
    policyAreas: (values.areas ?? []) as PolicyArea[],
    targetGroups: (values.groups ?? []) as TargetGroup[],
    stage: (text('stage') || null) as ToolFields['stage'],
    language: text('language'),
    publisher: joinLines(text('publisher')),
    year: values.year === null || values.year === undefined || values.year === '' ? null : Number(values.year),
    licence: joinLines(text('licence')),
    verifyOn: verifyOn === null ? null : `${verifyOn}-01-01`.slice(0, 'YYYY-MM-DD'.length),
  };
}
