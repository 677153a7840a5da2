import { shorten } from '#src/core/text.ts';
import { formatInstant } from '#src/domain/date.ts';
import { countOutcomes } from '#src/domain/figures/refresh.ts';
import { listImportRuns } from '#src/store/admin/waiting.ts';
import { listRefreshes } from '#src/store/figures/refresh.ts';
import { sayKeptFault } from '#src/texts/kept-fault.ts';
import { html } from '../html.ts';
import { wordsOf } from './frame.ts';
import { adminTable } from './table.ts';
import type { View } from './view.ts';

const mostShown = 14;
const mostReasons = 5;
/** An import may be of every table there is. */
const longestDataset = 80;

/** How old the figures are: when they were refreshed and imported, what failed, and the way to the page that takes a file. */
export const figuresView: View = async (_c, staff, { context, sayer }) => {
  const { texts, language } = wordsOf(staff);
  const { figures } = texts;
  const reader = { language, timeZone: staff.person.timeZone };
  const at = (time: Date | null) => (time === null ? figures.notEnded : formatInstant(time, reader));
  const [refreshes, imports] = await Promise.all([
    listRefreshes(context.sql, mostShown),
    listImportRuns(context.sql, mostShown),
  ]);
  const [latest] = refreshes;
  const reasons =
    latest?.tables.flatMap(({ dataset, reason }) =>
      reason === null ? [] : [`${dataset}: ${sayKeptFault(reason, language)}`],
    ) ?? [];
  return {
    content: html`<div class="lines">${sayer.press(figures.page, '/figures page', 'figures', 'primary')}${sayer.press(figures.list, '/indicator list', 'figures')}</div>
      <h2>${figures.refreshes}</h2>
      ${
        refreshes.length === 0
          ? html`<p>${figures.noRefresh}</p>`
          : adminTable(
              [{ label: figures.columns.began }, { label: figures.columns.ended }, { label: figures.columns.outcome }],
              refreshes.map((refresh) => [
                at(refresh.startedAt),
                at(refresh.finishedAt),
                figures.outcome(countOutcomes(refresh)),
              ]),
            )
      }
      ${reasons.length > 0 ? html`<ul>${reasons.slice(0, mostReasons).map((reason) => html`<li dir="auto">${reason}</li>`)}</ul>` : ''}
      <h2>${figures.imports}</h2>
      ${
        imports.length === 0
          ? html`<p>${figures.noImport}</p>`
          : adminTable(
              [
                { label: figures.columns.file },
                { label: figures.columns.ended },
                { label: figures.columns.bad, isNumber: true },
                { label: figures.columns.table },
              ],
              imports.map(({ file, dataset, finishedAt, problems }) => [
                file,
                at(finishedAt),
                String(problems),
                dataset === null ? '–' : shorten(dataset, longestDataset),
              ]),
            )
      }`,
  };
};
