import { z } from 'zod';
import {
  membersMessage,
  organisationListMessage,
  organisationMessage,
  organisationPageSize,
  waitingMessage,
} from '#src/answers/organisations/show.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { formatLine } from '#src/core/command-line.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { organisationKinds } from '#src/domain/organisations/organisation.ts';
import { loadMembers, loadOrganisation, loadWaiting, organisationRight } from '#src/operations/organisations/access.ts';
import { listOrganisations } from '#src/store/organisations/organisation.ts';

/** Organisations by name: by words, of a region or a kind. */
export const list = subcommand({
  args: z.object({
    words: argument.words().optional(),
    region: keyed(argument.region()).optional(),
    kind: keyed(argument.choice(organisationKinds)).optional(),
    page: keyed(argument.page()).optional(),
  }),
  visibility: 'public',
  async run(context, asked, { person }): Promise<Message> {
    const { words = '', region, kind, page = 1 } = asked;
    const found = await listOrganisations(
      context.sql,
      { words, region, kind },
      { limit: organisationPageSize, offset: (page - 1) * organisationPageSize },
    );
    const hasMore = found.count > page * organisationPageSize;
    const next = hasMore ? formatLine('organisation', 'list', { ...asked, page: page + 1 }, list.arguments) : null;
    return organisationListMessage(context, { words, region, kind }, found, person, next);
  },
});

export const show = subcommand({
  args: z.object({ number: argument.organisation() }),
  visibility: 'private',
  run: (context, { number }, { person }) => showOrganisation(context, Number(number), person),
});

/** Shows an organisation as somebody sees it; `opening` is said before. */
export async function showOrganisation(
  context: AppContext,
  number: number,
  person: Person,
  opening?: string,
): Promise<Message> {
  return organisationMessage(context, await loadOrganisation(context, number, person), person, opening);
}

export const members = subcommand({
  args: z.object({ number: argument.organisation(), page: argument.page().optional() }),
  visibility: 'private',
  async run(context, { number, page = 1 }, { person }) {
    return membersMessage(await loadMembers(context, Number(number), person), person, page);
  },
});

/** Shows what waits for staff: organisations to verify, and people who say to belong to one. */
export const waiting = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: organisationRight,
  run: async (context, _args, { person }) => waitingMessage(context, await loadWaiting(context), person),
});
