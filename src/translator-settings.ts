import type { TranslatorSettings } from './sources/translator.ts';
import { operatorTexts } from './texts/operator.ts';

const { translation: texts } = operatorTexts.settings;

/** The variables that say which service translates, as they were read. */
type Variables = Partial<
  Record<'TRANSLATION' | 'TRANSLATION_URL' | 'TRANSLATION_KEY' | 'LLM_URL' | 'LLM_KEY' | 'LLM_MODEL', string>
>;

/** Lists what is wrong with the variables of a translation service together: what it lacks, or has too much. */
export function listHalfTranslator(values: Variables): string[] {
  const { TRANSLATION = 'off', TRANSLATION_URL, TRANSLATION_KEY, LLM_URL, LLM_MODEL } = values;
  const { half, off, model } = texts;
  if (TRANSLATION === 'off') return TRANSLATION_URL || TRANSLATION_KEY ? [off] : [];
  if (TRANSLATION === 'llm') return !LLM_URL || !LLM_MODEL || TRANSLATION_URL || TRANSLATION_KEY ? [model] : [];
  const missing = [
    ...(TRANSLATION_URL ? [] : ['TRANSLATION_URL']),
    ...(TRANSLATION_KEY || TRANSLATION !== 'deepl' ? [] : ['TRANSLATION_KEY']),
  ];
  return missing.length > 0 && ['libretranslate', 'deepl'].includes(TRANSLATION) ? [half({ missing })] : [];
}

/** Returns which service translates; null where none does. */
export function readTranslator(values: Variables): TranslatorSettings | null {
  const { TRANSLATION, TRANSLATION_URL, TRANSLATION_KEY, LLM_URL, LLM_KEY, LLM_MODEL } = values;
  if (TRANSLATION === 'llm' && LLM_URL && LLM_MODEL)
    return { kind: 'llm', url: LLM_URL, key: LLM_KEY ?? null, model: LLM_MODEL };
  if (TRANSLATION === 'deepl' && TRANSLATION_URL && TRANSLATION_KEY)
    return { kind: 'deepl', url: TRANSLATION_URL, key: TRANSLATION_KEY };
  if (TRANSLATION === 'libretranslate' && TRANSLATION_URL)
    return { kind: 'libretranslate', url: TRANSLATION_URL, key: TRANSLATION_KEY ?? null };
  return null;
}
