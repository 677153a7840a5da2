/** What the adapter itself must say, because Discord's forms and permissions are its own matter. Small Markdown; titles and labels come escaped. */
export type AdapterTexts = {
  dateForm: string;
  otherRegion(label: string): string;
  otherRegionHint: string;
  stepKept(step: number, steps: number): string;
  continue: string;
  correct: string;
  formReady(title: string): string;
  openForm: string;
  slowForm: string;
  tooLongToShow(label: string, length: number): string;
  gone: string;
  notAllowed: string;
  typed: string;
  uploadFailed(name: string): string;
  answeredDirectly: string;
  directClosed: string;
  missingPermissions(server: string, missing: string): string;
};

const en: AdapterTexts = {
  dateForm: 'YYYY-MM-DD',
  otherRegion: (label) => `${label}: another`,
  otherRegionHint: 'A name in any language or a code; it counts before the list above.',
  stepKept: (step, steps) => `Step ${step} of ${steps} is kept. Continue now, or later: nothing is lost.`,
  continue: 'Continue',
  correct: 'Correct it',
  formReady: (title) => `**${title}**: the form is ready to be filled in.`,
  openForm: 'Open the form',
  slowForm: 'This took longer than Discord waits. The form opens with the button.',
  tooLongToShow: (label, length) =>
    `“${label}” holds ${length} characters, more than a Discord form can show; it stays as it is.`,
  gone: 'This is from an earlier version of me and leads nowhere any more. Type the command anew, or try `/help`.',
  notAllowed:
    'This bot is for the servers of its network, and this one is not on their list. Whoever runs the bot can add it.',
  typed: 'What you typed, so that it is not lost:',
  uploadFailed: (name) =>
    `“${name}” could not be fetched from Discord. Everything else is kept: please add the file once more.`,
  answeredDirectly: 'I have answered you in a direct message.',
  directClosed:
    'The answer is for you alone, but your direct messages are closed to me. Ask with a slash command here: only you will see the answer.',
  missingPermissions: (server, missing) =>
    `In “${server}” I may not do what I need to post there: ${missing}. Someone who manages the server can allow it under Server Settings → Roles → my role, or in the channel's own permissions.`,
};

const es: AdapterTexts = {
  dateForm: 'AAAA-MM-DD',
  otherRegion: (label) => `${label}: otra`,
  otherRegionHint: 'Un nombre en cualquier idioma o un código; cuenta antes que la lista de arriba.',
  stepKept: (step, steps) =>
    `El paso ${step} de ${steps} está guardado. Continúe ahora o más tarde: no se pierde nada.`,
  continue: 'Continuar',
  correct: 'Corregir',
  formReady: (title) => `**${title}**: el formulario está listo para rellenar.`,
  openForm: 'Abrir el formulario',
  slowForm: 'Ha tardado más de lo que Discord espera. El formulario se abre con el botón.',
  tooLongToShow: (label, length) =>
    `«${label}» tiene ${length} caracteres, más de lo que muestra un formulario de Discord; queda como está.`,
  gone: 'Esto es de una versión anterior mía y ya no lleva a ninguna parte. Escriba de nuevo la orden o pruebe `/help`.',
  notAllowed:
    'Este bot es para los servidores de su red, y este no está en la lista. Quien lo administra puede añadirlo.',
  typed: 'Lo que escribió, para que no se pierda:',
  uploadFailed: (name) => `No se pudo obtener «${name}» de Discord. Lo demás está guardado: añada el archivo otra vez.`,
  answeredDirectly: 'Le he respondido en un mensaje directo.',
  directClosed:
    'La respuesta es solo para usted, pero no puedo enviarle mensajes directos. Pregunte aquí con una orden de barra: solo usted verá la respuesta.',
  missingPermissions: (server, missing) =>
    `En «${server}» no tengo los permisos que necesito para publicar: ${missing}. Quien administre el servidor puede darlos en Ajustes del servidor → Roles → mi rol, o en los permisos del canal.`,
};

const fr: AdapterTexts = {
  dateForm: 'AAAA-MM-JJ',
  otherRegion: (label) => `${label} : une autre`,
  otherRegionHint: 'Un nom dans n’importe quelle langue ou un code ; il compte avant la liste ci-dessus.',
  stepKept: (step, steps) =>
    `L’étape ${step} sur ${steps} est enregistrée. Continuez maintenant ou plus tard : rien n’est perdu.`,
  continue: 'Continuer',
  correct: 'Corriger',
  formReady: (title) => `**${title}** : le formulaire est prêt à être rempli.`,
  openForm: 'Ouvrir le formulaire',
  slowForm: 'Cela a pris plus de temps que Discord n’attend. Le bouton ouvre le formulaire.',
  tooLongToShow: (label, length) =>
    `« ${label} » compte ${length} caractères, plus qu’un formulaire Discord ne peut afficher ; il reste tel quel.`,
  gone: 'Ceci vient d’une version antérieure et ne mène plus nulle part. Tapez de nouveau la commande ou essayez `/help`.',
  notAllowed:
    'Ce bot est réservé aux serveurs de son réseau, et celui-ci n’est pas sur la liste. La personne qui le gère peut l’ajouter.',
  typed: 'Ce que vous avez écrit, pour que rien ne soit perdu :',
  uploadFailed: (name) =>
    `« ${name} » n’a pas pu être récupéré auprès de Discord. Le reste est enregistré : ajoutez le fichier encore une fois.`,
  answeredDirectly: 'Je vous ai répondu en message privé.',
  directClosed:
    'La réponse n’est que pour vous, mais vos messages privés me sont fermés. Posez la question ici par une commande : vous seul verrez la réponse.',
  missingPermissions: (server, missing) =>
    `Dans « ${server} », il me manque pour publier : ${missing}. Une personne qui gère le serveur peut l’autoriser sous Paramètres du serveur → Rôles → mon rôle, ou dans les permissions du salon.`,
};

const it: AdapterTexts = {
  dateForm: 'AAAA-MM-GG',
  otherRegion: (label) => `${label}: un’altra`,
  otherRegionHint: 'Un nome in qualsiasi lingua o un codice; vale prima dell’elenco qui sopra.',
  stepKept: (step, steps) => `Il passo ${step} di ${steps} è salvato. Continui ora o più tardi: nulla va perso.`,
  continue: 'Continua',
  correct: 'Correggi',
  formReady: (title) => `**${title}**: il modulo è pronto da compilare.`,
  openForm: 'Apri il modulo',
  slowForm: 'Ci è voluto più di quanto Discord aspetti. Il pulsante apre il modulo.',
  tooLongToShow: (label, length) =>
    `«${label}» ha ${length} caratteri, più di quanti ne mostri un modulo di Discord; resta com’è.`,
  gone: 'Questo viene da una mia versione precedente e non porta più da nessuna parte. Riscriva il comando o provi `/help`.',
  notAllowed: 'Questo bot è per i server della sua rete, e questo non è nell’elenco. Chi lo gestisce può aggiungerlo.',
  typed: 'Ciò che ha scritto, perché non vada perso:',
  uploadFailed: (name) =>
    `Non è stato possibile ottenere «${name}» da Discord. Il resto è salvato: aggiunga il file ancora una volta.`,
  answeredDirectly: 'Le ho risposto in un messaggio diretto.',
  directClosed:
    'La risposta è solo per Lei, ma i Suoi messaggi diretti mi sono chiusi. Chieda qui con un comando: la risposta la vedrà solo Lei.',
  missingPermissions: (server, missing) =>
    `In «${server}» mi manca, per pubblicare: ${missing}. Chi gestisce il server può concederlo in Impostazioni server → Ruoli → il mio ruolo, o nei permessi del canale.`,
};

const pt: AdapterTexts = {
  dateForm: 'AAAA-MM-DD',
  otherRegion: (label) => `${label}: outra`,
  otherRegionHint: 'Um nome em qualquer língua ou um código; conta antes da lista acima.',
  stepKept: (step, steps) => `O passo ${step} de ${steps} está guardado. Continue agora ou mais tarde: nada se perde.`,
  continue: 'Continuar',
  correct: 'Corrigir',
  formReady: (title) => `**${title}**: o formulário está pronto a preencher.`,
  openForm: 'Abrir o formulário',
  slowForm: 'Demorou mais do que o Discord espera. O botão abre o formulário.',
  tooLongToShow: (label, length) =>
    `«${label}» tem ${length} caracteres, mais do que um formulário do Discord mostra; fica como está.`,
  gone: 'Isto é de uma versão anterior minha e já não leva a lado nenhum. Escreva o comando de novo ou experimente `/help`.',
  notAllowed:
    'Este bot destina-se aos servidores da sua rede, e este não está na lista. Quem o gere pode acrescentá-lo.',
  typed: 'O que escreveu, para que não se perca:',
  uploadFailed: (name) =>
    `Não foi possível obter «${name}» do Discord. O resto está guardado: junte o ficheiro outra vez.`,
  answeredDirectly: 'Respondi-lhe numa mensagem direta.',
  directClosed:
    'A resposta é só para si, mas as suas mensagens diretas estão-me fechadas. Pergunte aqui com um comando: só você verá a resposta.',
  missingPermissions: (server, missing) =>
    `Em «${server}» falta-me, para publicar: ${missing}. Quem gere o servidor pode permiti-lo em Definições do servidor → Cargos → o meu cargo, ou nas permissões do canal.`,
};

const sv: AdapterTexts = {
  dateForm: 'ÅÅÅÅ-MM-DD',
  otherRegion: (label) => `${label}: en annan`,
  otherRegionHint: 'Ett namn på valfritt språk eller en kod; det gäller före listan ovan.',
  stepKept: (step, steps) => `Steg ${step} av ${steps} är sparat. Fortsätt nu eller senare: inget går förlorat.`,
  continue: 'Fortsätt',
  correct: 'Rätta',
  formReady: (title) => `**${title}**: formuläret är redo att fyllas i.`,
  openForm: 'Öppna formuläret',
  slowForm: 'Det tog längre tid än Discord väntar. Formuläret öppnas med knappen.',
  tooLongToShow: (label, length) =>
    `”${label}” har ${length} tecken, fler än ett Discord-formulär kan visa; det lämnas som det är.`,
  gone: 'Det här kommer från en tidigare version av mig och leder ingenstans längre. Skriv kommandot på nytt eller prova `/help`.',
  notAllowed:
    'Den här boten är för nätverkets servrar, och den här står inte på listan. Den som driver boten kan lägga till den.',
  typed: 'Det du skrev, så att det inte går förlorat:',
  uploadFailed: (name) =>
    `”${name}” kunde inte hämtas från Discord. Allt annat är sparat: lägg till filen en gång till.`,
  answeredDirectly: 'Jag har svarat dig i ett direktmeddelande.',
  directClosed:
    'Svaret är bara till dig, men dina direktmeddelanden är stängda för mig. Fråga här med ett kommando: bara du ser svaret.',
  missingPermissions: (server, missing) =>
    `I ”${server}” saknar jag det jag behöver för att skriva: ${missing}. Den som sköter servern kan tillåta det under Serverinställningar → Roller → min roll, eller i kanalens behörigheter.`,
};

const de: AdapterTexts = {
  dateForm: 'JJJJ-MM-TT',
  otherRegion: (label) => `${label}: eine andere`,
  otherRegionHint: 'Ein Name in beliebiger Sprache oder ein Code; er gilt vor der Liste oben.',
  stepKept: (step, steps) =>
    `Schritt ${step} von ${steps} ist gesichert. Jetzt oder später weiter: Nichts geht verloren.`,
  continue: 'Weiter',
  correct: 'Berichtigen',
  formReady: (title) => `**${title}**: Das Formular kann ausgefüllt werden.`,
  openForm: 'Formular öffnen',
  slowForm: 'Das dauerte länger, als Discord wartet. Die Schaltfläche öffnet das Formular.',
  tooLongToShow: (label, length) =>
    `„${label}“ hat ${length} Zeichen, mehr als ein Discord-Formular zeigen kann; es bleibt, wie es ist.`,
  gone: 'Das stammt aus einer früheren Version und führt nirgends mehr hin. Bitte den Befehl neu eingeben oder `/help` versuchen.',
  notAllowed:
    'Dieser Bot ist für die Server seines Netzwerks, und dieser steht nicht auf der Liste. Wer ihn betreibt, kann ihn aufnehmen.',
  typed: 'Das Geschriebene, damit es nicht verloren geht:',
  uploadFailed: (name) =>
    `„${name}“ konnte nicht von Discord geholt werden. Alles andere ist gesichert: Bitte die Datei noch einmal anfügen.`,
  answeredDirectly: 'Die Antwort steht in einer Direktnachricht.',
  directClosed:
    'Die Antwort ist nur für dich bestimmt, aber deine Direktnachrichten sind für mich geschlossen. Frage hier mit einem Befehl: Nur du siehst die Antwort.',
  missingPermissions: (server, missing) =>
    `In „${server}“ fehlt mir, um zu schreiben: ${missing}. Wer den Server verwaltet, kann es unter Servereinstellungen → Rollen → meine Rolle oder in den Rechten des Kanals erlauben.`,
};

const byLanguage = new Map(Object.entries({ en, es, fr, it, pt, sv, de }));

/** Sentences in the language of a locale such as "sv-SE"; English where there are none. */
export function textsFor(locale: string | undefined): AdapterTexts {
  return byLanguage.get(String(locale).split('-')[0] ?? '') ?? en;
}
