import type { Platform } from '#src/core/platform.ts';
import { discord } from './discord/index.ts';
import { mail } from './mail/index.ts';
import { playground } from './playground/index.ts';
import { slack } from './slack/index.ts';

/** What the server speaks with. The terminal is not among them: whoever types there starts it. */
export const platforms: Platform[] = [playground, slack, discord, mail];
