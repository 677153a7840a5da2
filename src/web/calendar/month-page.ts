import { nameEntry, whenOf } from '#src/answers/calendar/calendar.ts';
import { writeDate } from '#src/core/written-date.ts';
import type { CalendarEntry } from '#src/domain/calendar/entry.ts';
import { addMonths, formatMonth, listWeeks, type Month } from '#src/domain/calendar/month.ts';
import { zonedParts } from '#src/domain/local-time.ts';
import { textsFor } from '#src/texts/index.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';

/** The public calendar of a month: a table of days, which leads to a list. Each date stands on the day that it is where it is held. */
export function monthPage(frame: Frame, month: Month, all: readonly CalendarEntry[]): Html {
  const { language } = frame;
  const { page } = textsFor(language).calendar;
  const days = Map.groupBy(all, ({ startsAt, timeZone }) => zonedParts(startsAt, timeZone).day);
  const key = formatMonth(month);
  const own = [...days]
    .filter(([day]) => day.startsWith(`${key}-`))
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  const name = writeDate(new Date(`${key}-01T00:00:00Z`), language, {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  const link = (label: string, count: number, rel: string) =>
    html`<a href="/calendar?month=${formatMonth(addMonths(month, count))}" rel="${rel}">${label}</a>`;
  return layout(
    frame,
    `${page.title}, ${name} · ${frame.texts.name}`,
    html`<h1>${page.title}</h1>
      <p>${page.intro} <a href="/calendar.ics">${page.subscribe}</a></p>
      <h2>${page.month({ month: name })}</h2>
      <p class="lines">${link(page.before, -1, 'prev')} ${link(page.after, 1, 'next')}</p>
      ${monthTable(frame, month, new Map(own))}
      <h2>${page.list}</h2>
      ${own.length === 0 ? html`<p>${page.none}</p>` : own.map(([day, entries]) => dayList(frame, day, entries))}`,
  );
}

function monthTable({ language }: Frame, month: Month, days: ReadonlyMap<string, readonly CalendarEntry[]>): Html {
  const { page } = textsFor(language).calendar;
  const cell = (day: string | null) => {
    if (day === null) return html`<td></td>`;
    const count = days.get(day)?.length ?? 0;
    const number = Number(day.slice(-2));
    return count === 0
      ? html`<td>${number}</td>`
      : html`<td class="on"><a href="#d-${day}" aria-label="${number}: ${page.count({ count })}"><b>${number}</b> <small>×${count}</small></a></td>`;
  };
  return html`<table class="month">
    <thead><tr>${Object.values(page.weekdays).map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
    <tbody>${listWeeks(month).map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody>
  </table>`;
}

function dayList({ language }: Frame, day: string, entries: readonly CalendarEntry[]): Html {
  const at = writeDate(new Date(`${day}T00:00:00Z`), language, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  });
  return html`<section id="d-${day}"><h3>${at}</h3>
    <ul>${entries.map((entry) => entryItem(entry, language))}</ul></section>`;
}

function entryItem(entry: CalendarEntry, language: string): Html {
  const name = nameEntry(entry, language);
  const when = whenOf(entry, { language, timeZone: entry.timeZone });
  return html`<li>${entry.path === null ? html`<b dir="auto">${name}</b>` : html`<a href="${entry.path}"><bdi>${name}</bdi></a>`} <span class="note">${when}</span></li>`;
}
