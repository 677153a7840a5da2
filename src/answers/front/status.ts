import { facts, heading, message } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { formatInstant } from '#src/domain/date.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { describeOutbox, describeRefusal, type OutboxCounts, type Undelivered } from './outbox.ts';

/** The state of this server; facts that the reader may not see are null. */
export type Status = {
  version: string;
  uptimeMs: number;
  database: { version: string; bytes: number };
  regions: number;
  members: number;
  indicators: number;
  figures: number;
  experiences: number;
  toReview: number | null;
  people: number;
  lastImport: { file: string; finishedAt: Date } | null;
  troubles: readonly { platform: string; trouble: string }[];
  outbox: OutboxCounts | null;
  lastDead: Pick<Undelivered, 'purpose' | 'recipient' | 'place' | 'error' | 'errorCode'> | null;
};

const minuteMs = 60_000;

/** Version, database, and how much there is. */
export function statusMessage(status: Status, reader: { language: string; timeZone: string }): Message {
  const { status: texts, outbox } = textsFor(reader.language);
  const { labels } = texts;
  const number = (value: number) => formatNumber(value, 0, reader.language);
  const { database, lastImport, lastDead } = status;
  const rows: [string, string | null][] = [
    [labels.version, status.version],
    [labels.uptime, describeUptime(status.uptimeMs, texts)],
    [
      labels.database,
      texts.database({
        version: database.version.split(' ')[0] ?? database.version,
        size: `${number(database.bytes / 1_000_000)} MB`,
      }),
    ],
    [labels.regions, texts.regions({ all: number(status.regions), members: number(status.members) })],
    [labels.indicators, number(status.indicators)],
    [labels.figures, number(status.figures)],
    [labels.experiences, number(status.experiences)],
    [labels.toReview, status.toReview === null ? null : number(status.toReview)],
    [labels.people, number(status.people)],
    [
      labels.lastImport,
      lastImport
        ? texts.lastImport({ file: lastImport.file, at: formatInstant(lastImport.finishedAt, reader) })
        : texts.noImport,
    ],
    ...status.troubles.map(({ platform, trouble }): [string, string] => [
      texts.trouble({ platform: `${platform.charAt(0).toUpperCase()}${platform.slice(1)}` }),
      trouble,
    ]),
    [labels.outbox, status.outbox && describeOutbox(status.outbox, reader)],
    [
      labels.lastDead,
      lastDead &&
        outbox.lastDead({
          purpose: lastDead.purpose,
          recipient: lastDead.recipient,
          place: lastDead.place,
          reason: describeRefusal(lastDead, reader.language),
        }),
    ],
  ];
  return message(
    heading(texts.heading),
    facts(rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))),
    actions(status.outbox && button(outbox.buttons.list, '/outbox')),
  );
}

function describeUptime(uptimeMs: number, { uptime }: Texts['status']): string {
  const all = Math.max(0, Math.floor(uptimeMs / minuteMs));
  const [days, hours, minutes] = [Math.floor(all / 1_440), Math.floor(all / 60) % 24, all % 60];
  if (days > 0) return uptime.days({ days, hours });
  return hours > 0 ? uptime.hours({ hours, minutes }) : uptime.minutes({ minutes });
}
