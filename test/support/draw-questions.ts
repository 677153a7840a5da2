import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { createRandom } from '#src/domain/rounds/random.ts';

/** Small, outermost and newly cut regions, of which many tables have little. */
const small =
  'ES63 ES64 FRY5 FRY4 FRY3 FRY2 FRY1 PT20 PT30 FI20 ITC2 NO0B LI NO07 NL34 PT15 CH07 EL42 EL62 UKM6 ES70 DK02 MT CY LU EE IE06 BG31 FRM0 BE34 DE50 SI04 IS HR06 UKL1 HU11 LT01';
const scored = ['labour-market', 'education', 'social-security'];
const countries = ['IT', 'DE', 'ES', 'PL', 'FR', 'EL', 'BE', 'CH', 'PT', 'RO', 'SE'];

/**
 * Draws questions of all kinds of answers: typed lines and plain words in eight languages, by turns. The same seed and catalogue give the same questions.
 */
export function drawQuestions(catalogue: Catalogue, seed: number, count: number): string[] {
  const random = createRandom(seed);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const year = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const all = [...catalogue.regions.values()];
  const levelOf = (territory: string) => catalogue.territories.get(territory)?.level;
  const second = all.filter((each) => levelOf(each.territory) === 2);
  const whole = all.filter((each) => levelOf(each.territory) === 0).map(({ code }) => code);
  const few = small.split(' ').filter((code) => catalogue.regions.has(code));
  const indicators = [...catalogue.indicators.values()].filter(({ hasFigures }) => hasFigures);
  const outcomes = indicators.filter(({ role, polarity }) => role === 'outcome' && polarity !== 0);
  const region = (ofFew = 0.3) => (random() < ofFew ? pick(few) : pick(second).code);
  const several = (size: number) => {
    const found = new Set<string>();
    while (found.size < size) found.add(region(0.25));
    return [...found].join(' ');
  };
  const indicator = () => pick(indicators).code;
  const outcome = () => pick(outcomes).code;
  const nameIn = (code: string, language: string) => {
    const names = (catalogue.regions.get(code)?.names ?? []).filter(({ isAlias }) => !isAlias);
    const find = (each: string) => names.find((name) => name.language === each)?.name;
    return find(language) ?? find('en') ?? names[0]?.name ?? code;
  };
  const named = (language: string) => {
    const known = second.filter(({ names }) => names.some((name) => name.language === language && !name.isAlias));
    return nameIn(random() < 0.25 ? pick(few) : pick(known.length > 0 ? known : second).code, language);
  };
  const country = (language: string) => nameIn(pick(countries), language);

  const typed: (() => string)[] = [
    () => `/indicator show ${indicator()} ${region()}`,
    () => `/indicator show ${indicator()} ${region(0.1)} year=${year(2005, 2024)}`,
    () => `/indicator show ${outcome()} ${region(0.7)}`,
    () => `/indicator show ${indicator()} ${pick(whole)} since=${year(2005, 2018)}`,
    () => `/indicator show ${outcome()} ${region(0.1)} since=${year(2005, 2013)} until=${year(2014, 2022)}`,
    () => `/compare ${several(2)}`,
    () => `/compare ${several(3)}`,
    () => `/compare ${several(4)} indicators=${outcome()},${indicator()}`,
    () => `/compare ${several(6)}`,
    () => `/compare ${pick(whole)} ${region(0)}`,
    () => `/compare ${pick(countries)} ${pick(whole)} indicators=${outcome()}`,
    () => `/compare ${several(2)} indicators=${outcome()},${outcome()} time`,
    () => `/compare ${several(3)} indicators=${indicator()},${indicator()},${indicator()} year=${year(2010, 2023)}`,
    () => `/compare ${several(2)} area=${pick(scored)}`,
    () => `/compare ${several(3)} indicators=${outcome()} since=${year(2008, 2016)}`,
    () => `/indicator rank ${indicator()}`,
    () => `/indicator rank ${outcome()} country=${pick(countries)}`,
    () => `/indicator rank ${indicator()} order=worst year=${year(2010, 2022)}`,
    () => `/indicator rank ${outcome()} count=5 countries`,
    () => `/indicator rank ${pick(scored)} country=${pick(countries)}`,
    () => `/indicator rank ${outcome()} since=${year(2010, 2018)} changed=${pick(['fell', 'rose'])}`,
    () => `/indicator rank ${outcome()} country=${pick(countries)} since=${year(2010, 2018)}`,
    () => `/score ${region()}`,
    () => `/score ${region(0.1)} area=${pick(scored)}`,
    () => `/score ${several(2).replace(' ', ' against=')}`,
    () => `/peers ${region()}`,
    () => `/peers ${region(0.2)} ${pick(['abroad', 'eu', 'weights=migration:3,size:0', 'island'])}`,
    () => `/peers ${region()} better-at=${pick([outcome(), pick(scored)])}`,
    () => `/region show ${region()}`,
    () => `/brief ${region()} against=${region(0)} area=${pick(['labour-market', 'education'])}`,
  ];
  const said: (() => string)[] = [
    () => `unemployment of people born abroad in ${named('en')} compared with the native-born`,
    () => `did employment of migrants rise in ${named('en')} between ${year(2008, 2013)} and ${year(2016, 2022)}?`,
    () => `which of ${named('en')}, ${named('en')} and ${named('en')} has the lowest early school leaving?`,
    () => `median income of third-country nationals: ${country('en')} vs ${country('en')}`,
    () => `regions similar to ${named('en')} with lower unemployment of the foreign-born`,
    () => `top 6 regions in ${country('en')} by employment of people born outside the EU`,
    () => `what rank does ${named('en')} have in early school leaving in ${country('en')}?`,
    () => `how has NEET changed in ${named('en')} since ${year(2008, 2018)}?`,
    () => `education score of ${named('en')} and ${named('en')}`,
    () => `population of ${named('en')} in ${year(2000, 2021)}`,
    () => `which regions of ${country('en')} are above the median in unemployment?`,
    () => `regions of ${country('en')} where youth unemployment fell since ${year(2012, 2019)}`,
    () => `how many people over 65 live in ${named('en')}?`,
    () => `Wie viele Regionen haben eine höhere Arbeitslosigkeit als ${named('de')}?`,
    () => `Wie hoch ist der Anteil der im Ausland Geborenen in ${named('de')}?`,
    () =>
      `Wie hat sich die Beschäftigung der im Ausland Geborenen in ${named('de')} seit ${year(2010, 2018)} entwickelt?`,
    () => `Welche Regionen sind wie ${named('de')}, haben aber weniger Schulabbrecher?`,
    () => `in welcher Region in ${country('de')} ist das Medianalter am höchsten?`,
    () => `taux de chômage des immigrés en ${named('fr')} par rapport à la France`,
    () => `quels pays ont le plus faible taux d'emploi des ressortissants de pays tiers ?`,
    () => `espérance de vie des hommes en ${named('fr')} et en ${named('fr')}`,
    () => `quel est le rang de ${named('fr')} pour le chômage en ${country('fr')} ?`,
    () => `¿qué región de ${country('es')} tiene más NEET?`,
    () => `tasa de empleo de los nacidos en el extranjero en ${named('es')} en ${year(2008, 2024)}`,
    () => `¿cuál es la densidad de población de ${named('es')}?`,
    () => `confronta ${named('it')} e ${named('it')} su abbandono scolastico`,
    () => `regioni simili a ${named('it')} ma con più occupazione degli stranieri`,
    () => `vilka regioner liknar ${named('sv')}?`,
    () => `hur har andelen utrikes födda förändrats i ${named('sv')} sedan ${year(2008, 2018)}?`,
    () => `quais regiões de ${country('pt')} têm mais abandono escolar?`,
    () => `compara l'ocupació dels immigrants a ${named('ca')} i ${named('ca')}`,
  ];
  return Array.from({ length: count }, (_, index) => {
    const kinds = index % 2 === 0 ? typed : said;
    const draw = kinds[(Math.floor(index / 2) + (seed % kinds.length)) % kinds.length];
    return draw?.() ?? '';
  });
}
