import { performance } from 'node:perf_hooks';
import { matchInThread } from '#src/operations/rounds/match-in-thread.ts';
import { makeRoundInput, makeRoundPeople } from '#test/support/round-people.ts';

/** One run of a round in a process of its own, whose peak memory is that of the run. Prints what was measured as JSON. */
const input = makeRoundInput(makeRoundPeople(Number(process.argv[2])));
const start = performance.now();
const { groups, left } = await matchInThread(input);
const ms = performance.now() - start;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    ms,
    cpuMs: (userCPUTime + systemCPUTime) / 1_000,
    mb: maxRSS / 1_024,
    left: left.length,
    mean: groups.reduce((sum, { weight }) => sum + weight, 0) / groups.length,
  }),
);
