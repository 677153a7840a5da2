import { facts, heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import { listSteps } from '#src/domain/rules/definition.ts';
import type { ChangedLine } from '#src/domain/rules/differences.ts';
import type { RuleRead, RuleRun } from '#src/domain/rules/rule.ts';
import { textsFor } from '#src/texts/index.ts';
import { placeNumber } from './place-number.ts';

const mostRows = 6;
/** Changed lines that are shown; the rest is in the YAML. */
const mostLines = 10;

type Change = { version: number; name: string | null; savedAt: Date; differences: ChangedLine[] | null };

/** Lists versions of a rule: when, by whom, and how many lines each changed. */
export function ruleVersionsMessage(
  { rule, versions }: { rule: RuleRead; versions: readonly Change[] },
  reader: Reader,
): Message {
  const { rule: texts, versions: words } = textsFor(reader.language);
  const { columns } = words;
  const { number, name } = rule;
  return message(
    heading(texts.versions.title({ name })),
    table(
      [rightColumn(columns.revision), columns.when, columns.who, columns.what],
      [
        ...versions
          .slice(0, mostRows)
          .map(({ version, savedAt, name: by, differences }) => [
            ...[String(version), formatInstant(savedAt, reader), by ?? '–'],
            sayCounts(differences, words.nothing),
          ]),
        ...(versions.length > mostRows ? [['…', '', '', '']] : []),
      ],
    ),
    actions(
      {
        type: 'select',
        placeholder: words.choose,
        options: versions.map(({ version, savedAt }) => ({
          label: words.option({ revision: version, when: formatInstant(savedAt, reader) }),
          line: `/rule versions ${number} version=${version}`,
        })),
      },
      button(texts.buttons.show, `/rule show ${number}`),
      button(texts.buttons.export, `/rule export ${number}`),
    ),
  );
}

/** “+3 −1”; of the first version nothing. */
function sayCounts(differences: ChangedLine[] | null, nothing: string): string {
  if (differences === null) return '';
  const count = (wanted: ChangedLine['type']) => differences.filter(({ type }) => type === wanted).length;
  const [added, gone] = [count('new'), count('gone')];
  return added + gone === 0 ? nothing : [added > 0 && `+${added}`, gone > 0 && `−${gone}`].filter(Boolean).join(' ');
}

/** Shows in which lines a version of a rule differs from the one before. */
export function ruleVersionMessage(
  { rule, version: change }: { rule: RuleRead; version: Change },
  reader: Reader,
): Message {
  const { rule: texts, versions: words } = textsFor(reader.language);
  const { number, name } = rule;
  const { version, name: by, savedAt, differences } = change;
  const lines = differences ?? [];
  return message(
    heading(texts.versions.one({ version, name })),
    text(words.saved({ isNamed: by === null ? 'no' : 'yes', by: by ?? '', when: formatInstant(savedAt, reader) })),
    differences === null && note(words.firstVersion),
    differences?.length === 0 && text(words.nothing),
    lines.length > 0 && text(...lines.slice(0, mostLines).map(sayLine), ...(lines.length > mostLines ? ['…'] : [])),
    actions(
      differences !== null && button(words.buttons.earlier, `/rule versions ${number} version=${version - 1}`),
      button(words.buttons.versions, `/rule versions ${number}`),
    ),
  );
}

/** “**+ wait:**”, “*− wait:*”. Lines are indented by spaces that chats would swallow. */
function sayLine(each: ChangedLine): string {
  if (each.type === 'left-out') return '…';
  const line = each.line.replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length));
  if (each.type === 'new') return md`**+ ${line}**`;
  return each.type === 'gone' ? md`*− ${line}*` : escapeMarkdown(`\u00a0\u00a0${line}`);
}

type Statistics = {
  rule: RuleRead;
  counts: { open: number; done: number; failed: number; usualMs: number | null };
  steps: readonly {
    place: string;
    kind: string;
    times: number;
    people: number;
    answers: { answer: string; count: number }[];
  }[];
};

/** Says what came of a rule in the last days. */
export function statisticsMessage({ rule, counts, steps }: Statistics, days: number, reader: Reader): Message {
  const { rule: texts } = textsFor(reader.language);
  const { number, name, version, definition } = rule;
  const { open, done, failed, usualMs } = counts;
  const labels = new Map(
    listSteps(definition.steps).map(({ at, step }) => [at, 'ask' in step ? step.ask.answers : {}]),
  );
  const { approve, decline } = texts.buttons;
  const say = (place: string, answer: string) => labels.get(place)?.[answer] ?? { approve, decline }[answer] ?? answer;
  return message(
    heading(texts.stats.title({ name, days })),
    text(open + done + failed === 0 ? texts.runs.none({ name }) : texts.show.runs({ open, done, failed })),
    usualMs !== null && facts([{ label: texts.stats.took, value: sayTime(usualMs, reader) }]),
    steps.length > 0 &&
      table(
        [texts.columns.where, rightColumn(texts.stats.times), rightColumn(texts.columns.people), texts.stats.answers],
        [
          ...steps
            .slice(0, mostRows)
            .map(({ place, kind, times, people, answers }) => [
              `${placeNumber(place)} ${kind}`,
              ...[times, people].map((value) => ({ text: String(value), value })),
              answers.map(({ answer, count }) => `${say(place, answer)} ${count}`).join(', '),
            ]),
          ...(steps.length > mostRows ? [['…', '', '', '']] : []),
        ],
      ),
    steps.length > 0 && note(texts.stats.version({ version })),
    actions(
      button(texts.buttons.runs, `/rule runs ${number}`),
      button(texts.buttons.waiting, '/rule waiting'),
      button(texts.buttons.show, `/rule show ${number}`),
    ),
  );
}

const minuteMs = 60_000;

/** A time in its two largest parts at most: a week and 2 days. */
function sayTime(ms: number, { language }: Reader): string {
  const total = Math.max(1, Math.round(ms / minuteMs));
  const parts = {
    weeks: Math.floor(total / 10_080),
    days: Math.floor((total % 10_080) / 1_440),
    hours: Math.floor((total % 1_440) / 60),
    minutes: total % 60,
  };
  const largest = Object.entries(parts)
    .filter(([, count]) => count > 0)
    .slice(0, 2);
  return textsFor(language)
    .rule.steps.span({ weeks: 0, days: 0, hours: 0, minutes: 0, ...Object.fromEntries(largest) })
    .trim();
}

type Waiting = Pick<RuleRun, 'id' | 'rule' | 'subject' | 'state' | 'dueAt' | 'position'> & {
  name: string;
  about: string | null;
};

/** Lists what is under way, and what stands still, of all rules. */
export function waitingMessage(runs: readonly Waiting[], reader: Reader): Message {
  const { rule: texts } = textsFor(reader.language);
  const { columns, runStates, buttons } = texts;
  if (runs.length === 0) return message(text(texts.waiting.none), actions(button(buttons.list, '/rule list')));
  return message(
    heading(texts.waiting.title),
    table(
      [columns.run, columns.about, columns.state, columns.when],
      [
        ...runs
          .slice(0, mostRows)
          .map(({ id, name, subject, about, state, dueAt }) => [
            ...[`${id} ${name}`, [subject, about].filter(Boolean).join(', ') || '–', runStates[state]],
            dueAt === null ? '–' : formatInstant(dueAt, reader),
          ]),
        ...(runs.length > mostRows ? [['…', '', '', '']] : []),
      ],
    ),
    actions(
      {
        type: 'select',
        placeholder: buttons.run,
        options: runs.slice(0, 25).map(({ id, name }) => ({ label: `${id} ${name}`, line: `/rule run-show ${id}` })),
      },
      button(buttons.list, '/rule list'),
    ),
  );
}
