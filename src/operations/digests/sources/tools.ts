import { pickTools } from '#src/domain/digests/tools.ts';
import { listToolsPublished } from '#src/store/tools/tool.ts';
import type { DigestSource } from './source.ts';

/** What is new in the toolbox, in the recipient's policy areas. */
export const tools: DigestSource = {
  section: 'tools',
  load: (sql, snapshot) =>
    snapshot.remember('tools', async () =>
      pickTools(await listToolsPublished(sql, { since: snapshot.since, until: snapshot.at })),
    ),
};
