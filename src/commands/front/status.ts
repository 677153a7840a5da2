import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { defineCommand } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { formatInstant } from '#src/domain/date.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { findServerStatus } from '#src/store/database/server-status.ts';
import { countOpenExperiences, countWaiting } from '#src/store/experiences/count.ts';
import { findLastImportRun } from '#src/store/figures/import-run.ts';
import { countDeliveries, type DeliveryCounts, listDeadDeliveries } from '#src/store/outbox/delivery.ts';
import { textsFor } from '#src/texts/index.ts';
import { queueOf } from '../experiences/review.ts';
import { showUnreadWords } from './unread-words.ts';

const minuteMs = 60_000;

export const status = defineCommand({
  name: 'status',
  args: z.object({ about: argument.choice(['words']).optional() }),
  visibility: 'private',
  async run(context, { about }, { person, now }) {
    if (about === 'words') return showUnreadWords(context, person);
    const { sql, catalogue, version, startedAt, listTroubles } = context;
    const { status: texts } = textsFor(person.language);
    const isStaff = isAllowed(person.role, 'run-digests');
    const isReviewer = isAllowed(person.role, 'review');
    const [server, experiences, lastImport, toReview, outbox, [dead]] = await Promise.all([
      findServerStatus(sql),
      countOpenExperiences(sql),
      findLastImportRun(sql),
      isReviewer ? countWaiting(sql, queueOf(person)) : null,
      isStaff ? countDeliveries(sql) : null,
      isStaff ? listDeadDeliveries(sql, 1) : [],
    ]);
    const number = (value: number) => formatNumber(value, 0, person.language);
    const regions = [...catalogue.regions.values()];
    const minutes = Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / minuteMs));
    const uptime = texts.uptime(Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60);
    const size = `${formatNumber(server.bytes / 1_000_000, 0, person.language)} MB`;
    return {
      text: md`${texts.summary(version, uptime, number(server.figures), number(experiences))}`,
      blocks: [
        { type: 'heading', text: texts.heading },
        {
          type: 'facts',
          items: [
            { label: texts.labels.version, value: version },
            { label: texts.labels.uptime, value: uptime },
            {
              label: texts.labels.database,
              value: texts.database(server.version.split(' ')[0] ?? server.version, size),
            },
            {
              label: texts.labels.regions,
              value: texts.regions(number(regions.length), number(regions.filter(({ isMember }) => isMember).length)),
            },
            { label: texts.labels.indicators, value: number(catalogue.indicators.size) },
            { label: texts.labels.figures, value: number(server.figures) },
            { label: texts.labels.experiences, value: number(experiences) },
            ...(toReview === null ? [] : [{ label: texts.labels.toReview, value: number(toReview) }]),
            { label: texts.labels.people, value: number(server.people) },
            {
              label: texts.labels.lastImport,
              value: lastImport
                ? texts.lastImport(lastImport.file, formatInstant(lastImport.finishedAt, person))
                : texts.noImport,
            },
            ...(isStaff
              ? listTroubles().map(({ platform, trouble }) => ({ label: texts.trouble(platform), value: trouble }))
              : []),
            ...(outbox ? [{ label: texts.labels.outbox, value: describeOutbox(outbox, person) }] : []),
            ...(dead
              ? [
                  {
                    label: texts.labels.lastDead,
                    value: texts.outbox.lastDead(dead.purpose, dead.recipient, dead.place, dead.error ?? ''),
                  },
                ]
              : []),
          ],
        },
        ...actions(outbox && button(texts.outbox.buttons.list, '/outbox')),
      ],
    };
  },
});

function describeOutbox({ waiting, kept, sending, dead, oldestWaiting }: DeliveryCounts, person: Person): string {
  const since = oldestWaiting && formatInstant(oldestWaiting, person);
  return textsFor(person.language).status.outbox.counts(waiting, kept, sending, dead, since);
}
