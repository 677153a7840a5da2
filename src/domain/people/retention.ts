/**
 * How many days things are kept, each said here alone: what deletes them reads it here, and the page about privacy shows it. What is not here is kept until
 * its person deletes it, or is forgotten.
 */
export const keptDays = {
  /** What people say in conversations, where CONVERSATION_DAYS says nothing else. */
  conversations: 90,
  /** Files that came with it. */
  conversationFiles: 30,
  /** Messages that somebody wants to log and that those who wrote them have not agreed to. */
  askedPassages: 14,
  /** Messages that were to be logged and never sent. */
  begunPassages: 60,
  /** Files given with a form that was not sent. */
  heldFiles: 60,
  /** Rows of a list of experiences that was brought in. */
  collections: 7,
  /** A list of subscribers that was not taken. */
  subscriberLists: 7,
  /** A sign-up for the digest without its yes, and that somebody was asked for one. */
  signUps: 7,
  /** Issues of the digest, as they were sent. */
  digestIssues: 400,
  /** Messages that were sent: what was said to whom. */
  sentMessages: 400,
  /** A message that waits at a prompt or on a page for its reader. */
  unfetchedMessages: 90,
  /** What staff did by a right of theirs, so that it can be looked into. */
  staffActs: 730,
  /** An invitation, after it could be taken: so long it can be looked into who let whom in. */
  invitations: 400,
  /** What happened, so that a year can be compared with the one before. */
  activities: 400,
  /** What rules of staff did, after it ended. */
  ruleRuns: 400,
  /** That an event was handled: no platform repeats one after more than a few days. */
  handledEvents: 7,
  /** The answer to an event, and to a program's request: longer than either is repeated by itself. */
  answersToEvents: 1,
  /** What a form showed: so long a window can stand open. */
  formsShown: 1,
  /** Lines of buttons that are too long for one: older ones are rarely pressed, and then say so. */
  longLines: 180,
  /** Words that nothing used and that came on one day alone. */
  unreadWords: 30,
  /** From where strangers came, under a hash. */
  newcomers: 1,
  /** Pictures and kept answers of figures: a message that is looked up after a year still shows them. */
  pictures: 400,
  /** Pictures of pages, which are asked for at once. */
  pagePictures: 7,
} as const;

const dayMs = 24 * 3_600_000;

/** Returns the moment before which something has been kept for these days. */
export const daysAgo = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);

/** Who sees something of a person, besides themselves. */
export type Reader = 'nobody' | 'concerned' | 'staff' | 'members' | 'all';

/** A kind of personal data: its tables, who sees it, and how many days it is kept; null where until its person deletes it or is forgotten. */
export type KeptKind = { tables: readonly string[]; reader: Reader; days: number | null };

const kind = (days: number | null, reader: Reader, tables: string): KeptKind => ({
  days,
  reader,
  tables: tables.split(' '),
});

/** All that is kept of people, by kind: every table of the contracts about people's data stands in exactly one. The names are keys of texts. */
export const keptKinds = {
  account: kind(null, 'members', 'person account'),
  organisations: kind(null, 'members', 'organisation organisation_member'),
  invitations: kind(keptDays.invitations, 'staff', 'invitation'),
  access: kind(
    null,
    'nobody',
    'letterbox link_code link_try calendar_feed import_page experience_page confirmation admin_link admin_session openid_subject',
  ),
  experiences: kind(
    null,
    'all',
    'experience experience_facet experience_revision experience_co_author experience_use attachment vocabulary search_term experience_change translation',
  ),
  reviews: kind(
    null,
    'members',
    'experience_evaluation self_evaluation experience_claim experience_check self_assessment',
  ),
  drafts: kind(null, 'nobody', 'draft experience_draft'),
  heldFiles: kind(keptDays.heldFiles, 'nobody', 'held_file'),
  passages: kind(keptDays.begunPassages, 'concerned', 'passage passage_message passage_file'),
  interests: kind(null, 'nobody', 'follow author_note_refusal experience_read'),
  lists: kind(keptDays.collections, 'staff', 'collection collection_row digest_list'),
  listSettings: kind(null, 'staff', 'collection_mapping'),
  questions: kind(null, 'all', 'question question_answer'),
  library: kind(null, 'all', 'tool funding_call call_feed call_partner'),
  conversations: kind(
    keptDays.conversations,
    'concerned',
    'conversation conversation_side conversation_message conversation_copy conversation_leftover conversation_offer conversation_draft',
  ),
  conversationFiles: kind(keptDays.conversationFiles, 'concerned', 'conversation_file'),
  introductions: kind(
    null,
    'concerned',
    'introduction_preference introduction_block introduction introduction_side question_request question_route introduction_report',
  ),
  meetings: kind(
    null,
    'concerned',
    'round round_member round_run round_presence round_group round_seat networking_event event_member event_step event_group event_seat',
  ),
  trainings: kind(null, 'staff', 'training training_seat training_step'),
  testbeds: kind(
    null,
    'members',
    'testbed testbed_person testbed_step testbed_measure testbed_value testbed_check testbed_note',
  ),
  digests: kind(
    null,
    'staff',
    'digest_subscription digest_item digest_verdict digest_steering digest_asking mailbox_consent',
  ),
  issues: kind(keptDays.digestIssues, 'staff', 'digest_issue'),
  signUps: kind(keptDays.signUps, 'nobody', 'digest_sign_up'),
  messages: kind(keptDays.sentMessages, 'staff', 'delivery'),
  programs: kind(null, 'nobody', 'api_token webhook'),
  requests: kind(keptDays.answersToEvents, 'nobody', 'api_write form_shown'),
  events: kind(keptDays.handledEvents, 'nobody', 'handled_event'),
  lines: kind(keptDays.longLines, 'nobody', 'long_line'),
  rules: kind(
    keptDays.ruleRuns,
    'staff',
    'rule rule_version rule_run rule_step rule_answer rule_channel rule_address rule_agreement',
  ),
  staffActs: kind(keptDays.staffActs, 'staff', 'staff_act'),
  activities: kind(keptDays.activities, 'staff', 'activity'),
} as const satisfies Record<string, KeptKind>;
