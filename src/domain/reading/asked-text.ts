import type { Frame } from './frame.ts';
import { foldWord, listTokens } from './tokens.ts';

/** Words between "ask the others" and what is asked, folded: whom, and "whether". */
const addressed =
  /^(?:regions?|regiones|regioni|regioner|regionerna|regioes|regionen|members?|miembros|membri|membres|membros|mitglieder|medlemmar(?:na)?|network|red|rete|reseau|netzwerk|natverket|xarxa|rede|others?|otros|otras|otres|altri|altre|altres|autres|anderen?|andra|ovriga|outros|outras|demas|everyone|everybody|colleagues|colegas|the|las|los|les|le|la|il|i|die|das|de|els|os|as|of|to|for|a|alle|agli|ai|alla|allo|aux|au|aos|als|an|den|til|till|from|all|in|please|por|favor|our|my|partners?|about|territoris?|territorios?|territoires|territories|comunidades|comunitats|paisos|lander|landern|colleghi|kollegen|kollegorna|siec|sieci|innych|pozostalych|wszystkich|czlonkow|regiony|prosze|mesedez|sareari|besteei|denei|guztiei|kideei|gainerakoei|nahi|nieke|nioke|diet|diot)$/;
const longestQuestion = 1_000;
const mostAddressed = 4;

/** Returns the text of a question as it was written: after a colon, else after the words that say whom to ask. */
export function askedText(frame: Frame, end: number): string {
  const tokens = listTokens(frame.text);
  const after = tokens[end];
  const last = tokens[end - 1];
  if (!last) return '';
  const from = last.at + last.text.length;
  const rest = frame.text.slice(from);
  const colon = /[:\n]/.exec(rest.slice(0, 80));
  if (colon && !/^[^:\n]*[?]/.test(rest.slice(0, colon.index))) return tidy(rest.slice(colon.index + 1));
  // "Ask this: …", "puedes lanzar esta duda? Cómo …": the question is the sentence that follows.
  const sentence = /^[^?.!\n]{0,40}[?.!]\s+(?=\S+\s+\S+)/u.exec(rest)?.[0];
  if (sentence !== undefined && listTokens(sentence).length <= mostAddressed) return tidy(rest.slice(sentence.length));
  if (!after) return '';
  const places = new Set(frame.regions.flatMap(({ said }) => said.split(/\s+/).map(foldWord)));
  let at = end;
  while (tokens[at] && (addressed.test(tokens[at]?.folded ?? '') || places.has(tokens[at]?.folded ?? ''))) at += 1;
  const start = tokens[at]?.at;
  return start === undefined ? '' : tidy(frame.text.slice(start));
}

/** "It's: …", "esto: …". */
const pointing =
  /^(?:it['’]?s|it is|this|this is|namely|esto|es|esta|la siguiente|questo|questa|ecco|cioè|voici|celle-ci|c['’]est|das ist|nämlich|diese|det är|den här|nämligen|això|aquesta|isto|esta|é esta)\s*:\s+/iu;

/** "En fråga om hur …": the question begins with its own word. */
const leading =
  /^(?:om|about|on|sobre|su|sur|zu|zum|acerca de|a propos de)\s+(?=(?:hur|vad|vilka|vilken|vem|när|var|varför|how|what|which|who|when|where|why|cómo|qué|cuál|quién|come|cosa|quale|chi|comment|quel|qui|wie|was|welche|wer|com|què|quin|como|que|qual|quem)(?![\p{L}]))/iu;

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;.?!–—:-]+/u, '')
    .replace(pointing, '')
    .replace(leading, '')
    .trim()
    .slice(0, longestQuestion);
}
