import { z } from '@hono/zod-openapi';
import type { Argument } from '#src/core/argument.ts';
import type { Bot } from '#src/core/bot.ts';
import type { Descriptions } from '#src/core/descriptions.ts';
import type { OptionValues } from '#src/core/event.ts';
import { inputLimits } from '#src/core/input-limits.ts';
import { cutTo } from '#src/core/text.ts';
import type { Scope } from '#src/domain/tokens/token.ts';
import { answerOf, answerSchema } from './answer.ts';
import { onlyReads, saying, type Tool, mcpTexts as texts } from './tool.ts';

/** Makes a tool of each command that a token may read, from its own definition. `pageOf` finds the page of the line that gives the answer again. */
export function commandTools(
  { commands, ask, describe }: Pick<Bot, 'commands' | 'ask' | 'describe'>,
  pageOf: (line: string) => string | null,
): Tool[] {
  const said = describe('en');
  return commands.flatMap(({ name: command, subcommands }) =>
    [...subcommands.values()].flatMap(({ name: subcommand, scope, arguments: args }): Tool[] => {
      if (!scope) return [];
      const name = [command, subcommand].filter(Boolean).join('_').replaceAll('-', '_');
      const schema = schemaOf(args, (argument) => said.argument(command, subcommand, argument));
      const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, { io: 'input' });
      return [
        {
          scope: scope as Scope,
          listed: {
            name,
            description: describeCommand(said, command, subcommand),
            inputSchema: { type: 'object', ...inputSchema } as Tool['listed']['inputSchema'],
            outputSchema: answerSchema,
            annotations: onlyReads,
          },
          async call(given, { reader }) {
            const { success, data, error } = schema.safeParse(given);
            if (!success) return saying(texts.wrongArguments({ name, faults: faultsOf(error) }), true);
            const answer = await ask({ command, subcommand, options: data as OptionValues }, reader);
            if (answer?.outcome.type !== 'message') return saying(answer ? texts.form : texts.noTool({ name }), true);
            return answerOf(answer.outcome, answer.line, pageOf(answer.line));
          },
        },
      ];
    }),
  );
}

function describeCommand(said: Descriptions, command: string, subcommand: string): string {
  const own = said.summary(command, subcommand);
  return subcommand === '' ? own : `${own}. (${said.summary(command)}.)`;
}

const schemaOf = (args: readonly Argument[], describe: (name: string) => string) =>
  z.strictObject(
    Object.fromEntries(
      args.map((argument) => {
        const value = argument.list ? listOf(argument, argument.list) : shapeOf(argument);
        const described = value.describe(describe(argument.name));
        return [argument.name, argument.required && !argument.orOwn ? described : described.optional()];
      }),
    ),
  );

function shapeOf({ kind, choices, range, isNumbered }: Argument): z.ZodType {
  switch (kind) {
    case 'words':
      return z.string().max(1_000);
    case 'number':
      return z
        .int()
        .min(range?.min ?? Number.MIN_SAFE_INTEGER)
        .max(range?.max ?? Number.MAX_SAFE_INTEGER);
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(choices ?? []);
    case 'term':
      return isNumbered ? z.union([z.string().max(12), z.int()]) : z.string().min(1).max(inputLimits.name.max);
    default:
      return kind satisfies never;
  }
}

const listOf = (argument: Argument, { min, max }: { min: number; max: number }) =>
  z.array(shapeOf(argument)).min(min).max(max);

/** Says what is wrong with arguments, each by its name. */
export function faultsOf({ issues }: z.ZodError): string {
  return issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((name) => texts.noSuchArgument({ name: cutTo(name, 60) }))
        : [`${issue.path.join('.') || 'arguments'}: ${issue.message}`],
    )
    .slice(0, 10)
    .join('; ');
}
