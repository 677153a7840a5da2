import { formatInstant } from '#src/domain/date.ts';
import { keptDays } from '#src/domain/people/retention.ts';
import { listStaffActs } from '#src/store/admin/act.ts';
import { descriptions } from '#src/texts/descriptions.ts';
import { html } from '../html.ts';
import { wordsOf } from './frame.ts';
import { adminTable } from './table.ts';
import type { View } from './view.ts';

const perPage = 50;

/** What a command does, in a sentence of its own list; nothing where it is none of a chat. */
function sayAct(command: string, language: string): string {
  const [name = '', subcommand = ''] = command.replace(/^\//, '').split(' ');
  const said = descriptions.describe(language).summary(name, subcommand);
  return said === (subcommand || name) ? '' : said;
}

const number = /^[1-9]\d{0,15}$/;

/** What staff did, the newest first. */
export const auditView: View = async (c, staff, { context }) => {
  const { texts, all, language } = wordsOf(staff);
  const { audit } = texts;
  const [before, person] = ['before', 'person'].map((name) => c.req.query(name) ?? '');
  const asked = {
    ...(number.test(before ?? '') && { before: Number(before) }),
    ...(number.test(person ?? '') && { person: Number(person) }),
  };
  const acts = await listStaffActs(context.sql, { ...asked, limit: perPage + 1 });
  const shown = acts.slice(0, perPage);
  const last = shown.at(-1);
  const reader = { language, timeZone: staff.person.timeZone };
  const address = (said: { before?: number; person?: number }) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(said)) query.set(name, String(value));
    return `/admin/audit?${query}`;
  };
  return {
    content: html`<p class="note">${audit.intro({ years: Math.round(keptDays.staffActs / 365) })}</p>
      ${
        shown.length === 0
          ? html`<p>${audit.none}</p>`
          : adminTable(
              ['what', 'who', 'when', 'where'].map((name) => ({
                label: audit.columns[name as keyof typeof audit.columns],
              })),
              shown.map(({ line, command, person, displayName, role, at, door }) => [
                html`<span class="act">${sayAct(command, language)}</span> <code>${line ?? command}</code>`,
                html`${person === null ? audit.forgotten : html`<a href="${address({ person })}">${displayName ?? all.me.unnamed}</a>`}, ${all.me.roles[role]}`,
                formatInstant(at, reader),
                audit.doors[door],
              ]),
            )
      }
      <p class="lines">${acts.length > perPage && last ? html`<a class="line" href="${address({ ...asked, before: last.id })}">${audit.older}</a>` : ''}${
        Object.keys(asked).length > 0 ? html`<a class="line" href="/admin/audit">${audit.all}</a>` : ''
      }</p>`,
  };
};
