import type { AppContext } from '#src/context.ts';
import type { Command } from '#src/core/command.ts';
import { compare } from './compare.ts';
import { experience } from './experience.ts';
import { indicator } from './indicator.ts';
import { me } from './me.ts';
import { peers } from './peers.ts';
import { person } from './person.ts';
import { region } from './region.ts';

/** Everything that can be said, in the order of help. */
export const commands: Command<AppContext>[] = [experience, compare, peers, indicator, region, me, person];
