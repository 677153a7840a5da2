import type { AppContext } from '#src/context.ts';
import { facts, heading, list, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { RuleRead, RuleRun, RuleStep } from '#src/domain/rules/rule.ts';
import { templateNames } from '#src/domain/rules/templates.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeSteps, describeTrigger } from './describe.ts';
import { placeNumber } from './place-number.ts';
import { sayTemplate } from './templates.ts';

const textsOf = ({ language }: Reader) => textsFor(language).rule;
const mostRows = 6;
const mostLines = 7;

type Counted = RuleRead & { open: number; done: number; failed: number };

/** Lists rules, with a menu of templates for another one. */
export function rulesMessage(rules: readonly Counted[], reader: Reader): Message {
  const { list: texts, states, columns, buttons } = textsOf(reader);
  const isOn = rules.filter(({ state }) => state === 'on').length;
  return message(
    text(rules.length === 0 ? texts.none : texts.count({ count: rules.length, on: isOn })),
    rules.length > 0 &&
      table(
        [
          columns.name,
          columns.state,
          rightColumn(columns.open),
          rightColumn(columns.done),
          rightColumn(columns.failed),
        ],
        [
          ...rules
            .slice(0, mostRows)
            .map(({ number, name, state, open, done, failed }) => [
              ...[`${number} ${name}`, states[state]],
              ...[open, done, failed].map((value) => ({ text: String(value), value })),
            ]),
          ...(rules.length > mostRows ? [['…', '', '', '', '']] : []),
        ],
      ),
    actions(
      ...(rules.length > 0
        ? [
            {
              type: 'select' as const,
              placeholder: buttons.show,
              options: rules
                .slice(0, 25)
                .map(({ number, name }) => ({ label: `${number} ${name}`, line: `/rule show ${number}` })),
            },
          ]
        : []),
      button(buttons.new, '/rule new'),
      rules.length > 0 && button(buttons.waiting, '/rule waiting'),
      isOn > 0 && button(buttons.pauseAll, '/rule pause all=yes', 'danger'),
    ),
  );
}

/** Lists the templates, each of which opens a form. */
export function templatesMessage(reader: Reader): Message {
  const { list: texts } = textsOf(reader);
  return message(
    heading(texts.choose),
    ...list(
      textsOf(reader).buttons.new,
      templateNames.slice(0, 12).map((name) => {
        const { title, summary } = sayTemplate(name, reader.language);
        return { title, line: `/rule new ${name}`, beside: summary };
      }),
    ),
  );
}

/** Shows a rule: how it stands, what begins it, and its steps; `done` is what was just done to it. */
export function ruleMessage(
  context: Pick<AppContext, 'catalogue'>,
  rule: RuleRead,
  reader: Reader,
  done: string | null = null,
): Message {
  const { show, states, pauses, buttons } = textsOf(reader);
  const { versions } = textsFor(reader.language);
  const { number, name, state, pause, version, tried, definition, ownerName } = rule;
  const steps = describeSteps(context, definition, reader);
  const stands = show.facts({ state: states[state], version, owner: ownerName ?? '–' });
  const isTried = tried === version;
  return {
    ...message(
      heading(`${number} ${name}`),
      done !== null && text(done),
      text(pause && state === 'paused' ? `${stands}\n${pauses[pause]}` : stands),
      facts([
        { label: show.starts, value: describeTrigger(definition, reader) },
        ...(definition.if === undefined ? [] : [{ label: show.if, value: definition.if }]),
      ]),
      text(...steps.slice(0, mostLines), ...(steps.length > mostLines ? ['…'] : [])),
      !isTried && note(show.untried({ number })),
      actions(
        button(buttons.try, `/rule try ${number}`, isTried ? undefined : 'primary'),
        state !== 'on' && isTried && button(buttons.on, `/rule on ${number}`, 'primary'),
        state === 'on' && button(buttons.pause, `/rule pause ${number}`),
        button(buttons.runs, `/rule runs ${number}`),
        hasAddress(definition)
          ? button(buttons.address, `/rule address ${number}`)
          : button(buttons.stats, `/rule stats ${number}`),
        button(versions.buttons.versions, `/rule versions ${number}`),
      ),
    ),
  };
}

/** Whether a rule begins with what is sent to an address of its own. */
const hasAddress = ({ on }: RuleRead['definition']) => 'webhook' in on || ('form' in on && on.form.for === 'everybody');

/** A rule as YAML, as a file to keep. */
export const exportMessage = ({ name, version }: RuleRead, yaml: string): Message =>
  message(text(escapeMarkdown(name)), {
    type: 'file',
    name: `rule-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${version}.yaml`,
    mediaType: 'application/yaml',
    content: yaml,
  });

type Trial = {
  rule: RuleRead;
  runs: number;
  letters: number;
  people: number;
  fault: string | null;
  faults: number;
  shown: { at: Date; to: string | null; text: string }[];
};

/** Shows what a rule would have done in the last days. */
export function trialMessage(
  { rule, runs, letters, people, fault, faults, shown }: Trial,
  days: number,
  reader: Reader,
): Message {
  const { try: texts, columns, buttons } = textsOf(reader);
  const { number, name, state } = rule;
  const rows = shown.map(({ at, to, text: said }) => [formatInstant(at, reader), to ?? texts.channel, said]);
  return message(
    heading(texts.title({ name })),
    text(runs === 0 ? texts.none({ days }) : texts.count({ days, runs, letters, people })),
    fault !== null && text(texts.fault({ count: faults, fault })),
    rows.length > 0 &&
      table(
        [columns.when, texts.to, columns.what],
        [...rows.slice(0, mostRows), ...(rows.length > mostRows ? [['…', '', '']] : [])],
      ),
    runs > 0 && note(texts.assumed),
    actions(
      state !== 'on' && button(buttons.on, `/rule on ${number}`, 'primary'),
      button(buttons.show, `/rule show ${number}`),
    ),
  );
}

/** Lists the last runs of a rule. */
export function runsMessage({ rule, runs }: { rule: RuleRead; runs: readonly RuleRun[] }, reader: Reader): Message {
  const { runs: texts, columns, runStates, buttons } = textsOf(reader);
  if (runs.length === 0)
    return message(text(texts.none({ name: rule.name })), actions(button(buttons.show, `/rule show ${rule.number}`)));
  return message(
    heading(texts.title({ name: rule.name })),
    table(
      [columns.run, columns.began, columns.about, columns.state],
      [
        ...runs
          .slice(0, mostRows)
          .map(({ id, startedAt, subject, state, dueAt }) => [
            ...[String(id), formatInstant(startedAt, reader), subject ?? '–'],
            dueAt && state !== 'ready' ? `${runStates[state]} (${formatInstant(dueAt, reader)})` : runStates[state],
          ]),
        ...(runs.length > mostRows ? [['…', '', '', '']] : []),
      ],
    ),
    actions(
      {
        type: 'select',
        placeholder: buttons.run,
        options: runs
          .slice(0, 25)
          .map(({ id, subject }) => ({ label: `${id} ${subject ?? ''}`.trim(), line: `/rule run-show ${id}` })),
      },
      button(buttons.show, `/rule show ${rule.number}`),
    ),
  );
}

/** Shows what a run did, step by step: with what it began, whom each step wrote to, and what came of it. */
export function runMessage(
  {
    rule,
    run,
    steps,
    parts,
    names,
  }: {
    rule: RuleRead;
    run: RuleRun;
    steps: readonly RuleStep[];
    parts: readonly RuleRun[];
    names: Map<number, string>;
  },
  reader: Reader,
): Message {
  const { runs: texts, columns, runStates, buttons } = textsOf(reader);
  const data = { ...run.input.data, ...run.input.form };
  const about = [run.subject, ...[run.person, run.item].map((one) => (one === null ? null : names.get(one)))];
  return message(
    heading(texts.run({ run: run.id, name: rule.name })),
    text(run.fault === null ? runStates[run.state] : `${runStates[run.state]}: ${escapeMarkdown(run.fault)}`),
    facts(
      [
        { label: columns.began, value: `${formatInstant(run.startedAt, reader)} (${run.cause})` },
        { label: columns.about, value: about.filter(Boolean).join(', ') || '–' },
        ...Object.entries(data).map(([label, value]) => ({ label, value: String(value ?? '–').slice(0, 200) })),
      ].slice(0, 8),
    ),
    steps.length > 0 &&
      table(
        [columns.where, columns.what, columns.people, columns.when],
        [
          ...steps.slice(0, mostRows).map(({ place, kind, people, output, startedAt }) => [
            ...[placeNumber(place), `${kind} ${outputOf(output)}`.trim()],
            ...[
              people
                .map((id) => names.get(id) ?? '–')
                .slice(0, 5)
                .join(', '),
              formatInstant(startedAt, reader),
            ],
          ]),
          ...(steps.length > mostRows ? [['…', '', '', '']] : []),
        ],
      ),
    parts.length > 0 && note(texts.parts({ count: parts.length })),
    actions(
      (run.state === 'failed' || run.state === 'done') &&
        button(buttons.again, `/rule replay ${run.id}`, run.state === 'failed' ? 'primary' : undefined),
      button(buttons.runs, `/rule runs ${rule.number}`),
    ),
  );
}

const outputOf = (output: Record<string, unknown>) =>
  Object.entries(output)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
