/** What the fake answers instead of what was asked. */
export type Refusal = {
  status: number;
  json: { code: number; message: string; errors?: unknown; retry_after?: number; global?: boolean };
};

export function refuse(status: number, code: number, message: string, errors?: unknown): Refusal {
  return { status, json: { code, message, ...(errors !== undefined && { errors }) } };
}

/** 50035 with every problem in words. */
export const invalidForm = (problems: string[]) =>
  refuse(400, 50035, 'Invalid Form Body', { _errors: problems.map((message) => ({ code: 'INVALID', message })) });
