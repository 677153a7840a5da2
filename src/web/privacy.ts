import { markdownToHtml } from '#src/core/html/markdown.ts';
import { type KeptKind, keptDays, keptKinds } from '#src/domain/people/retention.ts';
import { textsFor } from '#src/texts/index.ts';
import { type Html, html, raw } from './html.ts';
import { type Frame, layout } from './layout.ts';

/** What of this server's settings decides who gets something: `platforms` by name, and whether files are kept in a store of somebody else. */
export type PrivacyFacts = {
  platforms: readonly string[];
  hasObjectStore: boolean;
  conversationDays: number;
  /** The host of the language model; null where none is asked. */
  languageModel: string | null;
  /** The host of the translation service; null where none is asked. */
  translator: string | null;
};

type KindName = keyof typeof keptKinds;

/** Returns the rows of the table of what is kept of people: what and what for, how long, who sees it. */
export function listKept(language: string, conversationDays: number): string[][] {
  const texts = textsFor(language).pages.privacyPage;
  return (Object.entries(keptKinds) as [KindName, KeptKind][]).map(([name, { reader, days }]) => {
    const what = texts.kinds[name];
    const kept = name === 'conversations' ? conversationDays : days;
    return [
      typeof what === 'string' ? what : what({ asked: keptDays.askedPassages }),
      kept === null ? texts.untilForgotten : texts.days({ count: kept }),
      texts.readers[reader],
    ];
  });
}

/** The page on what is kept of people, as this server is set up. */
export function privacyPage(frame: Frame, facts: PrivacyFacts): Html {
  const texts = frame.texts.privacyPage;
  const { columns } = texts;
  const platforms = facts.platforms.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join(', ');
  return layout(
    frame,
    `${texts.title} · ${frame.texts.name}`,
    html`<h1>${texts.title}</h1>
      ${raw(markdownToHtml(texts.intro))}
      <div class="table" tabindex="0" role="region" aria-label="${texts.title}"><table>
        <thead><tr>${[columns.what, columns.days, columns.reader].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
        <tbody>${listKept(frame.language, facts.conversationDays).map(
          ([what, ...more]) => html`<tr><th scope="row">${what}</th>${more.map((cell) => html`<td>${cell}</td>`)}</tr>`,
        )}</tbody>
      </table></div>
      <h2>${texts.others}</h2>
      <ul class="list">
        <li>${platforms === '' ? texts.noPlatforms : texts.platforms({ platforms })}</li>
        <li>${facts.languageModel === null ? texts.noModel : texts.model}</li>
        <li>${facts.translator === null ? texts.noTranslation : texts.translation({ host: facts.translator })}</li>
        ${facts.hasObjectStore ? html`<li>${texts.objectStore}</li>` : ''}
        <li>${texts.rest}</li>
      </ul>`,
  );
}
