import type { Experience } from '#src/domain/experiences/experience.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import type { Adoption, Tried } from '#src/store/experiences/adoption.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';

/** A logged experience as everybody may read it: without the contact, which the chat gives to members. */
export function experiencePage(
  frame: Frame,
  catalogue: Catalogue,
  experience: Experience,
  { first, adopters }: Adoption,
): Html {
  const words = frame.texts.experience;
  const { number, title, details, createdAt } = experience;
  const nameOf = (code: string) => {
    const region = catalogue.regions.get(code);
    return region ? regionName(region, frame.language) : code;
  };
  const logged = new Intl.DateTimeFormat(frame.language === 'en' ? 'en-GB' : frame.language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const parts: [string, string | undefined][] = [
    [words.challenge, experience.challenge],
    [words.action, experience.action],
    [words.lesson, experience.lesson],
    [words.results, details.results?.map(({ text }) => text).join('\n')],
    [words.difficulties, details.difficulties],
    [words.lessons, details.lessons],
    [words.tips, details.tips],
    [words.partners, details.partners],
  ];
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<article lang="${experience.language}">
        <p class="note">${words.number({ number })}</p>
        <h1 dir="auto">${title}</h1>
        ${experience.isExample ? html`<p class="badge">${words.example}</p>` : ''}
        <dl class="facts" lang="${frame.language}">
          <div>
            <dt>${words.region}</dt>
            <dd>
              <a href="/regions/${encodeURIComponent(experience.region)}"><bdi>${nameOf(experience.region)}</bdi></a>
            </dd>
          </div>
          <div><dt>${words.areas}</dt><dd>${experience.policyAreas.map(policyAreaLabel).join(', ')}</dd></div>
          <div><dt>${words.groups}</dt><dd>${experience.targetGroups.map((group) => targetGroups[group]).join(', ')}</dd></div>
          <div><dt>${words.logged}</dt><dd>${logged.format(createdAt)}</dd></div>
          ${first ? triedRow(words.after, [first], nameOf) : ''}
          ${adopters.length > 0 ? triedRow(words.by, adopters, nameOf) : ''}
        </dl>
        ${parts.map(([label, text]) =>
          text
            ? html`<h2 lang="${frame.language}">${label}</h2>
                <p class="told" dir="auto">${text}</p>`
            : '',
        )}
      </article>
      <p class="lines">${lineLink(frame, `/experience show ${number}`)}</p>`,
  );
}

function triedRow(label: string, tried: Tried[], nameOf: (code: string) => string): Html {
  const links = tried.map(
    ({ number, region }, index) =>
      html`${index > 0 ? ', ' : ''}<a href="/experiences/${number}">#${number} (<bdi>${nameOf(region)}</bdi>)</a>`,
  );
  return html`<div><dt>${label}</dt><dd>${links}</dd></div>`;
}
