import { accountName } from '#src/answers/people/account.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { isAllowed, roles } from '#src/core/role.ts';
import { languageName } from '#src/domain/language.ts';
import { countContributions } from '#src/operations/personal-data.ts';
import { listSubscriptions } from '#src/store/digests/subscription.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { listAdmitted } from '#src/store/people/admission.ts';
import { findPerson } from '#src/store/people/person.ts';
import { html } from '../html.ts';
import { wordsOf } from './frame.ts';
import type { View } from './view.ts';

/** Somebody: who they are here, and what an admin may do for them. */
export const memberView: View = async (c, staff, { context, sayer }) => {
  const { sql } = context;
  const person = await findPerson(sql, Number(c.req.param('number')));
  if (!person || !isAllowed(staff.person.role, 'administer')) return null;
  const { texts, all, language } = wordsOf(staff);
  const { me } = all;
  const { member } = texts;
  const { id, role } = person;
  const [accounts, admitted, counts, subscriptions] = await Promise.all([
    listAccounts(sql, id),
    listAdmitted(sql, [id]),
    countContributions(sql, id),
    listSubscriptions(sql, id),
  ]);
  const facts = [
    [me.labels.role, me.roles[role]],
    [me.labels.region, person.region === null ? '–' : nameRegion(context, person.region, { language })],
    [me.labels.language, languageName(person.language)],
    [me.labels.timeZone, person.timeZone],
    [member.accounts, accounts.map(accountName).join(', ') || '–'],
    [
      member.shared,
      member.counts({
        experiences: counts.experiences.all,
        questions: counts.questions.all,
        answers: counts.answers.all,
      }),
    ],
  ];
  const isSelf = id === staff.person.id;
  const press = (label: string, line: string) => sayer.press(label, line, 'members');
  return {
    title: person.displayName ?? me.unnamed,
    content: html`<p class="note">${member.number({ id })}${admitted.has(id) ? '' : ` · ${texts.members.notIn}`}</p>
      <dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>
      ${
        isSelf
          ? html`<p>${me.person.self}</p>`
          : html`<h2>${member.role}</h2>
        <p class="note">${me.roles[role]}: ${me.person.may[role]}</p>
        <div class="lines">${roles.filter((each) => each !== role).map((each) => press(member.make({ role: me.rolesInSentence[each] }), `/person role ${id} ${each}`))}</div>
        <h2>${member.more}</h2>
        <div class="lines">${press(member.place, `/person place ${id}`)}${admitted.has(id) ? '' : press(texts.waits.admit, `/person admit ${id}`)}${press(member.merge, `/person merge ${id}`)}</div>`
      }
      <p class="lines">${subscriptions.map(({ id: number }) => html`<a class="line" href="/admin/digests/preview?subscription=${number}">${member.digest({ number })}</a>`)}<a class="line" href="/admin/audit?person=${id}">${member.acts}</a><a class="line" href="/admin/members">${texts.pages.members}</a></p>`,
  };
};
