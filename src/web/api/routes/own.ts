import { z } from '@hono/zod-openapi';
import type { Person } from '#src/core/person.ts';
import { roles } from '#src/core/role.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { saveSettings } from '#src/operations/people/settings.ts';
import { textLanguages } from '#src/texts/index.ts';
import type { ApiContext } from '../context.ts';
import { code, knownRegion, languageCode, name, withoutDoubles } from '../fields.ts';
import { apiTexts, badRequest } from '../problem.ts';
import { type Api, reading } from '../route.ts';
import { number } from '../values.ts';
import { write, writing } from '../writing.ts';

const { problems: texts } = apiTexts;
const settingsPath = '/me/settings';
const longestName = 100;
const longestZone = 60;

const settings = z
  .object({
    person: number,
    displayName: z.string().nullable(),
    region: z.string().nullable(),
    language: z.string(),
    timeZone: z.string(),
    interests: z.array(z.string()).openapi({ description: 'Policy areas.' }),
    role: z.enum(roles),
  })
  .openapi('Settings');

const changedSettings = z
  .strictObject({
    displayName: name(longestName).nullable(),
    region: code.nullable(),
    language: languageCode,
    timeZone: z.string().max(longestZone).openapi({ description: 'As IANA names it.', example: 'Europe/Stockholm' }),
    interests: z.array(z.enum(policyAreas)).max(policyAreas.length).overwrite(withoutDoubles),
  })
  .partial()
  .openapi('ChangedSettings', { description: 'What is left out stays as it is.' });

/** Adds what the person of a token set about themselves, and changes it. */
export function addOwn(api: Api, { catalogue, now, writes }: ApiContext): void {
  api.openapi(
    reading({
      ...{ path: settingsPath, scope: 'profile:read', tag: 'Oneself', answer: settings },
      ...{ summary: 'What the person of the token set about themselves' },
    } as const),
    (c) => c.json(show(c.get('reader')), 200),
  );
  if (!writes) return;

  api.openapi(
    writing({
      ...{ path: settingsPath, scope: 'profile:write', tag: 'Oneself', body: changedSettings },
      ...{ summary: 'Changes what the person of the token set about themselves' },
    } as const),
    async (c) => {
      const said = c.req.valid('json');
      const region = said.region ? knownRegion(catalogue, said.region) : said.region;
      if (said.language !== undefined && !textLanguages().includes(said.language))
        throw badRequest({
          parameter: 'language',
          detail: texts.unknownLanguage({ languages: textLanguages().join(', ') }),
        });
      const answer = await write(c, writes, now(), async (inside, { person }) => {
        const { displayName, region: own, language, timeZone, interests } = person;
        const changed = {
          ...{ displayName: said.displayName === undefined ? displayName : said.displayName || null },
          ...{ region: region === undefined ? own : region, language: said.language ?? language },
          ...{ timeZone: said.timeZone ?? timeZone, interests: said.interests ?? interests },
        };
        if (!(await saveSettings(inside, person, changed)))
          throw badRequest({ parameter: 'timeZone', detail: texts.unknownZone });
        return { number: person.id, address: `/api/v1${settingsPath}`, isBefore: false };
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );
}

function show({ id, displayName, region, language, timeZone, interests, role }: Person): z.infer<typeof settings> {
  return { person: id, displayName, region, language, timeZone, interests, role };
}
