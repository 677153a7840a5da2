import { answers } from './answers.ts';
import { calls } from './calls.ts';
import { experiences } from './experiences.ts';
import { figures } from './figures.ts';
import { mine } from './mine.ts';
import { questions } from './questions.ts';
import { reading } from './reading.ts';
import type { DigestSource } from './source.ts';
import { testbeds } from './testbeds.ts';
import { thanks } from './thanks.ts';
import { tools } from './tools.ts';
import { trainings } from './trainings.ts';

export const digestSources: readonly DigestSource[] = [
  reading,
  experiences,
  questions,
  figures,
  trainings,
  tools,
  calls,
  testbeds,
  mine,
  answers,
  thanks,
];

/** The parts that have a source, and so can be chosen. */
export const offeredSections = [...new Set(digestSources.map(({ section }) => section))];
