import { within } from '#src/core/deadline.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import type { Pause } from '../api/call.ts';
import type { Origin } from '../decode/interaction-context.ts';
import type { Profiles } from '../decode/profile.ts';
import type { MessageEncoder } from '../encode/message.ts';
import type { Naming } from '../encode/naming.ts';
import type { Workspaces } from '../installation/workspaces.ts';
import type { OpenDirect } from '../post/dm-channels.ts';
import type { Put } from '../post/post-once.ts';
import type { Respond } from '../reply/response-url.ts';
import type { Texts } from '../texts.ts';

/** The parts that every handler works with. */
export type SlackContext = {
  context: AdapterContext;
  workspaces: Workspaces;
  profiles: Profiles;
  encoder: MessageEncoder;
  respond: Respond;
  put: Put;
  openDirect: OpenDirect;
  pause: Pause;
  /** The latest publishing of a home page, by person: an older one that took longer must not win. */
  publishing: Map<string, symbol>;
  /** The app can be installed in many workspaces. */
  keepsInstallations: boolean;
  /** In front of every command but our own, where a name is taken. */
  commandPrefix: string;
  naming: Naming;
  /** The sentences of the adapter itself, in one language. */
  texts: Texts;
  /** A locale of that language. */
  locale: string;
  /** The same parts with sentences in the language of a locale; English where there are none. */
  speaking(locale: string | undefined): SlackContext;
};

type Spoken = 'texts' | 'locale' | 'encoder' | 'speaking';

/** Creates what handlers work with, once for each language: `encoderFor` makes the encoder that says its sentences. */
export function createSlackContext(
  parts: Omit<SlackContext, Spoken>,
  encoderFor: (texts: Texts) => MessageEncoder,
): SlackContext {
  const known = new Map<Texts, SlackContext>();

  function speaking(locale = 'en'): SlackContext {
    const texts = parts.context.texts<Texts>('slack', locale);
    let spoken = known.get(texts);
    if (!spoken) {
      spoken = { ...parts, texts, locale, encoder: encoderFor(texts), speaking };
      known.set(texts, spoken);
    }
    return spoken;
  }

  return speaking();
}

/** Returns what answers a person in their language, as their profile tells it. */
export function speakingTo(slack: SlackContext, origin: Origin): SlackContext | Promise<SlackContext> {
  const actor = slack.profiles.actor(origin);
  return actor instanceof Promise ? actor.then(({ locale }) => slack.speaking(locale)) : slack.speaking(actor.locale);
}

/** Answers Slack's request; the first call counts. */
export type Ack = (body?: string | object) => Promise<void>;

export type MessageOutcome = Extract<Outcome, { type: 'message' }>;

/** The outcome if it is there while Slack still waits, else null; it goes on either way. */
export const inTime = <T>(work: Promise<T>, { untilMs }: Pick<Origin, 'untilMs'>): Promise<T | null> =>
  within(work, untilMs - performance.now());
