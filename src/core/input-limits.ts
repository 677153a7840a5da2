type Limit = { max: number };

const characters = (max: number): Limit => ({ max });

/**
 * How much is taken of everything that comes from outside. Checked before any work is done with it. What is longer is answered with a
 * sentence that says the limit; where no answer is possible it is silently ignored.
 */
export const inputLimits = {
  /** A command and the words behind it, what a button says, the line that opened a form. */
  line: characters(4_000),
  /** Plain words to the bot. */
  words: characters(4_000),
  /** All typed options of a command together. */
  options: characters(4_000),
  optionCount: { max: 100 },
  /** A name that is looked up: a region, an indicator. */
  name: characters(200),
  /** The beginning of a name that is completed. */
  partial: characters(200),
  /** A message that something is begun from; its further text stays where it was written. */
  message: characters(40_000),
  /** The platform's id of an event, a person, a place, a command or a shortcut. */
  id: characters(500),
  displayName: characters(1_000),
  /** The value of one field; the field's own limit is mostly lower, but a longer value is kept and returned to the person. */
  value: characters(100_000),
  fieldName: characters(100),
  fieldCount: { max: 1_000 },
  /** A form with its files. */
  form: characters(8_000_000),
} as const satisfies Record<string, Limit>;

export type InputName = keyof typeof inputLimits;

/** An input is longer than its limit. */
export class InputTooLong extends Error {
  override name = 'InputTooLong';
  readonly input: InputName;
  readonly length: number;
  readonly max: number;

  constructor(input: InputName, length: number) {
    super(`${input} of ${length}`);
    this.input = input;
    this.length = length;
    this.max = inputLimits[input].max;
  }
}

/** @throws InputTooLong */
export function checkLength(input: InputName, { length }: { length: number }): void {
  if (length > inputLimits[input].max) throw new InputTooLong(input, length);
}
