import type { AppContext } from '#src/context.ts';
import type { Command } from '#src/core/command.ts';
import { admin } from './admin/admin.ts';
import { brief } from './briefs/brief.ts';
import { calendar } from './calendar/calendar.ts';
import { call } from './calls/call.ts';
import { conversation } from './conversations/conversation.ts';
import { digest } from './digests/digest.ts';
import { event } from './events/event.ts';
import { author } from './experiences/author.ts';
import { experience } from './experiences/experience.ts';
import { follow } from './experiences/follow.ts';
import { compare } from './figures/compare.ts';
import { figures } from './figures/figures.ts';
import { indicator } from './figures/indicator.ts';
import { answer } from './front/answer.ts';
import { createHelp } from './front/help.ts';
import { home } from './front/home.ts';
import { method } from './front/method.ts';
import { outbox } from './front/outbox.ts';
import { status } from './front/status.ts';
import { introduction } from './introductions/introduction.ts';
import { invitation } from './invitations/invitation.ts';
import { organisation } from './organisations/organisation.ts';
import { peers } from './peers/peers.ts';
import { me } from './people/me.ts';
import { person } from './people/person.ts';
import { policy } from './policies/policy.ts';
import { question } from './questions/question.ts';
import { region } from './regions/region.ts';
import { round } from './rounds/round.ts';
import { rule } from './rules/rule.ts';
import { score } from './scores/score.ts';
import { testbed } from './testbeds/testbed.ts';
import { token } from './tokens/token.ts';
import { tool } from './tools/tool.ts';
import { training } from './trainings/training.ts';
import { webhook } from './webhooks/webhook.ts';

const nouns: Command<AppContext>[] = [
  experience,
  question,
  follow,
  tool,
  call,
  author,
  introduction,
  conversation,
  round,
  event,
  training,
  testbed,
  calendar,
  compare,
  brief,
  peers,
  indicator,
  figures,
  score,
  policy,
  method,
  region,
  digest,
  me,
  organisation,
  invitation,
  token,
  webhook,
  rule,
  person,
  admin,
  outbox,
  status,
  home,
  answer,
];

/** Everything that can be said, in the order of help. */
export const commands: Command<AppContext>[] = [...nouns, createHelp(nouns)];
