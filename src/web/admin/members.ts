import { nameRegion } from '#src/answers/regions/name-region.ts';
import { roles } from '#src/core/role.ts';
import { foldText } from '#src/core/text.ts';
import { listEverybody } from '#src/operations/people/role.ts';
import { listAdmitted } from '#src/store/people/admission.ts';
import { type Html, html } from '../html.ts';
import { wordsOf } from './frame.ts';
import type { View } from './view.ts';

const mostShown = 200;

/** Everybody, with a search by name, role and region; below them what each role may do. */
export const membersView: View = async (c, staff, { context }) => {
  const { texts, all, language } = wordsOf(staff);
  const { members } = texts;
  const { me } = all;
  const said = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 100);
  const [words, role, region] = [said('name'), said('role'), said('region')];
  const everybody = await listEverybody(context, staff.person);
  const name = (code: string) => nameRegion(context, code, { language });
  const found = everybody.filter(
    (person) =>
      (words === '' || foldText(person.displayName ?? '').includes(foldText(words)) || String(person.id) === words) &&
      (role === '' || person.role === role) &&
      (region === '' || person.region === region),
  );
  const shown = found.slice(0, mostShown);
  const admitted = await listAdmitted(
    context.sql,
    shown.map(({ id }) => id),
  );
  const regions = [...new Set(everybody.flatMap((person) => person.region ?? []))]
    .map((code) => ({ value: code, label: name(code) }))
    .sort((left, right) => left.label.localeCompare(right.label, language));
  const choice = (field: string, label: string, value: string, options: { value: string; label: string }[]): Html =>
    html`<div class="field"><label for="${field}">${label}</label><select id="${field}" name="${field}"><option value="">${members.any}</option>${options.map(
      (option) =>
        html`<option value="${option.value}" ${option.value === value ? 'selected' : ''}>${option.label}</option>`,
    )}</select></div>`;
  const item = ({ id, displayName, role: theirs, region: code, platforms }: (typeof everybody)[number]) =>
    html`<li><a href="/admin/members/${id}"><bdi>${displayName ?? me.unnamed}</bdi></a> <span class="beside" dir="auto">${[
      texts.member.number({ id }),
      me.roles[theirs],
      ...(code ? [name(code)] : []),
      ...platforms,
      ...(admitted.has(id) ? [] : [members.notIn]),
    ].join(' · ')}</span></li>`;
  return {
    content: html`<form method="get" action="/admin/members" class="fields filter"><div class="row">
        <div class="field"><label for="name">${members.name}</label><input id="name" name="name" value="${words}" maxlength="100" autocomplete="off" dir="auto" /></div>
        ${choice(
          'role',
          members.role,
          role,
          roles.map((value) => ({ value, label: me.roles[value] })),
        )}
        ${choice('region', members.region, region, regions)}
      </div><p class="buttons"><button>${members.search}</button></p></form>
      <p role="status">${found.length === everybody.length ? me.person.count({ count: found.length }) : members.found({ count: found.length, all: everybody.length })}${
        found.length > mostShown ? ` ${members.first({ count: mostShown })}` : ''
      }</p>
      <ul class="things">${shown.map(item)}</ul>
      <details class="fold"><summary>${members.may}</summary><dl class="people">${roles.map(
        (each) => html`<div><dt>${me.roles[each]}</dt><dd>${me.person.may[each]}</dd></div>`,
      )}</dl></details>`,
  };
};
