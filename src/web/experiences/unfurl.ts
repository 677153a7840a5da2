import { aboutOf } from '#src/answers/experiences/card.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { cardSize, type ExperienceCard } from '#src/charts/experience-card.ts';
import { rasterWidth } from '#src/charts/raster.ts';
import { shorten } from '#src/core/text.ts';
import type { Licence } from '#src/domain/experiences/licence.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { countryName, territoryName } from '#src/domain/regions/naming.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { type Html, html, raw } from '../html.ts';
import type { Frame } from '../layout.ts';

/** The address at which readers reach these pages, and the licence of their data; null where none was chosen. */
export type Site = { origin: string; licence: Licence | null };

type Context = { catalogue: Catalogue; isOwnLink(url: string): boolean };

const longestDescription = 300;

/** Returns the address of the picture of an experience. It changes with the record, so that nobody shows an old one. */
export function pictureAddress({ number, updatedAt }: ExperienceView['experience']): string {
  return `/experiences/${number}/picture.png?v=${updatedAt.getTime().toString(36)}`;
}

/** Describes a page for those who show it elsewhere: OpenGraph for chats, schema.org for search engines. */
export function describeForOthers(frame: Frame, context: Context, site: Site, view: ExperienceView): Html {
  const { experience } = view;
  const url = `${site.origin}/experiences/${experience.number}`;
  const picture = `${site.origin}${pictureAddress(experience)}`;
  const about = aboutOf(context, view, { language: frame.language, timeZone: 'UTC' });
  const description = shorten(`${about}. ${experience.lesson}`, longestDescription);
  const alt = frame.texts.experience.picture({
    title: experience.title,
    region: nameRegion(context, experience.region, frame),
  });
  const height = Math.round((cardSize.height * rasterWidth) / cardSize.width);
  const properties: [string, string][] = [
    ['og:type', 'article'],
    ['og:site_name', frame.texts.name],
    ['og:title', experience.title],
    ['og:description', description],
    ['og:url', url],
    ['og:image', picture],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(rasterWidth)],
    ['og:image:height', String(height)],
    ['og:image:alt', alt],
    ['article:modified_time', experience.updatedAt.toISOString()],
  ];
  return html`${ownStyle}<meta name="description" content="${description}" />
    <link rel="canonical" href="${url}" />
    ${properties.map(([property, content]) => html`<meta property="${property}" content="${content}" />`)}
    <meta name="twitter:card" content="summary_large_image" />
    ${jsonLd(schemaOf(frame, context, site, view, { url, picture, description }))}`;
}

/** The style of pages of experiences alone. */
export const ownStyle = html`<link rel="stylesheet" href="/assets/experiences.css" />`;

/** Data for search engines. It is no script: nothing of it runs, and no sign of it ends the element. */
export function jsonLd(data: object): Html {
  return raw(`<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`);
}

function schemaOf(
  { language, texts }: Frame,
  { catalogue }: Context,
  { origin, licence }: Site,
  { experience }: ExperienceView,
  { url, picture, description }: { url: string; picture: string; description: string },
) {
  const region = nameRegion({ catalogue }, experience.region, { language });
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: experience.title,
    description,
    url,
    image: picture,
    inLanguage: experience.language,
    datePublished: experience.createdAt.toISOString(),
    dateModified: experience.updatedAt.toISOString(),
    articleBody: [experience.challenge, experience.action, experience.lesson].join('\n\n'),
    keywords: experience.policyAreas.map((area) => namePolicyArea(area, language)).join(', '),
    ...(experience.targetGroups.length > 0 && {
      audience: {
        '@type': 'Audience',
        audienceType: experience.targetGroups.map((group) => nameGroup(group, language)).join(', '),
      },
    }),
    author: { '@type': 'Organization', name: region },
    contentLocation: {
      '@type': 'AdministrativeArea',
      name: region,
      containedInPlace: {
        '@type': 'Country',
        name: countryName(catalogue, experience.region.slice(0, 2), language),
      },
    },
    isPartOf: { '@type': 'WebSite', name: texts.name, url: origin },
    ...(licence && { license: licence.url }),
  };
}

/** Returns what the picture of an experience shows. */
export function cardOf(frame: Frame, context: Context, { experience }: ExperienceView): ExperienceCard {
  const { catalogue } = context;
  const { experience: texts } = textsFor(frame.language);
  const { status } = experience.details;
  const territory = catalogue.regions.get(experience.region)?.territory ?? experience.region;
  const codes = [...catalogue.territories.values()].flatMap(({ code, level }) =>
    level === 2 && (code.startsWith(territory) || territory.startsWith(code)) ? [code] : [],
  );
  const groups = experience.targetGroups.map((group) => nameGroup(group, frame.language)).join(', ');
  return {
    title: experience.title,
    lines: [
      `${nameRegion(context, experience.region, frame)} · ${countryName(catalogue, experience.region.slice(0, 2), frame.language)}`,
      experience.policyAreas.map((area) => namePolicyArea(area, frame.language)).join(', '),
      texts.forGroups({ groups: groups || texts.everybody }),
      ...(status ? [texts.labels.statuses[status]] : []),
    ],
    foot: frame.texts.name,
    codes,
    names: Object.fromEntries(codes.map((code) => [code, territoryName(catalogue, code, frame.language)])),
  };
}
