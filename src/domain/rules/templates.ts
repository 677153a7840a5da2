import { type Asking, type Definition, type Step, type Text, textIn } from './definition.ts';

/** What somebody who makes a rule from a template says of it. */
export type TemplateParameter =
  | { name: 'days' | 'count' | 'points'; kind: 'number'; usual: number; min: number; max: number }
  | { name: 'area'; kind: 'area' }
  | { name: 'indicator'; kind: 'indicator' }
  | { name: 'direction'; kind: 'direction' };

export type TemplateValues = {
  days: number;
  count: number;
  points: number;
  area: string;
  indicator: string;
  rises: boolean;
};

/** A template: what is asked for, how many texts it has, and the rule it makes of both. `here`: it writes to the channel in which it is made. */
export type Template = {
  parameters: readonly TemplateParameter[];
  texts: number;
  here?: true;
  build(values: TemplateValues, texts: readonly Text[]): Omit<Definition, 'name'>;
};

const days = (usual: number): TemplateParameter => ({ name: 'days', kind: 'number', usual, min: 1, max: 60 });
const none: Text = '–';
const say = (to: 'person' | 'author' | 'owner' | 'answerer', text: Text = none, buttons: Buttons = []): Step => ({
  message: { to, text, ...(buttons.length > 0 && { buttons }) },
});
/** A step that asks. */
const ask = (asking: Asking): Step => ({ ask: asking });
type Buttons = { label: string; line: string }[];
const button = (label: string, line: string) => ({ label, line });
const staff = { role: 'staff' } as const;

/** Rules that staff make by filling in a form, in the order of lists. */
export const templates = {
  welcome: {
    parameters: [days(7)],
    texts: 3,
    build: ({ days: wait }, [first, second, third]) => ({
      on: { activity: 'person.joined' },
      steps: [
        say('person', first, [button('/me edit', '/me edit')]),
        { wait: { days: wait } },
        say('person', second, [button('/peers', '/peers'), button('/experience list', '/experience list')]),
        { wait: { days: wait } },
        say('person', third, [button('/experience log', '/experience log'), button('/question ask', '/question ask')]),
      ],
    }),
  },
  unanswered: {
    parameters: [{ name: 'count', kind: 'number', usual: 5, min: 1, max: 20 }, days(4)],
    texts: 3,
    build: ({ count, days: wait }, [more, asker, team]) => ({
      on: { activity: 'question.unanswered' },
      if: 'event.data.days == 3',
      steps: [
        {
          message: {
            to: { suited: count },
            text: more ?? none,
            buttons: [button('{title}', '/question show {number}')],
          },
        },
        say('author', asker),
        { wait: { days: wait } },
        {
          if: {
            when: 'thing.isOpen && !thing.isAnswered',
            do: [
              {
                message: {
                  to: staff,
                  text: team ?? none,
                  buttons: [button('{title}', '/question show {number}')],
                },
              },
            ],
          },
        },
      ],
    }),
  },
  figure: {
    parameters: [
      { name: 'indicator', kind: 'indicator' },
      { name: 'direction', kind: 'direction' },
      { name: 'points', kind: 'number', usual: 1, min: 0, max: 1_000 },
    ],
    texts: 1,
    build: ({ indicator, points, rises }, [text]) => ({
      on: { activity: 'figure.changed' },
      if: [
        `event.data.indicator == "${indicator}" && event.data.value != null && event.data.before != null`,
        `${rises ? 'event.data.value - event.data.before' : 'event.data.before - event.data.value'} >= double(${points})`,
      ].join(' && '),
      limits: { peoplePerStep: 200 },
      steps: [
        {
          message: {
            to: { region: 'event' },
            text: text ?? none,
            buttons: [button('{region}', '/brief {region-code}')],
          },
        },
      ],
    }),
  },
  mentor: {
    parameters: [days(3)],
    texts: 4,
    build: ({ days: wait }, [newcomer, mentors, found, brought]) => ({
      on: { activity: 'person.region-set' },
      if: 'event.data.before == null && event.region != ""',
      steps: [
        ask({
          ...{ to: 'person', name: 'wishes', text: newcomer ?? none, until: { days: wait } },
          answers: { yes: '👍', no: '👎' },
        }),
        { if: { when: 'answers.wishes != "yes"', do: [{ end: true }] } },
        ask({
          ...{ to: { region: 'event' }, name: 'mentor', text: mentors ?? none, until: { days: wait } },
          answers: { yes: '👍' },
        }),
        {
          if: {
            when: 'answers.mentor == "yes"',
            do: [say('person', found), say('answerer', brought)],
            else: [{ message: { to: staff, text: brought ?? none } }],
          },
        },
      ],
    }),
  },
  'still-true': {
    parameters: [],
    texts: 1,
    build: (_, [text]) => ({
      on: {
        schedule: { rrule: 'FREQ=MONTHLY;BYDAY=1MO', starts: '2026-01-01', time: '09:00', zone: 'Europe/Brussels' },
      },
      limits: { peoplePerStep: 500 },
      steps: [
        {
          message: {
            to: { role: 'member' },
            text: text ?? none,
            buttons: [button('/experience mine', '/experience mine')],
          },
        },
      ],
    }),
  },
  channel: {
    parameters: [{ name: 'area', kind: 'area' }],
    texts: 1,
    here: true,
    build: ({ area }, [text]) => ({
      on: { activity: 'experience.published' },
      if: `"${area}" in event.areas`,
      steps: [
        {
          message: {
            to: { channel: 'here' },
            text: text ?? none,
            buttons: [button('{title}', '/experience show {number}')],
          },
        },
      ],
    }),
  },
  minutes: {
    parameters: [days(3)],
    texts: 2,
    build: ({ days: wait }, [first, team]) => ({
      on: { activity: 'event.finished' },
      steps: [
        ask({
          ...{ to: 'author', name: 'minutes', text: first ?? none, until: { days: wait } },
          answers: { written: '✅', later: '🕑' },
        }),
        {
          if: {
            when: 'answers.minutes != "written"',
            do: [{ message: { to: staff, text: team ?? none } }],
          },
        },
      ],
    }),
  },
  followers: {
    parameters: [],
    texts: 1,
    build: (_, [text]) => ({
      on: { activity: 'question.asked' },
      steps: [
        {
          message: {
            to: { followers: 'event' },
            text: text ?? none,
            buttons: [button('{title}', '/question show {number}')],
          },
        },
      ],
    }),
  },
  testbed: {
    parameters: [days(3)],
    texts: 1,
    build: ({ days: wait }, [text]) => ({
      on: { activity: 'testbed.check-in-missed' },
      steps: [{ wait: { days: wait } }, say('author', text, [button('{title}', '/testbed show {number}')])],
    }),
  },
  adopted: {
    parameters: [],
    texts: 1,
    build: (_, [text]) => ({
      on: { activity: 'experience.adopted' },
      steps: [say('author', text, [button('{title}', '/experience show {number}')])],
    }),
  },
  trouble: {
    parameters: [],
    texts: 1,
    build: (_, [text]) => ({
      on: { activity: 'platform.troubled' },
      limits: { runsPerDay: 20 },
      steps: [{ message: { to: { role: 'admin' }, text: text ?? none, buttons: [button('/status', '/status')] } }],
    }),
  },
  ideas: {
    parameters: [days(14)],
    texts: 3,
    build: ({ days: wait }, [label, team, thanks]) => ({
      on: {
        form: {
          for: 'members',
          fields: [{ name: 'idea', label: textIn(label ?? none, 'en').slice(0, 60), kind: 'long-text' }],
        },
      },
      steps: [
        { approve: { to: staff, name: 'decision', text: team ?? none, until: { days: wait } } },
        say('person', thanks),
      ],
    }),
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;
export const templateNames = Object.keys(templates) as [TemplateName, ...TemplateName[]];
