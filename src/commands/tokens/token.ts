import { z } from 'zod';
import { createdMessage, revokedMessage, sayUnknownScopes, tokensMessage } from '#src/answers/tokens/token.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { shorten } from '#src/core/text.ts';
import { readScopes, readTokenWords, tokenLimits } from '#src/domain/tokens/token.ts';
import { createToken, listTokens, revokeToken } from '#src/operations/tokens/tokens.ts';

const { least, most, usual } = tokenLimits.days;

const create = subcommand({
  args: z.object({
    days: argument.number({ min: least, max: most }).optional(),
    words: argument.words().optional(),
  }),
  visibility: 'private',
  makesSecret: true,
  async run(context, { days = usual, words = '' }, { person, now }) {
    const { scopes: named, name, unknown } = readTokenWords(words);
    if (unknown.length > 0) throw new UserError(sayUnknownScopes(unknown, person));
    const asked = { name: shorten(name, tokenLimits.name), scopes: named.length > 0 ? named : readScopes, days };
    return createdMessage(await createToken(context, asked, { person, now }), context, person);
  },
});

const list = subcommand({
  args: z.object({ all: argument.flag().optional() }),
  visibility: 'private',
  run: async (context, { all: isAll = false }, call) =>
    tokensMessage(await listTokens(context, { isAll }, call), { isAll }, call.person),
});

const revoke = subcommand({
  args: z.object({ number: argument.number({ min: 1, max: 1_000_000_000 }) }),
  visibility: 'private',
  mayAlso: 'run-digests',
  writes: true,
  run: async (context, { number }, call) => revokedMessage(await revokeToken(context, number, call), call.person),
});

export const token = defineGroup({ name: 'token', fallback: 'list', subcommands: { create, list, revoke } });
