import { z } from 'zod';
import { orSentence, readGivenFile } from '#src/commands/given-file.ts';
import {
  areasOfCell,
  isProblem,
  type LeftOut,
  listFields,
  listReport,
  readList,
  shownCell,
  usualArea,
} from '#src/commands/list-import.ts';
import { subcommand } from '#src/context.ts';
import type { FoundCall } from '#src/domain/calls/feed.ts';
import { readFoundCalls } from '#src/domain/calls/read-found.ts';
import { addCall } from '#src/operations/calls/change.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { findSameCall } from '#src/store/calls/call.ts';
import { textsFor } from '#src/texts/index.ts';
import { usualZone } from './form.ts';

const parts = ['title', 'link', 'summary', 'programme', 'audience', 'budget', 'contact', 'opens', 'deadline'] as const;

/** Takes calls from a list as CSV or Excel: what is wrong with a line is said, the others are taken. */
export const importCalls = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  async run(_context, _args, { person }) {
    const { calls, intro, columns } = textsFor(person.language).listImport;
    return { ...calls, intro: intro({ columns: columns.calls }), fields: listFields(person), values: {} };
  },
  async submit(context, values, _args, call) {
    const { person, now } = call;
    const { problems: say } = textsFor(person.language).listImport;
    const given = await orSentence(() => readGivenFile(context, values, person));
    if (isProblem(given)) return given;
    const { lines, unused, words } = await readList(given.content, person);
    const isLook = values.look === true;
    const left: LeftOut[] = [];
    const good = lines.flatMap(({ line, isBroken, of }) => {
      const leave = (why: string) => {
        left.push({ line, why });
        return [];
      };
      if (isBroken) return leave(say.broken);
      if (of('title') === '') return leave(say.title);
      const policyAreas = areasOfCell(of('areas'), usualArea(values), { vocabulary: context.vocabulary, words });
      if (policyAreas.length === 0) return leave(say.area({ text: shownCell(of('areas')) }));
      const found = Object.fromEntries(parts.map((part) => [part, of(part)])) as Omit<
        FoundCall,
        'reference' | 'status'
      >;
      return [{ line, policyAreas, found: { ...found, reference: `line ${line}`, status: '' } }];
    });
    const read = readFoundCalls(
      good.map(({ found }) => found),
      { policyAreas: [], timeZone: usualZone, programme: '' },
      now,
    );
    let [taken, known, over] = [0, 0, 0];
    await inTransaction(context, async (inside) => {
      for (const { line, policyAreas, found } of good) {
        const each = read.find(({ reference }) => reference === found.reference);
        if (!each) continue;
        if (found.deadline !== '' && each.fields.closesAt === null)
          left.push({ line, why: say.deadline({ text: shownCell(String(found.deadline)) }) });
        else if (found.link !== '' && each.fields.link === '')
          left.push({ line, why: say.link({ text: shownCell(found.link) }) });
        else if (each.isOver) over += 1;
        else if (await findSameCall(inside.sql, each.fields, now)) known += 1;
        else {
          if (!isLook) await addCall(inside, { ...each.fields, policyAreas }, call);
          taken += 1;
        }
      }
    });
    left.sort((one, other) => one.line - other.line);
    return listReport({ taken, all: lines.length, known, over, left, unused }, { isLook }, person);
  },
});
