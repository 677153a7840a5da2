import { z } from 'zod';
import { createdMessage, revokedMessage, tokensMessage } from '#src/answers/tokens/token.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { shorten } from '#src/core/text.ts';
import { readScopes, type Scope, tokenLimits, writeScopes } from '#src/domain/tokens/token.ts';
import { createToken, listTokens, revokeToken } from '#src/operations/tokens/tokens.ts';

const { least, most, usual } = tokenLimits.days;

const create = subcommand({
  args: z.object({
    days: argument.number({ min: least, max: most }).optional(),
    words: argument.words().optional(),
  }),
  visibility: 'private',
  // Not `writes`: its outcome, with the secret in it, would be stored. A line that arrives twice makes a token that nobody knows.
  async run(context, { days = usual, words = '' }, { person, now }) {
    const parts = new Map<string, Scope>([
      ...readScopes.map((scope) => [scope.split(':')[0] ?? '', scope] as const),
      ...writeScopes.map((scope) => [scope === 'drafts:write' ? 'drafts' : scope, scope] as const),
    ]);
    const said = words.split(/\s+/).filter(Boolean);
    const named = new Set(said.flatMap((word) => parts.get(word) ?? []));
    const name = said.filter((word) => !parts.has(word)).join(' ');
    const asked = { name: shorten(name, tokenLimits.name), scopes: named.size > 0 ? [...named] : readScopes, days };
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
  writes: true,
  run: async (context, { number }, call) => revokedMessage(await revokeToken(context, number, call), call.person),
});

export const token = defineGroup({ name: 'token', fallback: 'list', subcommands: { create, list, revoke } });
