import { formatPeriod } from '#src/domain/digests/next-due.ts';
import { listNextDue } from '#src/store/digests/subscription.ts';
import { html } from '../html.ts';
import { wordsOf } from './frame.ts';
import type { View } from './view.ts';

const mostOffered = 500;
const weeksBack = 12;
const weekMs = 7 * 24 * 3_600_000;
const number = /^[1-9]\d{0,15}$/;

/** The next digests, with what holds and releases them, and a way to look at one of somebody in some week. */
export const digestsView: View = async (c, staff, { context, sayer }) => {
  const { texts, all } = wordsOf(staff);
  const { digests } = texts;
  const { subscription, week } = saidIn(c.req.query('subscription'), c.req.query('week'));
  const due = await listNextDue(context.sql, mostOffered);
  const now = context.now().getTime();
  const weeks = Array.from({ length: weeksBack + 2 }, (_, index) =>
    formatPeriod(new Date(now + (1 - index) * weekMs), 'UTC'),
  );
  const form = html`<h2>${digests.preview}</h2>
    <form method="get" action="/admin/digests/preview" class="fields filter"><div class="row">
      <div class="field"><label for="subscription">${digests.whose}</label><select id="subscription" name="subscription">${due.map(
        ({ id, displayName }) =>
          html`<option value="${id}" ${String(id) === subscription ? 'selected' : ''}>${displayName ?? all.me.unnamed} · ${id}</option>`,
      )}</select></div>
      <div class="field"><label for="week">${digests.week}</label><select id="week" name="week"><option value="">${digests.next}</option>${weeks.map(
        (period) =>
          html`<option value="${period.slice(-2)}" ${period.slice(-2) === week ? 'selected' : ''}>${period}</option>`,
      )}</select></div>
    </div><p class="buttons"><button>${digests.show}</button></p></form>`;
  const isAsked = c.req.path.endsWith('/preview') && subscription !== '';
  const lines = isAsked
    ? [`/digest preview subscription=${subscription}${week ? ` week=${Number(week)}` : ''}`]
    : ['/digest next', '/digest measures'];
  const answers: ReturnType<typeof sayer.draw>[] = [];
  for (const line of lines) answers.push(sayer.draw(staff, await sayer.ask(staff, line), 'digests'));
  return { content: html`${isAsked ? html`${form}${answers}` : html`${answers}${due.length > 0 ? form : ''}`}` };
};

function saidIn(subscription = '', week = '') {
  return { subscription: number.test(subscription) ? subscription : '', week: /^\d{2}$/.test(week) ? week : '' };
}
