import { isAllowed } from '#src/core/role.ts';
import { html } from '../html.ts';
import { wordsOf } from './frame.ts';
import { adminPages } from './page-list.ts';
import type { View } from './view.ts';

/** The first page: what there is. */
export const startView: View = async (_c, staff) => {
  const { texts } = wordsOf(staff);
  const pages = adminPages.filter(({ name, right }) => name !== 'start' && isAllowed(staff.person.role, right));
  return {
    content: html`<ul class="things">
      ${pages.map(({ name, path }) => html`<li><a href="${path}"><strong>${texts.pages[name]}</strong></a> <span class="beside">${texts.about[name as keyof typeof texts.about]}</span></li>`)}
    </ul>`,
  };
};
