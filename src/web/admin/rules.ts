import { randomUUID } from 'node:crypto';
import { describeStep, describeTrigger, nameKind } from '#src/answers/rules/describe.ts';
import { placeNumber } from '#src/answers/rules/place-number.ts';
import { sayTemplate } from '#src/answers/rules/templates.ts';
import { branchesOf, type Step, stepKinds } from '#src/domain/rules/definition.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import { templateNames, templates } from '#src/domain/rules/templates.ts';
import type { OpenSession } from '#src/operations/admin/session.ts';
import { findRule, listRules } from '#src/store/rules/rule.ts';
import { type Html, html } from '../html.ts';
import type { AdminContext } from './context.ts';
import { wordsOf } from './frame.ts';
import type { Sayer } from './say.ts';
import { adminTable } from './table.ts';
import type { View } from './view.ts';

const at = 'rules';

/** All rules and how they stand, each of which leads to its steps; and the templates that make another one. */
export const rulesView: View = async (_c, staff, { context, sayer }) => {
  const { all, language } = wordsOf(staff);
  const { columns, list, states, buttons } = all.rule;
  const rules = await listRules(context.sql);
  const isOn = rules.filter(({ state }) => state === 'on').length;
  const numbers = [columns.open, columns.done, columns.failed].map((label) => ({ label, isNumber: true }));
  // Those that write to a channel are made in it.
  const made = templateNames.filter((name) => !('here' in templates[name]));
  return {
    content: html`${
      rules.length === 0
        ? html`<p>${list.none}</p>`
        : adminTable(
            [{ label: columns.name }, { label: columns.state }, { label: columns.owner }, ...numbers],
            rules.map(({ number, name, state, ownerName, open, done, failed }) => [
              html`<a class="line" href="/admin/rules/${number}">${number} ${name}</a>`,
              ...[states[state], ownerName ?? '–', String(open), String(done), String(failed)],
            ]),
          )
    }
      <div class="lines">${sayer.press(buttons.waiting, '/rule waiting', at)}${sayer.press(all.rule.form.import, '/rule import', at)}${
        isOn > 0 ? sayer.press(buttons.pauseAll, '/rule pause all=yes', at, 'danger') : ''
      }</div>
      <h2>${list.choose}</h2>
      <ul class="tasks">${made.map((name) => {
        const { title, summary } = sayTemplate(name, language);
        return html`<li>${sayer.press(title, `/rule new ${name}`, at)}<span>${summary}</span></li>`;
      })}</ul>`,
  };
};

/** A rule as a list of steps, each of which can be edited, moved and taken out, and what else can be done with the rule. */
export const ruleView: View = async (c, staff, { context, sayer }) => {
  const rule = await findRule(context.sql, Number(c.req.param('number')));
  if (!rule || rule.state === 'ended') return null;
  const { all, texts } = wordsOf(staff);
  const { show, states, pauses, buttons, edit, stepForm } = all.rule;
  const { number, name, state, pause, version, tried, definition, ownerName } = rule;
  const press = (label: string, line: string, style?: string) => sayer.press(label, line, at, style);
  const isTried = tried === version;
  const { peoplePerStep, runsPerDay } = definition.limits ?? {};
  const facts = [
    [show.starts, describeTrigger(definition, staff.person)],
    ...(definition.if === undefined ? [] : [[show.if, definition.if]]),
    ...(peoplePerStep === undefined ? [] : [[stepForm.peoplePerStep, String(peoplePerStep)]]),
    ...(runsPerDay === undefined ? [] : [[stepForm.runsPerDay, String(runsPerDay)]]),
  ];
  return {
    title: `${number} ${name}`,
    content: html`<p>${states[state]} · ${version} · ${ownerName ?? '–'}</p>
      ${pause && state === 'paused' ? html`<p class="note">${pauses[pause]}</p>` : ''}
      ${state === 'on' ? html`<p class="note">${edit.pauses}</p>` : ''}
      <div class="lines">${press(buttons.try, `/rule try ${number}`, isTried ? undefined : 'primary')}${
        state !== 'on' && isTried ? press(buttons.on, `/rule on ${number}`, 'primary') : ''
      }${state === 'on' ? press(buttons.pause, `/rule pause ${number}`) : ''}${press(buttons.runs, `/rule runs ${number}`)}${press(
        buttons.stats,
        `/rule stats ${number}`,
      )}${press(all.versions.buttons.versions, `/rule versions ${number}`)}${press(buttons.end, `/rule end ${number}`)}</div>
      <dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>
      <div class="lines">${press(edit.head, `/rule step ${number} ${version} head`)}</div>
      <h2>${show.steps}</h2>
      ${drawSteps({ context, staff, sayer, rule }, definition.steps, '')}
      <p><a class="line" href="/admin/rules">${texts.pages.rules}</a></p>`,
  };
};

type Parts = { context: AdminContext; staff: OpenSession; sayer: Sayer; rule: RuleRead };

/** Draws a list of steps, with those that lie within them, and a menu that adds one more at its end. */
function drawSteps(parts: Parts, steps: readonly Step[], before: string): Html {
  const { context, staff, sayer, rule } = parts;
  const { edit, steps: texts } = wordsOf(staff).all.rule;
  const { number, version } = rule;
  const line = (name: 'step' | 'move', verb: string, place: string) =>
    `/rule ${name} ${number} ${version} ${verb} ${place}`;
  const items = steps.map((step, index) => {
    const place = `${before}${index}`;
    const named = { at: placeNumber(place) };
    const inner = branchesOf(step).map(
      ([name, list]) =>
        html`${name === 'else' ? html`<p>${texts.else}</p>` : ''}${drawSteps(parts, list, `${place}.${name}.`)}`,
    );
    // What is to be done otherwise, where nothing is yet.
    const otherwise =
      'if' in step && !step.if.else
        ? html`<p>${texts.else}</p>${drawAdd(parts, `${place}.else.0`, edit.addElse(named))}`
        : '';
    return html`<li><p dir="auto"><b>${named.at}</b> ${describeStep(context, step, staff.person)}</p>
      <div class="lines">${'end' in step ? '' : sayer.press(edit.edit(named), line('step', 'edit', place), at)}${
        index > 0 ? sayer.press(edit.up(named), line('move', 'up', place), at) : ''
      }${index + 1 < steps.length ? sayer.press(edit.down(named), line('move', 'down', place), at) : ''}${sayer.press(
        edit.out(named),
        line('move', 'out', place),
        at,
      )}</div>${inner}${otherwise}</li>`;
  });
  const last = `${before}${steps.length}`;
  return html`<ol class="steps">${items}</ol>${drawAdd(parts, last, edit.add({ at: placeNumber(last) }))}`;
}

/** Draws a menu of the kinds of steps, which adds one that then stands at a place. */
function drawAdd({ staff, rule }: Parts, place: string, label: string): Html {
  const { all } = wordsOf(staff);
  const { number, version } = rule;
  const id = `add-${place.replaceAll('.', '-')}`;
  const options = stepKinds.map((kind) => ({
    line: `/rule ${kind === 'end' ? 'move' : 'step'} ${number} ${version} add ${place} ${kind}`,
    label: nameKind(kind, staff.person),
  }));
  return html`<form method="post" action="/admin/say" class="fields filter"><input type="hidden" name="event" value="${randomUUID()}" />
    <input type="hidden" name="at" value="${at}" /><div class="row"><div class="field"><label for="${id}">${label}</label>
    <select id="${id}" name="line">${options.map((option) => html`<option value="${option.line}">${option.label}</option>`)}</select></div></div>
    <p class="buttons"><button>${all.rule.edit.adds({ at: placeNumber(place) })}</button></p></form>`;
}
