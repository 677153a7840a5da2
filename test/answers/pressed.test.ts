import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { drawQuestions } from '#test/support/draw-questions.ts';

const { as, context } = await createDialogue();
const { say } = as('presser');
const pressed = new Map<string, Promise<Outcome>>();

function press(line: string): Promise<Outcome> {
  const outcome = pressed.get(line) ?? say(line);
  pressed.set(line, outcome);
  return outcome;
}

type Offered = { label: string; line: string };

function listOffered(outcome: Outcome): Offered[] {
  if (outcome.type !== 'message') return [];
  return [...outcome.blocks, ...(outcome.folds ?? []).flatMap(({ blocks }) => blocks)].flatMap((block): Offered[] => {
    if (block.type === 'list') return block.items.map(({ title, line }) => ({ label: title, line }));
    if (block.type !== 'actions') return [];
    return block.items.flatMap((item): Offered[] =>
      item.type === 'select' ? [...item.options] : item.type === 'button' ? [item] : [],
    );
  });
}

/** What asks for something first, or is another matter than figures. */
const isOther = ({ label, line }: Offered) =>
  label.endsWith('with…') || !/^\/(?:indicator|compare|peers|score|region|brief|policy)\b/.test(line);

/** Whether an answer shows something, and does not only say why there is nothing. */
function shows(outcome: Outcome): boolean {
  return (
    outcome.type === 'message' &&
    !outcome.failed &&
    outcome.blocks.some(({ type }) => ['table', 'picture', 'facts', 'list', 'file'].includes(type))
  );
}

/** Buttons that say what they leave out. */
const widens =
  /^(?:All regions|All areas|All changes|Members only|By share|Whole list|Latest year|Changes, every year|Where it (?:fell|rose)|Ranking of the last year|(?:Best|Last|Highest|Lowest) first|Regions of .*|Read the names|(?:.* \()?\d{4}\)?)$/;
const kept =
  /(?:^| )(year|since|until|years|country|beside|changed|order|numbers|countries|above|below|except)(?:=(\S+))?(?= |$)/g;
const wordsOf = (line: string) => new Map([...line.matchAll(kept)].map(([, name = '', value = '']) => [name, value]));
const commandOf = (line: string) => /^\/(?:indicator )?\w+/.exec(line)?.[0];

/** The words of a line that a button of the same command loses although nothing on it says so. */
function lostWords(line: string, { label, line: offered }: Offered): string[] {
  if (!line.startsWith('/') || commandOf(line) !== commandOf(offered) || widens.test(label)) return [];
  const has = wordsOf(offered);
  return [...wordsOf(line)].filter(([name, value]) => has.get(name) !== value).map(([name]) => name);
}

test('a press on any button of 200 answers shows something, has a name in words, and keeps what was asked', {
  timeout: 400_000,
}, async () => {
  const problems: string[] = [];
  let count = 0;
  for (const [index, line] of drawQuestions(context.catalogue, 9, 200).entries()) {
    // Nobody's words continue another's question.
    const answer = await as(`reader ${index}`).say(line);
    for (const offered of listOffered(answer).filter((each) => !isOther(each))) {
      if (/ (?:details|more|pdf|xlsx|(?:csv|json)(?:-\d)?)$/.test(offered.line)) continue;
      count += 1;
      const said = `${line} → [${offered.label}] ${offered.line}`;
      if (offered.label.startsWith('/')) problems.push(`${said}: no name`);
      if (!shows(await press(offered.line))) problems.push(`${said}: nothing`);
      for (const lost of lostWords(line, offered)) problems.push(`${said}: loses ${lost}`);
    }
  }
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(1_000);
});
