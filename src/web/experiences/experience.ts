import { sayShared } from '#src/answers/experiences/alike.ts';
import { publicCard, publicWays } from '#src/answers/experiences/card.ts';
import { experienceList } from '#src/answers/experiences/list.ts';
import { selfEvaluationBlocks } from '#src/answers/experiences/self-evaluation.ts';
import { useBlocks } from '#src/answers/experiences/use.ts';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { areaFigures } from '#src/answers/profiles/area-figures.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import type { Pictures } from '#src/charts/pictures.ts';
import { list, message } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';
import type { Adopter } from '#src/domain/experiences/adoption.ts';
import type { Attachment } from '#src/domain/experiences/attachment.ts';
import type { Use } from '#src/domain/experiences/use.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { AreaFigures } from '#src/operations/profiles/area-figures.ts';
import type { FoundTools } from '#src/operations/tools/search.ts';
import type { Alike } from '#src/store/experiences/alike.ts';
import { textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';
import { encodeMessage } from '../message.ts';
import { guidesSection } from '../tools/pages.ts';
import { showAttachments } from './attachment-views.ts';
import { describeForOthers, type Site } from './unfurl.ts';

type Context = {
  catalogue: Catalogue;
  publicUrl: string | null;
  pictures: Pictures;
  isOwnLink(url: string): boolean;
};

/** What stands below an experience: the figures of its region on its policy areas, those who tried it too, and what is like it. */
export type Beside = {
  attachments: readonly Attachment[];
  figures: AreaFigures | null;
  adopters: readonly Adopter[];
  uses: readonly Use[];
  alike: readonly Alike[];
  guides: FoundTools;
};

const longestLesson = 400;
const mostUses = 20;

/** An experience as a practitioner reads and prints it, without what the chat gives to members alone. */
export function experiencePage(frame: Frame, context: Context, site: Site, view: ExperienceView, beside: Beside): Html {
  const { number, title } = view.experience;
  const reader = { language: frame.language, timeZone: 'UTC' };
  const words = frame.texts.experience;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<article class="experience">
      ${encodeMessage(publicCard(context, view, reader), frame, view.experience.language)}
      ${showAttachments(beside.attachments, `/experiences/${number}/files`, frame.language)}
      <section aria-labelledby="contact"><h2 id="contact">${words.contact}</h2>
        ${showContact(frame, view)}</section>
      ${showSelfEvaluation(frame, context, view)}
      ${showUses(frame, context, beside.uses)}
      ${showAdopters(frame, context, beside.adopters)}
      ${showFigures(frame, context, view, beside.figures)}
      ${guidesSection(frame, beside.guides, view.experience.policyAreas[0] ?? null)}
      ${showAlike(frame, context, number, beside.alike)}
      <p class="printed">${words.print({ url: `${site.origin}/experiences/${number}` })}</p>
      ${encodeMessage(publicWays(context, view, reader), frame)}
      ${frame.hasPlayground ? '' : html`<p class="lines">${lineLink(frame, `/experience show ${number}`)}</p>`}
    </article>`,
    { head: describeForOthers(frame, context, site, view) },
  );
}

/** How to reach who stands behind it; where nobody does, where it is from. */
function showContact(frame: Frame, { experience: { number, origin }, hasAuthor }: ExperienceView): Html {
  const words = frame.texts.experience;
  if (!hasAuthor && origin) {
    const { source, link } = origin;
    return html`<p dir="auto">${words.contactList({ source })}${link === null ? '' : html` <a href="${link}" rel="nofollow noopener">${words.contactSource}</a>`}</p>`;
  }
  // Where nothing can be said here, it says what to say in the chat.
  return html`<p>${words.contactHow} ${lineLink(frame, `/introduction ask experience=${number}`, words.askContact)}</p>`;
}

function showSelfEvaluation(frame: Frame, context: Context, { experience, selfEvaluation }: ExperienceView): Html {
  if (selfEvaluation === null) return html``;
  const reader = { language: frame.language, timeZone: 'UTC' };
  const { buttons } = textsFor(frame.language).selfEvaluation;
  const blocks = selfEvaluationBlocks(context, [{ experience, evaluation: selfEvaluation }], reader);
  return html`<section aria-labelledby="self"><h2 id="self">${buttons.self}</h2>
    ${encodeMessage(message(blocks), frame)}</section>`;
}

function showUses(frame: Frame, context: Context, uses: readonly Use[]): Html {
  if (uses.length === 0) return html``;
  const reader = { language: frame.language, timeZone: 'UTC' };
  const { page } = textsFor(frame.language).use;
  return html`<section aria-labelledby="led"><h2 id="led">${page.title}</h2>
    ${encodeMessage(message(useBlocks(context, uses, reader, mostUses)), frame)}</section>`;
}

function showAdopters(frame: Frame, context: Context, adopters: readonly Adopter[]): Html {
  if (adopters.length === 0) return html``;
  const { experience: texts } = textsFor(frame.language);
  const items = adopters.map(({ number, title, region, lesson, details: { status, results = [] } }) => ({
    title: texts.heading({ number, title }),
    line: `/experience show ${number}`,
    beside: [nameRegion(context, region, frame), status && texts.labels.statuses[status]].filter(Boolean).join(' · '),
    markdown: [
      ...results.map(({ text }) => `- ${escapeMarkdown(text)}`),
      escapeMarkdown(frame.texts.experience.triedLesson({ lesson: shorten(lesson, longestLesson) })),
    ].join('\n'),
  }));
  return html`<section aria-labelledby="tried"><h2 id="tried">${frame.texts.experience.tried}</h2>
    ${encodeMessage(message(list(texts.buttons.open, items)), frame)}</section>`;
}

function showFigures(
  frame: Frame,
  context: Context,
  { experience }: ExperienceView,
  figures: AreaFigures | null,
): Html {
  if (!figures) return html``;
  const words = frame.texts.experience;
  const formatter = figureFormatter(context, { person: { language: frame.language } });
  const title = words.figures({
    region: nameRegion(context, experience.region, frame),
    area: experience.policyAreas.map((area) => policyAreaInText(area, frame.language)),
  });
  return html`<section aria-labelledby="figures"><h2 id="figures">${title}</h2>
    ${encodeMessage(areaFigures(context, formatter, figures, words.figuresNote), frame)}</section>`;
}

function showAlike(frame: Frame, context: Context, number: number, alike: readonly Alike[]): Html {
  if (alike.length === 0) return html``;
  const reader = { language: frame.language, timeZone: 'UTC' };
  const experiences = alike.map((each) => ({ ...each, note: sayShared(each, frame) }));
  const shown = experienceList(context, reader, { opening: '', experiences, next: null });
  return html`<section class="alike" aria-labelledby="alike"><h2 id="alike">${frame.texts.experience.alike}</h2>
    ${encodeMessage({ ...shown, blocks: shown.blocks.filter(({ type }) => type === 'list') }, frame)}
    ${frame.hasPlayground ? html`<p>${lineLink(frame, `/experience alike ${number}`, frame.texts.experience.moreAlike)}</p>` : ''}</section>`;
}
