import { calls } from './calls.ts';
import { digests } from './digests.ts';
import { events } from './events.ts';
import { rounds } from './rounds.ts';
import type { CalendarSource } from './source.ts';
import { testbeds } from './testbeds.ts';
import { trainings } from './trainings.ts';

export const calendarSources: readonly CalendarSource[] = [trainings, testbeds, calls, events, rounds, digests];
