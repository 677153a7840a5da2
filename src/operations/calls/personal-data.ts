import { exportCallsOf, moveCalls } from '#src/store/calls/call.ts';
import { exportFeedsOf, moveFeeds } from '#src/store/calls/feed.ts';
import { exportPartnersOf, movePartners } from '#src/store/calls/partner.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Who brought in calls and feeds of them, and what people offer as partners. A call tells what a fund announced: it stays without the name. */
export const callData: PersonalData = {
  tables: {
    funding_call: {
      personal: [
        'title',
        'programme',
        'audience',
        'budget',
        'link',
        'contact',
        'summary',
        'owner',
        'reference',
        'search',
      ],
      plain: ['policy_areas', 'time_zone'],
    },
    call_feed: {
      personal: ['url', 'programme', 'added_by', 'etag', 'changed', 'problem'],
      plain: ['policy_areas', 'time_zone'],
    },
    call_partner: { personal: ['person', 'offer', 'seek'], plain: [] },
  },
  async export(sql, person) {
    return {
      funding_call: await exportCallsOf(sql, person),
      call_feed: await exportFeedsOf(sql, person),
      call_partner: await exportPartnersOf(sql, person),
    };
  },
  // What somebody offers goes with them: see the references to person.
  async forget() {
    return [];
  },
  async move(sql, from, to) {
    await moveCalls(sql, from, to);
    await moveFeeds(sql, from, to);
    await movePartners(sql, from, to);
  },
};
