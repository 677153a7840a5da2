import { formatInstant } from '#src/domain/date.ts';
import { listInstalledSpaces } from '#src/store/admin/waiting.ts';
import { listJobRuns } from '#src/store/bot/job-run.ts';
import { countAccounts } from '#src/store/people/account.ts';
import { html } from '../html.ts';
import { wordsOf } from './frame.ts';
import { adminTable } from './table.ts';
import type { View } from './view.ts';

const upperFirst = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** How the server and its platforms do: troubles, accounts, installations and jobs. */
export const platformsView: View = async (_c, staff, { context, sayer }) => {
  const { texts, language } = wordsOf(staff);
  const { platforms } = texts;
  const reader = { language, timeZone: staff.person.timeZone };
  const [status, accounts, spaces, jobs] = await Promise.all([
    sayer.ask(staff, '/status'),
    countAccounts(context.sql),
    listInstalledSpaces(context.sql),
    listJobRuns(context.sql),
  ]);
  const troubles = new Map(context.listTroubles().map(({ platform, trouble }) => [platform, trouble]));
  const connected = (context.platforms ?? []).map((platform) => [
    upperFirst(platform),
    troubles.get(platform) ?? platforms.works,
  ]);
  // What failed or runs is news; that the others went well is one line.
  const well = jobs.filter(({ finishedAt, isFailed }) => finishedAt !== null && !isFailed);
  const others = jobs.filter((job) => !well.includes(job));
  const jobTable = (some: typeof jobs) =>
    adminTable(
      [{ label: platforms.columns.job }, { label: platforms.columns.ended }, { label: platforms.columns.outcome }],
      some.map(({ job, finishedAt, isFailed }) => [
        html`<code>${job}</code>`,
        finishedAt === null ? platforms.runs : formatInstant(finishedAt, reader),
        finishedAt === null ? '' : isFailed ? platforms.failed : platforms.well,
      ]),
    );
  return {
    content: html`${
      connected.length === 0
        ? ''
        : html`<h2>${platforms.connected}</h2>${adminTable([{ label: platforms.columns.platform }, { label: platforms.columns.outcome }], connected)}`
    }
      ${sayer.draw(staff, status, 'platforms')}
      <h2>${platforms.accounts}</h2>
      ${adminTable(
        [{ label: platforms.columns.platform }, { label: platforms.columns.count, isNumber: true }],
        accounts.map(({ platform, count }) => [platform, String(count)]),
      )}
      ${
        spaces.length === 0
          ? ''
          : html`<h2>${platforms.spaces}</h2>${adminTable(
              [
                { label: platforms.columns.space },
                { label: platforms.columns.platform },
                { label: platforms.columns.changed },
              ],
              spaces.map(({ platform, space, updatedAt }) => [space, platform, formatInstant(updatedAt, reader)]),
            )}`
      }
      ${
        jobs.length === 0
          ? ''
          : html`<h2>${platforms.jobs}</h2>${others.length > 0 ? jobTable(others) : ''}${
              well.length > 0
                ? html`<details class="fold"><summary>${platforms.allWell({ count: well.length })}</summary>${jobTable(well)}</details>`
                : ''
            }`
      }`,
  };
};
