import { message, rightColumn, table, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import { type ApiToken, scopes } from '#src/domain/tokens/token.ts';
import { textsFor } from '#src/texts/index.ts';

const named = ({ name }: ApiToken, { language }: Reader) => name || textsFor(language).token.unnamedProgram;
const opens = ({ scopes: open }: ApiToken, { language }: Reader) =>
  textsFor(language).list(open.map((scope) => textsFor(language).token.scopes[scope]));

/** Says the secret of a new token, which nobody can say again. */
export function createdMessage(
  { token, secret }: { token: ApiToken; secret: string },
  { publicUrl }: { publicUrl: string | null },
  reader: Reader,
): Message {
  const { token: texts } = textsFor(reader.language);
  const address = publicUrl === null ? texts.noAddress : texts.address({ url: `${publicUrl}/api/v1` });
  const day = formatDay(token.expiresAt, reader);
  return message(
    text(texts.created({ name: named(token, reader) })),
    text(texts.secret({ secret })),
    text(texts.rule({ scopes: opens(token, reader), day, address, id: token.id })),
    actions(button(texts.buttons.list, '/token list')),
  );
}

/** Says that these words are no scopes, and which there are. */
export function sayUnknownScopes(unknown: readonly string[], { language }: Reader): string {
  const { token: texts, list } = textsFor(language);
  return texts.unknownScope({
    said: list(unknown.map((word) => `“${escapeMarkdown(word)}”`)),
    scopes: list(scopes.map((scope) => `\`${scope}\``)),
  });
}

/** Lists tokens that work; `isAll` with whose they are. */
export function tokensMessage(
  tokens: readonly (ApiToken & { personName: string | null })[],
  { isAll }: { isAll: boolean },
  reader: Reader,
): Message {
  const { token: texts, me } = textsFor(reader.language);
  if (tokens.length === 0) return message(text(texts.noTokens));
  const { columns } = texts;
  return message(
    text(texts.count({ count: tokens.length })),
    table(
      [
        rightColumn(columns.id),
        columns.name,
        ...(isAll ? [columns.person] : []),
        ...[columns.hint, columns.scopes, columns.used, columns.expires],
      ],
      tokens.map((token) => [
        String(token.id),
        named(token, reader),
        ...(isAll ? [token.personName ?? me.unnamed] : []),
        token.hint,
        opens(token, reader),
        token.usedAt === null ? texts.never : formatDay(token.usedAt, reader),
        formatDay(token.expiresAt, reader),
      ]),
    ),
    actions(
      ...tokens
        .slice(0, 5)
        .map((token) => button(texts.buttons.revoke({ name: named(token, reader) }), `/token revoke ${token.id}`)),
    ),
  );
}

/** Says that a token works no more. */
export function revokedMessage(token: ApiToken, reader: Reader): Message {
  return message(text(textsFor(reader.language).token.revoked({ name: named(token, reader) })));
}
