import type { AppContext } from '#src/context.ts';
import type { Command } from '#src/core/command.ts';
import { compare } from './compare.ts';
import { digest } from './digest.ts';
import { experience } from './experience.ts';
import { createHelp } from './help.ts';
import { home } from './home.ts';
import { indicator } from './indicator.ts';
import { introduction } from './introduction.ts';
import { me } from './me.ts';
import { outbox } from './outbox.ts';
import { peers } from './peers.ts';
import { person } from './person.ts';
import { question } from './question.ts';
import { region } from './region.ts';
import { status } from './status.ts';

const nouns: Command<AppContext>[] = [
  experience,
  question,
  compare,
  peers,
  indicator,
  region,
  digest,
  me,
  person,
  introduction,
  outbox,
  status,
  home,
];

/** Everything that can be said, in the order of help. */
export const commands: Command<AppContext>[] = [...nouns, createHelp(nouns)];
