import { numbered, shapes, term } from '#src/core/argument.ts';

/** Argument types for `args: z.object({ … })`: shapes of core, and what command lines can name. */
export const argument = {
  ...shapes,
  region: term('region').one,
  /** A region, by default the asker's own. */
  ownRegion: term('region').own,
  regions: term('region').several,
  indicator: term('indicator').one,
  indicators: term('indicator').several,
  area: term('area').one,
  /** An indicator, or a policy area for its score. */
  indicatorOrArea: term('indicator-or-area').one,
  /** The number of a kept answer. */
  answer: numbered('answer'),
  /** A rule behind a sentence. */
  method: term('method').one,
  /** How often a dimension of likeness counts: `migration:2`. */
  weights: term('weight').several,
  country: term('country').one,
  /** A number, or a region, whose figure is the limit. */
  limit: term('limit').one,
  targetGroup: term('target-group').one,
  /** What a record is written in. */
  language: term('language').one,
  /** The number of a logged experience. */
  experience: numbered('experience'),
  /** The number of a question. */
  question: numbered('question'),
  /** The number of a networking event. */
  event: numbered('event'),
  /** The number of a session of training. */
  training: numbered('training'),
  /** The number of a call for proposals. */
  call: numbered('call'),
  /** The number of an entry of the toolbox. */
  tool: numbered('tool'),
  /** The number of a testbed. */
  testbed: numbered('testbed'),
  /** The number of an organisation. */
  organisation: numbered('organisation'),
  /** The number of a round. */
  round: numbered('round'),
};
