import { publicCard } from '#src/answers/experiences/card.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** An experience as chat shows it, without what the chat gives to members alone. */
export function experiencePage(
  frame: Frame,
  context: { catalogue: Catalogue; isOwnLink(url: string): boolean },
  view: ExperienceView,
): Html {
  const { number, title } = view.experience;
  const reader = { language: frame.language, timeZone: 'UTC' };
  // Where nothing can be said here, it says what to say in the chat.
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`${encodeMessage(publicCard(context, view, reader), frame)}
      ${frame.hasPlayground ? '' : html`<p class="lines">${lineLink(frame, `/experience show ${number}`)}</p>`}`,
  );
}
