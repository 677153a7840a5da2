import type { AppContext } from '#src/context.ts';
import { heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import type { Stretch } from '#src/core/compare-lists.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { aboutThings, naming, textBlock } from '#src/core/quoting-text.ts';
import { isAllowed } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay, formatInstant } from '#src/domain/date.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { compareWords, type Version } from '#src/domain/experiences/versions.ts';
import { languageName } from '#src/domain/language.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { shortDetails } from './details.ts';
import { byWhom, stateOf } from './history.ts';

type AdapterContext = Pick<AppContext, 'catalogue'>;

/** So many versions are on a page of the list. */
export const versionsOnPage = 6;
const longestTitle = 60;
/** Of words that both versions have so many are shown on each side of a change. */
const mostAround = 6;

/** Lists versions of an experience: when, by whom and what changed. */
export function versionList(
  context: AdapterContext,
  {
    experience,
    versions,
    earlier,
    hasMore,
  }: { experience: Experience; versions: readonly Version[]; earlier: Version | null; hasMore: boolean },
  reader: Reader,
): Message {
  const { versions: texts } = textsFor(reader.language);
  const { number, title } = experience;
  const { columns } = texts;
  const last = versions.at(-1);
  return message(
    heading(texts.title({ number, title: shorten(title, longestTitle) })),
    table(
      [rightColumn(columns.revision), columns.when, columns.who, columns.what],
      versions.map((version, index) => [
        String(version.revision),
        formatInstant(version.savedAt, reader),
        version.name ?? (version.savedBy === null ? texts.somebody : textsFor(reader.language).me.unnamed),
        sayChange(context, experience, version, versions[index + 1] ?? earlier, reader),
      ]),
    ),
    actions(
      {
        type: 'select',
        placeholder: texts.choose,
        options: versions.map(({ revision, savedAt }) => ({
          label: texts.option({ revision, when: formatInstant(savedAt, reader) }),
          line: `/experience versions ${number} revision=${revision}`,
        })),
      },
      hasMore && last && button(texts.buttons.next, `/experience versions ${number} before=${last.revision}`),
    ),
  );
}

/** Shows what a version changed, word by word; staff can put it back. */
export function versionCard(
  context: AdapterContext,
  {
    experience,
    version,
    earlier,
    isLatest,
  }: { experience: Experience; version: Version; earlier: Version | null; isLatest: boolean },
  reader: Person,
): Message {
  const { versions: texts } = textsFor(reader.language);
  const { number } = experience;
  const { revision } = version;
  const changes = earlier ? listChanges(context, version, earlier, reader) : [];
  const what = sayChange(context, experience, version, earlier, reader);
  const mayRestore = isAllowed(reader.role, 'run-digests') && !isLatest;
  return message(
    heading(texts.one({ number, revision })),
    text(texts.saved({ ...byWhom(version.name), when: formatInstant(version.savedAt, reader) })),
    earlier === null && note(escapeMarkdown(texts.firstVersion)),
    earlier !== null && changes.length === 0 && text(texts.only({ what })),
    changes.flatMap(({ label, before, after }): Block[] => [
      text(md`**${label}**`, sayDifference(compareWords(before, after))),
    ]),
    changes.length > 0 && note(texts.legend),
    actions(
      mayRestore && button(texts.buttons.restore, `/experience revert ${number} ${revision}`),
      earlier !== null && button(texts.buttons.earlier, `/experience versions ${number} revision=${earlier.revision}`),
      button(texts.buttons.versions, `/experience versions ${number}`),
    ),
  );
}

/** Tells an author that staff put an earlier version back, in their language. */
export function revertedLetter(
  { number, title }: Experience,
  { version, by }: { version: Version; by: Person },
  reader: Reader,
): Message {
  const { letter, buttons } = textsFor(reader.language).versions;
  const said = (name: string | null) =>
    letter({ number, title, day: formatDay(version.savedAt, reader), ...byWhom(name) });
  return aboutThings(
    [`record:${number}`],
    message(
      textBlock([naming(by.id, said(by.displayName), said(null))]),
      actions(button(buttons.versions, `/experience versions ${number}`)),
    ),
  );
}

/** Says what a version changed in a few words. */
function sayChange(
  context: AdapterContext,
  { origin }: Pick<Experience, 'origin'>,
  version: Version,
  earlier: Version | null,
  reader: Reader,
): string {
  const { versions: texts } = textsFor(reader.language);
  if (earlier === null) return origin === null ? texts.first : texts.imported({ source: origin.source });
  const fields = listChanges(context, version, earlier, reader).map(({ label }) => label);
  const { life } = version.content;
  const said = [
    ...(life === earlier.content.life ? [] : [stateOf({ life, withdrawnAt: null }, reader.language)]),
    ...(fields.length > 0 ? [texts.changed({ fields: fields.join(', ') })] : []),
  ];
  return said.length > 0 ? said.join(' · ') : texts.nothing;
}

/** Lists the parts that differ, each in the words of a card. */
function listChanges(context: AdapterContext, version: Version, earlier: Version, reader: Reader) {
  const [before, after] = [earlier, version].map((each) => new Map(describe(context, each, reader)));
  const labels = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...labels].flatMap((label) => {
    const [left, right] = [before?.get(label) ?? '', after?.get(label) ?? ''];
    return left === right ? [] : [{ label, before: left, after: right }];
  });
}

function describe(context: AdapterContext, { content }: Version, reader: Reader): [string, string][] {
  const { fields } = textsFor(reader.language).experience;
  const { details } = content;
  const { language } = reader;
  return [
    [fields.title.label, content.title],
    [fields.region.label, nameRegion(context, content.region, reader)],
    [fields.areas.label, content.policyAreas.map((area) => namePolicyArea(area, language)).join(', ')],
    [fields.groups.label, content.targetGroups.map((group) => nameGroup(group, language)).join(', ')],
    [fields.challenge.label, content.challenge],
    [fields.action.label, content.action],
    [fields.lesson.label, content.lesson],
    [fields.results.label, (details.results ?? []).map((each) => each.text).join('\n')],
    [fields.difficulties.label, details.difficulties ?? ''],
    [fields.lessons.label, details.lessons ?? ''],
    [fields.tips.label, details.tips ?? ''],
    [fields.partners.label, details.partners ?? ''],
    [fields.links.label, (details.links ?? []).join('\n')],
    [fields.language.label, languageName(content.language)],
    ...shortDetails({ details, language }, reader).map(({ label, value }): [string, string] => [label, value]),
  ];
}

/** “… matched **twelve** *−ten* nurses …” in small Markdown. */
function sayDifference(stretches: readonly Stretch[]): string {
  return stretches
    .map(({ type, words }, index) => {
      if (type === 'new') return md`**${words.join(' ')}**`;
      if (type === 'gone') return md`*−${words.join(' ')}*`;
      const [isFirst, isLast] = [index === 0, index === stretches.length - 1];
      const [head, tail] = [isFirst ? [] : words.slice(0, mostAround), isLast ? [] : words.slice(-mostAround)];
      const isShort = words.length <= head.length + tail.length;
      return escapeMarkdown((isShort ? words : [...head, '…', ...tail]).join(' '));
    })
    .join(' ');
}
