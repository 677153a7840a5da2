import { describeUntranslated, describeWhen } from '#src/answers/digests/describe.ts';
import { describeRegions } from '#src/answers/digests/partner-list.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { readRegions } from '#src/domain/digests/read-regions.ts';
import { mailAddressOf, parseLocalTime, type Subscription } from '#src/domain/digests/subscription.ts';
import { languageName } from '#src/domain/language.ts';
import type { LetterboxState } from '#src/domain/people/person-views.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import type { Preferences } from '#src/operations/digests/preferences.ts';
import { type Texts, textLanguages, textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { type Html, html } from '../html.ts';

const mostWeeks = 52;
const shownPauses = [0, 1, 2, 4, 8];
const longestRegions = 400;

/** Those that the digest is written in, and the one that was asked for before. */
const offeredLanguages = ({ language }: Subscription) => [...new Set([...textLanguages(), language])];

/** Reads a submitted form: its values, or its problems by field. */
export function readPreferences(
  form: URLSearchParams,
  before: Subscription,
  language: string,
  vocabulary: Vocabulary,
  members: readonly string[],
): { preferences: Preferences } | { problem: string } {
  const { problems } = textsFor(language).subscription;
  const time = form.get('time') ?? '';
  const localTime = parseLocalTime(time);
  if (localTime === null) return { problem: problems.time({ text: time.slice(0, 20) }) };
  const zone = form.get('timeZone') ?? '';
  const timeZone = findTimeZone(zone);
  if (timeZone === null) return { problem: problems.timeZone({ text: zone.slice(0, 60) }) };
  const offered = {
    weekday: [1, 2, 3, 4, 5, 6, 7].map(String),
    weeks: Array.from({ length: mostWeeks + 1 }, (_, weeks) => String(weeks)),
    language: offeredLanguages(before),
    areas: areaOptions(language).map(({ value }): string => value),
  };
  for (const [name, values] of Object.entries(offered)) {
    const strange = form.getAll(name).find((value) => !values.includes(value));
    if (strange !== undefined) return { problem: problems.choice({ text: strange.slice(0, 60) }) };
  }
  const kept = [...new Set([...before.regions, ...members])].filter((code) => form.getAll('regions').includes(code));
  const regions = readRegions(
    vocabulary,
    [...kept, (form.get('otherRegions') ?? '').slice(0, longestRegions)].join(';'),
  );
  if ('problem' in regions) return { problem: describeRegions(regions.problem, problems, language) };
  return {
    preferences: {
      localTime,
      timeZone,
      weekday: Number(form.get('weekday') ?? before.weekday),
      language: form.get('language') ?? before.language,
      areas: form.getAll('areas'),
      regions: regions.regions,
      tellsEmpty: form.get('tellsEmpty') === 'yes',
      weeks: Number(form.get('weeks') ?? 0),
    },
  };
}

/** The form by which a reader changes when and what they get; `members` are regions to choose from, `said` stands above it, the way to their private page, or to asking for one, below. */
export function preferencesForm(
  subscription: Subscription,
  language: string,
  nameOf: (region: string) => string,
  { said, letters, members }: { said: string | null; letters: LetterboxState; members: readonly string[] },
): Html {
  const texts = textsFor(language);
  const words = texts.digestPages.preferences;
  const { labels, hints } = texts.subscription.form;
  const { weekday, localTime, timeZone, areas, regions, tellsEmpty, state } = subscription;
  const languages = offeredLanguages(subscription);
  const untranslated = describeUntranslated(subscription.language);
  const check = (name: string, value: string, label: string, isOn: boolean) =>
    html`<label class="check"><input type="checkbox" name="${name}" value="${value}" ${isOn ? 'checked' : ''} /> <span>${label}</span></label>`;
  return html`<h1>${words.title}</h1>
    ${said === null ? '' : html`<p class="said" role="status">${said}</p>`}
    <p dir="auto">${words.now({ where: mailAddressOf(subscription.places) ?? texts.digestPages.here, when: describeWhen(subscription, language) })}</p>
    <form method="post" class="fields">
      <fieldset>
        <legend>${words.when}</legend>
        <div class="row">
        <label>${labels.weekday}
          <select name="weekday">${Object.entries(texts.subscription.weekdays).map(([value, label]) => html`<option value="${value}" ${Number(value) === weekday ? 'selected' : ''}>${label}</option>`)}</select>
        </label>
        <label>${labels.time} <input name="time" value="${localTime}" inputmode="numeric" maxlength="10" aria-label="${labels.time}" /></label>
        <label>${labels.timeZone} <input name="timeZone" value="${timeZone}" maxlength="60" /></label>
        <label>${words.pause}
          <select name="weeks">${shownPauses.map((weeks) => html`<option value="${weeks}" ${weeks === 0 && state === 'active' ? 'selected' : ''}>${words.pauses({ weeks })}</option>`)}</select>
        </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>${labels.areas}</legend>
        <p class="note">${hints.areas}</p>
        <div class="checks">${areaOptions(language).map(({ value, label }) => check('areas', value, label, areas.includes(value)))}</div>
      </fieldset>
      <fieldset>
        <legend>${labels.regions}</legend>
        ${regions.length === 0 ? html`<p class="note">${words.noRegions}</p>` : ''}
        <div class="checks">${[...new Set([...regions, ...members])].map((code) => check('regions', code, nameOf(code), regions.includes(code)))}</div>
        <label>${words.otherRegions} <input name="otherRegions" maxlength="${longestRegions}" autocomplete="off" aria-describedby="other-regions" /></label>
        <p class="note" id="other-regions">${texts.digestPages.signUp.fields.regionsHint}</p>
      </fieldset>
      <fieldset>
        <legend>${words.more}</legend>
        ${
          languages.length > 1
            ? html`<label>${labels.language}
          <select name="language">${languages.map((value) => html`<option value="${value}" ${value === subscription.language ? 'selected' : ''}>${languageName(value)}</option>`)}</select>
        </label>`
            : ''
        }
        ${untranslated ? html`<p class="note">${untranslated}</p>` : ''}
        ${check('tellsEmpty', 'yes', labels.tellsEmpty, tellsEmpty)}
      </fieldset>
      <p class="buttons"><button class="primary">${words.save}</button></p>
    </form>
    ${lettersForm(subscription, letters, texts.letterbox)}
    <p class="note"><a href="/digests/unsubscribe/${subscription.token}">${texts.digestPages.unsubscribe}</a></p>`;
}

/** The way to the private page of a reader; who is not known to the network asks for one. */
function lettersForm({ token }: Subscription, state: LetterboxState, { offer, ask }: Texts['letterbox']): Html | '' {
  if (state === 'none') return '';
  if (state === 'asked') return html`<h2>${offer.title}</h2><p>${ask.waiting}</p>`;
  const { text, button } = state === 'open' ? offer : ask;
  return html`<form method="post" action="/digests/preferences/${token}/letters">
      <h2>${offer.title}</h2>
      <p>${text}</p>
      <p class="buttons"><button>${button}</button></p>
    </form>`;
}
