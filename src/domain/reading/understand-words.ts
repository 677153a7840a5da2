/**
 * What people say when they want something, in English, Spanish, Catalan, Italian, Portuguese, Swedish, French and German. Patterns are for
 * folded text: lower case, no accents, no punctuation ("what's new" is "what s new").
 */
const any = (...patterns: string[]) => new RegExp(`\\b(?:${patterns.join('|')})\\b`);

export const greeting = new RegExp(
  `^(?:${[
    '(?:hi|hello|hey|good (?:morning|afternoon|evening)|hola|buenos dias|buenas|bon dia|ciao|buongiorno|salve|ola|bom dia|hej|hejsan|god dag|bonjour|salut|hallo|guten (?:tag|morgen))(?: (?:there|causeway|all))?',
    'help(?: me)?|ayuda|ajuda|aiuto|hjalp|aide|hilfe',
    'what can (?:you|i) do|how does this work|que puedes hacer|que pots fer|cosa (?:puoi|sai) fare|o que podes fazer|vad kan du(?: gora)?|que (?:sais tu|peux tu|savez vous|pouvez vous) faire|was kannst du',
  ].join('|')})$`,
);

export const whoAmI = any(
  'who am i',
  'my (?:settings|profile|data|region|role)',
  'quien soy',
  'qui soc',
  'chi sono',
  'quem sou',
  'vem ar jag',
  'qui suis je',
  'wer bin ich',
);

export const news = any(
  'what (?:s|is) new',
  'any(?:thing)? (?:news|new)',
  'the news',
  'digest',
  'que hay de nuevo',
  'novedades',
  'que hi ha de nou',
  'novetats',
  'novita',
  'cosa c e di nuovo',
  'novidades',
  'o que ha de novo',
  'vad ar nytt',
  'nyheter',
  'quoi de neuf',
  'nouveautes',
  'was gibt es neues',
  'neuigkeiten',
);

const experiences =
  'experiences?|practices?|experiencias?|practicas?|experienci(?:a|es)|practiques|esperienz[ae]|pratiche|praticas?|erfarenhet(?:er)?|pratiques?|erfahrung(?:en)?';

export const logging = new RegExp(
  `\\b(?:log|record|register|add|report|write down|registrar|anadir|contar|afegir|explicar|registrare|aggiungere|raccontare|registar|adicionar|logga|registrera|beratta|enregistrer|ajouter|raconter|eintragen|erfassen|melden)\\b.*\\b(?:${experiences})\\b|\\b(?:${experiences})\\b.*\\b(?:eintragen|erfassen|melden)\\b|^(?:we|i) (?:have )?tried\\b|^(?:hemos probado|hem provat|abbiamo provato|tentamos|vi provade|nous avons essaye|wir haben .*(?:versucht|probiert))\\b`,
);

export const mine = new RegExp(
  `\\b(?:my|mis|les meves|le mie|as minhas|mina|mes|meine)\\b.{0,12}\\b(?:${experiences})\\b`,
);

const questions = 'questions?|preguntas?|preguntes|domande|perguntas?|fragor|fragen';

export const myQuestions = new RegExp(
  `\\b(?:my|mis|les meves|le mie|as minhas|mina|mes|meine)\\b.{0,12}\\b(?:${questions})\\b`,
);

export const openQuestions = any(
  `(?:open|unanswered) questions?`,
  'questions? (?:of|from|to|in) the network',
  'preguntas abiertas',
  'preguntes obertes',
  'domande aperte',
  'perguntas abertas',
  'oppna fragor',
  'questions ouvertes',
  'offenen? fragen',
);

/** For text as it was written, because what follows is the question: "ask the network: how do you pay mentors?" */
export const askingNetwork = new RegExp(
  `^\\s*(?:please |can you |could you )?(?:${[
    'ask (?:the|our|my) network',
    'pregunt(?:a|ar|e|emos) a la red',
    'pregunt(?:a|ar|em) a la xarxa',
    'chied(?:i|ere|iamo) alla rete',
    'pergunt(?:a|ar|e|emos) [àa] rede',
    'fr[åa]ga n[äa]tverket',
    'demande[rz]? au r[ée]seau',
    'frage?n? (?:wir )?das netzwerk',
  ].join('|')})(?![\\p{L}\\p{N}])[\\s:,;.–—-]*(.*)$`,
  'isu',
);

export const comparing = any(
  'compar(?:e|ed|ing|ison|a|ar|ad[ao]s?|acion|acio|acao|er|aison|ando)',
  'versus',
  'vs',
  'against',
  'differences? between',
  'confront(?:a|are|o)',
  'jamfor(?:a|else)?',
  'vergleich(?:e|en)?',
);

export const alike = any(
  '(?:who|which|what|regions?|places?|somebody|someone|anyone)(?: \\w+){0,3} (?:like|alike)',
  'similar',
  'peers?',
  'resembles?',
  'alike',
  'comparable',
  'parecid[ao]s?',
  'se parece[n]?',
  '(?:similars?|similares?)',
  's assembla',
  'semblants?',
  'simil[ei]',
  'assomiglia(?:no)?',
  'semelhantes?',
  'liknar',
  'liknande',
  'ressembl(?:e|ent|ant)',
  'semblables?',
  'ahnlich(?:e|en)?',
  'aehnlich(?:e|en)?',
);

export const better = any(
  'better(?: (?:at|in|on|than))?',
  'mejor(?:es)?',
  'millors?',
  'miglior[ei]?',
  'meglio',
  'melhor(?:es)?',
  'battre',
  'meilleur(?:e|es|s)?',
  'mieux',
  'besser(?:e)?',
);

export const abroad = any(
  'abroad',
  '(?:other|another|different) (?:countries|country)',
  'not (?:from|in) (?:our|my) (?:own )?country',
  'otros? pais(?:es)?',
  'extranjero',
  'altres? paisos',
  'estranger',
  'estero',
  'altri paesi',
  'estrangeiro',
  'outros paises',
  'utomlands',
  'andra lander',
  'etranger',
  'autres pays',
  'ausland',
  'anderen landern',
);

export const experience = any(
  experiences,
  'what (?:did|has|have) .*(?:do|done|try|tried)',
  '(?:who|anyone|anybody|somebody|someone|which regions?) (?:has |have )?(?:did|done|tried|tackled|works? on|worked on)',
  'what (?:works|worked)',
  'lessons?',
  'que (?:hizo|ha hecho|hicieron)',
  'que (?:va fer|ha fet)',
  '(?:che )?cosa (?:ha fatto|fa)',
  'o que (?:fez|fizeram)',
  'vad (?:gjorde|har .* gjort)',
  'qu (?:a fait|ont fait)',
  'qu est ce que .* fait',
  'was (?:hat|haben|machte) .*(?:gemacht|getan)?',
  'quien (?:ha |hizo)',
);

export const ranking = any(
  'rank(?:ed|ing|s)?',
  'highest',
  'lowest',
  'best',
  'worst',
  'top',
  'most',
  'which regions?',
  'clasificacion',
  'classificacio',
  'classifica',
  'classificacao',
  'classement',
  'rangliste',
  'rangordning',
  'mas (?:alt[ao]|baj[ao])',
  'mes (?:alt|alta|baix|baixa)',
  'hogst',
  'lagst',
  'le plus',
  'hochste[nr]?',
  'niedrigste[nr]?',
);

export const members = any('members?', 'miembros?', 'membres?', 'membri', 'membros?', 'medlemmar', 'mitglieder');

export const we = any(
  'we',
  'us',
  'our',
  'nosotros',
  'nosaltres',
  'nuestra',
  'nos',
  'noi',
  'vi',
  'oss',
  'nous',
  'notre',
  'wir',
  'uns',
);

/** Words that are part of the asking, not of what is asked about. */
export const fillers = new Set(
  `a about above all also am an and any anybody anyone are as ask at be been better between by can causeway compare compared comparing comparison
  could did difference differences do does doing done else ever find for from get give going good had happened has have help here hi how i in into
  is it its know last latest learn learned lesson lessons let like list look looking me more most my need of on one or other our out please
  practice practices region regions regional s say search see show similar so somebody someone something stand t tackled tell than that the
  their them there they this through to tried try up us versus vs want was we well were what what's when where which who why will with work worked
  works would you your experience experiences peers against
  de del la las los el en un una unos unas y o con sin sobre que quien como cual donde por para hizo hecho ha han es son esta estan hay mi mis
  muestra muestrame busca buscar experiencia experiencias practica practicas regiones comparar compara entre respecto
  amb i els les dels sobre per que qui com quin quina on va fer fet mostra cerca experiencies comparar
  il lo gli sul sulla sulle nel nella alla dalla della dei degli delle le di da con su per tra fra e ed che chi come cosa dove ha fatto fa mostra cerca esperienza esperienze regioni confronta confrontare
  do da dos das com em no na nos nas e o os as um uma fez fizeram mostra procura experiencias comparar que quem onde
  och i pa med for fran till om den det de ett en som vad vem var hur gjorde har gjort visa sok erfarenheter erfarenhet jamfor regioner mellan
  et du des au aux avec dans pour sur sans qui quoi comment ou quel quelle a fait ont montre cherche experience experiences comparer compare entre
  und mit in im auf fur von zu zum zur der die das den dem ein eine wer was wie wo hat haben gemacht getan zeige zeig suche erfahrung erfahrungen
  vergleiche vergleich regionen zwischen uber`.split(/\s+/),
);
