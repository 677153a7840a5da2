import { forgetStaffActs, listStaffActsOf, moveStaffActs } from '#src/store/admin/act.ts';
import { listAdminLinks } from '#src/store/admin/link.ts';
import { listSubjects, moveSubjects } from '#src/store/admin/openid-subject.ts';
import { deleteAdminSessionsOf, listAdminSessions } from '#src/store/admin/session.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** What staff did stays as nobody's when they are forgotten, without their words; links and sessions go with the person. */
export const adminData: PersonalData = {
  tables: {
    admin_link: { personal: ['token', 'person', 'platform', 'space', 'user'], plain: [] },
    admin_session: { personal: ['token', 'person', 'platform', 'space', 'user'], plain: [] },
    openid_subject: { personal: ['issuer', 'subject', 'person'], plain: [] },
    staff_act: { personal: ['person', 'line'], plain: ['role', 'door', 'command'] },
  },
  async export(sql, person) {
    return {
      admin_link: await listAdminLinks(sql, person),
      admin_session: await listAdminSessions(sql, person),
      openid_subject: await listSubjects(sql, person),
      staff_act: await listStaffActsOf(sql, person),
    };
  },
  async forget(sql, person) {
    await forgetStaffActs(sql, person);
    return [];
  },
  async move(sql, from, to) {
    // Who they are now has to come in anew.
    await deleteAdminSessionsOf(sql, from);
    await moveSubjects(sql, from, to);
    await moveStaffActs(sql, from, to);
  },
};
