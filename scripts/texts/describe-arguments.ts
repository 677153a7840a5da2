import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** The type of a message's placeholder. A choice lists the cases that the message tells apart. */
export type ArgumentType =
  | { type: 'text' }
  | { type: 'number' }
  | { type: 'date' }
  | { type: 'choice'; cases: string[] };

/**
 * The placeholders of an ICU message by name.
 * @throws SyntaxError when it is not an ICU message.
 */
export function describeArguments(message: string): Map<string, ArgumentType> {
  const found = new Map<string, ArgumentType>();
  if (message.includes('{')) collect(parse(message, { ignoreTag: true }), found);
  return found;
}

function collect(elements: MessageFormatElement[], found: Map<string, ArgumentType>): void {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
        if (!found.has(element.value)) found.set(element.value, { type: 'text' });
        break;
      case TYPE.number:
        found.set(element.value, { type: 'number' });
        break;
      case TYPE.date:
      case TYPE.time:
        found.set(element.value, { type: 'date' });
        break;
      case TYPE.plural:
        found.set(element.value, { type: 'number' });
        for (const { value } of Object.values(element.options)) collect(value, found);
        break;
      case TYPE.select:
        found.set(element.value, { type: 'choice', cases: Object.keys(element.options) });
        for (const { value } of Object.values(element.options)) collect(value, found);
        break;
      default:
        break;
    }
  }
}
