import { actions, type Message } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import type { Flag } from '#src/domain/figures/flag.ts';
import type { Doubt, Offer } from '#src/domain/reading/decision.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { sentenceMessage } from '../sentence-message.ts';
import { offerButton } from './offer-label.ts';
import { nameOf } from './read-as.ts';

const longestSaid = 60;
const mostOffers = 5;

/**
 * What anybody can open: the pages, the one where the digest by mail is asked for, and that of the answer shown last. Null where there is none.
 */
export type OpenAddresses = {
  pages: string | null;
  signUp: string | null;
  /** Of the answer shown last. */
  shown?: string | null;
  /** The same where only this machine opens it. */
  shownHere?: string | null;
};
const noAddresses: OpenAddresses = { pages: null, signUp: null };

/**
 * Asks back what a message means, or says that the bot cannot answer, with lines that may be meant.
 * @param addresses what others can open
 */
export function doubtMessage(
  doubt: Doubt,
  catalogue: Catalogue,
  language: string,
  addresses: OpenAddresses = noAddresses,
): Message {
  const texts = textsFor(language);
  const offers = 'candidates' in doubt ? doubt.candidates : 'offers' in doubt ? doubt.offers : [];
  const buttons = offers.slice(0, mostOffers).map((offer) => offerButton(offer, catalogue, language));
  // Where nothing is likelier, help is: a question back always has an answer to press.
  const pressed = buttons.length > 0 ? buttons : [offerButton({ line: '/help' }, catalogue, language)];
  return sentenceMessage(sentenceOf(doubt, catalogue, language, texts, addresses), ...actions(...pressed));
}

function turnSentence([first]: readonly Offer[], { reading: { doubt: said } }: Texts) {
  if (!first) return said.turnAlone;
  return first.line.startsWith('/experience') ? said.turnSearch : said.turn;
}

function sentenceOf(
  doubt: Doubt,
  catalogue: Catalogue,
  language: string,
  texts: Texts,
  addresses: OpenAddresses,
): string {
  const said = texts.reading.doubt;
  const cut = (text: string) => shorten(text.replace(/\s+/g, ' ').trim(), longestSaid);
  switch (doubt.reason) {
    case 'unknown-place':
    case 'several-places':
      return (doubt.candidates.length > 0 ? said.didYouMean : said.unknownPlace)({ said: cut(doubt.said) });
    case 'world-place':
      return said.world({ said: cut(doubt.said) });
    case 'union':
      return said.union;
    case 'not-held': {
      const isByBirthOnly = doubt.missing === 'group' && doubt.family === 'employment';
      const key = doubt.missing === 'family' || isByBirthOnly ? familyKeys[doubt.family ?? ''] : undefined;
      const words = doubt.named === undefined ? null : cut(doubt.named);
      const unnamed = doubt.missing === 'family' || isByBirthOnly ? said.family[key ?? 'other'] : said[doubt.missing];
      const named = doubt.missing === 'group' ? said.groupSaid : said.familySaid;
      const sentence = words === null || key !== undefined ? unnamed : named({ said: words });
      if (doubt.offers.length === 0) return sentence;
      const { year } = doubt;
      const isYearLost = year !== undefined && !doubt.offers.some(({ line }) => line.includes(`=${year}`));
      return [sentence, isYearLost && said.yearLost({ year: String(year) }), said.nearest].filter(Boolean).join(' ');
    }
    case 'period':
      return said.period[periodKeys[doubt.period]];
    case 'turn':
      return turnSentence(doubt.offers, texts)({ said: cut(doubt.said) });
    case 'filter':
      return (doubt.offers.length > 0 ? said.filter : said.filterAlone)({ said: cut(doubt.said) });
    case 'why':
      return said.why;
    case 'gaps':
      return said.gaps;
    case 'which-figure':
      return said.whichFigure;
    case 'never':
      return said[neverKeys[doubt.topic] ?? 'chat'];
    case 'flag':
      return said.flag({ letter: doubt.letter, meaning: texts.flagLetters.letters[doubt.letter as Flag] });
    case 'no-question':
      return said.noQuestion({ said: cut(doubt.said) });
    case 'maybe-search':
      return said.maybeSearch({ said: cut(doubt.said) });
    case 'which-act':
      return said.whichAct({ said: doubt.said });
    case 'second':
      return said.second({ said: cut(doubt.said) });
    case 'elsewhere':
      return said.elsewhere({
        region: nameOf(doubt.region, catalogue, language),
        country: nameOf(doubt.country, catalogue, language),
      });
    case 'members':
      return said.members({
        names: [...catalogue.regions.values()]
          .filter(({ isMember }) => isMember)
          .map(({ code }) => nameOf(code, catalogue, language)),
      });
    case 'other-person':
      return addresses.signUp === null ? said.otherPerson : said.otherPersonPage({ url: addresses.signUp });
    case 'roles':
      return said.roles;
    case 'pass-on':
      if (addresses.shown) return said.passOnShown({ url: addresses.shown });
      if (addresses.shownHere) return said.passOnHere({ url: addresses.shownHere });
      return addresses.pages === null ? said.passOn : said.passOnPage({ url: addresses.pages });
    case 'invite':
      return [
        said.invite,
        ...(addresses.pages === null ? [] : [said.invitePages({ url: addresses.pages })]),
        ...(addresses.signUp === null ? [] : [said.inviteDigest({ url: addresses.signUp })]),
      ].join(' ');
    case 'no-area-figures':
      return said.noAreaFigures({
        area: policyAreaInText(doubt.area as PolicyArea, language),
        hasPeers: doubt.offers.some(({ line }) => line.startsWith('/peers')) ? 'yes' : 'no',
      });
    case 'not-meant':
      return said.notMeant;
    default:
      return doubt satisfies never;
  }
}

const neverKeys: Record<string, 'law' | 'weather' | 'person' | 'politics' | 'chat'> = {
  law: 'law',
  weather: 'weather',
  person: 'person',
  politics: 'politics',
  chat: 'chat',
};
const familyKeys: Record<string, keyof Texts['reading']['doubt']['family']> = {
  neet: 'neet',
  poverty: 'poverty',
  'income-poverty': 'incomePoverty',
  asylum: 'asylum',
  immigration: 'immigration',
  naturalisation: 'naturalisation',
  wages: 'wages',
  crime: 'crime',
  rents: 'rents',
  employment: 'employment',
  'policy-index': 'policyIndex',
};
const periodKeys = { 'last-year': 'lastYear', month: 'month', future: 'future', ago: 'ago' } as const;
