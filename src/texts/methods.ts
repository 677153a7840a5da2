import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A rule behind a sentence, as docs/methods.md explains it. */
export type MethodTopic = {
  /** Its anchor: the heading in small letters, with hyphens. */
  topic: string;
  name: string;
  /** The chapter it stands in. */
  chapter: string;
  /** Small Markdown, a paragraph or list item a line. */
  paragraphs: string[];
};

const file = join(import.meta.dirname, '../../docs/methods.md');

/** Every rule of docs/methods.md, in its order. The page, `/method` and the links below answers all read this one text. */
export const methodTopics: readonly MethodTopic[] = readTopics(readFileSync(file, 'utf8'));

const byTopic = new Map(methodTopics.map((each) => [each.topic, each]));

/** The rule with this anchor. @throws TypeError where there is none, as a link would lead nowhere. */
export function findMethod(topic: string): MethodTopic {
  const found = byTopic.get(topic);
  if (!found) throw new TypeError(`docs/methods.md has no heading for “${topic}”.`);
  return found;
}

function readTopics(text: string): MethodTopic[] {
  const topics: MethodTopic[] = [];
  let chapter = '';
  for (const part of text.replaceAll('\r\n', '\n').split(/\n{2,}/)) {
    const [, marks = '', name = ''] = /^(#{2,3}) (.+)$/.exec(part.trim()) ?? [];
    if (marks === '##') chapter = name;
    else if (marks === '###') topics.push({ topic: anchorOf(name), name, chapter, paragraphs: [] });
    // Where it is computed is for those who read the file.
    else if (part.trim() !== '' && !/^Code: `/.test(part.trim()))
      topics.at(-1)?.paragraphs.push(joinLines(part.trim()));
  }
  return topics;
}

/** As web sites that show the file make anchors. */
function anchorOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** The file's lines are cut at a width; in a message a line is a paragraph or a list item. */
function joinLines(paragraph: string): string {
  return paragraph.replace(/\n(?!(?:- |\d+\. ))\s*/g, ' ').replace(/^\d+\. /gm, '- ');
}
