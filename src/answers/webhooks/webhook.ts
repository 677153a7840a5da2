import { heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatDay, formatInstant } from '#src/domain/date.ts';
import { patienceDays, type Webhook } from '#src/domain/webhooks/webhook.ts';
import { textsFor } from '#src/texts/index.ts';

type DeliveryState = 'waiting' | 'kept' | 'sending' | 'sent' | 'dead' | 'cancelled';
type Call = { period: string; state: DeliveryState; attempts: number; error: string | null; createdAt: Date };

const textsOf = ({ language }: Reader) => textsFor(language).webhook;

/** Says the secret of a new webhook, which nobody can say again. */
export function addedMessage({ webhook, secret }: { webhook: Webhook; secret: string }, reader: Reader): Message {
  const texts = textsOf(reader);
  const { number, address, types } = webhook;
  return message(
    text(texts.added({ number, address })),
    text(texts.secret({ secret })),
    text(texts.types({ types: types.join(', ') })),
    text(texts.rule({ number, days: patienceDays })),
    actions(button(texts.buttons.test, `/webhook test ${number}`), button(texts.buttons.list, '/webhook list')),
  );
}

/** Says the next secret of a webhook, which nobody can say again, and until when the one before holds too. */
export const secretMessage = (
  { webhook: { number }, secret, until }: { webhook: Webhook; secret: string; until: Date },
  reader: Reader,
): Message => {
  const texts = textsOf(reader);
  return message(
    text(texts.changed({ number, until: formatInstant(until, reader) })),
    text(texts.secret({ secret })),
    actions(button(texts.buttons.test, `/webhook test ${number}`), button(texts.buttons.list, '/webhook list')),
  );
};

/** Lists webhooks with how their calls went. */
export function webhooksMessage(
  webhooks: readonly (Webhook & { sent: number; waiting: number; dead: number })[],
  reader: Reader,
): Message {
  const texts = textsOf(reader);
  if (webhooks.length === 0) return message(text(texts.noWebhooks));
  const { columns } = texts;
  return message(
    text(texts.count({ count: webhooks.length })),
    table(
      [
        ...[rightColumn(columns.number), columns.address, columns.types, columns.state],
        ...[rightColumn(columns.sent), rightColumn(columns.waiting), rightColumn(columns.dead)],
      ],
      webhooks.map((each) => [
        ...[String(each.number), each.address, each.types.join(', '), stateOf(each, reader)],
        ...[String(each.sent), String(each.waiting), String(each.dead)],
      ]),
    ),
    actions(
      ...webhooks.slice(0, 5).map(({ number }) => button(`${texts.heading({ number })}`, `/webhook show ${number}`)),
    ),
  );
}

/** Shows a webhook with its last calls. */
export function webhookMessage(
  { webhook, calls }: { webhook: Webhook; calls: readonly Call[] },
  reader: Reader,
): Message {
  const texts = textsOf(reader);
  const { number, address, types, disabledAt } = webhook;
  const { columns } = texts;
  return message(
    heading(texts.heading({ number })),
    text(`${address}: ${stateOf(webhook, reader)}`),
    text(texts.types({ types: types.join(', ') })),
    calls.length === 0
      ? text(texts.noCalls)
      : table(
          [columns.call, columns.at, columns.state, rightColumn(columns.attempts), columns.error],
          calls.map(({ period, createdAt, state, attempts, error }) => [
            ...[period, formatInstant(createdAt, reader), texts.states[state], String(attempts)],
            state === 'sent' ? '' : (error ?? ''),
          ]),
        ),
    actions(
      disabledAt === null
        ? button(texts.buttons.test, `/webhook test ${number}`)
        : button(texts.buttons.replay, `/webhook replay ${number}`),
      button(texts.buttons.list, '/webhook list'),
    ),
  );
}

const stateOf = ({ disabledAt }: Webhook, reader: Reader) =>
  disabledAt === null ? textsOf(reader).on : textsOf(reader).off({ day: formatDay(disabledAt, reader) });

/** Says that a call to try it is on its way. */
export const testedMessage = ({ number }: Webhook, reader: Reader): Message =>
  message(
    text(textsOf(reader).tested({ number })),
    actions(button(textsOf(reader).buttons.show, `/webhook show ${number}`)),
  );

/** Says that a webhook is ended. */
export const endedMessage = ({ number, address }: Webhook, reader: Reader): Message =>
  message(text(textsOf(reader).ended({ number, address })));

/** Says that a webhook is on, and how many calls are made again. */
export const replayedMessage = (
  { webhook: { number }, count }: { webhook: Webhook; count: number },
  reader: Reader,
): Message =>
  message(
    text(textsOf(reader).replayed({ number, count })),
    actions(button(textsOf(reader).buttons.show, `/webhook show ${number}`)),
  );

/** Tells an owner that a webhook is disabled. */
export const disabledLetter = ({ number, address }: Webhook, reader: Reader): Message =>
  message(
    text(textsOf(reader).disabled({ number, address, days: patienceDays })),
    actions(
      button(textsOf(reader).buttons.replay, `/webhook replay ${number}`),
      button(textsOf(reader).buttons.show, `/webhook show ${number}`),
    ),
  );
