import { textOf } from './blocks.ts';
import { actions, type Block, button, type Fold, type Message } from './message.ts';
import type { Outcome } from './outcome.ts';

type Answer = Extract<Outcome, { type: 'message' }>;

type Asked = {
  /** The line that gives the whole answer again. */
  line: string;
  /** The names of the folds that a line of this subcommand may end with. */
  names: readonly string[];
  /** The fold that was asked for; null for the answer itself. */
  wanted: string | null;
  /** Whether the platform draws a fold as something that opens in place. */
  opensInPlace: boolean;
};

/** Adds what is one press away from a message: `name` is the word that a line ends with to get it, `label` what the button says. Empty folds are left out. */
export function withFolds(message: Message, ...folds: readonly (Fold | null | false)[]): Message {
  const present = folds.filter((fold): fold is Fold => fold !== null && fold !== false && fold.blocks.length > 0);
  return present.length > 0 ? { ...message, folds: present } : message;
}

/** Splits the last word from a line's rest where it names one of these folds; with `isBeforeNamed` named arguments may stand behind it. */
export function splitFold(
  rest: string,
  names: readonly string[] | undefined,
  isBeforeNamed = false,
): { rest: string; wanted: string | null } {
  const match = names && (isBeforeNamed ? lastBeforeNamed : last).exec(rest);
  const word = match?.[1]?.toLowerCase();
  return match && word && names.includes(word)
    ? { rest: `${rest.slice(0, match.index)}${match[2] ?? ''}`, wanted: word }
    : { rest, wanted: null };
}

const last = /(?:^|\s)([\p{L}-]+)\s*$/u;
const lastBeforeNamed = /(?:^|\s)([\p{L}-]+)((?:\s+[a-z][a-z0-9-]*=(?:"[^"]*"|[^\s"]\S*))*)\s*$/iu;

/** Messages folded before, by the blocks that they share: a command may answer with the very same blocks again. */
const folded = new WeakMap<readonly Block[], { line: string; blocks: Block[] }>();

/**
 * Makes an answer fit for a platform. Where folds open in place it keeps them; elsewhere each becomes a button, and a line that asked for one is
 * answered with that fold alone, below the heading. Nothing is lost: a fold that no line can ask for stands below the answer.
 */
export function foldAnswer(answer: Answer, { line, names, wanted, opensInPlace }: Asked): Answer {
  const { folds: all, ...rest } = answer;
  if (!all) return answer;
  const unoffered = all.find((fold) => fold.isUnoffered);
  if (unoffered) {
    const [first, ...others] = answer.blocks;
    const isAsked = unoffered.name === wanted && first;
    const blocks = isAsked ? [first, ...unoffered.blocks, ...others] : answer.blocks;
    const told = { ...answer, text: isAsked ? textOf(blocks) : answer.text, blocks };
    const folds = all.filter((fold) => fold !== unoffered);
    return foldAnswer({ ...told, folds }, { line, names, wanted: isAsked ? null : wanted, opensInPlace });
  }
  const folds = all;
  if (opensInPlace)
    return wanted === null
      ? answer
      : { ...answer, folds: folds.map((fold) => (fold.name === wanted ? { ...fold, isOpen: true } : fold)) };
  const asked = folds.find(({ name }) => name === wanted);
  if (asked) {
    const [first] = answer.blocks;
    const blocks = [...(first?.type === 'heading' ? [first] : []), ...asked.blocks];
    return { ...rest, text: textOf(blocks), blocks };
  }
  return { ...rest, blocks: blocksWithButtons(answer.blocks, folds, line, names) };
}

function blocksWithButtons(blocks: Block[], folds: readonly Fold[], line: string, names: readonly string[]): Block[] {
  const before = folded.get(blocks);
  if (before?.line === line) return before.blocks;
  const isAskable = ({ name }: Fold) => names.includes(name);
  const below = folds.filter((fold) => !isAskable(fold)).flatMap((fold) => fold.blocks);
  const buttons = folds.filter(isAskable).map(({ name, label }) => button(label, `${line} ${name}`));
  const last = blocks.at(-1);
  const made =
    last?.type === 'actions'
      ? [...blocks.slice(0, -1), ...below, { ...last, items: [...last.items, ...buttons] }]
      : [...blocks, ...below, ...actions(...buttons)];
  folded.set(blocks, { line, blocks: made });
  return made;
}
