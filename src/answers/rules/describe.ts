import type { AppContext } from '#src/context.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { ownValue } from '#src/core/own-value.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import {
  type Definition,
  type Duration,
  type Recipients,
  type Step,
  type StepKind,
  textIn,
} from '#src/domain/rules/definition.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';

const longestText = 90;

type Inside = Pick<AppContext, 'catalogue'>;

/** A rule's steps as a list that reads aloud, a line for each, in small Markdown; steps within steps stand behind their number. */
export function describeSteps(
  context: Inside,
  { steps }: Pick<Definition, 'steps'>,
  reader: Reader,
  before = '',
): string[] {
  const texts = textsFor(reader.language).rule.steps;
  return steps.flatMap((step, index) => {
    const at = `${before}${index + 1}`;
    const line = `${at}. ${escapeMarkdown(describeStep(context, step, reader))}`;
    if ('each' in step) return [line, ...describeSteps(context, { steps: step.each.do }, reader, `${at}.`)];
    if (!('if' in step)) return [line];
    const { do: then, else: otherwise } = step.if;
    return [
      line,
      ...describeSteps(context, { steps: then }, reader, `${at}.`),
      ...(otherwise ? [`${at}. ${texts.else}`, ...describeSteps(context, { steps: otherwise }, reader, `${at}.`)] : []),
    ];
  });
}

/** Says what a step does, in the language of its reader. */
export function describeStep(context: Inside, step: Step, reader: Reader): string {
  const texts = textsFor(reader.language).rule.steps;
  const to = (who: Recipients) => describeRecipients(context, who, reader);
  const text = (said: Parameters<typeof textIn>[0]) =>
    shorten(textIn(said, reader.language).replaceAll('\n', ' '), longestText);
  if ('message' in step) return texts.message({ to: to(step.message.to), text: text(step.message.text) });
  if ('wait' in step) {
    if (!('until' in step.wait)) return texts.wait({ span: describeSpan(step.wait, reader) });
    const { weekday = '', time } = step.wait.until;
    return texts.until({ weekday, time });
  }
  if ('ask' in step) return texts.ask({ to: to(step.ask.to), text: text(step.ask.text) });
  if ('approve' in step) return texts.approve({ to: to(step.approve.to), text: text(step.approve.text) });
  if ('if' in step) return texts.if({ when: step.if.when });
  if ('each' in step) return texts.each({ to: to(step.each.of) });
  if ('webhook' in step) return texts.webhook({ number: step.webhook });
  if ('run' in step) return texts.run({ name: step.run });
  if ('introduce' in step)
    return texts.introduce({ who: to(step.introduce.who), to: to(step.introduce.to), text: text(step.introduce.text) });
  if ('review' in step) return texts.review({ to: to(step.review.to), text: text(step.review.text) });
  if ('round' in step) return texts.round({ number: step.round });
  return describeAct(context, step, reader) ?? texts.end;
}

function describeAct(context: Inside, step: Step, reader: Reader): string | null {
  const { language } = reader;
  const { rule, experience } = textsFor(language);
  const text = (said: Parameters<typeof textIn>[0]) =>
    shorten(textIn(said, language).replaceAll('\n', ' '), longestText);
  const { check, digest, tag, set, network } = rule.steps;
  if ('check-in' in step) return check({ number: String(step['check-in']) });
  if ('digest' in step) {
    const { to } = step.digest;
    const who = to === undefined ? rule.who.everybody : describeRecipients(context, to, reader);
    return digest({ to: who, text: text(step.digest.text) });
  }
  if ('tag' in step) {
    const { areas = [], groups = [] } = step.tag;
    const all = [
      ...areas.map((each) => namePolicyArea(each, language)),
      ...groups.map((each) => nameGroup(each, language)),
    ];
    return tag({ tags: all.join(', ') });
  }
  if ('set' in step)
    return set({ field: experience.fields[step.set.field].label, value: nameValue(step.set, language) });
  if (!('network' in step)) return null;
  const { as, title } = step.network;
  return network({ who: rule.who[as], text: text(title) });
}

/** Says what a kind of step does, with nothing in it yet. */
export function nameKind(kind: StepKind, { language }: Reader): string {
  const { steps } = textsFor(language).rule;
  const some = { to: '…', text: '…', name: '…', number: '…', who: '…' };
  const names: Record<StepKind, string> = {
    ...{ message: steps.message(some), ask: steps.ask(some), approve: steps.approve(some), run: steps.run(some) },
    ...{ introduce: steps.introduce(some), review: steps.review(some), network: steps.network(some) },
    ...{ digest: steps.digest(some), round: steps.round(some), webhook: steps.webhook(some), end: steps.end },
    ...{ wait: steps.wait({ span: '…' }), if: steps.if({ when: '…' }), each: steps.each(some) },
    ...{ tag: steps.tag({ tags: '…' }), set: steps.set({ field: '…', value: '…' }), 'check-in': steps.check(some) },
  };
  return names[kind];
}

/** Names a value of a field that rules set. */
export function nameValue({ field, value }: Extract<Step, { set: unknown }>['set'], language: string): string {
  const { labels } = textsFor(language).experience;
  const names: Record<string, Record<string, string>> = {
    ...{ status: labels.statuses, stage: labels.stages, evaluation: labels.evaluations, regionRole: labels.roles },
  };
  return names[field]?.[value] ?? value;
}

function describeSpan({ weeks = 0, days = 0, hours = 0, minutes = 0 }: Duration, { language }: Reader): string {
  return textsFor(language).rule.steps.span({ weeks, days, hours, minutes }).trim();
}

function describeRecipients(context: Inside, to: Recipients, reader: Reader): string {
  const { rule, me } = textsFor(reader.language);
  const { who } = rule;
  if (typeof to === 'string') return who[to];
  if ('role' in to) return who.role({ role: ownValue(me.rolesInSentence, to.role) ?? to.role });
  if ('region' in to)
    return to.region === 'event' ? who.event : who.region({ region: nameRegion(context, to.region, reader) });
  if ('followers' in to) {
    const area = to.followers === 'event' ? who.areas : namePolicyArea(to.followers as PolicyArea, reader.language);
    return who.followers({ area });
  }
  return 'suited' in to ? who.suited({ count: to.suited }) : who.channel;
}

/** Says what begins a rule. */
export function describeTrigger({ on, name }: Pick<Definition, 'on' | 'name'>, { language }: Reader): string {
  const { show } = textsFor(language).rule;
  if ('activity' in on) return show.activity({ type: on.activity });
  if ('form' in on) return on.form.for === 'everybody' ? show.link : show.form({ name });
  if ('webhook' in on) return show.webhook;
  if ('keyword' in on) return show.keyword({ words: on.keyword.words.join(', ') });
  if ('reaction' in on) return show.reaction({ sign: on.reaction.sign });
  const { rrule, time, zone } = on.schedule;
  return show.schedule({ rrule, time, zone });
}
