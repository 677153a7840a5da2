import type { AppContext } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup, timeZoneField } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { likelyTimeZone } from '#src/domain/regions/region-time-zone.ts';
import {
  isDay,
  type LineProblem,
  readMeasures,
  readSteps,
  type WrittenMeasure,
  writeMeasures,
  writeSteps,
} from '#src/domain/testbeds/read-lines.ts';
import { type PlannedMeasure, type TestbedPlan, testbedLimits } from '#src/domain/testbeds/testbed.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { findBaseline } from '#src/operations/testbeds/baseline.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';

const limits = testbedLimits;
const longestDays = 3 * 366;

export function testbedFields({ language, region }: Person, context: Pick<AppContext, 'vocabulary'>): Field[] {
  const { groups, labels, hints } = textsFor(language).testbed.form;
  const long = (
    name: 'question' | 'hypothesis' | 'risks' | 'ethics',
    how: { required?: boolean; hint?: string } = {},
  ): Field => ({
    ...{ name, type: 'long-text', label: labels[name], required: false, maxLength: limits.text, ...how },
  });
  const lines = (name: 'steps' | 'measures', most: number): Field => ({
    ...{ name, type: 'long-text', label: labels[name], hint: hints[name], required: false },
    // Of a step besides its title: its day, who is at it, and the signs between them. Numbers of measures take less.
    maxLength: most * (limits.line + limits.owner + '2027-02-01 |  | \n'.length),
  });
  const likely =
    region === null ? [] : [{ value: region, label: context.vocabulary.in(language).label('region', region) }];
  return [
    ...inGroup(groups.what, [
      { name: 'title', type: 'text', label: labels.title, required: true, maxLength: limits.title },
      long('question', { required: true }),
      long('hypothesis', { hint: hints.hypothesis }),
      { name: 'region', type: 'lookup', kind: 'region', label: labels.region, required: true, likely },
      { name: 'areas', type: 'multi-select', label: labels.areas, required: false, options: areaOptions(language) },
    ]),
    ...inGroup(groups.when, [
      { name: 'startsOn', type: 'date', label: labels.startsOn, required: true },
      { name: 'endsOn', type: 'date', label: labels.endsOn, required: true },
      timeZoneField(labels, hints),
      {
        ...{ name: 'everyWeeks', type: 'number', label: labels.everyWeeks, required: true, decimals: 0 },
        ...{ min: limits.everyWeeks.least, max: limits.everyWeeks.most },
      },
    ]),
    ...inGroup(groups.plan, [lines('steps', limits.steps), lines('measures', limits.measures)]),
    ...inGroup(groups.care, [
      long('risks'),
      long('ethics', { hint: hints.ethics }),
      { name: 'isPublic', type: 'check', label: labels.isPublic, required: false },
    ]),
  ];
}

/** Returns what a new testbed holds. */
export function usualValues({ catalogue }: Pick<AppContext, 'catalogue'>, person: Person): FormValues {
  return { region: person.region, timeZone: likelyTimeZone(person, catalogue), everyWeeks: 2, isPublic: true };
}

/** Returns what a plan holds. To be repeated: of another region and time, so that its days are left out. */
export function valuesOf(plan: TestbedPlan, { isAgain }: { isAgain: boolean }, person: Person): FormValues {
  const {
    steps,
    measures,
    region,
    startsOn,
    endsOn,
    title,
    question,
    hypothesis,
    areas,
    timeZone,
    everyWeeks,
    risks,
    ethics,
    isPublic,
  } = plan;
  return {
    ...{ title, question, hypothesis, areas, timeZone, everyWeeks, risks, ethics, isPublic },
    region: isAgain ? person.region : region,
    ...(isAgain ? {} : { startsOn, endsOn }),
    steps: writeSteps(steps),
    measures: writeMeasures(measures, { isAgain }),
  };
}

/**
 * The plan that a form asks for. Steps of a plan that is repeated move with its first day: `from` is the one they were planned from. Where a measure leaves open where it begins,
 * that is the newest figure of the host region.
 */
export async function readPlan(
  context: Pick<AppContext, 'vocabulary' | 'catalogue' | 'sql'>,
  values: FormValues,
  { language }: Person,
  from: string | null,
): Promise<{ plan: TestbedPlan } | { problems: Problems }> {
  const texts = textsFor(language);
  const { problems: say } = texts.testbed.form;
  const problems: Problems = {};
  const text = (name: string) => String(values[name] ?? '').trim();
  const lineProblem = ({ line, what }: LineProblem) =>
    ({ day: say.stepDay, title: say.lineTitle, numbers: say.numbers, parts: say.parts })[what]({
      line: shorten(line, 60),
    });
  const timeZone = findTimeZone(text('timeZone'));
  if (timeZone === null) problems.timeZone = texts.start.problems.timeZone({ text: shorten(text('timeZone'), 60) });
  const [startsOn, endsOn] = [text('startsOn'), text('endsOn')];
  for (const name of ['startsOn', 'endsOn'] as const) if (!isDay(text(name))) problems[name] = texts.start.problems.day;
  const days = daysBetween(startsOn, endsOn);
  if (isDay(startsOn) && isDay(endsOn)) {
    if (days <= 0) problems.endsOn = say.endsOn;
    else if (days > longestDays) problems.endsOn = say.tooLong;
  }
  const steps = readSteps(text('steps'));
  const measures = readMeasures(text('measures'));
  const isLong = (field: 'steps' | 'measures', most: number, rows: readonly { title: string }[]) => {
    const long = rows.find(({ title }) => title.length > limits.line);
    if (rows.length > most) problems[field] = say.tooMany({ most });
    else if (long) problems[field] = say.lineLong({ line: shorten(long.title, 40), most: limits.line });
  };
  if ('problem' in steps) problems.steps = lineProblem(steps.problem);
  else isLong('steps', limits.steps, steps.steps);
  if ('problem' in measures) problems.measures = lineProblem(measures.problem);
  else isLong('measures', limits.measures, measures.measures);
  if (Object.keys(problems).length > 0 || timeZone === null || 'problem' in steps || 'problem' in measures)
    return { problems };
  const moved =
    from === null
      ? steps.steps
      : steps.steps.map((step) => ({ ...step, dueOn: moveDay(step.dueOn, daysBetween(from, startsOn)) }));
  const outside = moved.find(({ dueOn }) => dueOn < startsOn || dueOn > endsOn);
  if (outside) return { problems: { steps: say.stepOutside({ line: shorten(writeSteps([outside]), 60) }) } };
  const begun = await Promise.all(measures.measures.map((measure) => withBaseline(context, measure, text('region'))));
  const unknown = begun.find((each) => 'why' in each);
  if (unknown && 'why' in unknown) {
    const said = {
      line: shorten(unknown.title, 60),
      region: context.vocabulary.in(language).label('region', text('region')),
    };
    return { problems: { measures: unknown.why === 'no-figure' ? say.noFigure(said) : say.noIndicator(said) } };
  }
  return {
    plan: {
      ...{ title: text('title'), question: text('question'), hypothesis: text('hypothesis'), region: text('region') },
      ...{
        risks: text('risks'),
        ethics: text('ethics'),
        startsOn,
        endsOn,
        timeZone,
        isPublic: values.isPublic === true,
      },
      areas: (values.areas ?? []) as PolicyArea[],
      everyWeeks: Number(values.everyWeeks),
      steps: moved.map((step) => ({ ...step, owner: step.owner.slice(0, limits.owner) })),
      measures: begun.flatMap((each) => ('why' in each ? [] : [each])),
    },
  };
}

/** A measure with the indicator that its name is, and with the figure at which it begins where the plan leaves that open. */
async function withBaseline(
  context: Pick<AppContext, 'vocabulary' | 'catalogue' | 'sql'>,
  { baseline, ...measure }: WrittenMeasure,
  region: string,
): Promise<PlannedMeasure | { title: string; why: 'no-figure' | 'no-indicator' }> {
  const found = context.vocabulary.find('indicator', measure.title);
  const indicator = found.length === 1 ? (found[0]?.value ?? null) : null;
  if (baseline !== null) return { ...measure, baseline, indicator };
  const { title } = measure;
  if (indicator === null) return { title, why: 'no-indicator' };
  const figure = await findBaseline(context, indicator, region);
  if (figure === null) return { title, why: 'no-figure' };
  return { ...measure, indicator, baseline: figure.value, baselineYear: figure.year, baselineFlags: figure.flags };
}

const dayMs = 24 * 3_600_000;
const daysBetween = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / dayMs);
const moveDay = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
