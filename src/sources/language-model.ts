import { z } from 'zod';

export type LanguageModelSettings = { url: string; key: string | null; model: string };

/** Why a language model gave no answer: a word or two that hold nothing of the question, the address or the key. */
export class LanguageModelError extends Error {
  override name = 'LanguageModelError';
}

/** `name` is what the schema is called; `mostTokens` bounds the answer. */
export type Prompt = { system: string; user: string; schema: object; name?: string; mostTokens?: number };

/** Asks a server that speaks as OpenAI's does. @throws LanguageModelError */
export type LanguageModel = (prompt: Prompt, signal: AbortSignal) => Promise<string>;

/** No answer that is wanted is longer, with all that stands around it. */
const longestAnswer = 64_000;
const mostTokens = 600;
/** HTTP statuses of servers that do not support a response format. */
const refusals = new Set([400, 404, 415, 422, 501]);

const completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/** @returns one that first asks for an answer by schema, and where a server refuses that, for JSON. */
export function createLanguageModel({ url, key, model }: LanguageModelSettings): LanguageModel {
  let keepsSchema = true;

  async function post(prompt: Prompt, format: object, signal: AbortSignal): Promise<Response> {
    try {
      return await fetch(`${url}/chat/completions`, {
        method: 'POST',
        redirect: 'manual',
        signal,
        headers: { 'content-type': 'application/json', ...(key !== null && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({
          model,
          temperature: 0,
          max_tokens: prompt.mostTokens ?? mostTokens,
          response_format: format,
          messages: [
            { role: 'system', content: prompt.system },
            { role: 'user', content: prompt.user },
          ],
        }),
      });
    } catch {
      // What fetch says may hold the address.
      throw new LanguageModelError(signal.aborted ? 'too slow' : 'not reached');
    }
  }

  async function ask(prompt: Prompt, bySchema: boolean, signal: AbortSignal) {
    const format = bySchema
      ? { type: 'json_schema', json_schema: { name: prompt.name ?? 'reading', strict: true, schema: prompt.schema } }
      : { type: 'json_object' };
    const response = await post(prompt, format, signal);
    if (response.ok) return { content: contentOf(await readBounded(response, signal)) };
    await response.body?.cancel().catch(() => {});
    return { status: response.status };
  }

  return async (prompt, signal) => {
    let { content, status } = await ask(prompt, keepsSchema, signal);
    if (keepsSchema && status !== undefined && refusals.has(status)) {
      ({ content, status } = await ask(prompt, false, signal));
      if (content !== undefined) keepsSchema = false;
    }
    if (content === undefined) throw new LanguageModelError(`status ${status}`);
    return content;
  };
}

async function readBounded({ body }: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > longestAnswer) break;
    }
  } catch {
    throw new LanguageModelError(signal.aborted ? 'too slow' : 'broke off');
  }
  if (text.length > longestAnswer) throw new LanguageModelError('too long');
  return text + decoder.decode();
}

function contentOf(text: string): string {
  try {
    const [choice] = completion.parse(JSON.parse(text)).choices;
    if (choice) return choice.message.content;
  } catch {
    // Told below.
  }
  throw new LanguageModelError('no completion');
}
