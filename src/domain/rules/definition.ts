import { z } from 'zod';
import { isPlace, parsePlace } from '#src/core/place.ts';
import { roles } from '#src/core/role.ts';
import { type ActivityType, activityTypes } from '../activity/types.ts';
import { evaluations, policyStages, regionRoles, statuses } from '../experiences/details.ts';
import { isTimeZone } from '../time-zone.ts';
import { policyAreas } from '../topics/indicator.ts';
import { targetGroups } from '../topics/target-group.ts';

/** How large a rule may be, and how much it may do. `nesting`: steps within steps. */
export const ruleLimits = {
  ...{ name: 60, text: 2_000, expression: 500, steps: 40, nesting: 3, answers: 5, buttons: 3, fields: 8, words: 10 },
  ...{ yaml: 40_000, days: 400, peoplePerStep: 500, runsPerDay: 1_000, rules: 500, answer: 1_000 },
  /** What a rule writes to many, and somebody of them reads, within a day. */
  lettersPerDay: 20,
  /** What a rule asks the network in its owner's name within a day. */
  questionsPerDay: 3,
} as const;

/** What holds where a rule does not say. */
export const usualLimits = { peoplePerStep: 50, runsPerDay: 100 } as const;

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, 'small letters, digits and hyphens, a letter first')
  .refine((name) => !(name in Object.prototype), 'another name: this one means something else already');
const written = z.string().trim().min(1).max(ruleLimits.text);
/** A text in one language, or in several by their codes. */
const text = z.union([written, z.record(z.string().regex(/^[a-z]{2}$/), written)]);
const label = z.string().trim().min(1).max(60);
const word = label.regex(/[\p{L}\p{N}]/u, 'a word with a letter or a digit');
const expression = z.string().trim().min(1).max(ruleLimits.expression);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hours and minutes, such as 09:00');
const zone = z.string().refine(isTimeZone, 'a time zone, such as Europe/Madrid');
const part = (most: number) => z.int().min(1).max(most).optional();

const duration = z
  .strictObject({ minutes: part(1_440), hours: part(1_000), days: part(ruleLimits.days), weeks: part(57) })
  .refine((value) => Object.keys(value).length > 0, 'minutes, hours, days or weeks');

/** The days of a week, the first first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** The next such hour; of the person whom the run is about where no zone is named. */
const moment = z.strictObject({ weekday: z.enum(weekdays).optional(), time, zone: zone.optional() });

/** People by what they are to the run: who did it or whom it is about, whose the thing is, whose the rule is, one of many, who answered. */
export const personNames = ['person', 'author', 'owner', 'each', 'answerer'] as const;
const place = z.string().refine((value) => isPlace(value) && parsePlace(value).kind === 'channel', 'a channel');
const groups = {
  role: z.strictObject({ role: z.enum(roles as [string, ...string[]]) }),
  /** Members of a region by its code, or of that of the event. */
  region: z.strictObject({ region: z.string().max(20) }),
  /** Who follows a policy area, or those of the event. */
  followers: z.strictObject({ followers: z.string().max(60) }),
  /** The people who are best placed to answer the question that the event is about, as many as that. */
  suited: z.strictObject({ suited: z.int().min(1).max(20) }),
};
const group = z.union([groups.role, groups.region, groups.followers, groups.suited]);
const people = z.union([z.enum(personNames), group]);
const anyChannel = z.union([z.literal('here'), place]);
const channel = z.strictObject({ channel: anyChannel });

const button = z.strictObject({
  label,
  line: z
    .string()
    .regex(/^\/[a-z]/, 'a line that begins with a slash')
    .max(300),
});

const asking = {
  to: people,
  text,
  /** By which conditions and texts know the answer. */
  name: key.optional(),
  until: duration,
  remind: duration.optional(),
};

const simple = {
  message: z.strictObject({
    message: z.strictObject({ to: z.union([people, channel]), text, buttons: z.array(button).max(3).optional() }),
  }),
  wait: z.strictObject({ wait: z.union([duration, z.strictObject({ until: moment })]) }),
  ask: z.strictObject({
    ask: z.strictObject({
      ...asking,
      answers: z.record(key, label).refine((value) => {
        const count = Object.keys(value).length;
        return count >= 1 && count <= ruleLimits.answers;
      }, 'one to five answers'),
      enough: z.enum(['one', 'all']).optional(),
    }),
  }),
  approve: z.strictObject({ approve: z.strictObject(asking) }),
  webhook: z.strictObject({ webhook: z.int().positive() }),
  end: z.strictObject({ end: z.literal(true) }),
  /** Begins another rule of the same owner, by its name, with what this one began with. */
  run: z.strictObject({ run: z.string().trim().min(1).max(ruleLimits.name) }),
  /** Asks one person whether they want to be introduced to another: they ask in their own name, or do not. */
  introduce: z.strictObject({ introduce: z.strictObject({ who: z.enum(personNames), to: z.enum(personNames), text }) }),
  /** Gives the review of the experience to one of staff, who is told. */
  review: z.strictObject({ review: z.strictObject({ to: z.enum(personNames), text }) }),
  /** Matches a round now, by its number. */
  round: z.strictObject({ round: z.int().positive() }),
  /** Asks who takes part in a testbed how it goes: one by its number, or that of the event. */
  'check-in': z.strictObject({ 'check-in': z.union([z.int().positive(), z.literal('event')]) }),
  /** Adds a line to the note above the next digest: of everybody, or of these people. */
  digest: z.strictObject({ digest: z.strictObject({ to: people.optional(), text }) }),
  /** Adds policy areas and target groups to the experience. */
  tag: z.strictObject({
    tag: z
      .strictObject({
        areas: z.array(z.enum(policyAreas)).min(1).optional(),
        groups: z.array(z.enum(targetGroups)).min(1).optional(),
      })
      .refine((value) => Object.keys(value).length > 0, 'areas or groups'),
  }),
  /** Sets a field of the experience. */
  set: z.strictObject({
    set: z.union([
      z.strictObject({ field: z.literal('status'), value: z.enum(statuses) }),
      z.strictObject({ field: z.literal('stage'), value: z.enum(policyStages) }),
      z.strictObject({ field: z.literal('evaluation'), value: z.enum(evaluations) }),
      z.strictObject({ field: z.literal('regionRole'), value: z.enum(regionRoles) }),
    ]),
  }),
  /** Asks the network in somebody's name: a question is drafted, and they send it; that of an owner who agreed to it is asked at once. */
  network: z.strictObject({
    network: z.strictObject({
      as: z.enum(personNames),
      title: text,
      detail: text.optional(),
      areas: z.array(z.enum(policyAreas)).min(1),
      /** What is written to them above the button. */
      text,
    }),
  }),
};

type Simple = { [Kind in keyof typeof simple]: z.infer<(typeof simple)[Kind]> }[keyof typeof simple];
export type People = z.infer<typeof people>;
export type Recipients = People | z.infer<typeof channel>;
export type Text = z.infer<typeof text>;
export type Moment = z.infer<typeof moment>;
export type Duration = z.infer<typeof duration>;
export type Asking = z.infer<(typeof simple)['ask']>['ask'];
export type Step =
  | Simple
  | { if: { when: string; do: Step[]; else?: Step[] | undefined } }
  | { each: { of: z.infer<typeof group>; most?: number | undefined; do: Step[] } };
export const stepKinds = [
  ...['message', 'wait', 'ask', 'approve', 'if', 'each', 'introduce', 'network', 'review', 'tag', 'set', 'digest'],
  ...['check-in', 'round', 'run', 'webhook', 'end'],
] as readonly StepKind[];
export type StepKind = keyof typeof simple | 'if' | 'each';

const step: z.ZodType<Step> = z.lazy(() =>
  z.union([
    simple.message,
    simple.wait,
    simple.ask,
    simple.approve,
    simple.webhook,
    simple.end,
    simple.run,
    simple.introduce,
    simple.review,
    simple.round,
    simple['check-in'],
    simple.digest,
    simple.tag,
    simple.set,
    simple.network,
    z.strictObject({ if: z.strictObject({ when: expression, do: steps, else: steps.optional() }) }),
    z.strictObject({
      each: z.strictObject({ of: group, most: z.int().min(1).max(ruleLimits.peoplePerStep).optional(), do: ofOne }),
    }),
  ]),
);
const steps = z.array(step).min(1).max(ruleLimits.steps);
/** Steps for one of many: those of each of as many again would write as often as both numbers multiply to. */
const ofOne: z.ZodType<Step[]> = steps.refine(
  (inner) => listSteps(inner).every(({ step: each }) => !('each' in each)),
  'steps without another “each”',
);

const field = z.strictObject({
  name: key,
  label,
  kind: z.enum(['text', 'long-text', 'number', 'choice']),
  choices: z.array(label).min(2).max(25).optional(),
  isOptional: z.boolean().optional(),
});

/** What is told to nobody but those it is about begins no rule: its owner would read who said no to whom. */
const isConcealed = (type: ActivityType) => activityTypes[type].subject === 'introduction' || type === 'digest.rated';
/** The kinds of activity that a rule may begin with. */
export const beginning = (Object.keys(activityTypes) as ActivityType[]).filter((type) => !isConcealed(type));

/** What starts a rule. */
export const trigger = z.union([
  z.strictObject({ activity: z.enum(beginning as [ActivityType, ...ActivityType[]]) }),
  z.strictObject({ schedule: z.strictObject({ rrule: z.string().max(200), starts: z.iso.date(), time, zone }) }),
  z.strictObject({
    form: z.strictObject({
      /** Everybody: whoever has its link, without an account. */
      for: z.enum(['members', 'staff', 'everybody']),
      fields: z.array(field).max(ruleLimits.fields),
    }),
  }),
  /** What a program sends, by the names of what its JSON holds. */
  z.strictObject({ webhook: z.strictObject({ fields: z.array(key).max(ruleLimits.fields) }) }),
  /** One of these words is said in a channel in which rules may hear. */
  z.strictObject({ keyword: z.strictObject({ words: z.array(word).min(1).max(ruleLimits.words), in: anyChannel }) }),
  /** Somebody sets a sign below a message there. */
  z.strictObject({ reaction: z.strictObject({ sign: label, in: anyChannel }) }),
]);

/** A rule as it is stored, and as it is written in YAML. */
export const definition = z.strictObject({
  name: z.string().trim().min(1).max(ruleLimits.name),
  /** Of texts that are written in one language alone. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  on: trigger,
  if: expression.optional(),
  limits: z
    .strictObject({
      peoplePerStep: z.int().min(1).max(ruleLimits.peoplePerStep).optional(),
      runsPerDay: z.int().min(1).max(ruleLimits.runsPerDay).optional(),
    })
    .optional(),
  steps,
});
export type Definition = z.infer<typeof definition>;
export type FormField = z.infer<typeof field>;

/** Returns the kind of a step: the word that it is written with. */
export const kindOf = (one: Step): StepKind => Object.keys(one)[0] as StepKind;

/** Returns the JSON Schema of a rule, by which an editor checks its YAML. */
export const ruleJsonSchema = () => z.toJSONSchema(definition, { io: 'input', unrepresentable: 'any' });

/** Returns a text in the language of its reader; otherwise in English, or the first there is. */
export function textIn(said: Text, language: string): string {
  if (typeof said === 'string') return said;
  return said[language] ?? said.en ?? Object.values(said)[0] ?? '';
}

/** Lists every step with where it stands: `2.else.0`, and how many steps it lies within. */
export function listSteps(all: readonly Step[], before = '', within = 0): { at: string; step: Step; within: number }[] {
  return all.flatMap((each, index) => {
    const at = `${before}${index}`;
    const inner = branchesOf(each).flatMap(([name, list]) => listSteps(list, `${at}.${name}.`, within + 1));
    return [{ at, step: each, within }, ...inner];
  });
}

/** The lists of steps within a step, by name. */
export function branchesOf(one: Step): [string, readonly Step[]][] {
  if ('each' in one) return [['do', one.each.do]];
  if (!('if' in one)) return [];
  return [['do', one.if.do], ...(one.if.else ? [['else', one.if.else] as [string, Step[]]] : [])];
}
