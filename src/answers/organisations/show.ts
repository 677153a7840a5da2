import type { AppContext } from '#src/context.ts';
import { facts, heading, list, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type ListItem, type Message } from '#src/core/message.ts';
import type {
  Belonging,
  Organisation,
  OrganisationKind,
  OrganisationMember,
} from '#src/domain/organisations/organisation.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

type Places = Pick<AppContext, 'catalogue' | 'isOwnLink'>;
type Reader = { language: string };

/** How many organisations stand on a page of a list in chat. */
export const organisationPageSize = 6;

type Shown = {
  organisation: Organisation;
  parts: readonly Organisation[];
  own: { proof: unknown; isActing: boolean } | null;
  isManager: boolean;
  mayChange: boolean;
};

/** An organisation whole, for a member. `opening` is said before it. */
export function organisationMessage(
  context: Places,
  { organisation, parts, own, isManager, mayChange }: Shown,
  reader: Reader,
  opening?: string,
): Message {
  const { organisation: texts, invitation } = textsFor(reader.language);
  const { labels, you } = texts;
  const buttons = { ...texts.buttons, invite: invitation.buttons.create };
  const { number, region, verifiedAt, web } = organisation;
  const state = own && (own.proof === null ? you.asked : own.isActing ? you.acting : you.in);
  const more = [
    ...(verifiedAt !== null && (isManager || own?.proof)
      ? [{ label: buttons.invite, line: `/organisation invite ${number}` }]
      : []),
    ...(own ? [{ label: buttons.leave, line: `/organisation leave ${number}` }] : []),
    ...(own?.isActing ? [{ label: buttons.actNone, line: '/organisation act' }] : []),
    ...(mayChange ? [{ label: buttons.edit, line: `/organisation edit ${number}` }] : []),
    ...(region === null
      ? []
      : [
          {
            label: buttons.figures({ region: nameRegion(context, region, reader) }),
            line: `/region show ${region}`,
          },
        ]),
    { label: buttons.list, line: '/organisation list' },
  ];
  return message(
    opening !== undefined && text(opening),
    organisationBlocks(context, organisation, reader, {
      isForEverybody: false,
      domains: isManager,
      more: state === null ? [] : [[labels.you, state]],
    }),
    list(
      buttons.open,
      parts.map((each) => organisationItem(context, each, reader)),
    ),
    actions(
      isManager && verifiedAt === null && button(buttons.verify, `/organisation verify ${number}`, 'primary'),
      !own && button(buttons.join, `/organisation join ${number}`, 'primary'),
      own && !own.isActing && button(buttons.act, `/organisation act ${number}`),
      button(buttons.members, `/organisation members ${number}`),
      web !== '' &&
        !context.isOwnLink(web) && { type: 'link', label: textsFor(reader.language).organisation.page.web, url: web },
      { type: 'select', placeholder: buttons.more, options: more },
    ),
  );
}

/** Shows what an organisation says, without ways on. `domains`: with those of its mail addresses. */
export function organisationBlocks(
  context: Pick<AppContext, 'catalogue'>,
  organisation: Organisation,
  reader: Reader,
  {
    isForEverybody,
    domains = false,
    more = [],
  }: { isForEverybody: boolean; domains?: boolean; more?: readonly (readonly [string, string])[] },
): Block[] {
  const texts = textsFor(reader.language).organisation;
  const { labels } = texts;
  const { number, name, shortName, kind, region, place, insideName, inside, verifiedAt, members } = organisation;
  const items: (readonly [string, string])[] = [
    [labels.kind, texts.kinds[kind]],
    [labels.shortName, shortName],
    [labels.region, region === null ? '' : nameRegion(context, region, reader)],
    [labels.place, place],
    [labels.inside, inside === null ? '' : texts.short({ number: inside, name: insideName ?? '' })],
    [labels.domains, domains ? organisation.domains.join(', ') : ''],
    ...(isForEverybody ? [] : ([[labels.state, verifiedAt ? texts.state.verified : texts.state.unverified]] as const)),
    [labels.members, members === 0 ? '' : String(members)],
    ...more,
  ];
  const told = figuresNote(context, organisation, reader);
  return message(
    heading(texts.heading({ number, name })),
    facts(items.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]))),
    told !== null && note(told),
  ).blocks;
}

/** Says of which region the figures of a place inside it are; null where an organisation is for a whole region, or in none. */
export function figuresNote(
  context: Pick<AppContext, 'catalogue'>,
  { place, region }: Pick<Organisation, 'place' | 'region'>,
  reader: Reader,
): string | null {
  if (place === '' || region === null) return null;
  return textsFor(reader.language).organisation.figures({ place, region: nameRegion(context, region, reader) });
}

/** An organisation in a list: its name opens it; kind, place and region stand beside. */
export function organisationItem(
  context: Pick<AppContext, 'catalogue'>,
  { number, name, kind, place, region, verifiedAt }: Organisation,
  reader: Reader,
): ListItem {
  const texts = textsFor(reader.language).organisation;
  const beside = [
    texts.kinds[kind],
    place,
    region === null ? '' : nameRegion(context, region, reader),
    verifiedAt === null ? texts.state.unverified : '',
  ];
  return {
    title: texts.short({ number, name }),
    line: `/organisation show ${number}`,
    beside: beside.filter(Boolean).join(' · '),
  };
}

/** What was asked for of organisations. */
export type AskedOrganisations = {
  words: string;
  region?: string | undefined;
  kind?: OrganisationKind | undefined;
};

/** Says how many organisations there are of what was asked for. */
export function organisationsOpening(
  context: Pick<AppContext, 'catalogue'>,
  { words, region, kind }: AskedOrganisations,
  count: number,
  reader: Reader,
): string {
  const { list: texts, kinds } = textsFor(reader.language).organisation;
  const filters = [words && `“${words}”`, kind && kinds[kind], region && nameRegion(context, region, reader)]
    .filter(Boolean)
    .join(', ');
  const said = { count, filters, about: filters === '' ? 'none' : 'some' };
  return count > 0 ? texts.count(said) : texts.none(said);
}

/** A page of organisations. `next` is the line of the next page. */
export function organisationListMessage(
  context: Pick<AppContext, 'catalogue'>,
  asked: AskedOrganisations,
  { organisations, count }: { organisations: readonly Organisation[]; count: number },
  reader: Reader,
  next: string | null,
): Message {
  const { buttons } = textsFor(reader.language).organisation;
  return message(
    text(organisationsOpening(context, asked, count, reader)),
    list(
      buttons.open,
      organisations.map((each) => organisationItem(context, each, reader)),
    ),
    actions(next !== null && button(buttons.next, next), button(buttons.add, '/organisation add')),
  );
}

/** Shows a page of who belongs to an organisation. Staff may take people out, and let those in who say so. */
export function membersMessage(
  {
    organisation,
    members,
    isManager,
  }: {
    organisation: Organisation;
    members: readonly OrganisationMember[];
    isManager: boolean;
  },
  reader: Reader,
  page: number,
): Message {
  const { organisation: texts, me } = textsFor(reader.language);
  const { number, name } = organisation;
  const from = (page - 1) * organisationPageSize;
  const shown = members.slice(from, from + organisationPageSize).map(({ person, displayName, proof, isActing }) => ({
    title: displayName ?? me.unnamed,
    line: `/organisation ${proof === null ? 'confirm' : 'remove'} ${number} ${person}`,
    beside: [
      proof === null ? texts.members.waiting : texts.members[proof],
      ...(isActing ? [texts.members.acting] : []),
    ].join(' · '),
  }));
  const hasMore = members.length > from + organisationPageSize;
  return message(
    text(
      texts.members.count({ count: members.filter(({ proof }) => proof !== null).length, name }),
      ...(isManager ? [] : shown.map(({ title, beside }) => `- **${escapeMarkdown(title)}** · ${beside}`)),
    ),
    isManager && list(me.buttons.edit, shown),
    actions(
      hasMore && button(texts.buttons.next, `/organisation members ${number} ${page + 1}`),
      button(texts.buttons.open, `/organisation show ${number}`),
    ),
  );
}

/** Shows what waits for staff: organisations to verify, and people who say to belong to one. */
export function waitingMessage(
  context: Pick<AppContext, 'catalogue'>,
  {
    organisations,
    people,
  }: {
    organisations: { organisations: readonly Organisation[]; count: number };
    people: {
      members: readonly { person: number; displayName: string | null; organisation: number; name: string }[];
      count: number;
    };
  },
  reader: Reader,
): Message {
  const { organisation: texts, me } = textsFor(reader.language);
  const items = people.members.map(({ person, displayName, organisation: number, name }) => ({
    title: displayName ?? me.unnamed,
    line: `/organisation confirm ${number} ${person}`,
    beside: texts.short({ number, name }),
  }));
  const isAny = organisations.count + people.count > 0;
  return message(
    organisations.count > 0 && text(texts.waiting.organisations({ count: organisations.count })),
    list(
      texts.buttons.open,
      organisations.organisations.map((each) => organisationItem(context, each, reader)),
    ),
    people.count > 0 && text(texts.waiting.people({ count: people.count })),
    list(texts.buttons.open, items),
    !isAny && text(texts.waiting.nothing),
    actions(button(texts.buttons.list, '/organisation list')),
  );
}

/** The organisations that somebody belongs to, the one they act for first, and of which region the figures of its place are. */
export function belongingFacts(
  context: Pick<AppContext, 'catalogue'>,
  belongings: readonly Belonging[],
  reader: Reader,
): { items: { label: string; value: string }[]; figures: string | null } {
  const { labels, state, you } = textsFor(reader.language).organisation;
  const said = belongings.map(({ organisation: { shortName, name, verifiedAt }, proof }, index) => {
    const label = index > 0 && shortName !== '' ? shortName : name;
    if (proof === null) return `${label} (${you.asked})`;
    return verifiedAt === null ? `${label} (${state.unverified})` : label;
  });
  const [first] = belongings;
  return {
    items: said.length > 0 ? [{ label: labels.own, value: said.join(', ') }] : [],
    figures: first?.isActing ? figuresNote(context, first.organisation, reader) : null,
  };
}
