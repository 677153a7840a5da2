import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spokenLanguage } from './index.ts';

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

/** Every rule of docs/methods.md, in its order. */
export const methodTopics: readonly MethodTopic[] = readTopics(readFileSync(file, 'utf8'));

/** A language is read when it is first asked for, and kept. */
const translated = new Map<string, readonly MethodTopic[]>();

/**
 * Every rule as `src/texts/<language>/methods.md` says it, which has the headings of docs/methods.md in their order; as that file says it where there is no
 * other. The page, `/method` and the links below answers all read this.
 */
export function methodsIn(language: string): readonly MethodTopic[] {
  const spoken = spokenLanguage(language);
  let found = translated.get(spoken);
  if (!found) {
    found = readTranslation(join(import.meta.dirname, spoken, 'methods.md'));
    translated.set(spoken, found);
  }
  return found;
}

function readTranslation(path: string): readonly MethodTopic[] {
  if (!existsSync(path)) return methodTopics;
  const topics = readTopics(readFileSync(path, 'utf8'));
  if (topics.length !== methodTopics.length)
    throw new TypeError(`${path} has ${topics.length} rules, and docs/methods.md ${methodTopics.length}.`);
  // Anchors are those of English, so that a link leads to its rule in every language.
  return topics.map((each, index) => ({ ...each, topic: methodTopics[index]?.topic ?? each.topic }));
}

/** The rule with this anchor, in a language. @throws TypeError where there is none, as a link would lead nowhere. */
export function findMethod(topic: string, language: string): MethodTopic {
  const found = methodsIn(language).find((each) => each.topic === topic);
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
