import type { Token, World } from './world.ts';

export type Args = Record<string, unknown>;
export type Answer = { ok: boolean; error?: string } & Record<string, unknown>;
export type Method = { scope?: string; run(world: World, token: Token, args: Args, settings: Settings): Answer };

export type Settings = {
  triggerLifeMs: number;
  /** An uploaded file is refused in messages for so long. */
  fileSettleMs: number;
  /** Where the fake itself is reached. */
  url: string;
  /** Another Slack, which gets every call of the Web API but for sockets; null where the fake answers itself. */
  forwardTo: string | null;
};

export const refuse = (error: string, more: Record<string, unknown> = {}): Answer => ({ ok: false, error, ...more });
