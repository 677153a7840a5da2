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
  const names: LocalizationMap = {};
  const descriptions: LocalizationMap = {};
  for (const [language, codes] of Object.entries(locales)) {
    const translated = language === 'en' ? ([name, description] as const) : translation[language as keyof Translation];
    if (!translated) continue;
    for (const code of codes) {
      names[code] = translated[0];
      descriptions[code] = translated[1];
    }
  }
  return { name, description, name_localizations: names, description_localizations: descriptions };
}
