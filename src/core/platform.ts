import type { z } from 'zod';
import type { Bot } from './bot.ts';
import type { Logger } from './logger.ts';
import type { MailHead, Message } from './message.ts';
import type { Place } from './place.ts';
import type {
  ClaimStore,
  ConversationSource,
  InboxStore,
  InstallationStore,
  KeyValueStore,
  LineStore,
  PictureSource,
} from './ports.ts';
import type { Role } from './role.ts';

/** The parts that a platform's adapter works with. */
export type AdapterContext = {
  bot: Bot;
  /** A platform's own sentences in a language, as the type that is made from its English file has them; in English what a language lacks. */
  texts<Texts>(platform: string, language: string): Texts;
  pictures: PictureSource;
  installations: InstallationStore;
  lines: LineStore;
  claims: ClaimStore;
  notes: KeyValueStore;
  kept: InboxStore;
  conversations: ConversationSource;
  pacerOf: PacerOf;
  logger: Logger;
  /** The address at which others reach this server, without a slash at the end; null if there is none. */
  publicUrl: string | null;
  /** Whether only this machine reaches the server and no chat or mail is switched on: a person may try every role. */
  isAlone: boolean;
  now(): Date;
};

/** The origin of a request: a network address, or null if it is not known. */
export type Origin = { remote: string | null };

/** One platform at work. New needs become optional members. */
export type Adapter = {
  platform: string;
  /** Connects; resolves once events arrive. */
  start(): Promise<void>;
  /** Takes no more events, finishes those at work. */
  stop(): Promise<void>;
  /**
   * Puts a message somewhere unasked. `deliveryId` (at most 20 characters, the same at every try) travels with it so that it can be found again.
   * `mail` is for adapters that write mails; `thread` is the `ref` of the message whose thread it belongs to, for adapters that have threads.
   * @throws PlatformError where the platform refuses.
   */
  post(
    place: Place,
    message: Message,
    deliveryId: string,
    mail?: MailHead,
    thread?: string | null,
  ): Promise<{ ref: string }>;
  /**
   * Puts another message in the place of one that `post` sent, however often. Absent: what was sent cannot be changed.
   * @throws PlatformError where the platform refuses.
   */
  edit?(place: Place, ref: string, message: Message, thread?: string | null): Promise<void>;
  /**
   * Takes a message that `post` sent out of its place, with its files, which are looked for in the thread of `filesIn`; null: it had none. Only the space of
   * `place` counts. Absent: what was sent stays.
   * @throws PlatformError where the platform refuses, also where it is not there any more.
   */
  remove?(place: Place, ref: string, options: { filesIn: string | null }): Promise<void>;
  /** Tells whether somebody is in a channel. Absent: it cannot be known. @throws PlatformError where the platform does not say. */
  isInChannel?(place: Place, user: string): Promise<boolean>;
  /** Answers requests below /{platform}; the path in `request` is whole. What it throws is logged and answered with a reference. */
  fetch?(request: Request, from?: Origin): Response | Promise<Response>;
  /** Finds the message that an earlier, uncertain attempt may have sent; null if it did not arrive. */
  findDelivery?(place: Place, deliveryId: string, thread?: string | null): Promise<{ ref: string } | null>;
  /** Returns, in a sentence for whoever runs this server, why the adapter hears nothing now; null if it does. Absent: it waits to be called. */
  trouble?(): string | null;
  /** Ends the connection by which it hears and makes a new one; what is at work goes on. Absent where it keeps none. */
  reconnect?(): Promise<void>;
  /** The npm packages, or their scopes, that speak with the platform: a fault inside one of them that reaches nobody costs this connection alone. */
  packages?: readonly string[];
  /** The pace at which the outbox hands messages over; other messages of the adapter take turns from the same pacer (`House.pacerOf`). */
  pace?: Pace;
  /** How long the outbox tries a message again; absent: as often as usual, within some hours. */
  patienceMs?: number;
};

/** How many messages a space takes in a second. Absent `inARow`: without an end; otherwise so many, and beyond those `perSecondThen` are sure. */
export type Taking = { perSecond: number; inARow?: number; perSecondThen?: number };

/** The pace that a platform allows; all servers share it. */
export type Pace = {
  /** In a space: a workspace, a guild, the mail server. */
  perSecond?: number;
  /** In one channel, to one person, to one address. */
  perPlacePerSecond?: number;
  /** By one server, counting those that wait for their turn. Default 16. */
  atOnce?: number;
  /** The place whose pace a message to this place counts for, if the platform has several names for one: a thread's channel, a channel of direct messages. */
  pacedAs?(place: Place): Place;
};

/** Spaces out what goes to a platform, for all servers together. */
export type Pacer = {
  /**
   * Resolves with null when the next message may go to that place; with milliseconds where that is too long to wait for.
   * @throws AbortError
   */
  takeTurn(place: Place, signal: AbortSignal): Promise<number | null>;
  /** Waits for a turn, however long it takes. */
  awaitTurn(place: Place): Promise<void>;
  /** The platform asked to wait: nothing goes to that space until then. */
  hold(place: Place, forMs: number): void;
};

/** The one pacer of a platform, which the outbox and its adapter share. */
export type PacerOf = (platform: string, pace: Pace) => Pacer;

/** The surface that readers open to see new messages, on a platform that cannot notify them. */
export type Pull = 'prompt' | 'page';

/** The facts about a platform that the server knows, whether or not the platform is switched on. */
export type PlatformTraits = {
  name: string;
  /** It can call nobody: what goes there is kept until its reader opens this. Absent: its adapter's `post` brings it. */
  pull?: Pull;
  /** It draws a folded part of an answer as something that opens in place; elsewhere that is a button. */
  opensFolds?: boolean;
  /** It opens a conversation for several people of one space, and writes to places of kind `group`. */
  gathers?: boolean;
  /** How a person speaks in a conversation that reaches beyond the platform: in its thread, or by replying to its messages. Absent: by a command. */
  speaks?: 'thread' | 'reply';
  /** It shows its commands in every language there is, and says its own sentences in them too, also where people are not spoken to in that language. */
  showsEveryLanguage?: boolean;
  /** It can change what it sent, and take it back: its adapter has `edit` and `remove`. */
  edits?: boolean;
  /** What one of its spaces takes at once; absent: more than is written at once. */
  taking?: Taking;
  /** It writes mails, to places of kind `mail`. */
  writesMail?: boolean;
  /** Whoever reaches the server may use it, without an account: it is not offered where strangers reach the server, unless the settings say so. */
  isOpenToAll?: boolean;
  /** The role that an account tries by its id, so that each can be tried on one's own machine. Believed only where nobody else reaches the server. */
  roleOf?(user: string): Role | null;
  /** The patterns of the platform's ids for a space and a person, which tell them from names; absent: any text can be an id. */
  ids?: { space: RegExp; user: RegExp };
};

/** The key of a sentence that an adapter has in its texts about its settings. The server says it. */
export type SettingSentence = `settings.${string}`;

export type Platform = PlatformTraits & {
  /** The environment variables that switch it on. A message of an issue may be a `SettingSentence`. */
  env: z.ZodObject;
  /** The reason, in words, why the platform needs the server's public address: its messages link to pages here. */
  needsPublicUrl?: SettingSentence;
  create(env: Record<string, string | undefined>, context: AdapterContext): Adapter;
};

/** A platform with its settings: none of its variables set → off; some set → all required ones must be. */
export function definePlatform<Env extends z.ZodObject>(
  definition: Omit<Platform, 'env' | 'create'> & {
    env: Env;
    create(env: z.output<Env>, context: AdapterContext): Adapter;
  },
): Platform {
  return definition as unknown as Platform;
}
