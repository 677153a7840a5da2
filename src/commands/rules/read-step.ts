import type { FormValues } from '#src/core/form.ts';
import type { Reader } from '#src/core/person.ts';
import { type Duration, kindOf, type Recipients, type Step, type Text, textIn } from '#src/domain/rules/definition.ts';
import { type Asked, daysOf, joint } from './step-fields.ts';

/** Reads whom a step is for; a channel stays what it was, and is otherwise that in which it is edited. */
function readTo(values: FormValues, before: Recipients | undefined): unknown {
  const [kind = '', named] = String(values.to ?? '').split(joint);
  const which = named ?? String(values.which ?? '').trim();
  if (kind === 'channel') return typeof before === 'object' && 'channel' in before ? before : { channel: 'here' };
  if (kind === 'suited') return { suited: Number(which) };
  return ['role', 'region', 'followers'].includes(kind) ? { [kind]: which } : kind;
}

/** Reads a step from its fields. What its form does not show stays as it was; the schema of rules judges it. */
export function readStep(values: FormValues, before: Step, { language }: Reader): Step {
  const said = (name: string) => String(values[name] ?? '').trim();
  const number = (name: string) => (said(name) === '' ? undefined : Number(values[name]));
  const text = (was: Text, name = 'text'): Text => (said(name) === textIn(was, language).trim() ? was : said(name));
  const list = (name: string) => (values[name] ?? []) as string[];
  const lines = (name: string) =>
    said(name)
      .split('\n')
      .map((line) => line.split('|').map((part) => part.trim()))
      .filter(([first]) => first);
  const days = (name: string, was: Duration | undefined): Duration | undefined => {
    const given = number(name);
    if (was && given === daysOf(was)) return was;
    return given === undefined || given === 0 ? undefined : { days: given };
  };
  const read = (): unknown => {
    if ('message' in before) {
      const buttons = lines('buttons').map(([label, ...line]) => ({ label, line: line.join('|') }));
      const to = readTo(values, before.message.to);
      return { message: { to, text: text(before.message.text), ...(buttons.length > 0 && { buttons }) } };
    }
    if ('ask' in before || 'approve' in before) {
      const was: Asked = 'ask' in before ? (before.ask as Asked) : (before.approve as Asked);
      const remind = days('remindDays', was.remind);
      const common = {
        ...{ to: readTo(values, was.to), text: text(was.text), until: days('untilDays', was.until) ?? was.until },
        ...(said('name') && { name: said('name') }),
        ...(remind && { remind }),
      };
      if ('approve' in before) return { approve: common };
      const answers = Object.fromEntries(lines('answers').map(([key, label]) => [key, label ?? key]));
      return { ask: { ...common, answers, ...(values.enough === true && { enough: 'all' }) } };
    }
    if ('wait' in before) {
      const [weekday, zone] = [said('weekday'), said('zone')];
      if (said('time') !== '')
        return { wait: { until: { time: said('time'), ...(weekday && { weekday }), ...(zone && { zone }) } } };
      const spans = { days: number('days'), hours: number('hours'), minutes: number('minutes') };
      return { wait: Object.fromEntries(Object.entries(spans).filter(([, value]) => value)) };
    }
    if ('if' in before) return { if: { ...before.if, when: said('when') } };
    if ('each' in before) {
      const most = number('most');
      return { each: { of: readTo(values, before.each.of), do: before.each.do, ...(most && { most }) } };
    }
    if ('introduce' in before)
      return { introduce: { who: said('who'), to: said('other'), text: text(before.introduce.text) } };
    if ('review' in before) return { review: { to: said('who'), text: text(before.review.text) } };
    if ('network' in before) {
      const { title, detail = '', text: was } = before.network;
      const more = said('detail') && { detail: text(detail, 'detail') };
      const asked = { as: said('who'), title: text(title, 'title'), areas: list('areas'), text: text(was) };
      return { network: { ...asked, ...more } };
    }
    if ('digest' in before) {
      const to = values.to === 'everybody' ? undefined : readTo(values, before.digest.to);
      return { digest: { ...(to !== undefined && { to }), text: text(before.digest.text) } };
    }
    if ('tag' in before) {
      const [areas, groups] = [list('areas'), list('groups')];
      return { tag: { ...(areas.length > 0 && { areas }), ...(groups.length > 0 && { groups }) } };
    }
    if ('set' in before) {
      const [field, value] = said('value').split(joint);
      return { set: { field, value } };
    }
    if ('run' in before) return { run: said('name') };
    if ('end' in before) return before;
    if ('check-in' in before) return { 'check-in': number('number') ?? 'event' };
    return { [kindOf(before)]: number('number') };
  };
  return read() as Step;
}
