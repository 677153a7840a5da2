import type { RuleProblem } from '#src/domain/rules/check.ts';
import { ruleLimits } from '#src/domain/rules/definition.ts';
import type { Flaw } from '#src/domain/rules/yaml.ts';
import { textsFor } from '#src/texts/index.ts';

/** A sentence about what is wrong with a rule: what, and what to try. */
export function sayProblem(problem: RuleProblem, language: string): string {
  const { problems } = textsFor(language).rule;
  switch (problem.kind) {
    case 'condition':
      return problems.condition(problem);
    case 'slow':
      return problems.slow(problem);
    case 'indicator':
      return problems.indicator(problem);
    case 'field':
      return problems.field({
        ...problem,
        known: problem.known.map((each) => `{${each}}`).join(', '),
        field: `{${problem.field}}`,
      });
    case 'nobody':
      return problems.nobody(problem);
    case 'region':
      return problems.region(problem);
    case 'area':
      return problems.area(problem);
    case 'schedule':
      return problems.schedule(problem);
    case 'steps':
      return problems.steps(problem);
    case 'nesting':
      return problems.nesting(problem);
    case 'channel':
      return problems.channel(problem);
    case 'name':
      return problems.name(problem);
    case 'title':
      return problems.title(problem);
    default:
      return problem satisfies never;
  }
}

/** A sentence about what cannot be read as a rule, with its line. */
export function sayFlaw({ path, line, said }: Flaw, language: string): string {
  const { problems } = textsFor(language).rule;
  if (said === 'size') return problems.size({ most: ruleLimits.yaml });
  return problems.yaml({ line: line ?? 0, path: path === '' ? '' : `${path}:`, said });
}
