import { foldText } from '#src/core/text.ts';
import { methodNames } from '../topics/method-names.ts';
import { answer } from './answer.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';

/** What is asked about stands where the group is: "what does … mean", "how is … computed". The text is folded: small letters, no accents. */
const asked: readonly RegExp[] = [
  /^(?:so )?what (?:does|do|is meant by|do you mean by|is the meaning of) (.+?)(?: mean| stand for)?$/,
  /^what (?:is|are|s) (.+)$/,
  /^(?:please )?(?:explain|define|describe) (?:me )?(?:how )?(.+)$/,
  /^(?:the )?(?:meaning|definition|method|methodology|computation|calculation) (?:of|for|behind) (.+)$/,
  /^how (?:is|are|was|were|do you|does one|did you|does it|does causeway|can i) (.+)$/,
  /^(?:que|lo que) (?:significa|quiere decir|es|son) (.+)$/,
  /^como (?:se|es|e|sao|son|estan|esta) (.+)$/,
  /^(?:che )?cosa (?:significa|vuol dire|e|sono) (.+)$/,
  /^(?:che) (?:significa|vuol dire) (.+)$/,
  /^come (?:si|e|viene|vengono|sono|fate a) (.+)$/,
  /^que (?:signifie|signifient|veut dire) (.+)$/,
  /^qu est ce que (?:c est que )?(.+)$/,
  /^comment (?:est|sont|calculez vous|calcule t on|mesurez vous|se) (.+)$/,
  /^was (?:bedeutet|heisst|ist|sind|bedeuten) (.+)$/,
  /^wie (?:wird|werden|ist|berechnet ihr|berechnet man|kommt) (.+)$/,
  /^vad (?:betyder|menas med|ar|innebar) (.+)$/,
  /^hur (?:beraknas|beraknar ni|mats|definieras|rangordnas|avgors) (.+)$/,
  /^(?:que|el que) (?:vol dir|significa|es) (.+)$/,
  /^com (?:es|s|se|esta) (.+)$/,
  /^o que (?:significa|quer dizer|e|sao) (.+)$/,
];

/** Words of the question that are no part of the rule's name. */
const around = new Set(
  (
    'the a an of for in on to and between is are was were be been being it its this that these those here your you do does did mean means stand ' +
    'computed compute calculated calculate calculation computation worked work out measured measure determined determine defined define derived ' +
    'derive found find chosen choose picked pick made make decided decide obtained exactly actually sentence answer answers word words phrase ' +
    'sign symbol mark when says say said regions region two values by you get come about which who tell ' +
    'el la los las un una de del que se calcula calculan calculado calculada mide miden define definen regiones entre palabra ' +
    'il lo gli le i uno di della delle dei si calcolato calcolata calcola calcolano misura misurata definita regioni tra ' +
    'les des du d l une est sont calcule calculee calcules calculees mesure mesuree definie regions entre ce qui ' +
    'der die das den ein eine einer eines des zwischen berechnet gemessen bestimmt definiert gebildet regionen zustande man ' +
    'ett en den det mellan regioner man av ' +
    'els una entre calcula calculen mesura defineix regions ' +
    'o os as um uma e calculada calculado calculadas medida definida regioes'
  ).split(' '),
);

const whole =
  /^(?:show me |open |the |your )?(?:methods?|methodology|metodologia|methodologie|methodik|methoden|metoder|metodes|metodos|metodi)$/;

type Name = { folded: string; topic: string };

const names: Name[] = Object.entries(methodNames).flatMap(([topic, aliases]) =>
  [topic.replaceAll('-', ' '), ...aliases].map((name) => ({ folded: bare(foldText(name)) || name, topic })),
);

/** "How is similarity computed", "what does about level mean": the rule that is asked about. Null where something else is asked. */
export function decideMethod(frame: Frame): Decision | null {
  if (frame.regions.length > 0 || frame.unknownPlaces.some(({ why }) => why !== 'unknown')) return null;
  const folded = foldText(frame.text);
  if (whole.test(folded)) return answer({ ...frame, residue: [] }, '/method', []);
  const subject = asked.map((pattern) => pattern.exec(folded)?.[1]).find((each) => each !== undefined);
  const topic = aloneSign.test(frame.text) ? topicOfSign(frame.text) : topicOf(subject);
  return topic === null ? null : answer({ ...frame, residue: [] }, `/method ${topic}`, []);
}

/** A sign by itself, as in “what does ~ mean”; not that of “~500 people”. */
const aloneSign = /(?:^|[\s"“«'`(])[~±](?=$|[\s"”»'`?)])/;
const mostWords = 8;

/** The signs lose themselves in folded text. */
function topicOfSign(text: string): string | null {
  const isQuestion = /\?|\b(?:what|mean|why|que|cosa|was|vad|significa|signifie|bedeutet|betyder)\b/i.test(text);
  if (!isQuestion || text.trim().split(/\s+/).length > mostWords) return null;
  return text.includes('±') ? 'uncertainty-of-a-score' : 'country-beside-a-region';
}

/** The rule whose name is all that is said, small words aside. */
function topicOf(subject: string | undefined): string | null {
  if (subject === undefined) return null;
  const left = bare(subject);
  const found = names.find(({ folded }) => folded === left || folded === subject);
  return found?.topic ?? null;
}

function bare(text: string): string {
  return text
    .split(' ')
    .filter((word) => !around.has(word))
    .join(' ');
}
