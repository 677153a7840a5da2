import { createRefusalTable, type Refusal } from '#src/core/refusal.ts';
import { cutTo } from '#src/core/text.ts';

/**
 * What lasting refusals of mail servers (class 5) mean, by subject and detail of the enhanced status code: all that are registered (RFC 3463,
 * 4954, 5248, 6710, 7372, 7504, 7505, 8689; IANA’s registry, 2026). What is about us – where we stand on block lists, SPF, DKIM, our own
 * address – says nothing of the reader’s address.
 */
const byEnhanced = createRefusalTable({
  // The address: no such mailbox, domain or syntax, moved away, switched off, another’s now, closed to all.
  person: '1.0 1.1 1.2 1.3 1.4 1.6 1.9 1.10 2.1 4.4 7.17 7.18 7.19',
  place: '2.4 7.2',
  // This mail: too large, a form or letters that are not taken.
  message: '2.3 3.3 3.4 3.6 6.0 6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 7.16',
  ours: `
    1.7 1.8 3.5 5.0 5.1 5.2 5.3 5.4 5.5 5.6 5.7
    7.0 7.1 7.3 7.4 7.5 7.6 7.7 7.8 7.9 7.10 7.11 7.12 7.13 7.14 7.15 7.20 7.21 7.22 7.23 7.24 7.25 7.26 7.27 7.28 7.29 7.30`,
  later: '1.5 2.2 3.1 3.2 4.1 4.2 4.3 4.5 4.6 4.7 4.8',
  unknown: '0.0 2.0 3.0 4.0',
});

/** The meaning of answers without an enhanced code: basic codes (RFC 5321, 4.2; 4954; 7504) to RCPT, which are about the address. */
const byBasic = createRefusalTable({
  person: '550 551 553 556',
  place: '521',
  later: '552',
  ours: '500 501 502 503 504 523 530 534 535 538 541 554 555',
});
/** And to DATA, where they are about the mail or its sender. */
const byBasicOfMail = createRefusalTable({ message: '552 553 555', ours: '521 550 551 554' });

/**
 * What a refusal says in words, the first that fits. They decide before the codes, because many servers choose a code that does not fit what
 * they mean: 5.1.1 for a block list, 5.3.0 or 5.5.0 for an address that does not exist.
 */
const clearWords: readonly Meaning[] = [
  // Before what is said of senders: it takes nothing from outside, from anybody.
  anyOf('place', [/sendernotauthenticatedforgroup|external senders? (is|are) not (permitted|allowed)/]),
  // Our own address or domain: “Sender verify failed: no such user”.
  anyOf('ours', [
    /\bsenders? (e-?mail|address|domain|host|verif|id|ip|denied|rejected)/,
    /\b(your|from|sending|connecting) (ip|host|server|network|domain|address)/,
    /from: (header|address)|envelope[ -](from|sender)|return[ -]path|\b(helo|ehlo)\b|invalid dns mx/,
    /verification failed for|callback setup failed|callout/,
  ]),
  anyOf('person', [
    /\b(no such|unknown|unrout(e)?able|non-?existent|invalid) (user|recipient|mailbox|address|account|customer|person|destination|domain)/,
    /\b(user|recipient|mailbox|address|account|customer)( name)?(ee)?s? ?(here )?((is|was|has been|are) )?(currently )?(unknown|not (found|known|active|valid|recognized)|disabled|inactive|deactivated|suspended|closed|deleted|blocked|locked|discontinued|expired|invalid)\b/,
    /\bnot exist\b|doesn.t exist|(does not|doesn.t) have an? [\w.]+ account|\bno mailbox (here )?by that name/,
    /\bnot listed in\b|no longer (at|with|works|valid|available|active)|unknown (local[ -]part|in (local|virtual))|recipientnotfound|nosuchuser/,
    /(utilisateur|adresse|destinataire|usuario|buz[oó]n|destinatario|utente|casella|indirizzo)\b.{0,24}(inconnue?|desconocid[oa]|sconosciut[oa]|in[ea]xistente?|invalide)/,
    /(benutzer|empf(ae|ä)nger|mottagaren?|användaren?)\b.{0,24}(unbekannt|nicht bekannt|ok[aä]nd)/,
  ]),
  // Before what says “blocked”.
  anyOf('message', [
    /\b(virus|malware|trojan)|content presents a potential security|attachment/,
    /(message|mail) size|(message|mail)( is)? too (large|big)/,
  ]),
  // A place on a block list, a bad name, missing proof that a mail is ours, a limit on what we send.
  anyOf('ours', [
    /\bblocked\b|block(ing)?[ -]?(list|using|by|for|due|because)|(black|deny|reject)[ -]?list|listed (by|in|at|on)|banned/,
    /spamhaus|spamcop|barracuda|sorbs|proofpoint|cloudmark|\brbl\b|dnsbl|reputation|client host/,
    /\bspam(ming|my)?\b|unsolicited|\bjunk(mail)?\b|\bbulk (e-?)?mail/,
    /\bptr\b|reverse dns|\bspf\b|\bdkim\b|\bdmarc\b|unauthenticated/,
    /relay(ing)? (access )?(denied|not permitted|not allowed|prohibited)|(not permitted|unable|not allowed) to relay/,
    /(all|any) (messages|mail) from|permanently deferred|connections? (will not be|not) accepted/,
    /(daily|hourly|sending|outbound|relay|message)\b.{0,24}\b(limit|quota)/,
  ]),
  anyOf('later', [
    /over ?quota|quota ((is|has been) )?(exceeded|full)|exceed(s|ed) .{0,20}(quota|storage)|out of storage/,
    /(mailbox|inbox|disk) ((is|was) )?(full|exceeded)|receiving mail at a rate/,
    /\b(postfach|mailbox)\b.{0,16}\bvoll\b|skrzynka\b.{0,20}(pełna|przepełniona)|brevlåda\w*\b.{0,12}\bfull\b|bo[iî]te\b.{0,24}\bpleine\b/,
    /b[uú]stia\b.{0,12}\bplena\b|buz[oó]n\b.{0,16}\blleno\b|casella\b.{0,20}\bpiena\b|caixa\b.{0,24}\bcheia\b|postontzia\b.{0,16}\bbeteta\b/,
  ]),
];

/** What a refusal hints at: these decide only where its code says nothing of its own. */
const vagueWords: readonly Meaning[] = [
  anyOf('person', [
    /mailbox ((is|currently) )*unavailable/,
    /(recipient|user|mailbox|address) .{0,12}(rejected|unavailable|refused)/,
  ]),
  anyOf('ours', [
    /prohibit|polic(y|ies)|authenticat|\bnot accept|security|\brejected|(access|permission|delivery|mail|connection|service) ((is|was) )?(denied|refused|forbidden)/,
    /(message|mail|transaction|command) ((was|has been|is) )?(refused|failed|not allowed)|not (permitted|allowed|authori[sz]ed|welcome)/,
  ]),
];

type Meaning = readonly [Refusal, RegExp];

function anyOf(meaning: Refusal, words: readonly RegExp[]): Meaning {
  return [meaning, new RegExp(words.map(({ source }) => source).join('|'), 'i')];
}

/** What a server says beyond that is neither looked at nor kept: relays pass on what the far server said, of any length. */
const longestAnswer = 1_000;

/** Returns the part of an answer that is looked at and kept. */
export const cutAnswer = (response: string): string => cutTo(response, longestAnswer);

export type SmtpAnswer = { code: number; response: string; command: string };

/** The enhanced code of an answer such as “550-5.1.1 No such user”; null where it has none. */
export function readEnhanced(response: string): { kind: string; detail: string } | null {
  const [, kind, detail] = /^\d{3}[ -]\s*[#(]?([245])\.(\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  return kind !== undefined && detail !== undefined ? { kind, detail } : null;
}

/** Returns the meaning of a mail server's answer, by its words and codes together. A refusal before the recipient is named is about us. */
export function refusalOf({ code, response: said, command }: SmtpAnswer): Refusal {
  const response = cutAnswer(said);
  if (code === 421) return 'rate';
  if (code < 500) return 'later';
  if (command !== 'RCPT TO' && command !== 'DATA') return 'ours';
  const enhanced = readEnhanced(response);
  if (enhanced?.kind === '4') return 'later';
  const words = withoutAddresses(response);
  const clear = meaningOf(clearWords, words);
  if (clear) return clear;
  // Exchange’s code for an address it does not know.
  const isOpen = !enhanced || /^(?:\d\.0|4\.1)$/.test(enhanced.detail);
  return (
    (isOpen ? meaningOf(vagueWords, words) : null) ??
    (enhanced
      ? (byEnhanced.get(enhanced.detail) ?? bySubject(enhanced.detail))
      : ((command === 'RCPT TO' ? byBasic : byBasicOfMail).get(String(code)) ?? 'unknown'))
  );
}

const meaningOf = (table: readonly Meaning[], words: string) =>
  table.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** An answer repeats addresses, and names of hosts and links, whose words say nothing: <no-spam@example.org>, mx.antispam.example. */
function withoutAddresses(response: string): string {
  return response
    .replace(/<[^<>\s]*@[^<>\s]*>|\S+@\S+/g, ' address ')
    .replace(/\bhttps?:\/\/\S+|\bwww\.\S+/gi, ' ')
    .replace(/^\d{3}[ -]\s*(?:[#(]?[245]\.\d{1,3}\.\d{1,3}\b[)\]]?)?/gm, ' ')
    .replace(/\s+/g, ' ');
}

/** Details that are registered later, or a server’s own (Exchange’s 5.7.606), by their subject. */
function bySubject(detail: string): Refusal {
  if (detail.startsWith('7.')) return 'ours';
  return detail.startsWith('6.') ? 'message' : 'unknown';
}
