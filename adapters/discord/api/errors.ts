import { DiscordAPIError, HTTPError, type RateLimitData, RateLimitError } from 'discord.js';
import { PlatformError } from '#src/core/errors.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { refusalOf } from '../refusals.ts';
import type { Texts } from '../texts.ts';

/** The error codes of Discord that the adapter tells apart. */
export const codes = {
  unknownChannel: '10003',
  unknownGuild: '10004',
  unknownMember: '10007',
  unknownMessage: '10008',
  unknownUser: '10013',
  unknownWebhook: '10015',
  unknownInteraction: '10062',
  openingTooFast: '40003',
  tooLarge: '40005',
  alreadyAnswered: '40060',
  noAccess: '50001',
  directClosed: '50007',
  noPermission: '50013',
  tokenExpired: '50027',
  invalidForm: '50035',
  noMutualServer: '50278',
  unauthorized: '401',
  rateLimited: '429',
  unreachable: 'unreachable',
  tooManyFiles: 'too-many-files',
  noMail: 'no-mail',
  noCommonServer: 'no-common-server',
} as const;

/** The wait if Discord asks to wait and does not say how long. */
const untoldPauseMs = 60_000;

/** The codes of a 401 that mean an invalid token: nothing more precise, unauthorized, invalid token. */
const tokenCodes: ReadonlySet<number> = new Set([0, 40_001, 50_014]);

/** Turns an error of Discord, or of the network on the way there, into a PlatformError. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof RateLimitError)
    return refuse(codes.rateLimited, 'rate limited', 'rate', Math.ceil(waitOf(error)));
  if (error instanceof DiscordAPIError) {
    const code = error.status === 401 && tokenCodes.has(Number(error.code)) ? codes.unauthorized : String(error.code);
    const refusal = refusalOf(String(error.code), error.status);
    const pause = refusal === 'rate' ? untoldPauseMs : undefined;
    return refuse(code, error.message, refusal, pause);
  }
  const reason =
    error instanceof HTTPError ? `HTTP ${error.status}` : error instanceof Error ? error.message : String(error);
  const refusal = error instanceof HTTPError ? refusalOf('', error.status) : 'uncertain';
  return refuse(codes.unreachable, reason, refusal, refusal === 'rate' ? untoldPauseMs : undefined);
}

/** Returns the longest of the three waits: which of them is set depends on how discord.js met the limit. */
export function waitOf({ timeToReset, retryAfter, sublimitTimeout }: RateLimitData): number {
  return Math.max(timeToReset, retryAfter, sublimitTimeout);
}

const names = new Map(Object.entries(codes).map(([name, code]) => [code as string, name]));

/** Says a refusal in a sentence for whoever runs this server. */
export function sayRefusal({ code, message }: PlatformError, texts: Texts): string {
  if (code === codes.unreachable) return texts.unreachable({ reason: message });
  const sentences: Partial<Record<string, string>> = texts.refusals;
  return sentences[names.get(code) ?? ''] ?? texts.refused({ said: message });
}

function refuse(code: string, message: string, refusal: Refusal, retryAfterMs?: number): PlatformError {
  return new PlatformError('discord', code, message, retryAfterMs, refusal);
}

const ended: ReadonlySet<string> = new Set([
  codes.unknownWebhook,
  codes.unknownMessage,
  codes.unknownInteraction,
  codes.tokenExpired,
]);

/** Returns whether Discord takes no more answers to this interaction: further ones would count as invalid requests. */
const isOver = (error: PlatformError) => ended.has(error.code);

/** Returns whether Discord refuses this answer however often it is sent, but would take a different one. */
export const isUndrawable = ({ code }: PlatformError) => code === codes.invalidForm || code === codes.tooLarge;

/** Returns whether this interaction has no answer yet and can still get a different one than Discord refused. */
export const canStillBeSaid = (error: PlatformError) => !isOver(error) && error.code !== codes.alreadyAnswered;
