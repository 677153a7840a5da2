import Ajv2020 from 'ajv/dist/2020.js';
import type { ApiDocument } from '#src/web/api/app.ts';
import type { Random } from '../fuzz/random.ts';
import { type ApiRequest, listOperations, makeRequest } from './requests.ts';

export type Judged = {
  /** How often each status was answered. */
  statuses: Map<number, number>;
  /** What was promised and not kept, a sentence each, with the request's number. */
  broken: string[];
  /** Operations that nothing was answered by with 2xx, though they were asked. */
  neverDone: string[];
};

type Send = (request: ApiRequest, index: number) => Promise<Response>;

/** Makes a judge of answers: a sentence about what is not as the description says, or null. */
export function createJudge(document: ApiDocument): (request: ApiRequest, answer: Response) => Promise<string | null> {
  const ajv = new Ajv2020.default({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', ...document } as object);
  return async ({ method, path, address, body, operation }, answer) => {
    const { status } = answer;
    const asked = `${method.toUpperCase()} ${address} ${body ?? ''}`.slice(0, 400);
    if (status >= 500) return `${status} to ${asked}`;
    const [media = ''] = (answer.headers.get('content-type') ?? '').split(';');
    if (operation.responses[status]?.content?.[media] === undefined)
      return `${status} ${media} is not described: ${asked}`;
    if (media === 'text/csv') return null;
    const pointer = `api#/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}/content/${media.replaceAll('/', '~1')}/schema`;
    const isValid = ajv.validate({ $ref: pointer.replaceAll('{', '%7B').replaceAll('}', '%7D') }, await answer.json());
    return isValid ? null : `${ajv.errorsText()} in the ${status} to ${asked}`;
  };
}

/**
 * Asks once more where a connection was closed before there was an answer, as a server may close one that it keeps alive just when a request sets
 * out on it; `again` is called before. What is not answered then either is an error.
 */
export async function askTwice(ask: () => Promise<Response>, again: () => void): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof TypeError) || !closedCodes.has(codeOf(error.cause))) throw error;
    again();
    return ask();
  }
}

const closedCodes = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const codeOf = (cause: unknown) => String((cause as { code?: unknown } | undefined)?.code);

/** Sends requests made from a description and judges what is answered. `randomOf` gives the random numbers of a request by its place, so that one can be sent alone. */
export async function sendAll(
  document: ApiDocument,
  { indices, randomOf, send }: { indices: Iterable<number>; randomOf(index: number): Random; send: Send },
): Promise<Judged> {
  const judge = createJudge(document);
  const operations = listOperations(document);
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  const done = new Map<string, boolean>();
  for (const index of indices) {
    const random = randomOf(index);
    const request = makeRequest(document, random.pick(operations), random);
    const answer = await send(request, index);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const name = `${request.method.toUpperCase()} ${request.path}`;
    done.set(name, (done.get(name) ?? false) || answer.ok);
    const fault = await judge(request, answer);
    if (fault !== null) broken.push(`request ${index}: ${fault}`);
  }
  return { statuses, broken, neverDone: [...done].flatMap(([name, isDone]) => (isDone ? [] : [name])) };
}
