import { expect, test } from 'vitest';
import { loadTexts } from '#src/texts/load.ts';
import { listFiles, readHouse } from '#test/support/house.ts';

/** Keys that code takes by a value it has: kinds, states, flags, codes, names of fields. What stands below them needs no other mention. */
const takenByValue = [
  'admin.audit',
  'admin.growth.columns',
  'admin.pages',
  'admin.settings.about', // by the name of the setting
  'admin.settings.names',
  'bot.tooLong', // the name of a limit in src/core/input-limits.ts
  'attachment.faults', // why a file is not taken
  'collection.broken', // why a row cannot be read
  'collection.counts',
  'collection.faults', // why a file is no list
  'collection.kinds', // what is wrong with a row
  'collection.states',
  'compare.cells.why', // why nobody is called ahead
  'compare.why',
  'conversation.how', // how somebody speaks
  'ruleTemplates', // by the name of the template
  'rule.runStates',
  'digestStaff.saved', // opening or note, written or gone
  'digest.ownChanges',
  'evaluation.criteria',
  'evaluation.hints',
  'evaluation.language',
  'evaluation.verdicts',
  'evaluation.advice',
  'evaluation.decisions',
  'experience.labels',
  'follow.news',
  'use.plans',
  'use.states',
  'use.fields',
  'experienceFile.ewsi', // the fields of the template, in its order
  'experienceList.reach',
  'experience.fields',
  'experience.states',
  'figure.better',
  'figure.dimensions',
  'figure.missing',
  'figure.missingCell',
  'figure.missingCounts',
  'figure.territoryNotes', // by the code of the territory
  'figure.wholes',
  'importPage.done', // how an import ended: 0, 1 or 2
  'importPage.kinds',
  'indicators', // by their codes
  'indicator.rank.order',
  'indicator.rank.roles',
  'introduction.answers.notWaiting',
  'introduction.followUp.form',
  'introduction.me.fields',
  'introduction.mine.states',
  'introduction.write',
  'calendar.kinds',
  'collection.settings.dayOrders',
  'calendar.page.weekdays',
  'event.survey.answers',
  'testbed.paces',
  'testbed.review.verdicts',
  'testbed.show.parts',
  'testbed.show.verdicts',
  'testbed.states',
  'training.letters.attendance',
  'training.letters.reminder',
  'training.letters.reminderSubject',
  'training.people.states',
  'training.show.you',
  'call.states',
  'selfEvaluation.criteria',
  'selfEvaluation.grades',
  'selfEvaluation.questions',
  'tool.kinds',
  'organisation.kinds',
  'me.rolesInSentence',
  'token.scopes',
  'outbox.reasons',
  'policy.bands',
  'pages.privacyPage.kinds', // by their names in src/domain/people/retention.ts
  'pages.privacyPage.readers',
  'policy.grades',
  'reading.talk',
  'question.fields',
  'region.kinds',
  'region.urban',
  'region.coast',
  'review.standing',
  'review.done',
  'review.letter',
  'round.kinds',
  'round.form.kinds',
  'discord.settings', // by the messages of zod, so are those of mail and Slack
  'mail.settings',
  'playground.plainExamples', // all of them, in their order
  'slack.refusals', // Slack's own error codes
  'slack.settings',
  'score.together.why', // why it is uncertain who is ahead
  'subscription.weekdays',
  'subscription.form.subscribe',
  'subscription.states',
  'subscription.list.last',
  'subscription.preview',
  'topics',
];

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const wordsOf = (text: string) => new Set(text.match(/[A-Za-z_$][\w$]*|[a-z]+(?:-[a-z0-9]+)+/g));
const code = ['src', 'adapters', 'jobs', 'scripts']
  .flatMap(listFiles)
  .filter((path) => !/^src\/texts\/schema\.ts$|^adapters\/\w+\/texts\.ts$/.test(path))
  .map((path) => wordsOf(readHouse(path)));

/** Lists the keys of all sentences as paths: `bot.tooLong.line`. */
function listKeys(texts: object, before: readonly string[] = []): string[][] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = [...before, before.length === 0 ? camelCase(key) : key.replace(/_md$/, '')];
    return typeof value === 'object' && value !== null ? listKeys(value, path) : [path];
  });
}

/** A key is named where one file has both its name and that of what holds it. */
function isNamed(path: readonly string[]): boolean {
  const [holder, key] = path.slice(-2).map(camelCase) as [string, string];
  return code.some((words) => words.has(key) && (words.has(holder) || (path.length === 2 && words.has('texts'))));
}

const isTakenByValue = (path: string) => takenByValue.some((prefix) => path.startsWith(`${prefix}.`));

// Commands and the lines of help have tests of their own: descriptions.test.ts and help.test.ts.
const { commands: _, help: __, shortcuts: ___, ...texts } = loadTexts('en');
const keys = listKeys(texts);

test('every sentence is named in code, or taken by a value', () => {
  expect(keys.length).toBeGreaterThan(2_000);
  expect(
    keys.filter((path) => !isTakenByValue(path.join('.')) && !isNamed(path)).map((path) => path.join('.')),
  ).toEqual([]);
});

test('every prefix of what is taken by a value holds sentences', () => {
  const paths = keys.map((path) => path.join('.'));
  expect(takenByValue.filter((prefix) => !paths.some((path) => path.startsWith(`${prefix}.`)))).toEqual([]);
});
