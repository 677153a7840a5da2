import { markdownSuffix, type TextSource } from '#src/texts/catalog.ts';
import { type ArgumentType, describeArguments } from './describe-arguments.ts';

const header = '// Written by `npm run texts` from the English sentences. Do not change it by hand.\n\n';
const text = `/** A value for a placeholder of a sentence; several names become a list. */
type Text = string | number | readonly string[];

`;

/** The TypeScript source of the type that these sentences have in every language, made from the English ones. */
export function schemaOf(source: TextSource, name: string, comment: string): string {
  const type = describe(source, 0);
  return `${header}${type.includes(': Text') ? text : ''}/** ${comment} */\nexport type ${name} = ${type};\n`;
}

function describe(source: TextSource, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const lines = Object.entries(source).map(([key, value]) => {
    const name = key.endsWith(markdownSuffix) ? key.slice(0, -markdownSuffix.length) : key;
    const type = typeof value === 'string' ? describeMessage(value) : describe(value, depth + 1);
    return `${indent}${/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`}: ${type};`;
  });
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function describeMessage(message: string): string {
  const found = [...describeArguments(message)];
  if (found.length === 0) return 'string';
  return `(values: { ${found.map(([name, argument]) => `${name}: ${describeType(argument)}`).join('; ')} }) => string`;
}

function describeType(argument: ArgumentType): string {
  if (argument.type === 'text') return 'Text';
  if (argument.type !== 'choice') return argument.type === 'date' ? 'Date' : 'number';
  const cases = argument.cases.filter((name) => name !== 'other').map((name) => `'${name}'`);
  return [...cases, '(string & {})'].join(' | ');
}
