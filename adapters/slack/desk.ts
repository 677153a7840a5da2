import type { Outcome } from '#src/core/outcome.ts';
import type { House } from '#src/core/platform.ts';
import type { Pause } from './call.ts';
import type { OpenDirect } from './direct.ts';
import type { MessageEncoder } from './encode-message.ts';
import type { Profiles } from './profile.ts';
import type { Put } from './put.ts';
import type { Respond } from './respond.ts';
import type { Workspaces } from './workspaces.ts';

/** What every handler works with. */
export type Desk = {
  house: House;
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
  /** How long an answer may take to still go with the first response. */
  answerWithinMs: number;
};

/** Answers Slack's request; the first call counts. */
export type Ack = (body?: string | object) => Promise<void>;

export type MessageOutcome = Extract<Outcome, { type: 'message' }>;

/** The outcome if it is there in time, else null; it goes on either way. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
