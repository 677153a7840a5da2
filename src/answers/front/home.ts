import type { AppContext } from '#src/context.ts';
import { facts, heading, list, message, note, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { CalendarEntry } from '#src/domain/calendar/entry.ts';
import type { CallBrief } from '#src/domain/calls/call.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { languageName } from '#src/domain/language.ts';
import type { QuestionBrief } from '#src/domain/questions/question.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { entryItems } from '../calendar/calendar.ts';
import { callItem } from '../calls/show.ts';
import { stateOf } from '../experiences/history.ts';
import { waitingBlocks } from '../experiences/queue.ts';
import { nameRegion } from '../regions/name-region.ts';

/** The content of a person's first page. */
export type Home = {
  person: Person;
  /** Whether they can be introduced to others today. */
  takesPart: boolean;
  /** The profile of their region; null if they named none. */
  profile: Message | null;
  /** Forms they began, the latest first: what opens one, and what it is about. */
  begun: readonly { line: string; title: string | null }[];
  /** The latest they logged, and of how many. */
  logged: readonly Pick<Experience, 'number' | 'title' | 'life' | 'withdrawnAt'>[];
  loggedCount: number;
  ownQuestions: readonly QuestionBrief[];
  /** Questions of others, in the person's policy areas if they named any. */
  questions: readonly QuestionBrief[];
  /** The number of experiences that wait for their review. */
  waiting: number;
  /** Calls that close next, in the person's policy areas if they named any. */
  calls: readonly CallBrief[];
  now: Date;
  newest: readonly Pick<Experience, 'number' | 'title' | 'region'>[];
  /** What they take part in over the next four weeks, the next first. */
  dates: readonly CalendarEntry[];
};

const longestTitle = 40;
const longestLabel = 60;

/** Shows the first page: where to begin and where to go on. */
export function homeMessage(context: Pick<AppContext, 'catalogue'>, home: Home): Message {
  const { person, profile, newest } = home;
  const texts = textsFor(person.language);
  const { home: words } = texts;
  const { region } = person;
  const name = region === null ? null : nameRegion(context, region, person);
  const { displayName } = person;
  const greeting = displayName ? words.greeting({ name: displayName }) : words.greetingNobody;
  return message(
    heading(words.heading),
    text(`${greeting} ${words.what}`),
    actions(
      button(words.buttons.log, '/experience log', 'primary'),
      button(words.buttons.ask, '/question ask'),
      ...(region !== null && name !== null
        ? [
            button(shorten(words.buttons.region({ region: name }), longestLabel), `/region show ${region}`),
            button(shorten(words.buttons.peers({ region: name }), longestLabel), `/peers ${region}`),
            button(words.buttons.digest, '/digest preview'),
          ]
        : [button(words.buttons.me, '/me edit')]),
      button(words.buttons.help, '/help'),
    ),
    facts([
      { label: words.who.region, value: name ?? words.who.none },
      { label: words.who.language, value: languageName(person.language) },
      { label: words.who.timeZone, value: person.timeZone },
      { label: words.who.introductions, value: home.takesPart ? words.who.takesPart : words.who.takesNoPart },
    ]),
    region === null && note(words.noRegion),
    actions(
      region !== null && button(words.buttons.change, '/me edit'),
      button(words.buttons.introductions, '/me introductions'),
    ),
    home.dates.length > 0 && [
      text(words.dates),
      ...list(texts.calendar.buttons.open, entryItems(home.dates, person)),
      ...actions(button(words.buttons.calendar, '/calendar')),
    ],
    ownBlocks(home, texts, person.language),
    questionBlocks(words.ownQuestions, home.ownQuestions, texts),
    questionBlocks(person.interests.length > 0 ? words.questionsInAreas : words.questions, home.questions, texts),
    waitingBlocks(home.waiting, person),
    home.calls.length > 0 && [
      text(texts.call.home),
      ...list(
        texts.call.buttons.open,
        home.calls.map((call) => callItem(call, person, home.now)),
      ),
    ],
    profile !== null &&
      name !== null && [
        text(words.figures({ region: name })),
        ...profile.blocks.filter(({ type }) => type === 'table' || type === 'note'),
      ],
    { type: 'divider' },
    newest.length === 0
      ? text(words.none)
      : [
          text(words.newest),
          ...list(
            texts.experience.buttons.open,
            newest.map(({ number, title, region: from }) => ({
              title: texts.experience.heading({ number, title }),
              line: `/experience show ${number}`,
              beside: nameRegion(context, from, person),
            })),
          ),
        ],
  );
}

/** Shows the person's drafts and experiences, with buttons to go on. */
function ownBlocks(
  { begun, logged, loggedCount }: Home,
  { home: words, experience }: Texts,
  language: string,
): Block[] {
  return [
    ...(begun.length > 0
      ? [
          text(words.drafts),
          ...actions(
            ...begun.map(({ line, title }) =>
              button(words.goOn({ title: shorten(title ?? line, longestTitle) }), line),
            ),
          ),
        ]
      : []),
    ...(logged.length > 0
      ? [
          text(words.own({ count: loggedCount })),
          ...list(
            experience.buttons.open,
            logged.map((each) => ({
              title: experience.heading({ number: each.number, title: each.title }),
              line: `/experience show ${each.number}`,
              beside: stateOf(each, language),
            })),
          ),
          ...actions(button(words.buttons.mine, '/experience mine')),
        ]
      : []),
  ];
}

function questionBlocks(opening: string, questions: readonly QuestionBrief[], { question }: Texts): Block[] {
  if (questions.length === 0) return [];
  return [
    text(opening),
    ...list(
      question.buttons.open,
      questions.map(({ number, title, answers }) => ({
        title: question.short({ number, title }),
        line: `/question show ${number}`,
        beside: question.answers({ count: answers }),
      })),
    ),
  ];
}
