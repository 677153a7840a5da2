import { facts, heading, message } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { formatInstant } from '#src/domain/date.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { countOutcomes, type Refresh } from '#src/domain/figures/refresh.ts';
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
  /** Of these, those that anybody may read. */
  published: number;
  toReview: number | null;
  people: number;
  lastImport: { file: string; finishedAt: Date } | null;
  /** The last time figures were fetched, or that goes on now. */
  refresh: Refresh | null;
  /** Whether figures are fetched every night. */
  isRefreshed: boolean;
  now: Date;
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
    [labels.experiences, texts.experiences({ all: number(status.experiences), published: number(status.published) })],
    [labels.toReview, status.toReview === null ? null : number(status.toReview)],
    [labels.people, number(status.people)],
    [
      labels.lastImport,
      lastImport
        ? texts.lastImport({ file: lastImport.file, at: formatInstant(lastImport.finishedAt, reader) })
        : texts.noImport,
    ],
    [labels.refresh, describeRefresh(status, reader)],
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

const mostReasons = 3;
/** A run that was not finished by then was broken off. */
const longestRunMs = 6 * 60 * minuteMs;

function describeRefresh(
  { refresh, isRefreshed, now }: Pick<Status, 'refresh' | 'isRefreshed' | 'now'>,
  reader: { language: string; timeZone: string },
): string {
  const { refresh: texts } = textsFor(reader.language).status;
  if (refresh === null) return isRefreshed ? texts.never : texts.off;
  const at = formatInstant(refresh.finishedAt ?? refresh.startedAt, reader);
  const { total, tables } = refresh;
  if (refresh.finishedAt === null) {
    const isOver = now.getTime() - refresh.startedAt.getTime() > longestRunMs;
    return (isOver ? texts.brokenOff : texts.running)({ done: tables.length, total, at });
  }
  const reasons = tables.flatMap(({ dataset, reason }) => (reason === null ? [] : [`${dataset}: ${reason}`]));
  return [texts.done({ at, ...countOutcomes(refresh) }), ...reasons.slice(0, mostReasons)].join(' ');
}
