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
import { cutTo, joinLines } from '#src/core/text.ts';
import { findLanguage } from '#src/domain/language.ts';
import { type ToolFields, type ToolKind, toolLimits } from '#src/domain/tools/tool.ts';
import { isWebLink } from '#src/domain/tools/web-reader.ts';
import { addTool, findSameLink } from '#src/operations/tools/change.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { textsFor } from '#src/texts/index.ts';

/** Takes entries of the toolbox from a list as CSV or Excel: what is wrong with a line is said, the others are taken. */
export const importTools = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  async run(_context, _args, { person }) {
    const { tools, intro, columns } = textsFor(person.language).listImport;
    return { ...tools, intro: intro({ columns: columns.tools }), fields: listFields(person), values: {} };
  },
  async submit(context, values, _args, call) {
    const { person } = call;
    const { problems: say } = textsFor(person.language).listImport;
    const given = await orSentence(() => readGivenFile(context, values, person));
    if (isProblem(given)) return given;
    const { lines, unused, words } = await readList(given.content, person);
    const isLook = values.look === true;
    const left: LeftOut[] = [];
    const links = new Set<string>();
    let [taken, known] = [0, 0];
    await inTransaction(context, async (inside) => {
      for (const { line, isBroken, of } of lines) {
        const leave = (why: string) => left.push({ line, why });
        const [title, link, kind] = [joinLines(of('title')), of('link'), of('kind')];
        const policyAreas = areasOfCell(of('areas'), usualArea(values), { vocabulary: context.vocabulary, words });
        // What says nothing of its kind is a guideline, as most are.
        const named = kind === '' ? 'guideline' : words.valueOf('tool-kind', kind);
        if (isBroken) leave(say.broken);
        else if (title === '') leave(say.title);
        else if (!isWebLink(link) || context.isOwnLink(link)) leave(say.link({ text: shownCell(link) }));
        else if (policyAreas.length === 0) leave(say.area({ text: shownCell(of('areas')) }));
        else if (named === null) leave(say.kind({ text: shownCell(kind) }));
        else if (links.has(link.toLowerCase()) || (await findSameLink(inside, link))) known += 1;
        else {
          links.add(link.toLowerCase());
          const summary = cutTo(of('summary'), toolLimits.summary);
          const year = /(?:19[5-9]|20)\d{2}/.exec(of('year'))?.[0];
          const fields: ToolFields = {
            ...{
              title: cutTo(title, toolLimits.title),
              summary,
              link,
              file: null,
              policyAreas,
              kind: named as ToolKind,
            },
            targetGroups: words.groupsOf(of('groups'), null),
            stage: null,
            language: findLanguage(of('language')) ?? words.languageOf(`${title}\n${summary}`) ?? person.language,
            publisher: cutTo(joinLines(of('publisher')), toolLimits.publisher),
            year: year === undefined ? null : Number(year),
            licence: cutTo(joinLines(of('licence')), toolLimits.licence),
            verifyOn: null,
          };
          if (!isLook) await addTool(inside, fields, 'add', call);
          taken += 1;
        }
      }
    });
    return listReport({ taken, all: lines.length, known, over: 0, left, unused }, { isLook }, person);
  },
});
