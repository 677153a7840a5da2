import { numberedTerm, type TermSource } from './core/vocabulary.ts';
import { suggestCalls } from './store/calls/call.ts';
import type { Sql } from './store/database/database.ts';
import { suggestEvents } from './store/events/event.ts';
import { suggestExperiences } from './store/experiences/experience.ts';
import { suggestOrganisations } from './store/organisations/organisation.ts';
import { suggestQuestions } from './store/questions/question.ts';
import { suggestRounds } from './store/rounds/round.ts';
import { suggestTestbeds } from './store/testbeds/testbed.ts';
import { suggestTools } from './store/tools/tool.ts';
import { suggestTrainings } from './store/trainings/training.ts';

/** Makes the terms of what has a number: experiences, questions, events and whatever else is found by it, each suggested by its title. */
export function numberedTerms(sql: Sql): TermSource[] {
  return [
    numberedTerm('experience', (partial, limit) => suggestExperiences(sql, partial, limit)),
    numberedTerm('answer', () => []),
    numberedTerm('question', (partial, limit) => suggestQuestions(sql, partial, limit)),
    numberedTerm('event', (partial, limit) => suggestEvents(sql, partial, limit)),
    numberedTerm('testbed', (partial, limit) => suggestTestbeds(sql, partial, limit)),
    numberedTerm('training', (partial, limit) => suggestTrainings(sql, partial, limit)),
    numberedTerm('call', (partial, limit) => suggestCalls(sql, partial, limit)),
    numberedTerm('organisation', (partial, limit) => suggestOrganisations(sql, partial, limit)),
    numberedTerm('tool', (partial, limit) => suggestTools(sql, partial, limit)),
    numberedTerm('round', (partial, limit) => suggestRounds(sql, partial, limit)),
  ];
}
