import type { Platform, PlatformTraits } from '#src/core/platform.ts';
import { discord } from './discord/index.ts';
import { mail } from './mail/index.ts';
import { playground } from './playground/index.ts';
import { slack } from './slack/index.ts';
import { terminal } from './terminal/platform.ts';

/** The platforms of the server. The terminal is not among them: the person who types there starts it. */
export const platforms: Platform[] = [playground, slack, discord, mail];

/** Everything people speak with, whether or not it is switched on here. */
export const everyPlatform: PlatformTraits[] = [...platforms, terminal];
