import { operatorTexts } from './texts/operator.ts';

const { settings: texts } = operatorTexts;

const storeVariables = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

/** Lists what is wrong with the settings of a language model, of which some are no use alone. */
export function listHalfModel({ LLM_URL, LLM_KEY, LLM_MODEL }: Record<string, string>): string[] {
  const isSet = [LLM_URL, LLM_KEY, LLM_MODEL].some(Boolean);
  const missing = [...(LLM_URL ? [] : ['LLM_URL']), ...(LLM_MODEL ? [] : ['LLM_MODEL'])];
  return isSet && missing.length > 0 ? [texts.languageModel.half({ missing })] : [];
}

/** Lists what is wrong with the settings of an OpenID provider, of which none is of use alone, or without an address of one’s own. */
export function listHalfOpenId({ PUBLIC_URL, ...values }: Record<string, string>): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const missing = names.filter((name) => !values[name]);
  if (missing.length === names.length) return [];
  if (missing.length > 0) return [texts.openId.half({ missing })];
  return PUBLIC_URL ? [] : [texts.openId.noAddress];
}

/** Lists what is wrong with a secret key and the one before it. */
export function listWrongSecrets({ SECRET_KEY, SECRET_KEY_BEFORE }: Record<string, string>): string[] {
  if (!SECRET_KEY_BEFORE) return [];
  return !SECRET_KEY
    ? [texts.secretKeyBefore.alone]
    : SECRET_KEY === SECRET_KEY_BEFORE
      ? [texts.secretKeyBefore.same]
      : [];
}

/** Lists what is wrong with the settings of an object store, of which none is of use alone. */
export function listHalfStore(values: Record<string, string>): string[] {
  const missing = storeVariables.filter((name) => !values[name]);
  const isSet = missing.length < storeVariables.length || values.S3_REGION !== undefined;
  return isSet && missing.length > 0 ? [texts.objectStore.half({ missing })] : [];
}
