import { foldText } from '#src/core/text.ts';
import type { Frame } from './frame.ts';
import type { PhraseName } from './phrases.ts';

/** The rough kind of a question: enough to tell two questions apart. */
export type QuestionKind = 'figure' | 'peers' | 'compare' | 'experience' | 'digest' | 'manage' | 'profile' | null;

export function has(frame: Frame, ...values: string[]): boolean {
  return frame.intents.some(({ value }) => values.includes(value));
}

/** Returns whether a message has words of a phrase. */
export function says(frame: Frame, name: PhraseName): boolean {
  return frame.phrases.includes(name);
}

/** Words that ask what somebody did, tried or knows. */
export function asksExperience(frame: Frame): boolean {
  return has(frame, 'experience', 'contact');
}

/** Words that no request is made of alone: whom one asks, what one did, which day. */
const besides =
  /^(?:talk|verb|open|weekday|prefer|tongue|speak|fetch|question-noun|qualifier|skip):|^(?:anybody|ours|did|answer|close|complete|restore|withdraw|adopt|show-one|stand)$/;

/** "Show me experience 7", "we want to try number 4 too". */
export function isActOnNumber(frame: Frame): boolean {
  const number = frame.number ?? (hasAct(frame) ? frame.bareNumber : null);
  return number !== null && frame.families.length === 0 && frame.regions.every(({ isAside }) => isAside);
}

const acts = ['show-one', 'adopt', 'edit', 'withdraw', 'restore', 'complete', 'answer', 'close', 'verb:delete'];

function hasAct(frame: Frame): boolean {
  return has(frame, ...acts);
}

/** Returns whether an intent is done to one thing that has a number. */
export function isAct(value: string): boolean {
  return acts.includes(value);
}

/** Returns whether something is asked for by name. */
export function isRequest(value: string): boolean {
  return !besides.test(value);
}

/** Words that ask for a number: something measured, or a share of a group. */
export function asksFigure(frame: Frame): boolean {
  if (asksExperience(frame) && !frame.isShare) return false;
  return (
    frame.families.length > 0 ||
    (frame.groups.length > 0 && frame.isShare) ||
    has(frame, 'peers', 'compare') ||
    has(frame, 'profile', 'rank')
  );
}

export function questionKindOf(frame: Frame): QuestionKind {
  if (
    has(
      frame,
      'introduction',
      'ask',
      'log',
      'adopt',
      'edit',
      'me',
      'questions',
      'my-questions',
      'mine',
      'members',
      'status',
    )
  )
    return 'manage';
  if (has(frame, 'digest:digest', 'cadence:every', 'news')) return 'digest';
  if (isActOnNumber(frame)) return 'manage';
  if (has(frame, 'peers') && !asksExperience(frame)) return 'peers';
  if (has(frame, 'compare') && frame.regions.length > 0) return 'compare';
  if (asksExperience(frame)) return 'experience';
  if (isBetterThan(frame)) return 'peers';
  if (frame.families.length > 0 || (frame.groups.length > 0 && frame.isShare)) return 'figure';
  if (frame.areas.length > 0 || (has(frame, 'anybody') && frame.topic.length > 0)) return 'experience';
  return frame.regions.length > 0 ? 'profile' : null;
}

/** "… and where is it lower?", "who does better?" */
export function isBetterThan(frame: Frame): boolean {
  return frame.direction !== null && frame.regions.length < 2 && frame.threshold === null;
}

/** Returns whether a sentence asks for something by itself. */
export function isAsking(frame: Frame): boolean {
  const kind = questionKindOf(frame);
  const isBare = kind === 'experience' && !asksExperience(frame) && !has(frame, 'anybody') && frame.size < 4;
  return kind !== null && kind !== 'profile' && !isBare;
}

/** How questions begin, folded. */
const asking =
  /^(?:[^a-z]*)(?:(?:in|on|at|with|for|from|a|da|de|di|con|per|su|en|por|para|pour|dans|avec|aus|mit|fur|zu|i|pa|med|till|amb|em|com) )?(?:what|which|who|whom|whose|when|where|why|how|is|are|am|was|were|do|does|did|has|have|had|can|could|may|might|must|should|shall|will|would|que|cual\w*|quien\w*|cuando|cuant\w*|donde|como|puede\w*|hay|es|son|esta\w*|se puede|che|chi|cosa|quale|quali|quando|quant\w*|dove|come|puo|possono|e possibile|c e|quel\w*|qui|quand|ou|comment|combien|est ce|peut on|peut il|un .{3,40} peut|was|welche\w*|wer|wen|wem|wann|wo|wie|warum|ist|sind|hat|haben|kann|konnen|darf|durfen|muss|mussen|soll|gilt|vad|vilk\w*|vem|nar|var|hur|varfor|ar|har|kan|far|maste|ska|finns|quin\w*|qui|quan|quant\w*|on|com|pot|poden|hi ha|qual|quais|quem|onde|pode|podem|ha|kto|kogo|czy|jak|jaki\w*|ktor\w*|ile|ilu|gdzie|kiedy|dlaczego|czemu|skad|czego|nork?|zer|zein\w*|noiz|nola|zenbat\w*|zergatik|ba al)\b/;

/** First words that ask in another language: "on" is "where" in Catalan and "we" in French. */
const telling: Record<string, RegExp> = { fr: /^on\b/, pt: /^com\b/, en: /^(?:on|come|son)\b/, it: /^(?:con|son)\b/ };

/** Returns whether a text asks something, by its mark or by how it begins. */
export function isQuestion(text: string, language = ''): boolean {
  const folded = foldText(text);
  return text.includes('?') || (asking.test(folded) && !telling[language]?.test(folded));
}
