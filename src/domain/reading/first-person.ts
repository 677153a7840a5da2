import { foldText } from '#src/core/text.ts';

/** The words for "we" of a language; what is only polite or tells why is taken out of the text first. */
type FirstPerson = { own: RegExp; polite: RegExp };

const languages: Record<string, FirstPerson> = {
  en: {
    own: /\b(?:we|us|our|ours|ourselves|(?:and|versus|vs|against) me)\b/,
    polite:
      /\b(?:(?:show|give|tell|send|get|find|let|help|fetch|bring|pull|mail|draw|make|pass|provide|remind|inform|ask|asked) us|(?:can|could|may|might|shall|should) we (?:see|have|get|compare|look|know|put|hold|set)|we (?:need|want|would|d|wonder|could|can|must|should|will|ll|plan|were|was|are (?:preparing|writing|looking|working|making|drafting|interested|trying|discussing|planning|curious|wondering|doing|having)|re (?:preparing|writing|looking|working|making|drafting|interested|trying|discussing|planning|curious|wondering|doing|having)|have (?:a|an|to|been)|work|discuss|prepare|meet|met|spoke|talked|heard|use)|our (?:meeting|report|board|team|minister|politicians|boss|colleagues|director|office|department|presentation|work|session|committee|council|newsletter|plan|strategy|partners?|friends|neighbou?rs?|twin|event|president|chief|assembly|parliament|memo|note)|(?:for|to|all of|both of) us)\b/g,
  },
  es: {
    own: /\b(?:nos|nosotr[oa]s|(?:compar|med|situ|pon)\w*nos|contra mi|nuestr[oa]s?|tenemos|somos|estamos|vamos (?:por|detras|delante|peor|mejor|bien|mal|muy|mas)|\w+[aeéi]monos|comparan\w*nos|(?!compar|v[ae]mos|podemos|queremos|necesit|debe|quer|habla|cree|pone|pedi|sabe|ultimos|proximos|extremos|minimos|maximos|mismos|ambos)\w{2,}[aei]mos)\b/,
    polite:
      /\b(?:nos (?:(?:puede\w*|podri\w*|pod\w*) (?!compar|pon|situa|med)\w+|da\w*|dice\w*|dig\w*|pas\w*|ensen\w*|muestr\w*|envi\w*|mand\w*|interes\w*|gustaria|hace\w*|piden?|han|ha|vendria|saca\w*|busca\w*|cuenta\w*|urge|falta\w*|compara[sn]? (?!con|a\b|al\b|frente)\w+)|(?:para|a) nosotr[oa]s|(?:estamos|vamos|andamos) (?:a|prepar\w+|hac\w+|escrib\w+|trabaj\w+|mir\w+|busc\w+|redact\w+|compar\w+|estudi\w+|analiz\w+)|tenemos (?:que|una?|reunion\w*)|nuestr[oa]s? (?:reunion|informe|equipo|jef[ea]|consejer[oa]|presentacion|trabajo|director\w*|colegas|companer\w+|socios|vecin\w+|departamento|plan|estrategia|comision|boletin|nota))\b/g,
  },
  it: {
    own: /\b(?:ci|noi|(?:confront|compar|misur|paragon|mett)\w*ci|io contro|contro di me|nostr[oaie]|(?!confront|compar|vedi|faccia|dobbia|voglia|possia|parlia|mettia|prendia|chiedia|sappia|credia)\w+iamo)\b/,
    polite:
      /\b(?:ci (?:(?:puo\w*|pote\w*|potre\w*) (?!confront|compar|mett|paragon)\w+|dai|dici|dite|mand\w*|invi\w*|mostr\w*|fai|fate|serv\w*|interess\w*|piacerebbe|hanno|ha|dat\w*|sono|e|trov\w*|cerc\w*|tir\w*|vuole|vorrebbe|chied\w*|confront\w+ (?!con|a\b|al\b|alla\b)\w+)|(?:per|a) noi|(?:abbiamo|siamo|stiamo) (?:una?|bisogno|da|prepar\w+|scriv\w+|lavor\w+|facendo|cerc\w+|guard\w+|chiesto|curios\w+|interessat\w+|studi\w+|valut\w+|riunione)|nostr[oaie] (?:riunione|relazione|rapporto|squadra|capo|assessor\w+|presentazione|lavoro|direttor\w+|collegh\w+|ufficio|partner|vicin\w+|dipartimento|piano|strategia|commissione|nota|incontro))\b/g,
  },
  fr: {
    own: /\b(?:nous|on|nos|notre|contre moi|et moi)\b/,
    polite:
      /\b(?:(?:envoy\w*|donn\w*|montr\w*|dites|dis|faites|fais|passez|passe|sortez|sors|trouv\w*|pour|a|aupres de) nous|(?:pouvez|pourriez|peux|pourrais) (?:vous |tu )?nous (?!compar|situ|confront|mettre|mesur)\w+|(?:tu|vous) (?:peux|pourrais|pouvez|pourriez) nous (?!compar|situ|confront|mettre|mesur)\w+|nous (?:compar\w+ (?!a\b|au\b|aux\b|avec)\w+|pr[ei]par\w+|avons (?:besoin|une?)|voul\w+|voudr\w+|aimer\w+|souhait\w+|cherch\w+|travaill\w+|faut|faudrait|sommes en train|donner|dire|envoyer|montrer|faire|interess\w+|redig\w+|ecriv\w+)|on (?:peut|pourrait|voudrait|veut|aimerait|souhaite\w*|cherche|prepare|travaille|doit|a (?:besoin|une?)|nous|me|m|compare|regarde|se demande|redige|ecrit|va)|(?:si|quand) on|(?:que|qu|l) on (?:m|me|compare|voit|regarde|dise|donne|envoie|parle|sache|ait)\b|dit on|notre (?:reunion|rapport|equipe|chef\w*|elu\w*|presentation|travail|direct\w+|collegu\w+|bureau|partenaire\w*|voisin\w*|service|plan|strategie|commission|note)|nos (?:collegues|partenaires|voisin\w*|elus|reunions|rapports|equipes))\b/g,
  },
  de: {
    own: /\b(?:wir|uns|unser\w*)\b/,
    polite:
      /\b(?:(?:zeig\w*|gib|gebt|geben sie|sag\w*|schick\w*|such\w*|hol\w*|mach\w*|nenn\w*|fur|interessiert|liefer\w*|send\w*) (?:sie )?uns|(?:kannst|konnt|konntest|konntet|konnen|konnten|wurdest|wurdet) (?:du|ihr|sie)? ?uns (?!mit|gegen|neben|und|zu|an)\w+|wir (?:brauchen|vergleichen (?:gerade|heute|nur)|brauchten|wollen|mochten|hatten|wurden|bereiten|schreiben|arbeiten|suchen|haben (?:eine?n?|morgen|heute|gleich)|mussen|sollen|diskutieren|planen|konnten|machen|fragen uns|benotigen|interessieren)|(?:brauchen|wollen|mochten|hatten|wurden|bereiten|schreiben|arbeiten|suchen|mussen|sollen|konnen|konnten|durfen|benotigen|interessieren) wir|unser\w* (?:sitzung|bericht|team|chef\w*|minister\w*|prasentation|arbeit|direktor\w*|kolleg\w*|buro|partner\w*|nachbar\w*|abteilung|plan|strategie|ausschuss|notiz|treffen|vorlage))\b/g,
  },
  sv: {
    own: /\b(?:vi|oss|var(?:t|a)? (?:region|lan|egen|eget|siffr\w*)|hos oss)\b/,
    polite:
      /\b(?:(?:visa|ge|sag|skicka|hitta|lat|hjalp|ta fram|mejla|till|at|for|be|bad) oss|vi (?:behover|vill|skulle|forbereder|skriver|jobbar|arbetar|letar|soker|har (?:ett|en|mote)|maste|ska|undrar|diskuterar|planerar|kan|far|haller pa)|(?:kan|far|skulle|ska|behover|vill|undrar|kunde|maste) vi|vart? (?:mote|rapport|team|grupp|chef|namnd|presentation|arbete|direktor|kollegor|kontor|partner|grann\w*|enhet|plan|strategi|utskott))\b/g,
  },
  ca: {
    own: /\b(?:ens|nosaltres|nostr[ea]s?|tenim|estem|quedem|anem|superem|guanyem|passem|perdem|avancem|seguim|som (?:millors?|pitjors?)|comparem nos)\b/,
    polite:
      /\b(?:ens (?:(?:pot\w*|pode\w*|podri\w*) (?!compar|posa|situa|mesur)\w+|dona\w*|don\w*|dieu|dius|pass\w*|mostr\w*|envi\w*|agradaria|interess\w*|cal|caldria|han|ha|demanen|fa|fan|feu|treu\w*|busc\w*|compar\w+ (?!amb|a\b|al\b)\w+)|(?:per a|a) nosaltres|(?:estem|anem) (?:a|prepar\w+|fent|escriv\w+|treball\w+|mir\w+|busc\w+|redact\w+|compar\w+|estudi\w+)|tenim (?:que|una?|reunio)|nostr[ea]s? (?:reunio|informe|equip|cap|conseller\w*|presentacio|feina|director\w*|col leg\w*|compan\w+|socis|vein\w*|departament|pla|estrategia|comissio|butlleti|nota))\b/g,
  },
  pt: {
    own: /\b(?:connosco|nos (?:comparamos|situamos|medimos|colocamos|posicionamos)|conosco|noss[oa]s?|vamos (?:atras|a frente|pior|melhor|bem|mal|muito|mais)|(?:compar|pon|poe|situ)\w* nos|nós|(?!compar|v[ae]mos|podemos|queremos|precisa|deve|quere|fala|acha|pomos|pedi|sabe|gosta|ultimos|proximos|extremos|minimos|maximos|mesmos|ambos)\w{2,}[aei]mos)\b/,
    polite:
      /\b(?:(?:estamos|vamos) (?:a|prepar\w+|fazer|escrever|trabalhar|procurar)|temos (?:que|de|uma?|reuniao)|noss[oa]s? (?:reuniao|relatorio|equipa|chefe|secretari\w+|apresentacao|trabalho|diret\w+|colegas|parceir\w+|vizinh\w+|departamento|plano|estrategia|comissao|boletim|nota))\b/g,
  },
};

/**
 * Returns the word for "we" in a text, folded, that is neither politeness ("send us", "we need") nor of somebody's work ("our report"); null where
 * there is none. Long forms that hold such a word, as "how do we do against", count.
 */
export function firstPersonIn(text: string, language: string): string | null {
  const words = languages[language];
  if (!words) return null;
  // "Nós" is "we", "nos" is "in the".
  const folded = text
    .split(/(\bn[óÓ]s\b)/iu)
    .map((each, index) => (index % 2 === 1 ? ' nós ' : foldText(each)))
    .join('')
    .replace(/[^\p{L}\p{N},.?!;:]+/gu, ' ');
  return words.own.exec(folded.replace(words.polite, ' '))?.[0] ?? null;
}
