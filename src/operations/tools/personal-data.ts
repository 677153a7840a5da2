import { deleteToolsOf, exportToolsOf, moveTools } from '#src/store/tools/upkeep.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** What somebody suggested for the toolbox. What staff add describes a publication of others, and stays without their name. */
export const toolData: PersonalData = {
  tables: {
    tool: {
      personal: [
        'title',
        'summary',
        'link',
        'file_name',
        'file_hash',
        'publisher',
        'licence',
        'comment',
        'suggested_by',
        'owner',
        'search',
        'link_problem',
      ],
      plain: ['file_media_type', 'file_size', 'kind', 'policy_areas', 'target_groups', 'stage', 'language', 'state'],
    },
  },
  async export(sql, person) {
    return { tool: await exportToolsOf(sql, person) };
  },
  async forget(sql, person, { isKept }) {
    const deleted = await deleteToolsOf(sql, person, isKept ? 'not published' : 'all');
    return deleted.map((number) => `tool:${number}` as const);
  },
  async move(sql, from, to) {
    await moveTools(sql, from, to);
  },
};
