import type { SelfAssessed } from '#src/domain/policies/self-assessment.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';

/** Lists what a region says of itself, in one policy area or all. */
export async function listSelfAssessed(sql: Sql, region: string, area: PolicyArea | null): Promise<SelfAssessed[]> {
  return sql<SelfAssessed[]>`
    select region, policy_area, stage, score, evidence, comment, answered_at from self_assessment
    where region = ${region} and (${area}::text is null or policy_area = ${area})
    order by policy_area, stage`;
}

type Saved = Omit<SelfAssessed, 'answeredAt'> & { edition: string; author: number; answeredAt: Date };

export async function saveSelfAssessed(sql: Sql, answer: Saved): Promise<void> {
  const { score, evidence, comment, author, answeredAt } = answer;
  const changes = { score, evidence, comment, author, answeredAt };
  await sql`
    insert into self_assessment ${sql(answer)}
    on conflict (region, policy_area, stage, edition) do update set ${sql(changes)}
    where (self_assessment.score, self_assessment.evidence, self_assessment.comment)
      is distinct from (excluded.score, excluded.evidence, excluded.comment)`;
}

/** Takes an answer back: its stage was left empty. */
export async function deleteSelfAssessed(
  sql: Sql,
  { region, policyArea, stage, edition }: Pick<Saved, 'region' | 'policyArea' | 'stage' | 'edition'>,
): Promise<void> {
  await sql`
    delete from self_assessment
    where (region, policy_area, stage, edition) = (${region}, ${policyArea}, ${stage}, ${edition})`;
}

export async function listSelfAssessedBy(sql: Sql, author: number): Promise<readonly unknown[]> {
  return sql`
    select region, policy_area, stage, edition, score, evidence, comment, answered_at from self_assessment
    where author = ${author} order by answered_at`;
}

export async function deleteSelfAssessedBy(sql: Sql, author: number): Promise<void> {
  await sql`delete from self_assessment where author = ${author}`;
}

export async function moveSelfAssessed(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update self_assessment set author = ${to} where author = ${from}`;
}
