import type { LocalizationMap } from 'discord-api-types/v10';

/** Discord's locales by our languages; the default language is among them, for a client shows it only when it is. */
const locales = {
  en: ['en-US', 'en-GB'],
  es: ['es-ES', 'es-419'],
  fr: ['fr'],
  it: ['it'],
  pt: ['pt-BR'],
  sv: ['sv-SE'],
  de: ['de'],
} as const;

export type Language = keyof typeof locales;

/** Name and description in languages other than English, which are the command's own. */
export type Translation = Partial<Record<Exclude<Language, 'en'>, [name: string, description: string]>>;

/** By what is said: the command, or command and subcommand. */
export const translations: Record<string, Translation> = {
  compare: {
    es: ['comparar', 'Compara de dos a seis regiones: valores, años, quién va por delante'],
    fr: ['comparer', 'Compare deux à six régions : valeurs, années, qui est devant'],
    it: ['confronta', 'Confronta da due a sei regioni: valori, anni, chi è avanti'],
    pt: ['comparar', 'Compara duas a seis regiões: valores, anos, quem está à frente'],
    sv: ['jämför', 'Jämför två till sex regioner: värden, år, vem som ligger före'],
    de: ['vergleiche', 'Vergleicht zwei bis sechs Regionen: Werte, Jahre, wer vorn liegt'],
  },
  peers: {
    es: ['semejantes', 'Las regiones que más se parecen a la suya'],
    fr: ['semblables', 'Les régions qui ressemblent le plus à la vôtre'],
    it: ['simili', 'Le regioni più simili alla Sua'],
    pt: ['semelhantes', 'As regiões mais parecidas com a sua'],
    sv: ['likar', 'Regionerna som mest liknar din'],
    de: ['vergleichbare', 'Die Regionen, die der eigenen am ähnlichsten sind'],
  },
  experience: {
    es: ['experiencia', 'Experiencias de las regiones: anotar, buscar, leer'],
    fr: ['expérience', 'Expériences des régions : noter, chercher, lire'],
    it: ['esperienza', 'Esperienze delle regioni: annotare, cercare, leggere'],
    pt: ['experiência', 'Experiências das regiões: registar, procurar, ler'],
    sv: ['erfarenhet', 'Regionernas erfarenheter: skriv ner, sök, läs'],
    de: ['erfahrung', 'Erfahrungen der Regionen: festhalten, suchen, lesen'],
  },
  'experience log': {
    es: ['anotar', 'Anotar una experiencia en siete campos'],
    fr: ['noter', 'Noter une expérience en sept champs'],
    it: ['annota', 'Annotare un’esperienza in sette campi'],
    pt: ['registar', 'Registar uma experiência em sete campos'],
    sv: ['logga', 'Skriv ner en erfarenhet i sju fält'],
    de: ['festhalten', 'Eine Erfahrung in sieben Feldern festhalten'],
  },
  'experience search': {
    es: ['buscar', 'Buscar experiencias por sus palabras'],
    fr: ['chercher', 'Chercher des expériences par leurs mots'],
    it: ['cerca', 'Cercare esperienze con parole'],
    pt: ['procurar', 'Procurar experiências por palavras'],
    sv: ['sök', 'Sök erfarenheter efter ord'],
    de: ['suchen', 'Erfahrungen nach Wörtern suchen'],
  },
  'experience show': {
    es: ['mostrar', 'Mostrar una experiencia entera'],
    fr: ['montrer', 'Montrer une expérience entière'],
    it: ['mostra', 'Mostrare un’esperienza intera'],
    pt: ['mostrar', 'Mostrar uma experiência inteira'],
    sv: ['visa', 'Visa en hel erfarenhet'],
    de: ['zeigen', 'Eine Erfahrung ganz zeigen'],
  },
  indicator: {
    es: ['indicador', 'Indicadores: qué miden, sus valores y su orden'],
    fr: ['indicateur', 'Indicateurs : ce qu’ils mesurent, leurs valeurs, leur rang'],
    it: ['indicatore', 'Indicatori: cosa misurano, i valori, la graduatoria'],
    pt: ['indicador', 'Indicadores: o que medem, os valores, a ordem'],
    sv: ['indikator', 'Indikatorer: vad de mäter, värden och rang'],
    de: ['kennzahl', 'Kennzahlen: was sie messen, Werte und Rang'],
  },
  'indicator list': {
    es: ['lista', 'Todos los indicadores, o los de un ámbito'],
    fr: ['liste', 'Tous les indicateurs, ou ceux d’un domaine'],
    it: ['elenco', 'Tutti gli indicatori, o quelli di un ambito'],
    pt: ['lista', 'Todos os indicadores, ou os de uma área'],
    sv: ['lista', 'Alla indikatorer, eller de i ett område'],
    de: ['liste', 'Alle Kennzahlen, oder die eines Bereichs'],
  },
  'indicator show': {
    es: ['mostrar', 'Un indicador en una región: valor, año, fuente, orden'],
    fr: ['montrer', 'Un indicateur dans une région : valeur, année, source, rang'],
    it: ['mostra', 'Un indicatore in una regione: valore, anno, fonte, posto'],
    pt: ['mostrar', 'Um indicador numa região: valor, ano, fonte, lugar'],
    sv: ['visa', 'En indikator i en region: värde, år, källa, rang'],
    de: ['zeigen', 'Eine Kennzahl in einer Region: Wert, Jahr, Quelle, Rang'],
  },
  'indicator rank': {
    es: ['orden', 'Las regiones en el orden de un indicador'],
    fr: ['rang', 'Les régions dans l’ordre d’un indicateur'],
    it: ['graduatoria', 'Le regioni nell’ordine di un indicatore'],
    pt: ['ordem', 'As regiões pela ordem de um indicador'],
    sv: ['rang', 'Regionerna i en indikators ordning'],
    de: ['rang', 'Die Regionen in der Reihenfolge einer Kennzahl'],
  },
  digest: {
    es: ['resumen', 'Las novedades de la semana para una región'],
    fr: ['résumé', 'Les nouveautés de la semaine pour une région'],
    it: ['riassunto', 'Le novità della settimana per una regione'],
    pt: ['resumo', 'As novidades da semana para uma região'],
    sv: ['sammandrag', 'Veckans nyheter för en region'],
    de: ['übersicht', 'Das Neue der Woche für eine Region'],
  },
  'digest preview': {
    es: ['previa', 'Lo que diría el resumen de esta semana'],
    fr: ['aperçu', 'Ce que dirait le résumé de cette semaine'],
    it: ['anteprima', 'Cosa direbbe il riassunto di questa settimana'],
    pt: ['prévia', 'O que diria o resumo desta semana'],
    sv: ['förhandsvisa', 'Vad veckans sammandrag skulle säga'],
    de: ['vorschau', 'Was die Übersicht dieser Woche sagen würde'],
  },
  region: {
    es: ['región', 'Una región: qué es, sus cifras, sus experiencias'],
    fr: ['région', 'Une région : ce qu’elle est, ses chiffres, ses expériences'],
    it: ['regione', 'Una regione: che cos’è, le sue cifre, le sue esperienze'],
    pt: ['região', 'Uma região: o que é, os números, as experiências'],
    sv: ['region', 'En region: vad den är, siffror, erfarenheter'],
    de: ['region', 'Eine Region: was sie ist, Zahlen, Erfahrungen'],
  },
  'region show': {
    es: ['mostrar', 'El perfil de una región'],
    fr: ['montrer', 'Le profil d’une région'],
    it: ['mostra', 'Il profilo di una regione'],
    pt: ['mostrar', 'O perfil de uma região'],
    sv: ['visa', 'En regions profil'],
    de: ['zeigen', 'Das Profil einer Region'],
  },
  me: {
    es: ['yo', 'Quién soy aquí: región, idioma, zona horaria, mis datos'],
    fr: ['moi', 'Qui je suis ici : région, langue, fuseau, mes données'],
    it: ['io', 'Chi sono qui: regione, lingua, fuso orario, i miei dati'],
    pt: ['eu', 'Quem sou aqui: região, língua, fuso horário, os meus dados'],
    sv: ['jag', 'Vem jag är här: region, språk, tidszon, mina uppgifter'],
    de: ['ich', 'Wer ich hier bin: Region, Sprache, Zeitzone, meine Daten'],
  },
  'experience list': {
    es: ['lista', 'Las experiencias más recientes, todas o de un ámbito o una región'],
    fr: ['liste', 'Les expériences les plus récentes, toutes ou d’un domaine ou d’une région'],
    it: ['elenco', 'Le esperienze più recenti, tutte o di un ambito o di una regione'],
    pt: ['lista', 'As experiências mais recentes, todas ou de uma área ou região'],
    sv: ['lista', 'De nyaste erfarenheterna, alla eller från ett område eller en region'],
    de: ['liste', 'Die neuesten Erfahrungen, alle oder aus einem Bereich oder einer Region'],
  },
  'experience mine': {
    es: ['mías', 'Las experiencias que usted anotó'],
    fr: ['miennes', 'Les expériences que vous avez notées'],
    it: ['mie', 'Le esperienze che ha annotato Lei'],
    pt: ['minhas', 'As experiências que você registou'],
    sv: ['mina', 'Erfarenheterna du har skrivit ner'],
    de: ['meine', 'Die eigenen Erfahrungen'],
  },
  'experience complete': {
    es: ['completar', 'Añadir resultados, dificultades, consejos y financiación a una experiencia propia'],
    fr: ['compléter', 'Ajouter résultats, difficultés, conseils et financement à une expérience à vous'],
    it: ['completa', 'Aggiungere risultati, difficoltà, consigli e fondi a una propria esperienza'],
    pt: ['completar', 'Juntar resultados, dificuldades, conselhos e financiamento a uma experiência sua'],
    sv: ['komplettera', 'Lägg till resultat, svårigheter, råd och finansiering'],
    de: ['ergänzen', 'Ergebnisse, Schwierigkeiten, Ratschläge und Förderung nachtragen'],
  },
  'experience edit': {
    es: ['cambiar', 'Cambiar los siete campos de una experiencia propia'],
    fr: ['modifier', 'Modifier les sept champs d’une expérience à vous'],
    it: ['modifica', 'Modificare i sette campi di una propria esperienza'],
    pt: ['alterar', 'Alterar os sete campos de uma experiência sua'],
    sv: ['ändra', 'Ändra de sju fälten i en egen erfarenhet'],
    de: ['ändern', 'Die sieben Felder einer eigenen Erfahrung ändern'],
  },
  'experience withdraw': {
    es: ['retirar', 'Retirar una experiencia propia'],
    fr: ['retirer', 'Retirer une expérience à vous'],
    it: ['ritira', 'Ritirare una propria esperienza'],
    pt: ['retirar', 'Retirar uma experiência sua'],
    sv: ['återkalla', 'Ta tillbaka en egen erfarenhet'],
    de: ['zurückziehen', 'Eine eigene Erfahrung zurückziehen'],
  },
  'experience restore': {
    es: ['restaurar', 'Recuperar una experiencia retirada'],
    fr: ['rétablir', 'Rétablir une expérience retirée'],
    it: ['ripristina', 'Ripristinare un’esperienza ritirata'],
    pt: ['repor', 'Repor uma experiência retirada'],
    sv: ['återställ', 'Återställ en återkallad erfarenhet'],
    de: ['wiederherstellen', 'Eine zurückgezogene Erfahrung wiederherstellen'],
  },
  'me show': {
    es: ['mostrar', 'Quién soy aquí'],
    fr: ['montrer', 'Qui je suis ici'],
    it: ['mostra', 'Chi sono qui'],
    pt: ['mostrar', 'Quem sou aqui'],
    sv: ['visa', 'Vem jag är här'],
    de: ['zeigen', 'Wer ich hier bin'],
  },
  'me edit': {
    es: ['cambiar', 'Nombre, región, idioma, zona horaria e intereses'],
    fr: ['modifier', 'Nom, région, langue, fuseau horaire et intérêts'],
    it: ['modifica', 'Nome, regione, lingua, fuso orario e interessi'],
    pt: ['alterar', 'Nome, região, língua, fuso horário e interesses'],
    sv: ['ändra', 'Namn, region, språk, tidszon och intressen'],
    de: ['ändern', 'Name, Region, Sprache, Zeitzone und Interessen'],
  },
  'me export': {
    es: ['exportar', 'Todo lo que se guarda sobre usted, en un archivo'],
    fr: ['exporter', 'Tout ce qui est conservé sur vous, en un fichier'],
    it: ['esporta', 'Tutto ciò che è conservato su di Lei, in un file'],
    pt: ['exportar', 'Tudo o que se guarda sobre si, num ficheiro'],
    sv: ['exportera', 'Allt som sparas om dig, som en fil'],
    de: ['exportieren', 'Alles Gespeicherte über die eigene Person, als Datei'],
  },
  'me link': {
    es: ['vincular', 'Ser la misma persona en otra plataforma'],
    fr: ['relier', 'Être la même personne sur une autre plateforme'],
    it: ['collega', 'Essere la stessa persona su un’altra piattaforma'],
    pt: ['ligar', 'Ser a mesma pessoa noutra plataforma'],
    sv: ['koppla', 'Var samma person på en annan plattform'],
    de: ['verbinden', 'Dieselbe Person auf einer anderen Plattform sein'],
  },
  'me forget': {
    es: ['olvidar', 'Borrar lo que se guarda sobre usted'],
    fr: ['oublier', 'Effacer ce qui est conservé sur vous'],
    it: ['dimentica', 'Cancellare ciò che è conservato su di Lei'],
    pt: ['esquecer', 'Apagar o que se guarda sobre si'],
    sv: ['glöm', 'Radera det som sparas om dig'],
    de: ['vergessen', 'Alles Gespeicherte über die eigene Person löschen'],
  },
  person: {
    es: ['persona', 'Quién es quién, para administradores'],
    fr: ['personne', 'Qui est qui, pour les administrateurs'],
    it: ['persona', 'Chi è chi, per gli amministratori'],
    pt: ['pessoa', 'Quem é quem, para administradores'],
    sv: ['person', 'Vem är vem, för administratörer'],
    de: ['person', 'Wer ist wer, für die Verwaltung'],
  },
  'person list': {
    es: ['lista', 'Todas las personas conocidas, con sus funciones'],
    fr: ['liste', 'Toutes les personnes connues, avec leurs rôles'],
    it: ['elenco', 'Tutte le persone conosciute, con i loro ruoli'],
    pt: ['lista', 'Todas as pessoas conhecidas, com os seus papéis'],
    sv: ['lista', 'Alla jag känner, med sina roller'],
    de: ['liste', 'Alle bekannten Personen mit ihren Rollen'],
  },
  'person role': {
    es: ['función', 'Dar una función a alguien'],
    fr: ['rôle', 'Donner un rôle à quelqu’un'],
    it: ['ruolo', 'Dare un ruolo a qualcuno'],
    pt: ['papel', 'Dar um papel a alguém'],
    sv: ['roll', 'Ge någon en roll'],
    de: ['rolle', 'Jemandem eine Rolle geben'],
  },
  help: {
    es: ['ayuda', 'Lo que Causeway sabe hacer'],
    fr: ['aide', 'Ce que Causeway sait faire'],
    it: ['aiuto', 'Cosa sa fare Causeway'],
    pt: ['ajuda', 'O que o Causeway sabe fazer'],
    sv: ['hjälp', 'Vad Causeway kan'],
    de: ['hilfe', 'Was Causeway kann'],
  },
  status: {
    es: ['estado', 'Versión, base de datos, cifras e importaciones'],
    fr: ['état', 'Version, base de données, chiffres et importations'],
    it: ['stato', 'Versione, base di dati, cifre e importazioni'],
    pt: ['estado', 'Versão, base de dados, números e importações'],
    sv: ['läge', 'Version, databas, siffror och importer'],
    de: ['stand', 'Version, Datenbank, Zahlen und Importe'],
  },
};

/** Menu entries, by their shortcut; written as a menu has them. */
const menus: Record<string, Partial<Record<Exclude<Language, 'en'>, string>>> = {
  'log-message-as-experience': {
    es: 'Anotar como experiencia',
    fr: 'Noter comme expérience',
    it: 'Annota come esperienza',
    pt: 'Registar como experiência',
    sv: 'Skriv ner som erfarenhet',
    de: 'Als Erfahrung festhalten',
  },
  'introduce-me': {
    es: 'Preséntenme',
    fr: 'Présentez-moi',
    it: 'Presentatemi',
    pt: 'Apresentem-me',
    sv: 'Presentera mig',
    de: 'Mich vorstellen',
  },
};

export type Localized = {
  name: string;
  description: string;
  name_localizations?: LocalizationMap;
  description_localizations?: LocalizationMap;
};

/** Name and description in all languages there are; `path` is what is said, without the slash. */
export function localize(path: string, name: string, description: string): Localized {
  const translation = translations[path];
  if (!translation) return { name, description };
  return {
    name,
    description,
    name_localizations: spread({ en: name, ...pick(translation, 0) }),
    description_localizations: spread({ en: description, ...pick(translation, 1) }),
  };
}

export function localizeMenu(shortcut: string, label: string): { name: string; name_localizations?: LocalizationMap } {
  const menu = menus[shortcut];
  return menu ? { name: label, name_localizations: spread({ en: label, ...menu }) } : { name: label };
}

function pick(translation: Translation, index: 0 | 1): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(translation).map(([language, texts]) => [language, texts[index]]));
}

/** A text by language as Discord has it, by locale. */
function spread(texts: Partial<Record<Language, string>>): LocalizationMap {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => locales[language as Language].map((locale) => [locale, text])),
  );
}
