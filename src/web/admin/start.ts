import { isAllowed } from '#src/core/role.ts';
import { formatInstant } from '#src/domain/date.ts';
import { loadStart } from '#src/operations/admin/start.ts';
import { type Html, html } from '../html.ts';
import { wordsOf } from './frame.ts';
import type { View } from './view.ts';

/** The first page: what waits and what fails, each leading to where something can be done about it. */
export const startView: View = async (_c, staff, { context, sayer }) => {
  const { texts, all, language } = wordsOf(staff);
  const { waits, fails } = texts;
  const { role, timeZone } = staff.person;
  const start = await loadStart(context, staff.person, context.now());
  const instant = (at: Date) => formatInstant(at, { language, timeZone });
  const link = (path: string, said: string) => html`<li><a href="${path}" dir="auto">${said}</a></li>`;
  const waiting: Html[] = [
    ...(start.experiences > 0 ? [link('/admin/review', waits.experiences({ count: start.experiences }))] : []),
    ...(start.tools > 0 ? [link('/admin/review', waits.tools({ count: start.tools }))] : []),
    ...start.held.map(({ period, count }) => link('/admin/digests', waits.held({ count, week: period }))),
    ...start.asking.map(
      ({ id, displayName }) =>
        html`<li><span dir="auto">${waits.asks({ name: displayName ?? all.me.unnamed, id })}</span> ${sayer.press(waits.admit, `/person admit ${id}`, 'start')}</li>`,
    ),
  ];
  const troubles = isAllowed(role, 'run-digests') ? context.listTroubles() : [];
  const failing: Html[] = [
    ...troubles.map(({ platform, trouble }) => link('/admin/platforms', fails.trouble({ part: platform, trouble }))),
    ...(start.dead > 0 ? [link('/admin/outbox', fails.dead({ count: start.dead }))] : []),
    ...(start.late ? [link('/admin/outbox', fails.late({ at: instant(start.late) }))] : []),
    ...(start.figures.failed > 0 ? [link('/admin/figures', fails.figures({ count: start.figures.failed }))] : []),
    ...(start.figures.old ? [link('/admin/figures', fails.old({ at: instant(start.figures.old) }))] : []),
    ...start.failedJobs.map(({ job }) => link('/admin/platforms', fails.job({ job }))),
  ];
  const part = (heading: string, items: Html[], none: string) =>
    html`<section><h2>${heading}</h2>${items.length > 0 ? html`<ul class="tasks">${items}</ul>` : html`<p class="none">${none}</p>`}</section>`;
  return {
    content: html`<div class="parts">${part(waits.heading, waiting, waits.nothing)}${part(fails.heading, failing, fails.nothing)}</div>`,
  };
};
