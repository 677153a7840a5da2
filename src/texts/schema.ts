// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** A value for a placeholder of a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** Every sentence of one language. */
export type Sentences = {
  admin: {
    title: string;
    navigation: string;
    chat: {
      link: (values: { minutes: number }) => string;
      open: string;
      noAddress: string;
      onPage: string;
      ended: (values: { count: number }) => string;
    };
    login: {
      ask: string;
      enter: string;
      gone: (values: { minutes: number }) => string;
    };
    openId: {
      begin: string;
      failed: string;
      nobody: string;
      unreachable: string;
    };
    closed: (values: { minutes: number }) => string;
    who: (values: { name: Text; role: Text }) => string;
    end: string;
    ended: string;
    answer: string;
    back: (values: { page: Text }) => string;
    refused: {
      origin: string;
      fast: string;
      right: string;
      notFresh: (values: { minutes: number }) => string;
    };
    pages: {
      start: string;
      review: string;
      members: string;
      organisations: string;
      invitations: string;
      digests: string;
      outbox: string;
      figures: string;
      programmes: string;
      words: string;
      platforms: string;
      settings: string;
      growth: string;
      audit: string;
      rules: string;
    };
    audit: {
      intro: (values: { years: number }) => string;
      none: string;
      columns: {
        what: string;
        who: string;
        when: string;
        where: string;
      };
      forgotten: string;
      doors: {
        chat: string;
        page: string;
        program: string;
      };
      older: string;
      all: string;
    };
    place: {
      title: (values: { name: Text }) => string;
      submit: string;
      done: (values: { name: Text }) => string;
    };
    merge: {
      which: (values: { from: Text }) => string;
      ask: (values: { from: Text; to: Text; role: Text }) => string;
      yes: string;
      same: string;
      done: (values: { name: Text }) => string;
    };
    waits: {
      heading: string;
      experiences: (values: { count: number }) => string;
      tools: (values: { count: number }) => string;
      held: (values: { count: number; week: Text }) => string;
      asks: (values: { name: Text; id: Text }) => string;
      admit: string;
      nothing: string;
    };
    fails: {
      heading: string;
      trouble: (values: { part: Text; trouble: Text }) => string;
      dead: (values: { count: number }) => string;
      late: (values: { at: Text }) => string;
      figures: (values: { count: number }) => string;
      old: (values: { at: Text }) => string;
      job: (values: { job: Text }) => string;
      nothing: string;
    };
    members: {
      name: string;
      role: string;
      region: string;
      any: string;
      search: string;
      found: (values: { count: Text; all: Text }) => string;
      first: (values: { count: Text }) => string;
      notIn: string;
      may: string;
    };
    member: {
      number: (values: { id: Text }) => string;
      accounts: string;
      shared: string;
      counts: (values: { experiences: number; questions: number; answers: number }) => string;
      role: string;
      more: string;
      place: string;
      merge: string;
      digest: (values: { number: Text }) => string;
      make: (values: { role: Text }) => string;
      acts: string;
    };
    digests: {
      preview: string;
      whose: string;
      week: string;
      next: string;
      show: string;
    };
    figures: {
      page: string;
      list: string;
      refreshes: string;
      noRefresh: string;
      imports: string;
      noImport: string;
      notEnded: string;
      outcome: (values: { updated: Text; unchanged: Text; failed: Text; new: Text; revised: Text }) => string;
      columns: {
        began: string;
        ended: string;
        outcome: string;
        file: string;
        table: string;
        bad: string;
      };
    };
    platforms: {
      connected: string;
      works: string;
      allWell: (values: { count: number }) => string;
      accounts: string;
      spaces: string;
      jobs: string;
      runs: string;
      failed: string;
      well: string;
      columns: {
        platform: string;
        count: string;
        space: string;
        changed: string;
        job: string;
        ended: string;
        outcome: string;
      };
    };
    growth: {
      intro: string;
      month: string;
      file: string;
      columns: {
        members: string;
        regions: string;
        experiences: string;
        reused: string;
        asked: string;
        helped: string;
      };
    };
    settings: {
      intro: string;
      usual: (values: { value: Text }) => string;
      own: (values: { value: Text; usual: Text }) => string;
      none: string;
      names: {
        'log-level': string;
        'api-requests': string;
        'api-origins': string;
      };
      about: {
        'log-level': string;
        'api-requests': string;
        'api-origins': string;
      };
      change: string;
      reset: string;
      done: string;
      elsewhere: string;
      problems: {
        level: (values: { levels: Text }) => string;
        number: (values: { least: Text; most: Text }) => string;
        origin: (values: { word: Text }) => string;
        many: (values: { most: Text }) => string;
      };
    };
  };
  adoption: {
    labels: {
      after: string;
      by: string;
    };
    one: (values: { number: Text; region: Text }) => string;
    more: (values: { count: Text }) => string;
    title: (values: { number: Text }) => string;
    intro: (values: { title: Text; region: Text }) => string;
    gone: string;
    own: (values: { number: Text }) => string;
    notOpen: (values: { number: Text }) => string;
    sameRegion: (values: { number: Text; region: Text }) => string;
    logged: (values: { number: Text; first: Text; isTold: 'yes' | (string & {}) }) => string;
    button: string;
  };
  api: {
    title: string;
    intro: string;
    document: string;
    rules: (values: { limit: Text }) => string;
    scope: string;
    parameter: string;
    what: string;
    required: string;
    needs: (values: { scope: Text }) => string;
    anyScope: string;
    problems: {
      bad: string;
      badDetail: (values: { count: number }) => string;
      unknownParameter: string;
      noToken: string;
      noTokenDetail: string;
      badToken: string;
      badTokenDetail: string;
      noScope: string;
      noScopeDetail: (values: { scope: Text }) => string;
      notFound: string;
      notFoundDetail: string;
      noPath: (values: { url: Text }) => string;
      otherMethod: string;
      otherMethodDetail: (values: { methods: Text; method: Text }) => string;
      tooMany: string;
      tooManyDetail: (values: { limit: Text; seconds: number }) => string;
      tooManyAtOnce: (values: { count: number }) => string;
      fault: string;
      faultDetail: (values: { reference: Text }) => string;
      busy: string;
      busyDetail: string;
      unknownRegion: (values: { value: Text }) => string;
      unknownIndicator: (values: { value: Text }) => string;
      unknownTerritory: (values: { value: Text }) => string;
      unknownType: (values: { value: Text }) => string;
      noLink: string;
      unknownLanguage: (values: { languages: Text }) => string;
      unknownZone: string;
      noAddress: string;
      badCursor: string;
      sameTerritory: string;
      sinceAfterUntil: string;
      refused: string;
      tooLarge: string;
      tooLargeDetail: (values: { bytes: Text }) => string;
      otherRequest: string;
      otherRequestDetail: string;
      noJsonType: string;
      noJsonTypeDetail: string;
      noJson: string;
      noExperience: string;
      tooManyWords: (values: { most: Text }) => string;
      alike: (values: { numbers: Text }) => string;
      noComment: string;
      notWaiting: string;
      noMatter: string;
    };
  };
  attachment: {
    title: (values: { number: Text }) => string;
    heading: string;
    button: (values: { count: number }) => string;
    intro: (values: { file: Text; record: Text }) => string;
    file: string;
    add: string;
    remove: (values: { name: Text }) => string;
    item: (values: { name: Text; size: Text }) => string;
    kilobytes: (values: { count: number }) => string;
    megabytes: (values: { count: number }) => string;
    none: string;
    added: (values: { name: Text }) => string;
    removed: string;
    back: string;
    off: string;
    faults: {
      none: string;
      'too-large': (values: { file: Text }) => string;
      'too-much': (values: { record: Text }) => string;
      'too-many': (values: { files: Text }) => string;
      'not-taken': string;
      lies: string;
      infected: string;
      'not-scanned': string;
      broken: string;
      'not-kept': string;
      'too-much-held': string;
    };
    named: (values: { name: Text; sentence: Text }) => string;
    given: (values: { count: number; number: Text }) => string;
    noneBeside: (values: { number: Text }) => string;
    tooLargeHere: string;
    show: (values: { count: number }) => string;
  };
  beforeSaving: {
    found: (values: { count: number; region: Text; year: Text }) => string;
    beside: (values: { region: Text; year: Text }) => string;
    log: string;
    change: string;
    gone: string;
    needs: (values: { fields: Text; count: number }) => string;
    add: string;
    form: {
      title: (values: { number: Text }) => string;
      submit: string;
    };
    complete: (values: { number: Text }) => string;
  };
  bot: {
    doneBefore: string;
    unknownCommand: (values: { said: Text }) => string;
    unknownCommandNear: (values: { said: Text; nearest: Text }) => string;
    noSubcommand: (values: { command: Text; said: Text; names: Text }) => string;
    lookFor: (values: { words: Text }) => string;
    unknownSubcommand: (values: { command: Text; lines: Text }) => string;
    missing: (values: { kind: 'region' | 'indicator' | 'indicatorOrArea' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | 'round' | 'event' | 'words' | 'number' | 'flag' | 'language' | 'call' | 'tool' | 'training' | 'testbed' | 'organisation' | 'weight' | 'method' | 'answer' | (string & {}); noun: Text }) => string;
    missingSeveral: (values: { kind: 'region' | 'indicator' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | (string & {}); noun: Text; min: Text }) => string;
    usage: (values: { usage: Text }) => string;
    setOwn: (values: { kind: 'region' | (string & {}) }) => string;
    ambiguous: (values: { text: Text }) => string;
    former: {
      same: (values: { text: Text; territories: Text }) => string;
      other: (values: { text: Text; territories: Text; count: number }) => string;
      territory: (values: { code: Text; name: Text }) => string;
    };
    corrected: (values: { text: Text; meant: Text }) => string;
    stoodIn: (values: { kind: 'region' | (string & {}); name: Text }) => string;
    unknownName: (values: { kind: 'region' | 'indicator' | 'indicatorOrArea' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | 'round' | 'event' | 'limit' | 'language' | 'call' | 'tool' | 'training' | 'testbed' | 'organisation' | 'weight' | 'method' | 'answer' | (string & {}); noun: Text; text: Text }) => string;
    partOf: (values: { text: Text; whole: Text }) => string;
    partOfLarger: (values: { text: Text; note: Text }) => string;
    didYouMean: (values: { kind: 'region' | 'indicator' | 'indicatorOrArea' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | 'round' | 'event' | 'limit' | 'language' | 'call' | 'tool' | 'training' | 'testbed' | 'organisation' | 'weight' | 'method' | 'answer' | (string & {}); noun: Text; text: Text }) => string;
    surplus: (values: { text: Text; usage: Text }) => string;
    noFold: (values: { name: 'map' | 'time' | 'more' | 'details' | (string & {}) }) => string;
    tooLong: {
      line: (values: { length: number; max: number }) => string;
      words: (values: { length: number; max: number }) => string;
      options: (values: { length: number; max: number }) => string;
      optionCount: (values: { length: number; max: number }) => string;
      name: (values: { length: number; max: number }) => string;
      partial: (values: { length: number; max: number }) => string;
      message: (values: { length: number; max: number }) => string;
      id: (values: { length: number; max: number }) => string;
      displayName: (values: { length: number; max: number }) => string;
      value: (values: { length: number; max: number }) => string;
      fieldName: (values: { length: number; max: number }) => string;
      fieldCount: (values: { length: number; max: number }) => string;
      form: (values: { length: number; max: number }) => string;
    };
    tooManyDrafts: string;
    draftKept: string;
    draftAndMessage: string;
    tooMany: (values: { max: Text; kind: 'region' | 'indicator' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | (string & {}); noun: Text; text: Text; usage: Text }) => string;
    onlyOne: (values: { kind: 'region' | 'indicator' | 'indicatorOrArea' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | 'round' | 'event' | 'words' | 'number' | 'choice' | 'flag' | 'language' | 'call' | 'tool' | 'training' | 'testbed' | 'organisation' | 'weight' | 'method' | 'answer' | (string & {}); noun: Text; text: Text; usage: Text }) => string;
    wrong: (values: { text: Text; kind: 'words' | 'number' | 'flag' | (string & {}); article: Text; noun: Text; argument: Text; isNumbered: 'yes' | (string & {}); range: 'between' | 'least' | 'most' | (string & {}); min: Text; max: Text }) => string;
    wrongChoice: (values: { text: Text; argument: Text; choices: Text }) => string;
    notAllowed: string;
    failed: (values: { reference: Text }) => string;
    unreadable: string;
    takenId: string;
    away: string;
    unwritable: string;
    heldBack: string;
    notUnderstood: (values: { text: Text }) => string;
    examples: {
      compare: {
        label: string;
        line: string;
      };
      peers: {
        label: string;
        line: string;
      };
      experiences: {
        label: string;
        line: string;
      };
    };
    whatICanDo: string;
    formGone: string;
    help: string;
    choose: string;
    file: {
      as: {
        pdf: string;
        xlsx: string;
        csv: string;
        json: string;
      };
      tableAs: (values: { format: Text; table: Text }) => string;
      page: string;
      ready: (values: { count: number }) => string;
      nothing: string;
      noSuchTable: (values: { count: number; table: Text }) => string;
      crowded: string;
    };
    field: {
      required: string;
      tooLong: (values: { length: Text; max: Text }) => string;
      tooManyWords: (values: { words: Text; max: Text }) => string;
      notANumber: string;
      doubtfulNumber: (values: { text: Text; readings: Text; spellings: Text }) => string;
      notWhole: string;
      notACount: (values: { text: Text }) => string;
      notMoney: (values: { text: Text }) => string;
      notOneNumber: (values: { text: Text }) => string;
      tooSmall: (values: { min: Text }) => string;
      tooLarge: (values: { max: Text }) => string;
      notADate: string;
      doubtfulDate: (values: { text: Text; readings: Text }) => string;
      notAnOption: (values: { text: Text; options: Text }) => string;
      unknownName: (values: { kind: 'region' | 'indicator' | 'indicatorOrArea' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | 'round' | 'event' | 'limit' | 'language' | 'call' | 'tool' | 'training' | 'testbed' | 'organisation' | 'weight' | 'method' | 'answer' | (string & {}); noun: Text; text: Text }) => string;
      unknownNameNear: (values: { kind: 'region' | 'indicator' | 'indicatorOrArea' | 'area' | 'country' | 'targetGroup' | 'experience' | 'question' | 'round' | 'event' | 'limit' | 'language' | 'call' | 'tool' | 'training' | 'testbed' | 'organisation' | 'weight' | 'method' | 'answer' | (string & {}); noun: Text; text: Text; nearest: Text }) => string;
      tooManyFiles: (values: { max: Text }) => string;
      changedMeanwhile: (values: { now: Text }) => string;
      emptiedMeanwhile: string;
    };
    problems: (values: { count: number }) => string;
    keptMeanwhile: (values: { fields: Text }) => string;
  };
  brief: {
    heading: (values: { region: Text }) => string;
    againstItself: (values: { region: Text }) => string;
    headingAgainst: (values: { region: Text; others: Text }) => string;
    headingArea: (values: { heading: Text; area: Text }) => string;
    made: (values: { day: Text }) => string;
    taken: {
      line: (values: { what: 'both' | 'regions' | (string & {}); taken: Text }) => string;
      peers: (values: { names: Text; count: number }) => string;
      area: (values: { area: Text; isOnly: 'yes' | (string & {}) }) => string;
    };
    short: {
      title: string;
      subject: (values: { region: Text; territory: Text }) => string;
      ofGroup: (values: { name: Text; isBirth: 'yes' | (string & {}); group: Text }) => string;
      ofAll: (values: { name: Text }) => string;
      own: (values: { value: Text; year: Text; isDoubtful: 'yes' | (string & {}) }) => string;
      place: (values: { rank: number; count: Text; levels: 'none' | (string & {}); name: Text; own: Text }) => string;
      places: (values: { region: Text; places: Text }) => string;
      noPlaces: (values: { region: Text }) => string;
      other: (values: { name: Text; value: Text }) => string;
      sides: {
        better: (values: { others: Text }) => string;
        worse: (values: { others: Text }) => string;
        level: (values: { others: Text }) => string;
        higher: (values: { others: Text }) => string;
        lower: (values: { others: Text }) => string;
      };
      in: (values: { name: Text; own: 'none' | (string & {}); how: 'clear' | 'open' | (string & {}); clear: Text; open: Text }) => string;
      against: (values: { first: Text; without: number; names: Text }) => string;
      notCompared: (values: { names: Text }) => string;
      better: (values: { area: Text; names: Text; region: Text; own: Text; year: Text; isOlder: 'yes' | (string & {}); tried: Text }) => string;
      open: (values: { region: Text; area: Text; own: Text; year: Text; count: number; names: Text; tried: Text }) => string;
      ownDoubt: (values: { area: Text; region: Text; own: Text; year: Text; count: number; names: Text; tried: Text }) => string;
      points: (values: { name: Text; points: Text }) => string;
      more: (values: { names: Text; more: number }) => string;
      noScore: (values: { region: Text; area: Text; tried: Text }) => string;
      tried: {
        theirs: (values: { titles: Text }) => string;
        others: (values: { hasBetter: 'yes' | (string & {}); titles: Text }) => string;
        none: string;
      };
      experience: (values: { title: Text; region: Text }) => string;
      experienceAlone: (values: { title: Text }) => string;
    };
    parts: {
      profile: string;
      figures: (values: { regions: Text }) => string;
      outcomes: (values: { region: Text }) => string;
      policy: string;
      peers: (values: { region: Text }) => string;
      better: (values: { area: Text }) => string;
      sources: string;
    };
    selfAssessed: (values: { areas: Text }) => string;
    network: {
      label: string;
      member: (values: { count: number }) => string;
      other: (values: { count: number }) => string;
    };
    tried: string;
    triedOthers: (values: { area: Text }) => string;
    triedNone: (values: { area: Text }) => string;
    noArea: (values: { region: Text }) => string;
    noOthers: string;
    of: {
      figures: string;
      scores: string;
      policy: string;
      peers: string;
      better: string;
    };
    folds: {
      more: string;
      peers: string;
    };
    buttons: {
      pdf: string;
      page: string;
      excel: string;
    };
  };
  calendar: {
    kinds: {
      training: string;
      event: string;
      round: string;
      testbed: string;
      call: string;
      digest: string;
    };
    heading: string;
    headingOf: (values: { days: Text }) => string;
    own: string;
    others: string;
    none: string;
    noneThen: (values: { days: Text }) => string;
    more: (values: { count: number }) => string;
    named: (values: { kind: Text; title: Text }) => string;
    buttons: {
      open: string;
      feed: string;
      page: string;
      trainings: string;
      renew: string;
      end: string;
      calendar: string;
    };
    feed: {
      heading: string;
      how: string;
      address: (values: { url: Text }) => string;
      secret: string;
      renewed: string;
      ended: string;
      none: string;
      nowhere: string;
    };
    page: {
      title: string;
      intro: string;
      month: (values: { month: Text }) => string;
      before: string;
      after: string;
      none: string;
      count: (values: { count: number }) => string;
      subscribe: string;
      list: string;
      weekdays: {
        '1': string;
        '2': string;
        '3': string;
        '4': string;
        '5': string;
        '6': string;
        '7': string;
      };
      name: string;
      ownName: string;
      until: (values: { start: Text; end: Text }) => string;
    };
  };
  call: {
    heading: (values: { number: Text; title: Text }) => string;
    short: (values: { number: Text; title: Text }) => string;
    unknown: (values: { number: Text }) => string;
    over: (values: { number: Text }) => string;
    states: {
      forthcoming: (values: { day: Text }) => string;
      open: string;
      closed: string;
      undated: string;
      withdrawn: string;
    };
    labels: {
      programme: string;
      audience: string;
      areas: string;
      budget: string;
      opens: string;
      deadline: string;
      contact: string;
      state: string;
      partners: string;
    };
    deadline: {
      day: (values: { day: Text }) => string;
      dayThere: (values: { day: Text; zone: Text }) => string;
      time: (values: { when: Text }) => string;
      timeThere: (values: { when: Text; there: Text }) => string;
      none: string;
      left: (values: { days: number }) => string;
    };
    list: {
      count: (values: { closed: 'yes' | (string & {}); count: number; about: 'none' | (string & {}); filters: Text }) => string;
      found: (values: { count: number; words: Text; about: 'none' | (string & {}); filters: Text }) => string;
      none: (values: { closed: 'yes' | (string & {}); about: 'none' | (string & {}); filters: Text }) => string;
      noneFor: (values: { words: Text; about: 'none' | (string & {}); filters: Text }) => string;
      closing: (values: { days: Text }) => string;
      undated: (values: { count: number }) => string;
      further: string;
      everything: string;
    };
    form: {
      add: {
        title: string;
        submit: string;
      };
      edit: {
        title: (values: { number: Text }) => string;
        submit: string;
      };
      groups: {
        what: string;
        when: string;
        more: string;
      };
      labels: {
        title: string;
        programme: string;
        areas: string;
        link: string;
        opens: string;
        day: string;
        time: string;
        timeZone: string;
        audience: string;
        budget: string;
        contact: string;
        summary: string;
      };
      hints: {
        programme: string;
        day: string;
        time: string;
        timeZone: string;
      };
      problems: {
        past: string;
        link: (values: { text: Text }) => string;
        ownLink: (values: { text: Text }) => string;
        known: (values: { number: Text; title: Text }) => string;
        opensLater: string;
        timeAlone: string;
        day: string;
        time: (values: { text: Text }) => string;
        timeZone: (values: { text: Text }) => string;
      };
    };
    done: {
      added: (values: { number: Text }) => string;
      saved: (values: { number: Text }) => string;
      withdrawn: (values: { number: Text; title: Text }) => string;
      restored: (values: { number: Text; title: Text }) => string;
      followed: (values: { number: Text; title: Text }) => string;
      unfollowed: (values: { number: Text }) => string;
      noDeadline: (values: { number: Text; title: Text }) => string;
    };
    ask: {
      withdraw: (values: { number: Text; title: Text }) => string;
    };
    buttons: {
      open: string;
      openLink: string;
      follow: string;
      unfollow: string;
      partner: string;
      partners: string;
      stopPartner: string;
      edit: string;
      withdraw: string;
      keep: string;
      restore: string;
      list: string;
      calendar: string;
      closed: string;
      add: string;
      feeds: string;
      report: string;
      next: string;
      ask: (values: { name: Text }) => string;
      openUp: string;
      removeFeed: string;
      more: string;
    };
    partner: {
      form: {
        title: (values: { number: Text }) => string;
        submit: string;
        intro: string;
        offer: string;
        offerHint: string;
        seek: string;
      };
      joined: (values: { number: Text; title: Text }) => string;
      changed: (values: { number: Text }) => string;
      left: (values: { number: Text }) => string;
      notIn: (values: { number: Text }) => string;
      closed: string;
      none: (values: { number: Text }) => string;
      noneOutside: (values: { number: Text }) => string;
      hidden: (values: { count: number }) => string;
      count: (values: { count: number; number: Text }) => string;
      line: (values: { index: Text; who: Text; offer: Text }) => string;
      seeks: (values: { seek: Text }) => string;
      why: (values: { reasons: Text }) => string;
      notYet: string;
      news: (values: { number: Text; title: Text }) => string;
    };
    feed: {
      added: (values: { url: Text; areas: Text }) => string;
      read: (values: { found: number; added: number; over: number; left: number }) => string;
      failed: (values: { why: Text }) => string;
      unchanged: string;
      none: string;
      list: (values: { count: number }) => string;
      item: (values: { id: Text; url: Text; areas: Text; zone: Text; state: Text }) => string;
      state: {
        waiting: string;
        good: (values: { day: Text; count: number }) => string;
        bad: (values: { why: Text }) => string;
      };
      removed: string;
      unknown: (values: { id: Text }) => string;
      noUrl: string;
      badUrl: (values: { text: Text }) => string;
      ownUrl: (values: { text: Text }) => string;
      noArea: string;
      badZone: (values: { text: Text }) => string;
      problem: (values: { url: Text; why: Text }) => string;
      stays: string;
    };
    letters: {
      closing: (values: { count: number }) => string;
      line: (values: { number: Text; title: Text; left: Text; deadline: Text }) => string;
      more: (values: { count: number }) => string;
    };
    report: {
      heading: (values: { year: Text }) => string;
      intro: (values: { calls: number; partners: number; asked: number; made: number }) => string;
      how: string;
      call: string;
      deadline: string;
      noDeadline: string;
      told: string;
      partners: string;
      regions: string;
      number: string;
      programme: string;
      areas: string;
      all: (values: { count: number }) => string;
    };
    digest: {
      closes: (values: { day: Text }) => string;
      opens: (values: { day: Text }) => string;
    };
    home: string;
    page: {
      title: string;
      intro: string;
      search: string;
      button: string;
      area: string;
      all: string;
      more: string;
      back: string;
      opens: string;
      closed: string;
      open: string;
      partners: (values: { count: number; number: Text }) => string;
    };
  };
  charts: {
    median: string;
    medianValue: (values: { value: Text }) => string;
    medianOfSome: (values: { level: 'countries' | (string & {}); count: number }) => string;
    medianOfRange: (values: { low: Text; high: Text; level: 'countries' | (string & {}) }) => string;
    percent: (values: { value: Text }) => string;
    noData: string;
    nothing: string;
    noDataFor: (values: { names: Text }) => string;
    ownScales: string;
    faint: string;
    hollow: string;
    breakBar: string;
    notOnMap: (values: { names: Text }) => string;
    rank: (values: { rank: Text; count: Text }) => string;
    source: (values: { source: Text }) => string;
    baseMap: string;
    under: (values: { limit: Text }) => string;
    andOver: (values: { limit: Text }) => string;
    all: string;
    more: (values: { count: Text }) => string;
    highlighted: string;
    others: string;
    onTheMap: string;
    spread: (values: { count: Text; low: Text; high: Text }) => string;
    pointInYear: (values: { value: Text; year: Text }) => string;
    highest: (values: { point: Text }) => string;
    lowest: (values: { point: Text }) => string;
    gaps: (values: { count: number }) => string;
    course: (values: { from: Text; to: Text }) => string;
    betterRight: string;
    betterLeft: string;
    betterUp: string;
    betterDown: string;
    medianOf: (values: { count: Text; level: 'countries' | (string & {}); value: Text }) => string;
    breaksIn: (values: { count: number; years: Text }) => string;
    allDoubtful: string;
    hatched: string;
    hexagons: string;
    classSize: (values: { count: number }) => string;
    withoutFigure: (values: { count: number }) => string;
    regions: (values: { count: number }) => string;
    classes: (values: { unit: Text; list: Text }) => string;
  };
  coAuthor: {
    notYours: (values: { number: Text }) => string;
    notInvited: (values: { number: Text }) => string;
    tooMany: (values: { count: Text }) => string;
    nobody: (values: { name: Text }) => string;
    which: (values: { name: Text }) => string;
    noRegion: string;
    invited: (values: { name: Text; number: Text }) => string;
    before: (values: { name: Text; number: Text }) => string;
    often: (values: { name: Text; number: Text; when: Text }) => string;
    manyOpen: (values: { most: number }) => string;
    unreached: (values: { name: Text; number: Text }) => string;
    removed: (values: { name: Text; number: Text }) => string;
    noAuthor: (values: { name: Text; number: Text }) => string;
    accepted: (values: { number: Text }) => string;
    left: (values: { number: Text }) => string;
    declined: string;
    onlyAuthor: (values: { number: Text }) => string;
    with: string;
    buttons: {
      accept: string;
      decline: string;
      disown: string;
      ours: string;
    };
    letter: {
      invite: (values: { isNamed: 'yes' | (string & {}); name: Text; number: Text; title: Text }) => string;
      accepted: (values: { isNamed: 'yes' | (string & {}); name: Text; number: Text; title: Text }) => string;
      left: (values: { isNamed: 'yes' | (string & {}); name: Text; number: Text; title: Text }) => string;
      claimed: (values: { isNamed: 'yes' | (string & {}); name: Text; region: Text; number: Text; title: Text }) => string;
      disowned: (values: { number: Text; title: Text }) => string;
    };
    ours: {
      notBroughtIn: (values: { number: Text }) => string;
      taken: (values: { number: Text }) => string;
      noRegion: string;
      otherRegion: (values: { number: Text }) => string;
      notClaimed: (values: { number: Text }) => string;
      done: (values: { number: Text }) => string;
      back: (values: { number: Text }) => string;
    };
  };
  collection: {
    title: string;
    link: (values: { minutes: number }) => string;
    open: string;
    noAddress: string;
    before: string;
    beforeItem: (values: { file: Text; day: Text; state: Text }) => string;
    states: {
      empty: string;
      mapping: string;
      checking: string;
      ready: (values: { chosen: number }) => string;
      taking: string;
      taken: (values: { taken: number }) => string;
    };
    ended: {
      ready: (values: { file: Text; chosen: number }) => string;
      taken: (values: { file: Text; taken: number }) => string;
    };
    again: (values: { file: Text }) => string;
    gone: string;
    missing: string;
    intro: (values: { name: 'none' | (string & {}); megabytes: Text; rows: number }) => string;
    file: string;
    submit: string;
    neither: string;
    brokenForm: string;
    failed: (values: { reference: Text }) => string;
    faults: {
      empty: string;
      'no-columns': string;
      'too-many-rows': (values: { rows: number }) => string;
      'too-many-columns': (values: { columns: Text }) => string;
      'too-large': (values: { megabytes: Text }) => string;
      swells: (values: { unpacked: Text }) => string;
      'too-tangled': string;
      damaged: string;
      'old-workbook': string;
      'no-workbook': string;
      'no-table': string;
    };
    steps: {
      mapping: string;
      ready: string;
      taken: string;
    };
    read: (values: { file: Text; rows: number }) => string;
    columns: {
      name: string;
      field: string;
    };
    unnamed: (values: { number: Text }) => string;
    leftOut: string;
    fields: {
      areas: string;
      groups: string;
      reference: string;
      language: string;
    };
    settings: {
      heading: string;
      source: string;
      sourceHint: string;
      link: string;
      linkHint: string;
      licence: string;
      licenceHint: string;
      language: string;
      region: string;
      regionHint: string;
      area: string;
      dayOrder: string;
      dayOrderHint: string;
      dayOrders: {
        'day-first': string;
        'month-first': string;
      };
      isPublished: string;
      choose: string;
    };
    check: string;
    problems: {
      title: string;
      source: string;
      link: string;
      region: (values: { text: Text }) => string;
      language: string;
    };
    checking: (values: { file: Text; done: number; rows: number }) => string;
    taking: (values: { file: Text; done: number; rows: number }) => string;
    refresh: string;
    brokenOff: string;
    goOn: string;
    counts: {
      good: (values: { count: number }) => string;
      guessed: (values: { count: number }) => string;
      noted: (values: { count: number }) => string;
      bad: (values: { count: number }) => string;
      same: (values: { count: number }) => string;
      alike: (values: { count: number }) => string;
    };
    sheet: string;
    sheetFormats: {
      xlsx: string;
      csv: string;
    };
    sheetName: string;
    sheetNotes: string;
    sheetColumns: {
      line: string;
      result: string;
      found: string;
    };
    results: {
      taken: (values: { number: Text }) => string;
      take: string;
      leave: string;
      bad: string;
    };
    change: string;
    other: string;
    regionsHeading: string;
    regionsIntro: string;
    regionRows: (values: { text: Text; count: number }) => string;
    regionsSubmit: string;
    cannot: string;
    remarks: string;
    sample: {
      heading: (values: { count: number }) => string;
      row: string;
      title: string;
      region: string;
      areas: string;
      language: string;
      time: string;
      cost: string;
      persons: string;
    };
    group: (values: { title: Text; count: number; left: number }) => string;
    groupLeave: (values: { count: Text }) => string;
    groupTake: (values: { count: Text }) => string;
    notTaken: {
      bad: (values: { count: number }) => string;
      left: (values: { count: number }) => string;
    };
    remarksMore: (values: { count: number }) => string;
    rows: (values: { count: number; lines: Text; found: Text }) => string;
    moreLines: string;
    twins: string;
    twinsIntro: string;
    twinsMore: (values: { count: number }) => string;
    twin: {
      same: string;
      alike: string;
    };
    likeness: (values: { percent: Text }) => string;
    ofRow: (values: { line: Text; title: Text }) => string;
    ofExperience: (values: { number: Text; title: Text }) => string;
    choices: {
      take: string;
      leave: string;
    };
    saveChoices: string;
    take: (values: { count: number }) => string;
    takeChosen: string;
    takePublished: string;
    takeSubmitted: string;
    nothing: string;
    busy: string;
    taken: (values: { count: number; file: Text }) => string;
    waiting: string;
    list: string;
    undo: string;
    undoHint: (values: { until: Text }) => string;
    undone: (values: { removed: number; kept: number }) => string;
    tooLate: string;
    broken: {
      'open-quote': string;
      cells: (values: { cells: Text; columns: Text }) => string;
      'long-cell': (values: { length: number; most: number }) => string;
    };
    kinds: {
      'no-title': string;
      'no-region': string;
      'unknown-region': (values: { text: Text; meant: 'none' | (string & {}) }) => string;
      'several-regions': (values: { text: Text; meant: Text }) => string;
      'no-area': string;
      'too-long': (values: { field: Text; meant: Text; most: number }) => string;
      'title-shortened': string;
      'no-text': string;
      'area-guessed': (values: { meant: Text }) => string;
      'language-guessed': (values: { meant: Text }) => string;
      'no-language': (values: { meant: Text }) => string;
      'unknown-value': (values: { field: Text; text: Text }) => string;
      'broken-letters': (values: { field: Text; text: Text }) => string;
      date: (values: { field: Text; text: Text }) => string;
      'date-doubtful': (values: { field: Text; text: Text; meant: Text }) => string;
      'end-before-start': (values: { text: Text }) => string;
      number: (values: { field: Text; text: Text }) => string;
      currency: (values: { field: Text; text: Text }) => string;
      link: (values: { field: Text; text: Text }) => string;
    };
    imported: string;
    importedFrom: (values: { source: Text; date: Text; reference: 'none' | (string & {}) }) => string;
    licence: string;
    owner: string;
    unclaimed: string;
    published: (values: { day: Text }) => string;
  };
  commands: {
    experience: {
      name: string;
      summary: string;
      subcommands: {
        log: {
          name: string;
          summary: string;
          arguments: {
            kept: string;
          };
        };
        search: {
          name: string;
          summary: string;
          arguments: {
            words: string;
            area: string;
            region: string;
            page: string;
            except: string;
            status: string;
            group: string;
            stage: string;
            evaluated: string;
            country: string;
            written: string;
            funding: string;
            year: string;
            reach: string;
            sort: string;
          };
        };
        list: {
          name: string;
          summary: string;
          arguments: {
            area: string;
            region: string;
            page: string;
            except: string;
            status: string;
            group: string;
            stage: string;
            evaluated: string;
            country: string;
            written: string;
            funding: string;
            year: string;
            reach: string;
            sort: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        alike: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            page: string;
          };
        };
        mine: {
          name: string;
          summary: string;
        };
        complete: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        edit: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        page: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        files: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        withdraw: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        restore: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        adopt: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        useful: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            answer: string;
          };
        };
        try: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        effects: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        notes: {
          summary: string;
          arguments: {
            answer: string;
          };
        };
        'self-evaluate': {
          summary: string;
          arguments: {
            number: string;
          };
        };
        'self-evaluation': {
          name: string;
          summary: string;
          arguments: {
            number: string;
            against: string;
          };
        };
        queue: {
          name: string;
          summary: string;
          arguments: {
            after: string;
            list: string;
            region: string;
            area: string;
          };
        };
        review: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        evaluate: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            revision: string;
          };
        };
        claim: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        release: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        publish: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            revision: string;
          };
        };
        'publish-list': {
          name: string;
          summary: string;
          arguments: {
            list: string;
            region: string;
            area: string;
          };
        };
        'send-back': {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        import: {
          name: string;
          summary: string;
          arguments: {
            list: string;
          };
        };
        archive: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        versions: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            revision: string;
            before: string;
          };
        };
        revert: {
          summary: string;
          arguments: {
            number: string;
            revision: string;
            seen: string;
          };
        };
        stale: {
          name: string;
          summary: string;
          arguments: {
            page: string;
          };
        };
        'still-true': {
          summary: string;
          arguments: {
            number: string;
          };
        };
        'log-message': {
          summary: string;
          arguments: {
            number: string;
          };
        };
        'log-thread': {
          summary: string;
          arguments: {
            number: string;
          };
        };
        agree: {
          summary: string;
          arguments: {
            number: string;
            files: string;
          };
        };
        disagree: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        passage: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        add: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        'log-kept': {
          summary: string;
          arguments: {
            kept: string;
          };
        };
        translate: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        translation: {
          summary: string;
          arguments: {
            translation: string;
            verdict: string;
          };
        };
      };
    };
    follow: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        experience: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        area: {
          name: string;
          summary: string;
          arguments: {
            area: string;
          };
        };
        region: {
          name: string;
          summary: string;
          arguments: {
            region: string;
          };
        };
        stop: {
          name: string;
          summary: string;
          arguments: {
            experience: string;
            call: string;
            area: string;
            region: string;
          };
        };
      };
    };
    tool: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
          arguments: {
            words: string;
            area: string;
            group: string;
            kind: string;
            stage: string;
            written: string;
            page: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        suggest: {
          name: string;
          summary: string;
          arguments: {
            link: string;
          };
        };
        add: {
          name: string;
          summary: string;
          arguments: {
            link: string;
          };
        };
        edit: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        withdraw: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        restore: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        verify: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        file: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        queue: {
          name: string;
          summary: string;
        };
        publish: {
          summary: string;
          arguments: {
            number: string;
            version: string;
          };
        };
        decline: {
          summary: string;
          arguments: {
            number: string;
            version: string;
          };
        };
        import: {
          name: string;
          summary: string;
        };
      };
    };
    call: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
          arguments: {
            words: string;
            area: string;
            programme: string;
            state: string;
            closes: string;
            page: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        follow: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        unfollow: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        partner: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        partners: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        unpartner: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        add: {
          name: string;
          summary: string;
        };
        edit: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        withdraw: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        restore: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        feed: {
          name: string;
          summary: string;
          arguments: {
            what: string;
            area: string;
            zone: string;
            programme: string;
          };
        };
        import: {
          name: string;
          summary: string;
        };
        report: {
          name: string;
          summary: string;
          arguments: {
            year: string;
          };
        };
      };
    };
    author: {
      name: string;
      summary: string;
      subcommands: {
        invite: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        remove: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        leave: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        ours: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        accept: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        disown: {
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
    question: {
      name: string;
      summary: string;
      subcommands: {
        ask: {
          name: string;
          summary: string;
          arguments: {
            words: string;
          };
        };
        list: {
          name: string;
          summary: string;
          arguments: {
            area: string;
            region: string;
            closed: string;
            page: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            page: string;
          };
        };
        answer: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        known: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        people: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        route: {
          summary: string;
          arguments: {
            number: string;
            people: string;
          };
        };
        pass: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        rate: {
          summary: string;
          arguments: {
            number: string;
            answer: string;
            helped: string;
          };
        };
        keep: {
          summary: string;
          arguments: {
            number: string;
            answer: string;
          };
        };
        mine: {
          name: string;
          summary: string;
        };
        close: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        withdraw: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            answer: string;
          };
        };
        restore: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            answer: string;
          };
        };
        'ask-message': {
          summary: string;
          arguments: {
            words: string;
          };
        };
        translate: {
          summary: string;
          arguments: {
            number: string;
            answer: string;
          };
        };
      };
    };
    compare: {
      name: string;
      summary: string;
      arguments: {
        regions: string;
        area: string;
        indicators: string;
        year: string;
        since: string;
        until: string;
        years: string;
      };
    };
    peers: {
      name: string;
      summary: string;
      arguments: {
        region: string;
        'better-at': string;
        abroad: string;
        members: string;
        'worse-at': string;
        country: string;
        except: string;
        island: string;
        coast: string;
        eu: string;
        weights: string;
      };
    };
    indicator: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
          arguments: {
            area: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            indicator: string;
            extremes: string;
            beside: string;
            region: string;
            year: string;
            since: string;
            until: string;
            years: string;
          };
        };
        rank: {
          name: string;
          summary: string;
          arguments: {
            indicator: string;
            country: string;
            members: string;
            page: string;
            order: string;
            except: string;
            island: string;
            coast: string;
            below: string;
            region: string;
            above: string;
            inclusive: string;
            count: string;
            countries: string;
            year: string;
            since: string;
            until: string;
            years: string;
            changed: string;
            numbers: string;
          };
        };
        add: {
          name: string;
          summary: string;
          arguments: {

          };
        };
        remove: {
          name: string;
          summary: string;
          arguments: {
            indicator: string;
          };
        };
      };
    };
    figures: {
      name: string;
      summary: string;
      subcommands: {
        import: {
          name: string;
          summary: string;
          arguments: {
            address: string;
            settings: string;
          };
        };
        page: {
          name: string;
          summary: string;
          arguments: {

          };
        };
      };
    };
    brief: {
      name: string;
      summary: string;
      arguments: {
        region: string;
        against: string;
        area: string;
      };
    };
    score: {
      name: string;
      summary: string;
      arguments: {
        region: string;
        against: string;
        area: string;
        year: string;
      };
    };
    policy: {
      name: string;
      summary: string;
      subcommands: {
        show: {
          name: string;
          summary: string;
          arguments: {
            region: string;
            area: string;
          };
        };
        assess: {
          name: string;
          summary: string;
          arguments: {
            area: string;
            region: string;
          };
        };
        import: {
          name: string;
          summary: string;
          arguments: {
            address: string;
            index: string;
            edition: string;
            source: string;
          };
        };
      };
    };
    method: {
      name: string;
      summary: string;
      arguments: {
        topic: string;
      };
    };
    region: {
      name: string;
      summary: string;
      subcommands: {
        show: {
          name: string;
          summary: string;
          arguments: {
            region: string;
          };
        };
      };
    };
    digest: {
      name: string;
      summary: string;
      subcommands: {
        preview: {
          name: string;
          summary: string;
          arguments: {
            region: string;
            subscription: string;
            week: string;
          };
        };
        subscribe: {
          name: string;
          summary: string;
        };
        show: {
          name: string;
          summary: string;
        };
        change: {
          name: string;
          summary: string;
          arguments: {
            subscription: string;
          };
        };
        pause: {
          name: string;
          summary: string;
          arguments: {
            subscription: string;
            weeks: string;
          };
        };
        snooze: {
          name: string;
          summary: string;
          arguments: {
            subscription: string;
          };
        };
        resume: {
          name: string;
          summary: string;
          arguments: {
            subscription: string;
          };
        };
        unsubscribe: {
          name: string;
          summary: string;
          arguments: {
            subscription: string;
          };
        };
        next: {
          name: string;
          summary: string;
        };
        hold: {
          name: string;
          summary: string;
          arguments: {
            week: string;
            subscription: string;
          };
        };
        approve: {
          name: string;
          summary: string;
          arguments: {
            week: string;
            subscription: string;
          };
        };
        open: {
          name: string;
          summary: string;
          arguments: {
            week: string;
            subscription: string;
          };
        };
        note: {
          name: string;
          summary: string;
          arguments: {
            week: string;
            subscription: string;
          };
        };
        measures: {
          name: string;
          summary: string;
        };
        import: {
          name: string;
          summary: string;
          arguments: {
            list: string;
          };
        };
        'import-take': {
          summary: string;
          arguments: {
            list: string;
          };
        };
        'import-sample': {
          summary: string;
        };
        rate: {
          summary: string;
          arguments: {
            issue: string;
            verdict: string;
          };
        };
      };
    };
    me: {
      name: string;
      summary: string;
      subcommands: {
        show: {
          name: string;
          summary: string;
        };
        edit: {
          name: string;
          summary: string;
          arguments: {
            region: string;
          };
        };
        region: {
          name: string;
          summary: string;
          arguments: {
            region: string;
          };
        };
        introductions: {
          name: string;
          summary: string;
        };
        availability: {
          name: string;
          summary: string;
        };
        export: {
          name: string;
          summary: string;
        };
        link: {
          name: string;
          summary: string;
          arguments: {
            code: string;
            role: string;
          };
        };
        join: {
          summary: string;
          arguments: {
            person: string;
            role: string;
          };
        };
        model: {
          summary: string;
          arguments: {
            state: string;
          };
        };
        forget: {
          name: string;
          summary: string;
          arguments: {
            shared: string;
          };
        };
        translation: {
          summary: string;
          arguments: {
            state: string;
          };
        };
      };
    };
    organisation: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
          arguments: {
            words: string;
            region: string;
            kind: string;
            page: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        join: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        leave: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        act: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        members: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            page: string;
          };
        };
        add: {
          name: string;
          summary: string;
        };
        edit: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        verify: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        merge: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            into: string;
          };
        };
        confirm: {
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        remove: {
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        waiting: {
          name: string;
          summary: string;
        };
        invite: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
    invitation: {
      name: string;
      summary: string;
      subcommands: {
        create: {
          name: string;
          summary: string;
        };
        list: {
          name: string;
          summary: string;
          arguments: {
            page: string;
          };
        };
        take: {
          name: string;
          summary: string;
          arguments: {
            code: string;
          };
        };
        revoke: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        link: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        show: {
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
    token: {
      name: string;
      summary: string;
      subcommands: {
        create: {
          name: string;
          summary: string;
          arguments: {
            days: string;
            words: string;
          };
        };
        list: {
          name: string;
          summary: string;
          arguments: {
            all: string;
          };
        };
        revoke: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
    webhook: {
      name: string;
      summary: string;
      subcommands: {
        add: {
          name: string;
          summary: string;
          arguments: {
            words: string;
          };
        };
        list: {
          name: string;
          summary: string;
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        test: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        end: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        replay: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        secret: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
    rule: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        new: {
          name: string;
          summary: string;
          arguments: {
            template: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        try: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        on: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            all: string;
          };
        };
        pause: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            all: string;
          };
        };
        runs: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        'run-show': {
          name: string;
          summary: string;
          arguments: {
            run: string;
          };
        };
        replay: {
          name: string;
          summary: string;
          arguments: {
            run: string;
          };
        };
        export: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        import: {
          name: string;
          summary: string;
        };
        end: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        run: {
          name: string;
          summary: string;
          arguments: {
            name: string;
          };
        };
        answer: {
          summary: string;
          arguments: {
            run: string;
            words: string;
          };
        };
        versions: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            version: string;
          };
        };
        stats: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        waiting: {
          name: string;
          summary: string;
        };
        address: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            renew: string;
          };
        };
        listen: {
          name: string;
          summary: string;
          arguments: {
            off: string;
          };
        };
        step: {
          summary: string;
          arguments: {
            number: string;
            words: string;
          };
        };
        move: {
          summary: string;
          arguments: {
            number: string;
            words: string;
          };
        };
      };
    };
    person: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        role: {
          name: string;
          summary: string;
          arguments: {
            person: string;
            role: string;
          };
        };
        place: {
          summary: string;
          arguments: {
            person: string;
          };
        };
        merge: {
          summary: string;
          arguments: {
            person: string;
            into: string;
          };
        };
        admit: {
          summary: string;
          arguments: {
            person: string;
          };
        };
      };
    };
    introduction: {
      name: string;
      summary: string;
      subcommands: {
        ask: {
          name: string;
          summary: string;
          arguments: {
            regions: string;
            area: string;
            group: string;
            experience: string;
            question: string;
            call: string;
            person: string;
            words: string;
          };
        };
        write: {
          summary: string;
          arguments: {
            regions: string;
            area: string;
            group: string;
            experience: string;
            question: string;
            call: string;
            person: string;
            words: string;
          };
        };
        mine: {
          name: string;
          summary: string;
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        accept: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        decline: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        later: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        end: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        block: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        unblock: {
          summary: string;
          arguments: {
            person: string;
          };
        };
        report: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        met: {
          summary: string;
          arguments: {
            number: string;
            answer: string;
          };
        };
        learned: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        experience: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        totals: {
          name: string;
          summary: string;
        };
        slot: {
          summary: string;
          arguments: {
            number: string;
            at: string;
          };
        };
      };
    };
    conversation: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        say: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            words: string;
          };
        };
        keep: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        draft: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        agree: {
          summary: string;
          arguments: {
            number: string;
            files: string;
          };
        };
        disagree: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        write: {
          summary: string;
          arguments: {
            number: string;
          };
        };
        pause: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        resume: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        leave: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        report: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        bridge: {
          name: string;
          summary: string;
          arguments: {
            name: string;
            with: string;
          };
        };
        end: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
    admin: {
      name: string;
      summary: string;
      subcommands: {
        open: {
          name: string;
          summary: string;
        };
        end: {
          name: string;
          summary: string;
        };
        settings: {
          name: string;
          summary: string;
        };
        set: {
          summary: string;
          arguments: {
            name: string;
          };
        };
        unset: {
          summary: string;
          arguments: {
            name: string;
          };
        };
      };
    };
    outbox: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        replay: {
          summary: string;
          arguments: {
            id: string;
          };
        };
        drop: {
          summary: string;
          arguments: {
            id: string;
          };
        };
      };
    };
    status: {
      name: string;
      summary: string;
      arguments: {
        about: string;
      };
    };
    home: {
      summary: string;
    };
    help: {
      name: string;
      summary: string;
      arguments: {
        command: string;
      };
    };
    answer: {
      summary: string;
      arguments: {
        number: string;
      };
    };
    round: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        join: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            mentors: string;
            open: string;
          };
        };
        leave: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        skip: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            undo: string;
          };
        };
        mine: {
          name: string;
          summary: string;
        };
        create: {
          name: string;
          summary: string;
          arguments: {
            here: string;
          };
        };
        preview: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        run: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        end: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        confirm: {
          summary: string;
          arguments: {
            meeting: string;
          };
        };
        decline: {
          summary: string;
          arguments: {
            meeting: string;
            out: string;
          };
        };
        met: {
          summary: string;
          arguments: {
            meeting: string;
            answer: string;
          };
        };
        rate: {
          summary: string;
          arguments: {
            meeting: string;
            points: string;
          };
        };
      };
    };
    training: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
          arguments: {
            when: string;
          };
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        join: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            series: string;
          };
        };
        leave: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        present: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            code: string;
          };
        };
        feedback: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        certificate: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        create: {
          name: string;
          summary: string;
        };
        edit: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        announce: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        code: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        people: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        mark: {
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        materials: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        report: {
          name: string;
          summary: string;
          arguments: {
            year: string;
          };
        };
        cancel: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            series: string;
          };
        };
      };
    };
    calendar: {
      name: string;
      summary: string;
      subcommands: {
        show: {
          name: string;
          summary: string;
          arguments: {
            when: string;
          };
        };
        feed: {
          name: string;
          summary: string;
        };
        renew: {
          name: string;
          summary: string;
        };
        end: {
          name: string;
          summary: string;
        };
      };
    };
    testbed: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        join: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        follow: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        leave: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        ask: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        check: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        measure: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        done: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            step: string;
          };
        };
        undone: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            step: string;
          };
        };
        again: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        create: {
          name: string;
          summary: string;
        };
        edit: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        accept: {
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        decline: {
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        host: {
          name: string;
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        review: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        finish: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        stop: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        experience: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
    event: {
      name: string;
      summary: string;
      subcommands: {
        list: {
          name: string;
          summary: string;
        };
        show: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        join: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        leave: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        met: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        keep: {
          summary: string;
          arguments: {
            number: string;
            person: string;
          };
        };
        survey: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        create: {
          name: string;
          summary: string;
        };
        announce: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        preview: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        close: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        open: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
        cancel: {
          name: string;
          summary: string;
          arguments: {
            number: string;
          };
        };
      };
    };
  };
  compare: {
    heading: (values: { regions: Text }) => string;
    headingAbout: (values: { regions: Text; about: Text }) => string;
    finding: {
      noMigrants: (values: { why: 'years' | 'prices' | (string & {}); figures: Text }) => string;
      years: (values: { first: Text; last: Text }) => string;
      none: (values: { count: number }) => string;
      prices: (values: { figures: Text }) => string;
      contextOnly: string;
      context: (values: { figures: Text }) => string;
      gap: (values: { isUncertain: 'yes' | (string & {}); label: Text; isEven: 'yes' | (string & {}); region: Text; other: Text; low: Text; regions: number; high: Text; areLevel: 'yes' | (string & {}); without: number; names: Text }) => string;
      gapLevel: (values: { isUncertain: 'yes' | (string & {}); label: Text; regions: Text; without: number; names: Text }) => string;
      gapRange: (values: { low: Text; high: Text }) => string;
      gapAt: (values: { region: Text; gap: Text }) => string;
      gapBetter: (values: { isUncertain: 'yes' | (string & {}); side: 'low' | (string & {}); label: Text; better: Text; worse: number; least: Text; without: number; names: Text }) => string;
      rest: (values: { leads: Text; rest: Text }) => string;
      contextAndNone: (values: { hasCountries: 'yes' | (string & {}); figures: Text }) => string;
    };
    findingOne: {
      ahead: (values: { leader: Text; next: Text; gap: Text; others: number }) => string;
      aheadWithFlags: (values: { leader: Text; next: Text; gap: Text; flags: Text; others: number }) => string;
      level: (values: { regions: Text; median: 'better' | 'worse' | (string & {}) }) => string;
      shared: (values: { leaders: Text; about: 'outcome' | (string & {}); what: 'share' | 'count' | (string & {}); next: Text; first: Text; gap: Text; others: number }) => string;
      between: (values: { between: Text; count: number; first: Text; about: 'outcome' | (string & {}); near: Text }) => string;
      open: (values: { leader: Text; side: 'low' | (string & {}); next: Text; gap: Text; why: Text }) => string;
      openLevel: (values: { regions: Text; areSame: 'yes' | (string & {}); why: Text }) => string;
      openAlone: (values: { why: Text }) => string;
      openRange: (values: { low: Text; lowName: Text; high: Text; highName: Text; why: Text }) => string;
      openSpread: (values: { low: Text; lowName: Text; high: Text; highName: Text; why: Text }) => string;
      higher: (values: { leader: Text; what: 'share' | 'count' | (string & {}); next: Text; gap: Text; others: number; prices: 'yes' | (string & {}) }) => string;
      years: string;
      missing: string;
      spread: string;
      left: (values: { names: Text }) => string;
      without: (values: { names: Text }) => string;
    };
    pair: {
      sentence: (values: { about: 'foreign' | 'migrants' | 'everyone' | (string & {}); isUncertain: 'yes' | (string & {}); parts: Text }) => string;
      ahead: (values: { region: Text; names: Text }) => string;
      side: (values: { region: Text; side: 'low' | (string & {}); count: number; names: Text }) => string;
      uncertainPart: (values: { said: Text }) => string;
      level: (values: { names: Text }) => string;
      open: (values: { names: Text }) => string;
      betterName: (values: { name: Text; value: Text; other: Text; year: 'none' | (string & {}) }) => string;
      levelName: (values: { name: Text; value: Text; other: Text; year: 'none' | (string & {}) }) => string;
      gaps: (values: { isUncertain: 'yes' | (string & {}); region: Text; names: Text }) => string;
      gapsBoth: (values: { isUncertain: 'yes' | (string & {}); region: Text; names: Text; other: Text; others: Text }) => string;
      gapsLevel: (values: { isUncertain: 'yes' | (string & {}); names: Text }) => string;
      title: (values: { parts: Text; about: 'foreign' | 'migrants' | 'everyone' | (string & {}); isUncertain: 'yes' | (string & {}) }) => string;
      sideShort: (values: { region: Text; side: 'low' | (string & {}); names: Text }) => string;
      levelShort: (values: { names: Text }) => string;
    };
    several: {
      name: (values: { name: Text; said: Text }) => string;
      ahead: (values: { region: Text; isOfAll: 'yes' | (string & {}); next: Text; names: Text }) => string;
      shared: (values: { regions: Text; names: Text; isOfAll: 'yes' | (string & {}); next: Text }) => string;
      level: (values: { regions: Text; names: Text }) => string;
      levelAll: (values: { names: Text }) => string;
      side: (values: { region: Text; side: 'low' | (string & {}); count: number; names: Text }) => string;
      sides: (values: { regions: Text; side: 'low' | (string & {}); names: Text }) => string;
      aheadShort: (values: { region: Text; side: 'low' | (string & {}); next: Text; names: Text }) => string;
      sideShort: (values: { region: Text; side: 'low' | (string & {}); names: Text }) => string;
      levelShort: (values: { region: Text; names: Text }) => string;
    };
    outcomes: string;
    context: string;
    countries: string;
    figure: string;
    ahead: string;
    more: string;
    uncertain: string;
    cells: {
      ahead: (values: { leader: Text; gap: Text }) => string;
      aheadOfKnown: (values: { leader: Text; next: Text; gap: Text }) => string;
      bestDoubtful: (values: { said: Text; side: 'low' | (string & {}); names: Text }) => string;
      level: string;
      levelAt: (values: { regions: Text }) => string;
      shared: (values: { regions: Text; count: number; about: 'outcome' | (string & {}); next: Text; others: number }) => string;
      between: (values: { said: Text; between: Text }) => string;
      doubtful: (values: { said: Text; left: Text }) => string;
      open: (values: { gap: Text }) => string;
      openLevel: (values: { said: 'yes' | (string & {}); gap: Text }) => string;
      openLevelOf: (values: { said: 'yes' | (string & {}) }) => string;
      openOf: string;
      openFirst: (values: { said: 'yes' | (string & {}); leader: Text; gap: Text }) => string;
      openFirstOf: (values: { said: 'yes' | (string & {}); leader: Text }) => string;
      smaller: (values: { regions: number; region: Text; gap: Text }) => string;
      foreignBetter: (values: { isUncertain: 'yes' | 'said' | (string & {}); side: 'low' | (string & {}); of: 'all' | (string & {}); regions: Text }) => string;
      levelSmallest: (values: { regions: Text }) => string;
      uncertainLevelAt: (values: { regions: Text }) => string;
      uncertainSmaller: (values: { regions: number; region: Text; gap: Text }) => string;
      why: {
        flag: string;
        'flags-unknown': string;
        definition: string;
        prices: string;
      };
      years: string;
      missing: string;
      spread: string;
    };
    gapOf: (values: { label: Text }) => string;
    birthGaps: string;
    birthGap: (values: { region: Text; gap: Text; native: Text; foreign: Text }) => string;
    rankLegend: (values: { levels: Text }) => string;
    years: string;
    yearOfAll: string;
    ageBands: (values: { bands: Text }) => string;
    suppressedSince: (values: { region: Text; label: Text; year: Text; why: Text }) => string;
    levels: string;
    truncated: (values: { shown: Text; total: Text }) => string;
    partOf: (values: { part: Text; whole: Text }) => string;
    sameTerritory: (values: { regions: Text; territory: Text }) => string;
    noIndicators: (values: { area: Text; areas: Text }) => string;
    nothing: (values: { regions: Text }) => string;
    noneInYear: (values: { regions: Text; year: Text; years: Text }) => string;
    countriesOnly: (values: { values: Text }) => string;
    countryValue: (values: { name: Text; value: Text; year: Text }) => string;
    countriesOfOtherYears: (values: { year: Text }) => string;
    nothingOf: (values: { regions: Text; figures: Text; year: 'none' | (string & {}) }) => string;
    nearest: string;
    countriesOnlySeveral: (values: { figures: Text; years: Text }) => string;
    noReasons: string;
    buttons: {
      brief: (values: { region: Text }) => string;
      goOn: string;
      profile: (values: { region: Text }) => string;
      peers: (values: { region: Text }) => string;
      only: (values: { area: Text }) => string;
      all: string;
      regionsOf: (values: { country: Text }) => string;
    };
    why: {
      flag: (values: { flags: Text }) => string;
      'flags-unknown': string;
      definition: string;
      prices: string;
    };
    missing: (values: { region: Text; labels: Text; why: Text }) => string;
    aheadRule: string;
    short: {
      between: (values: { said: Text; between: Text; first: Text }) => string;
      left: (values: { said: Text; names: Text }) => string;
      othersLeft: (values: { said: Text }) => string;
      without: (values: { said: Text; names: Text }) => string;
    };
    course: {
      heading: (values: { regions: Text; span: Text }) => string;
      spans: {
        since: (values: { since: Text }) => string;
        until: (values: { until: Text }) => string;
        both: (values: { since: Text; until: Text }) => string;
        years: (values: { years: number }) => string;
      };
      changes: (values: { label: Text; first: Text; last: Text; parts: Text }) => string;
      changesOfYears: (values: { label: Text; parts: Text }) => string;
      oneYear: (values: { label: Text; year: Text }) => string;
      noneOf: (values: { label: Text }) => string;
      part: (values: { region: Text; change: Text }) => string;
      unsure: (values: { difference: Text }) => string;
      unsureAlone: string;
      unchanged: string;
      broken: (values: { region: Text; years: Text }) => string;
      unknown: (values: { region: Text }) => string;
      oneOf: (values: { region: Text; year: Text }) => string;
      without: (values: { region: Text }) => string;
      begins: (values: { first: Text }) => string;
      why: (values: { region: Text; label: Text; why: Text }) => string;
      columns: {
        first: string;
        last: string;
        change: string;
        year: string;
      };
      cells: {
        broken: (values: { years: Text }) => string;
        unknown: string;
      };
      latest: string;
      none: (values: { regions: Text; years: Text }) => string;
      yearAndSpan: string;
      ends: (values: { last: Text }) => string;
    };
    overTime: {
      oneYear: (values: { year: Text }) => string;
      oneAsked: string;
      none: (values: { fewest: Text }) => string;
      title: (values: { label: Text; year: Text; low: Text; lowName: Text; high: Text; highName: Text }) => string;
      titleShort: (values: { year: Text; low: Text; lowName: Text; high: Text; highName: Text }) => string;
      titleUncertain: (values: { said: Text }) => string;
      index: (values: { year: Text }) => string;
      everyYear: string;
      instead: (values: { names: Text; label: Text }) => string;
      notDrawn: (values: { fewest: Text; names: Text }) => string;
    };
    gapTitles: {
      smaller: (values: { isUncertain: 'yes' | (string & {}); regions: number; parts: Text }) => string;
      part: (values: { region: Text; total: number; count: Text }) => string;
    };
    gapTitle: (values: { label: Text; lowGap: Text; low: Text; highGap: Text; high: Text }) => string;
    groups: {
      native: string;
      foreign: string;
    };
    titles: {
      one: (values: { label: Text; values: Text }) => string;
      several: (values: { regions: Text; about: 'outcomes' | (string & {}); count: number }) => string;
      many: (values: { regions: Text; about: 'outcomes' | (string & {}); count: number }) => string;
    };
    gapNote: string;
    byValueRule: string;
    countedOnce: string;
    both: string;
    regionsHeld: (values: { countries: Text }) => string;
    medianBeside: (values: { label: Text; year: Text; value: Text }) => string;
  };
  conversation: {
    somebody: string;
    gone: string;
    excerpt: (values: { excerpt: Text }) => string;
    from: (values: { who: Text }) => string;
    said: (values: { content: Text }) => string;
    answering: (values: { who: Text; excerpt: Text }) => string;
    reacted: (values: { who: Text; sign: Text; excerpt: Text }) => string;
    reactedUnnamed: (values: { who: Text; sign: Text }) => string;
    changed: (values: { who: Text }) => string;
    removed: (values: { who: Text }) => string;
    unreacted: (values: { who: Text }) => string;
    forgotten: string;
    buttons: {
      say: string;
      show: string;
      pause: string;
      resume: string;
      leave: string;
      report: string;
      keep: string;
      readDraft: string;
      agree: string;
      agreeWithFiles: string;
      agreeWithoutFiles: string;
      refuse: string;
      write: string;
    };
    how: {
      thread: (values: { who: Text }) => string;
      reply: (values: { who: Text }) => string;
      command: (values: { who: Text; number: Text }) => string;
      forgotten: string;
      rules: (values: { days: Text }) => string;
    };
    list: {
      none: string;
      count: (values: { count: number }) => string;
      title: (values: { number: Text; who: Text }) => string;
      open: string;
      states: {
        active: string;
        paused: string;
        left: string;
        over: string;
      };
    };
    show: {
      heading: (values: { number: Text; who: Text }) => string;
      nothing: string;
      line: (values: { who: Text; at: Text; content: Text }) => string;
      own: string;
      you: string;
      lost: (values: { who: Text; at: Text; to: Text; content: Text }) => string;
      closed: (values: { who: Text; why: Text }) => string;
    };
    say: {
      title: string;
      submit: string;
      intro: (values: { who: Text }) => string;
      content: {
        label: string;
      };
      done: (values: { who: Text }) => string;
      kept: (values: { who: Text }) => string;
      again: string;
      long: (values: { max: number }) => string;
      empty: string;
    };
    files: {
      gone: (values: { name: Text }) => string;
      large: (values: { name: Text; megabytes: Text }) => string;
      kind: (values: { name: Text }) => string;
      unreadable: (values: { name: Text }) => string;
    };
    paused: (values: { who: Text }) => string;
    over: string;
    unknown: (values: { number: Text }) => string;
    which: (values: { lines: Text }) => string;
    pauseDone: (values: { who: Text }) => string;
    resumed: (values: { count: number }) => string;
    notPaused: string;
    leaveDone: string;
    left: (values: { who: Text }) => string;
    ended: (values: { who: Text }) => string;
    keep: {
      title: string;
      submit: string;
      intro: (values: { who: Text }) => string;
      messages: {
        label: string;
        hint: string;
      };
      nothing: string;
      option: (values: { who: Text; files: number; names: Text; excerpt: Text }) => string;
      asked: (values: { who: Text; count: number }) => string;
      ask: (values: { who: Text; count: number; files: number }) => string;
      rule: string;
      heading: string;
      said: (values: { who: Text; content: Text; files: number; names: Text }) => string;
      withFiles: (values: { files: Text }) => string;
      notTaken: (values: { files: Text }) => string;
      noWords: string;
      states: {
        asked: (values: { who: Text }) => string;
        agreed: string;
        refused: string;
        logged: (values: { experience: Text }) => string;
      };
      agreed: string;
      agreedNow: (values: { who: Text }) => string;
      waits: (values: { who: Text }) => string;
      refused: string;
      refuseDone: string;
      logged: (values: { who: Text; number: Text }) => string;
      loggedForgotten: string;
      written: (values: { number: Text }) => string;
      over: string;
      notYet: string;
      gone: string;
      unknown: (values: { number: Text }) => string;
      form: {
        intro: (values: { count: number; files: Text }) => string;
        action: (values: { own: Text; theirs: Text }) => string;
        line: (values: { who: Text; content: Text }) => string;
        elsewhere: string;
      };
    };
    bridge: {
      offered: (values: { name: Text; code: Text }) => string;
      done: (values: { here: Text; there: Text; number: Text }) => string;
      opening: (values: { there: Text; number: Text }) => string;
      how: {
        thread: string;
        reply: string;
      };
      rules: (values: { days: Text }) => string;
      ended: (values: { there: Text }) => string;
      endDone: (values: { number: Text }) => string;
      noChannel: string;
      noName: string;
      noOffer: string;
      same: string;
      none: (values: { number: Text }) => string;
    };
    undelivered: {
      said: (values: { kind: 'change' | (string & {}); count: number; who: Text; why: Text }) => string;
      opening: (values: { who: Text; why: Text }) => string;
      why: (values: { refused: 'person' | 'place' | 'message' | 'ours' | (string & {}) }) => string;
      uncertain: string;
      contact: (values: { contact: Text }) => string;
      again: string;
      team: string;
      news: (values: { number: Text; count: number; here: Text; there: Text; why: Text }) => string;
    };
  };
  database: {
    unusable: (values: { place: Text; reason: Text }) => string;
    reasons: {
      notListening: string;
      hangsUp: string;
      hostUnknown: string;
      hostNotFound: string;
      password: string;
      refused: (values: { message: Text }) => string;
      unproven: string;
      noDatabase: string;
      full: string;
      noRight: (values: { message: Text }) => string;
      noExtension: (values: { message: Text }) => string;
      readOnly: string;
      starting: string;
    };
    tooOld: (values: { place: Text; version: Text; oldest: Text }) => string;
    poolerWithoutLimit: (values: { place: Text }) => string;
    encoding: (values: { place: Text; encoding: Text }) => string;
    newerChange: (values: { name: Text }) => string;
    editedMigration: (values: { name: Text }) => string;
    entries: {
      wrong: (values: { file: Text }) => string;
      problem: (values: { entry: Text; field: Text; reason: Text }) => string;
      noJson: (values: { file: Text; reason: Text }) => string;
    };
    embedded: {
      ownerUnknown: (values: { directory: Text; owner: Text }) => string;
      noAccount: string;
      cannotActAs: (values: { account: Text; code: Text }) => string;
      notPrepared: (values: { home: Text; reason: Text; programs: Text }) => string;
      otherVersion: (values: { directory: Text; version: Text; own: Text }) => string;
      notStarted: (values: { directory: Text; reason: Text; log: Text }) => string;
      locked: (values: { holder: Text; path: Text }) => string;
      onlyRoot: (values: { directory: Text; account: Text }) => string;
      noPassword: (values: { file: Text }) => string;
      notInstalled: (values: { name: Text }) => string;
      notWritable: (values: { path: Text; reason: Text }) => string;
      writeFailures: {
        forbidden: string;
        readOnly: string;
        full: string;
        quota: string;
        throughFile: string;
        noDirectory: string;
        fileInTheWay: string;
      };
    };
    otherKey: (values: { platform: Text; space: Text }) => string;
    noKey: string;
    shortKey: (values: { count: Text; least: Text }) => string;
  };
  daySpan: {
    unknown: (values: { text: Text }) => string;
    doubtful: (values: { text: Text; readings: Text }) => string;
    until: (values: { last: Text }) => string;
    between: (values: { first: Text; last: Text }) => string;
  };
  digestPages: {
    title: string;
    forgotten: (values: { day: Text }) => string;
    useful: string;
    notUseful: string;
    unsubscribe: string;
    confirm: string;
    back: string;
    verdict: {
      title: string;
      ask: (values: { isUseful: 'yes' | (string & {}) }) => string;
      done: string;
    };
    preferences: {
      otherRegions: string;
      noRegions: string;
      title: string;
      now: (values: { where: Text; when: Text }) => string;
      when: string;
      more: string;
      pause: string;
      pauses: (values: { weeks: number }) => string;
      save: string;
      saved: (values: { next: Text }) => string;
    };
    unsubscribing: {
      undo: string;
      undone: string;
      undoWithin: (values: { days: Text }) => string;
      notUndone: (values: { days: Text }) => string;
      title: string;
      ask: (values: { where: Text }) => string;
      done: string;
      before: string;
      beside: {
        ask: (values: { where: Text; others: number }) => string;
        done: (values: { others: number }) => string;
        before: (values: { others: number }) => string;
        all: string;
      };
      everything: {
        ask: (values: { where: Text }) => string;
        done: string;
      };
    };
    signUp: {
      title: string;
      intro: string;
      groups: {
        where: string;
        what: string;
        when: string;
      };
      fields: {
        addressHint: string;
        members: string;
        membersHint: string;
        regions: string;
        regionsHint: string;
      };
      send: string;
      privacy: (values: { days: Text }) => string;
      off: string;
      inChat: string;
      crowded: string;
      full: string;
      gone: (values: { days: Text }) => string;
      asked: {
        title: string;
        text: (values: { address: Text }) => string;
        again: (values: { days: Text }) => string;
      };
    };
    confirming: {
      title: string;
      doneTitle: string;
      unless: string;
      done: (values: { when: Text; next: Text }) => string;
      donePaused: string;
      before: string;
      ended: string;
    };
    here: string;
    missing: string;
  };
  digestStaff: {
    next: {
      counts: (values: { active: number; paused: Text; unconfirmed: Text }) => string;
      columns: {
        due: string;
        id: string;
        who: string;
        where: string;
        state: string;
      };
      held: string;
      going: string;
      waiting: (values: { week: Text; count: number }) => string;
      weekHeld: (values: { week: Text }) => string;
      note: (values: { note: Text }) => string;
      opening: (values: { opening: Text }) => string;
      channel: string;
      direct: string;
      prompt: string;
      page: string;
      mail: string;
    };
    scope: (values: { week: Text; subscription: Text }) => string;
    askHold: {
      all: (values: { from: Text; to: Text; week: Text; count: number }) => string;
      one: (values: { id: Text; from: Text; to: Text; week: Text }) => string;
      named: (values: { id: Text; owner: Text; from: Text; to: Text; week: Text }) => string;
    };
    held: (values: { scope: Text }) => string;
    approved: (values: { scope: Text; count: number }) => string;
    freed: (values: { scope: Text }) => string;
    notHeld: (values: { scope: Text }) => string;
    sentBefore: (values: { scope: Text }) => string;
    over: (values: { scope: Text }) => string;
    tooLate: (values: { scope: Text; deadline: Text }) => string;
    badWeek: (values: { text: Text }) => string;
    form: {
      opening: {
        title: string;
        submit: string;
        intro: (values: { scope: Text }) => string;
      };
      note: {
        title: string;
        submit: string;
        intro: (values: { scope: Text }) => string;
      };
      labels: {
        opening: string;
        note: string;
      };
    };
    saved: {
      opening: (values: { scope: Text }) => string;
      openingGone: (values: { scope: Text }) => string;
      note: (values: { scope: Text }) => string;
      noteGone: (values: { scope: Text }) => string;
    };
    measures: {
      none: string;
      few: (values: { fewest: Text }) => string;
      columns: {
        week: string;
        sent: string;
        empty: string;
        opened: string;
        useful: string;
        notUseful: string;
        unsubscribed: string;
      };
      summary: (values: { week: Text; sent: number }) => string;
    };
    import: {
      form: {
        title: string;
        submit: string;
        intro: string;
        introAgain: string;
      };
      labels: {
        file: string;
        text: string;
      };
      sample: {
        said: string;
        file: string;
        content: string;
      };
      again: string;
      sampleButton: string;
      attachAgain: string;
      unknown: (values: { columns: Text }) => string;
      noFile: string;
      bad: string;
      problem: (values: { line: Text; reason: Text }) => string;
      more: (values: { count: Text }) => string;
      trimmed: (values: { count: number; lines: Text }) => string;
      trimmedMore: (values: { lines: Text }) => string;
      ready: (values: { count: number }) => string;
      columns: {
        address: string;
        when: string;
        regions: string;
        areas: string;
        language: string;
      };
      button: (values: { count: number }) => string;
      ask: (values: { count: number }) => string;
      look: string;
      taken: (values: { count: number }) => string;
      gone: string;
      problems: {
        binary: string;
        openQuote: string;
        longCell: (values: { length: number; most: number }) => string;
        cells: (values: { cells: Text; columns: Text }) => string;
        repeatedColumns: (values: { columns: Text }) => string;
        columns: (values: { missing: Text }) => string;
        empty: string;
        many: (values: { most: Text }) => string;
        address: (values: { text: Text }) => string;
        repeated: (values: { address: Text; line: Text }) => string;
        subscribed: (values: { address: Text }) => string;
        ended: (values: { address: Text }) => string;
        silent: (values: { address: Text }) => string;
        asked: (values: { address: Text }) => string;
        weekday: (values: { text: Text }) => string;
        doubtfulWeekday: (values: { text: Text; days: Text }) => string;
        time: (values: { text: Text }) => string;
        zone: (values: { text: Text }) => string;
        language: (values: { text: Text }) => string;
        area: (values: { text: Text }) => string;
        region: (values: { text: Text }) => string;
        regionNear: (values: { text: Text; nearest: Text }) => string;
        manyRegions: (values: { most: Text }) => string;
      };
    };
    buttons: {
      hold: (values: { scope: Text }) => string;
      approve: (values: { scope: Text }) => string;
      open: string;
      note: string;
      measures: string;
      preview: (values: { id: Text }) => string;
      next: string;
    };
  };
  digest: {
    heading: (values: { day: Text }) => string;
    headingFor: (values: { region: Text; day: Text }) => string;
    subject: (values: { day: Text }) => string;
    subjectFor: (values: { region: Text; day: Text }) => string;
    subjectTelling: (values: { parts: Text }) => string;
    subjectTellingFor: (values: { region: Text; parts: Text }) => string;
    because: (values: { because: Text }) => string;
    why: (values: { when: Text; followed: Text }) => string;
    whyAll: (values: { when: Text }) => string;
    withdrawn: string;
    recounted: string;
    opening: (values: { parts: Text }) => string;
    nothing: string;
    missed: (values: { count: number }) => string;
    staffNote: string;
    sections: {
      reading: string;
      experiences: string;
      tools: string;
      questions: string;
      figures: string;
      events: string;
      mine: string;
    };
    counts: {
      reading: (values: { count: number }) => string;
      experiences: (values: { count: number }) => string;
      tools: (values: { count: number }) => string;
      questions: (values: { count: number }) => string;
      figures: (values: { count: number }) => string;
      events: (values: { count: number }) => string;
      mine: (values: { count: number }) => string;
    };
    reasons: {
      area: (values: { area: Text }) => string;
      logged: (values: { area: Text }) => string;
      region: (values: { region: Text }) => string;
      inRegion: (values: { region: Text }) => string;
      peer: (values: { region: Text }) => string;
      country: (values: { region: Text }) => string;
      author: string;
      network: string;
    };
    like: (values: { region: Text; regions: Text }) => string;
    openQuestions: string;
    openQuestionCount: (values: { count: number }) => string;
    toReview: (values: { count: number }) => string;
    ownChanges: {
      published: string;
      'sent-back': string;
      archived: string;
      restored: string;
      adopted: (values: { count: number; regions: Text }) => string;
      changed: string;
      useful: (values: { count: number }) => string;
      answered: (values: { count: number }) => string;
      thanked: (values: { count: number }) => string;
    };
    moreRegions: (values: { count: Text }) => string;
    ofList: (values: { count: number; source: Text }) => string;
    example: string;
    andMore: (values: { count: Text }) => string;
    more: (values: { count: number }) => string;
    columns: {
      region: string;
      indicator: string;
      year: string;
      value: string;
      before: string;
    };
    before: (values: { value: Text; year: Text }) => string;
    beforeBroken: (values: { value: Text; year: Text }) => string;
    beforeRevised: (values: { value: Text }) => string;
    trend: (values: { region: Text; figure: Text }) => string;
    sources: (values: { sources: Text }) => string;
    endBy: (values: { url: Text }) => string;
    whichRegion: string;
    untranslated: (values: { language: Text }) => string;
    buttons: {
      read: string;
      useful: string;
      notUseful: string;
      change: string;
      unsubscribe: string;
      web: string;
      preferences: string;
      figures: string;
      subscribe: string;
      interests: string;
    };
  };
  evaluation: {
    criteria: {
      communication: string;
      inclusion: string;
      innovation: string;
      'multi-level-governance': string;
      'multi-stakeholder': string;
      'monitoring-evaluation': string;
      sustainability: string;
      relevance: string;
      coherence: string;
      effectiveness: string;
      efficiency: string;
      impact: string;
      'dac-sustainability': string;
      'plain-language': string;
    };
    hints: {
      communication: string;
      inclusion: string;
      innovation: string;
      'multi-level-governance': string;
      'multi-stakeholder': string;
      'monitoring-evaluation': string;
      sustainability: string;
      relevance: string;
      coherence: string;
      effectiveness: string;
      efficiency: string;
      impact: string;
      'dac-sustainability': string;
      'plain-language': string;
    };
    verdicts: {
      yes: string;
      partly: string;
      no: string;
    };
    advice: {
      publish: string;
      change: string;
    };
    groups: {
      aspects: string;
      dac: string;
      decision: string;
    };
    fields: {
      aspects: {
        label: string;
        hint: string;
      };
      dac: {
        label: string;
        hint: string;
      };
      summary: {
        label: string;
        hint: string;
      };
      decision: {
        label: string;
      };
      comment: {
        label: string;
        hint: string;
      };
    };
    decisions: {
      publish: string;
      'send-back': string;
      'leave-publish': string;
      'leave-change': string;
    };
    onlyIf: string;
    form: {
      title: (values: { number: Text }) => string;
      submit: string;
    };
    intro: (values: { title: Text }) => string;
    nothing: string;
    noComment: string;
    badge: (values: { isNamed: 'yes' | (string & {}); by: Text; day: Text; count: number; all: Text }) => string;
    met: (values: { criteria: Text }) => string;
    partly: (values: { criteria: Text }) => string;
    notMet: (values: { criteria: Text }) => string;
    differs: (values: { criteria: Text }) => string;
    differsOne: (values: { criterion: Text; said: Text }) => string;
    or: (values: { left: Text; right: Text }) => string;
    note: (values: { text: Text }) => string;
    kept: (values: { number: Text }) => string;
    heldBack: (values: { number: Text }) => string;
    conflict: (values: { what: Text; said: Text }) => string;
    conflictSaid: (values: { isNamed: 'yes' | (string & {}); name: Text; verdict: Text }) => string;
    whether: string;
    buttons: {
      evaluate: string;
      publishAnyway: string;
      claim: string;
      release: string;
      takeOver: string;
      more: string;
    };
    sections: {
      filled: (values: { count: number; all: Text }) => string;
      empty: (values: { count: number; all: Text; names: Text }) => string;
    };
    language: {
      easy: (values: { lix: number }) => string;
      medium: (values: { lix: number }) => string;
      hard: (values: { lix: number }) => string;
      longest: (values: { words: number; text: Text }) => string;
      unexplained: (values: { names: Text }) => string;
    };
    claim: {
      by: (values: { isYours: 'yes' | (string & {}); isNamed: 'yes' | (string & {}); name: Text; day: Text }) => string;
      ask: (values: { isNamed: 'yes' | (string & {}); name: Text; number: Text; day: Text }) => string;
      taken: (values: { isNamed: 'yes' | (string & {}); name: Text; number: Text; day: Text }) => string;
      done: (values: { number: Text; days: number }) => string;
      released: (values: { number: Text }) => string;
      letter: (values: { number: Text; isNamed: 'yes' | (string & {}); name: Text }) => string;
      keep: string;
    };
    age: (values: { days: number }) => string;
    conflictLetter: (values: { isNamed: 'yes' | (string & {}); name: Text; number: Text }) => string;
    conflictLine: (values: { what: Text; verdict: Text; own: Text }) => string;
    read: string;
    asked: (values: { criterion: Text; question: Text }) => string;
  };
  event: {
    short: (values: { number: Text; title: Text }) => string;
    list: {
      heading: string;
      intro: string;
      none: string;
      noneForMembers: string;
      beside: (values: { when: Text; rounds: number; minutes: Text; state: 'cancelled' | 'over' | 'running' | (string & {}); members: number }) => string;
    };
    show: {
      labels: {
        when: string;
        course: string;
        groups: string;
        about: string;
        call: string;
        members: string;
        you: string;
        signUp: string;
        schedule: string;
      };
      when: (values: { start: Text; end: Text }) => string;
      course: (values: { rounds: number; minutes: Text }) => string;
      size: (values: { size: Text }) => string;
      anything: string;
      hasCall: string;
      noCall: string;
      joined: string;
      notJoined: string;
      open: string;
      closed: string;
      state: (values: { state: 'cancelled' | 'over' | (string & {}) }) => string;
      unplanned: string;
      quality: (values: { repeats: number; sameRegion: number; fewestMet: number; weight: Text; broken: number }) => string;
      stale: (values: { quality: Text }) => string;
      measure: string;
      value: string;
      present: string;
      pairs: string;
      regions: string;
      useful: string;
      usefulOf: (values: { mean: Text; count: number }) => string;
      again: string;
      againOf: (values: { yes: Text; maybe: Text; no: Text }) => string;
    };
    announcement: {
      opening: (values: { title: Text; when: Text; rounds: number; minutes: Text; size: Text }) => string;
    };
    preview: {
      heading: (values: { title: Text }) => string;
      intro: (values: { count: number; quality: Text }) => string;
      round: string;
      group: string;
      who: string;
      area: string;
    };
    letters: {
      reminder: (values: { title: Text; time: Text; rounds: number; minutes: Text }) => string;
      call: (values: { title: Text; time: Text; rounds: number; minutes: Text }) => string;
      heading: (values: { round: Text; rounds: Text }) => string;
      group: (values: { title: Text; from: Text; until: Text }) => string;
      person: (values: { name: Text }) => string;
      gone: string;
      prompt: (values: { prompt: Text }) => string;
      place: (values: { place: number }) => string;
      alone: (values: { title: Text; round: Text; isLast: 'yes' | (string & {}); next: Text }) => string;
      warning: (values: { title: Text; round: Text; isLast: 'yes' | (string & {}); next: Text }) => string;
      finish: (values: { title: Text }) => string;
      finishAsk: string;
      missed: (values: { title: Text }) => string;
      cancelled: (values: { title: Text }) => string;
    };
    prompts: {
      area: (values: { area: Text }) => string;
      general: {
        one: string;
        two: string;
        three: string;
      };
    };
    buttons: {
      open: string;
      join: string;
      leave: string;
      show: string;
      create: string;
      call: string;
      met: string;
      survey: string;
      staff: string;
      announce: string;
      preview: string;
      close: string;
      openSignUp: string;
      cancel: string;
      keep: string;
      list: string;
      keepTouch: string;
      availability: string;
    };
    done: {
      begins: (values: { when: Text }) => string;
      created: (values: { title: Text; number: Text }) => string;
      joined: (values: { title: Text; when: Text }) => string;
      joinedLate: (values: { title: Text; round: Text; when: Text }) => string;
      wasMember: (values: { title: Text; when: Text }) => string;
      left: (values: { title: Text }) => string;
      wasNoMember: (values: { title: Text }) => string;
      closed: (values: { title: Text }) => string;
      opened: (values: { title: Text }) => string;
      cancelled: (values: { title: Text }) => string;
      surveyed: string;
      asked: (values: { name: Text }) => string;
      together: (values: { name: Text }) => string;
    };
    ask: {
      cancel: (values: { title: Text; count: number }) => string;
    };
    met: {
      heading: (values: { title: Text }) => string;
      intro: string;
      none: string;
      touch: {
        none: string;
        asked: string;
        wanted: string;
        together: string;
      };
    };
    survey: {
      title: string;
      submit: string;
      useful: string;
      again: string;
      points: (values: { points: number }) => string;
      answers: {
        yes: string;
        maybe: string;
        no: string;
      };
    };
    refused: {
      unknown: (values: { number: Text }) => string;
      over: (values: { title: Text }) => string;
      cancelled: (values: { title: Text }) => string;
      closed: (values: { title: Text }) => string;
      noRoundLeft: (values: { title: Text }) => string;
      full: (values: { title: Text; most: number }) => string;
      tooFew: (values: { title: Text }) => string;
      noGroup: (values: { title: Text }) => string;
      notMember: (values: { title: Text }) => string;
      notHeld: (values: { title: Text }) => string;
      notMet: (values: { title: Text }) => string;
    };
    form: {
      title: string;
      submit: string;
      groups: {
        what: string;
        when: string;
        course: string;
      };
      labels: {
        title: string;
        areas: string;
        topics: string;
        link: string;
        talks: string;
        day: string;
        time: string;
        timeZone: string;
        rounds: string;
        minutes: string;
        size: string;
      };
      hints: {
        areas: string;
        topics: string;
        link: (values: { example: Text }) => string;
        talks: string;
        time: string;
        timeZone: string;
      };
      problems: {
        tooFar: string;
        link: (values: { text: Text; example: Text }) => string;
        noRoom: (values: { room: Text; example: Text }) => string;
        roomInHost: (values: { room: Text; example: Text }) => string;
        ownLink: string;
        topics: (values: { most: Text }) => string;
        topicLong: (values: { most: Text; text: Text }) => string;
      };
    };
  };
  experienceFile: {
    columns: {
      number: string;
      title: string;
      region: string;
      regionName: string;
      country: string;
      policyAreas: string;
      targetGroups: string;
      challenge: string;
      action: string;
      lesson: string;
      status: string;
      stage: string;
      regionRole: string;
      start: string;
      end: string;
      results: string;
      personsReached: string;
      evaluation: string;
      difficulties: string;
      lessons: string;
      tips: string;
      funding: string;
      costEuro: string;
      partners: string;
      links: string;
      files: string;
      aspects: string;
      language: string;
      loggedOn: string;
      changedOn: string;
      adoptedFrom: string;
      source: string;
      sourceLink: string;
      sourceLicence: string;
      address: string;
    };
    ewsi: {
      title: string;
      start: string;
      end: string;
      isRegular: string;
      country: string;
      place: string;
      summary: string;
      issue: string;
      how: string;
      results: string;
      evaluation: string;
      who: string;
      funding: string;
      address: string;
    };
    yes: string;
    no: string;
    reached: (values: { count: number }) => string;
    cost: (values: { count: number }) => string;
    labelled: (values: { label: Text; value: Text }) => string;
    sheet: string;
    notes: string;
    madeOn: (values: { day: Text }) => string;
    cut: (values: { count: number }) => string;
    cutOfWords: (values: { count: number }) => string;
    licence: (values: { licence: Text }) => string;
    feed: string;
    slow: string;
  };
  experienceList: {
    facets: {
      area: string;
      group: string;
      stage: string;
      status: string;
      evaluated: string;
      country: string;
      region: string;
      language: string;
      funding: string;
      year: string;
      reach: string;
    };
    evaluated: {
      yes: string;
      ongoing: string;
      no: string;
    };
    reach: {
      'under-100': string;
      '100-to-999': string;
      '1000-to-9999': string;
      '10000-or-more': string;
    };
    sort: {
      label: string;
      best: string;
      newest: string;
      oldest: string;
      reach: string;
      changed: string;
    };
    buttons: {
      stopped: (values: { count: Text }) => string;
      evaluated: (values: { count: Text }) => string;
      narrow: string;
      option: (values: { facet: Text; value: Text; count: Text }) => string;
      alike: string;
    };
    either: (values: { before: Text; value: Text }) => string;
    count: (values: { count: number }) => string;
    countOrMore: (values: { count: number }) => string;
    alike: {
      found: (values: { number: Text; title: Text }) => string;
      none: (values: { number: Text; title: Text }) => string;
      shared: (values: { list: Text }) => string;
    };
  };
  experience: {
    lesson: (values: { text: Text }) => string;
    lessonAt: (values: { number: Text; text: Text }) => string;
    folds: {
      lessons: string;
    };
    labels: {
      roles: {
        leader: string;
        'active-partner': string;
        coordinator: string;
        support: string;
        funding: string;
        advisory: string;
      };
      funds: {
        national: string;
        regional: string;
        private: string;
      };
      stages: {
        formulation: string;
        output: string;
        implementation: string;
        evaluation: string;
      };
      statuses: {
        planned: string;
        pilot: string;
        running: string;
        mainstreamed: string;
        ended: string;
        stopped: string;
      };
      evaluations: {
        none: string;
        internal: string;
        external: string;
        ongoing: string;
      };
      aspects: {
        communication: string;
        inclusion: string;
        innovation: string;
        'multi-level-governance': string;
        'multi-stakeholder': string;
        'monitoring-evaluation': string;
        sustainability: string;
      };
    };
    fields: {
      title: {
        label: string;
        hint: string;
      };
      region: {
        label: string;
        hint: string;
      };
      areas: {
        label: string;
      };
      groups: {
        label: string;
        hint: string;
      };
      challenge: {
        label: string;
      };
      action: {
        label: string;
      };
      lesson: {
        label: string;
        hint: string;
      };
      regionRole: {
        label: string;
      };
      stage: {
        label: string;
      };
      status: {
        label: string;
        hint: string;
      };
      start: {
        label: string;
        hint: string;
      };
      end: {
        label: string;
        hint: string;
      };
      results: {
        label: string;
        hint: string;
      };
      personsReached: {
        label: string;
      };
      evaluation: {
        label: string;
      };
      difficulties: {
        label: string;
      };
      lessons: {
        label: string;
      };
      tips: {
        label: string;
        hint: string;
      };
      funding: {
        label: string;
      };
      costEuro: {
        label: string;
      };
      partners: {
        label: string;
      };
      contact: {
        label: string;
        hint: string;
      };
      links: {
        label: string;
        hint: string;
      };
      aspects: {
        label: string;
      };
      language: {
        label: string;
      };
      files: {
        label: string;
        hint: string;
      };
    };
    forms: {
      log: {
        title: string;
        submit: string;
        intro: string;
      };
      edit: {
        title: (values: { number: Text }) => string;
        submit: string;
      };
      complete: {
        title: (values: { number: Text }) => string;
        submit: string;
      };
    };
    groups: {
      told: string;
      about: string;
      results: string;
      transfer: string;
      setUp: string;
    };
    onlyIf: {
      ended: string;
      funded: string;
    };
    problems: {
      links: (values: { line: Text }) => string;
      endBeforeStart: string;
    };
    heading: (values: { number: Text; title: Text }) => string;
    logged: (values: { number: Text }) => string;
    saved: (values: { number: Text }) => string;
    publishedIntro: string;
    cardLabels: {
      state: string;
      logged: string;
    };
    everybody: string;
    forGroups: (values: { groups: Text }) => string;
    loggedBy: (values: { name: Text; date: Text }) => string;
    states: {
      submitted: string;
      published: string;
      'sent-back': string;
      archived: string;
      withdrawn: string;
    };
    example: string;
    buttons: {
      whoKnows: string;
      talk: string;
      open: string;
      complete: string;
      edit: string;
      withdraw: string;
      restore: string;
      keep: string;
      log: string;
      show: (values: { number: Text; title: Text }) => string;
      moreFrom: (values: { region: Text }) => string;
      moreOn: (values: { area: Text }) => string;
      about: (values: { region: Text }) => string;
      next: string;
      list: string;
    };
    unknown: (values: { number: Text }) => string;
    notYours: (values: { number: Text }) => string;
    withdrawn: {
      ask: (values: { number: Text; title: Text }) => string;
      done: (values: { number: Text; title: Text }) => string;
      before: (values: { number: Text }) => string;
      restored: (values: { number: Text }) => string;
      notWithdrawn: (values: { number: Text }) => string;
      first: (values: { number: Text }) => string;
    };
    search: {
      unmarked: string;
      alsoIn: (values: { languages: Text }) => string;
      inLanguage: (values: { language: Text }) => string;
      otherWords: (values: { language: Text }) => string;
      fromPeer: (values: { region: Text; own: Text }) => string;
      found: (values: { count: Text; words: Text }) => string;
      foundIn: (values: { count: Text; words: Text; filters: Text }) => string;
      listed: (values: { count: Text }) => string;
      listedAll: (values: { count: Text }) => string;
      listedIn: (values: { count: Text; filters: Text }) => string;
      none: (values: { words: Text }) => string;
      noneIn: (values: { words: Text; filters: Text }) => string;
      empty: string;
      emptyIn: (values: { filters: Text }) => string;
      void: (values: { words: Text }) => string;
      corrected: (values: { from: Text; to: Text }) => string;
      quotedWord: (values: { word: Text }) => string;
      partial: string;
      cut: (values: { words: Text }) => string;
      busy: string;
      crowded: string;
      slow: string;
      count: (values: { count: number }) => string;
      except: (values: { regions: Text }) => string;
      countOrMore: (values: { count: number }) => string;
    };
    mine: {
      none: string;
      count: (values: { count: number }) => string;
      columns: {
        number: string;
        title: string;
        state: string;
        logged: string;
      };
      choose: string;
    };
  };
  export: {
    attributes: {
      unit: string;
      year: string;
      flags: string;
      margin: string;
      certainty: string;
      area: string;
      rank: string;
      of: string;
      low: string;
      high: string;
      source: string;
    };
    column: (values: { column: Text; attribute: Text }) => string;
    ofArea: (values: { column: Text; area: Text }) => string;
    notes: string;
    footer: (values: { from: Text; day: Text }) => string;
    page: (values: { page: Text; count: Text }) => string;
    madeBy: (values: { line: Text; day: Text }) => string;
    pictures: string;
    picture: (values: { number: Text }) => string;
    pictureBelow: (values: { number: Text }) => string;
  };
  figureImport: {
    empty: string;
    read: (values: { count: number; new: number; revised: number; unchanged: number }) => string;
    readOf: (values: { count: number; dataset: Text; new: number; revised: number; unchanged: number }) => string;
    older: (values: { count: number }) => string;
    ahead: (values: { count: number }) => string;
    repeated: (values: { count: number }) => string;
    relabelled: (values: { count: number; codes: Text }) => string;
    leftOut: (values: { reasons: Text }) => string;
    leftOutReason: (values: { count: number; reason: 'otherSeries' | 'otherCountry' | 'finerLevel' | 'oldCode' | 'aggregate' | 'extraRegio' | (string & {}) }) => string;
    bad: (values: { count: number }) => string;
    problem: (values: { line: number; reason: Text }) => string;
    moreProblems: (values: { count: number }) => string;
    nothing: (values: { count: number }) => string;
    figure: (values: { indicator: Text; territory: Text; year: Text }) => string;
    contradicting: (values: { count: number }) => string;
    contradiction: (values: { figure: Text; lines: Text }) => string;
    ended: (values: { count: number }) => string;
    oldCodes: (values: { codes: Text }) => string;
    oldCode: (values: { code: Text; count: number }) => string;
  };
  figure: {
    folds: {
      details: string;
      more: string;
      map: string;
      time: string;
    };
    noteLine: (values: { sources: Text; years: Text }) => string;
    levels: (values: { level: '0' | '1' | '2' | '3' | (string & {}) }) => string;
    area: (values: { name: Text; code: Text; level: '0' | (string & {}) }) => string;
    source: (values: { source: Text; datasets: Text; retrieved: Text }) => string;
    sources: (values: { lines: Text }) => string;
    withheld: {
      unreliable: string;
      confidential: string;
      blank: string;
    };
    median: (values: { count: Text; level: '0' | '1' | '2' | '3' | (string & {}) }) => string;
    rank: (values: { rank: Text; count: Text; level: '0' | '1' | '2' | '3' | (string & {}) }) => string;
    fewRanked: (values: { count: Text }) => string;
    pointsUnit: string;
    better: {
      '0': string;
      '1': string;
      '-1': string;
    };
    points: (values: { number: Text }) => string;
    dimensions: {
      size: string;
      economy: string;
      'human-capital': string;
      sectors: string;
      migration: string;
      territory: string;
    };
    flag: (values: { letter: Text; words: Text }) => string;
    flagLegend: (values: { entries: Text }) => string;
    missing: {
      'not-published': (values: { why: Text }) => string;
      'before-border-change': (values: { former: Text }) => string;
      former: (values: { name: Text; code: Text; years: Text }) => string;
      'not-transcribed': string;
      'blank-in-transcription': string;
      'countries-only': string;
      'other-years': (values: { years: Text }) => string;
      'withheld-in-other-years': (values: { years: Text; why: Text }) => string;
      'no-data': string;
      'no-table': string;
      'only-countries-held': string;
      'only-regions-held': string;
      'whole-territory': (values: { territory: Text; value: Text; year: Text }) => string;
    };
    missingCell: {
      'not-published': string;
      'before-border-change': string;
      'not-transcribed': string;
      'blank-in-transcription': string;
      'countries-only': string;
      'only-countries-held': string;
      'other-years': string;
      'withheld-in-other-years': string;
      'no-data': string;
      'no-table': string;
      'only-regions-held': string;
      'whole-territory': string;
    };
    missingCounts: {
      'not-published': (values: { count: Text }) => string;
      'before-border-change': (values: { count: Text }) => string;
      'not-transcribed': (values: { count: Text }) => string;
      'blank-in-transcription': (values: { count: Text }) => string;
      'countries-only': (values: { count: Text }) => string;
      'only-countries-held': (values: { count: Text }) => string;
      'other-years': (values: { count: Text }) => string;
      'withheld-in-other-years': (values: { count: Text }) => string;
      'no-data': (values: { count: Text }) => string;
      'no-table': (values: { count: Text }) => string;
      'only-regions-held': (values: { count: Text }) => string;
      'whole-territory': (values: { count: Text }) => string;
    };
    partOf: (values: { territory: Text; region: Text }) => string;
    factor: (values: { number: Text }) => string;
    percent: (values: { number: Text }) => string;
    amountAndRatio: (values: { amount: Text; ratio: Text }) => string;
    regionsMedian: (values: { isAll: 'yes' | (string & {}); total: Text; country: Text; count: Text }) => string;
    without: (values: { count: number }) => string;
    countryInText: (values: { code: 'NL' | 'UK' | (string & {}); name: Text }) => string;
    wholes: {
      SE22: string;
    };
    territoryNotes: {
      SE22: string;
    };
    origins: {
      transcribed: (values: { source: Text; by: Text }) => string;
      yearbook: (values: { source: Text; year: Text }) => string;
    };
    licences: {
      eurostat: string;
      qog: string;
    };
  };
  figuresForm: {
    form: {
      title: string;
      intro: string;
      submit: string;
    };
    labels: {
      file: string;
      address: string;
      settings: string;
    };
    hints: {
      address: string;
      settings: string;
    };
    neither: string;
    both: string;
    again: string;
    packed: string;
  };
  flagLetters: {
    letters: {
      b: string;
      c: string;
      d: string;
      e: string;
      f: string;
      i: string;
      n: string;
      p: string;
      r: string;
      s: string;
      u: string;
      z: string;
    };
    unknown: (values: { letter: Text }) => string;
    unset: string;
  };
  follow: {
    done: (values: { what: Text }) => string;
    ended: (values: { what: Text }) => string;
    experience: (values: { number: Text }) => string;
    call: (values: { number: Text }) => string;
    area: (values: { area: Text }) => string;
    region: (values: { region: Text }) => string;
    tooMany: (values: { most: Text }) => string;
    unsaid: string;
    list: {
      none: string;
      count: (values: { count: number }) => string;
      experience: (values: { number: Text; title: Text }) => string;
      gone: string;
      call: (values: { number: Text; title: Text }) => string;
      goneCall: string;
      stop: string;
    };
    news: {
      title: (values: { count: number }) => string;
      published: (values: { number: Text; title: Text; region: Text }) => string;
      changed: (values: { number: Text; title: Text; region: Text }) => string;
      adopted: (values: { number: Text; title: Text; region: Text }) => string;
      tried: (values: { number: Text; title: Text; region: Text }) => string;
      more: (values: { count: number }) => string;
    };
    buttons: {
      follow: string;
      list: string;
    };
  };
  help: {
    heading: string;
    intro: string;
    ways: string;
    columns: {
      command: string;
      what: string;
    };
    topic: (values: { topic: Text; lines: Text }) => string;
    topics: {
      tried: string;
      people: string;
      programmes: string;
      figures: string;
      policy: string;
      news: string;
      you: string;
      staff: string;
    };
    choose: string;
    unknown: (values: { name: Text; lines: Text }) => string;
    summary: (values: { summary: Text }) => string;
    line: (values: { line: Text; summary: Text }) => string;
    usage: (values: { line: Text }) => string;
    argument: (values: { name: Text; description: Text }) => string;
    argumentWithNotes: (values: { name: Text; description: Text; notes: Text }) => string;
    optional: string;
    own: string;
    oneOf: (values: { choices: Text }) => string;
    several: (values: { min: Text; max: Text }) => string;
    all: string;
    details: string;
    lines: {
      experience: {
        log: string;
        search: string;
        list: string;
      };
      follow: {
        housing: string;
        list: string;
      };
      question: {
        ask: string;
        list: string;
        health: string;
      };
      compare: {
        two: string;
        three: string;
      };
      brief: {
        one: string;
        two: string;
      };
      peers: {
        all: string;
        better: string;
      };
      indicator: {
        show: string;
        list: string;
      };
      region: {
        show: string;
      };
      digest: {
        subscribe: string;
        show: string;
        preview: string;
      };
      me: {
        edit: string;
        export: string;
      };
      token: {
        create: string;
        list: string;
      };
      score: {
        all: string;
        area: string;
        against: string;
      };
      method: {
        level: string;
        score: string;
      };
      policy: {
        show: string;
      };
      conversation: {
        list: string;
      };
      training: {
        list: string;
      };
      calendar: {
        show: string;
      };
      testbed: {
        list: string;
      };
      introduction: {
        ask: string;
        mine: string;
      };
      tool: {
        list: string;
        housing: string;
        suggest: string;
      };
      call: {
        list: string;
        housing: string;
      };
    };
  };
  home: {
    heading: string;
    greeting: (values: { name: Text }) => string;
    greetingNobody: string;
    what: string;
    dates: string;
    newest: string;
    none: string;
    noRegion: string;
    who: {
      region: string;
      language: string;
      timeZone: string;
      none: string;
      introductions: string;
      takesPart: string;
      takesNoPart: string;
    };
    figures: (values: { region: Text }) => string;
    drafts: string;
    goOn: (values: { title: Text }) => string;
    own: (values: { count: number }) => string;
    ownQuestions: string;
    questions: string;
    questionsInAreas: string;
    buttons: {
      calendar: string;
      ask: string;
      mine: string;
      change: string;
      log: string;
      region: (values: { region: Text }) => string;
      peers: (values: { region: Text }) => string;
      digest: string;
      me: string;
      help: string;
      introductions: string;
    };
  };
  importPage: {
    title: string;
    link: (values: { minutes: number }) => string;
    open: string;
    noAddress: string;
    intro: (values: { name: 'none' | (string & {}); megabytes: Text }) => string;
    labels: {
      kind: string;
      file: string;
      more: string;
      address: string;
      settings: string;
      edition: string;
      source: string;
    };
    kinds: {
      figures: string;
      mipex: string;
      'mipex-r': string;
    };
    hints: {
      address: string;
      settings: string;
      edition: string;
      source: string;
    };
    submit: string;
    running: (values: { file: Text; rows: number }) => string;
    refresh: string;
    brokenOff: (values: { file: Text }) => string;
    done: {
      '0': (values: { file: Text }) => string;
      '1': (values: { file: Text }) => string;
      '2': (values: { file: Text }) => string;
    };
    another: string;
    busy: string;
    kind: string;
    neither: string;
    both: string;
    tooLarge: (values: { megabytes: Text }) => string;
    brokenForm: string;
    failed: (values: { reference: Text }) => string;
    missing: string;
  };
  indicatorAdmin: {
    form: {
      title: string;
      intro: string;
      submit: string;
    };
    groups: {
      what: string;
      source: string;
      reading: string;
    };
    labels: {
      file: string;
      code: string;
      name: string;
      shortName: string;
      definition: string;
      unit: string;
      decimals: string;
      polarity: string;
      area: string;
      group: string;
      age: string;
      family: string;
      lowest: string;
      highest: string;
      source: string;
      table: string;
      filter: string;
      licence: string;
      url: string;
      names: string;
    };
    hints: {
      file: string;
      code: string;
      definition: string;
      unit: string;
      family: string;
      group: string;
      table: string;
      filter: string;
      names: string;
    };
    polarities: {
      higher: string;
      lower: string;
      neither: string;
    };
    noArea: string;
    problem: (values: { field: Text; reason: Text }) => string;
    badFile: string;
    badFilter: (values: { word: Text }) => string;
    badNames: (values: { line: Text }) => string;
    problems: string;
    problemIn: (values: { entry: Text; field: Text; reason: Text }) => string;
    added: (values: { count: number; names: Text }) => string;
    replaced: (values: { count: number; names: Text }) => string;
    next: string;
    remove: {
      ask: (values: { name: Text }) => string;
      button: string;
      keep: string;
      done: (values: { name: Text }) => string;
      own: (values: { name: Text }) => string;
      unknown: string;
    };
    refused: string;
  };
  indicator: {
    list: {
      heading: string;
      headingOn: (values: { area: Text }) => string;
      intro: (values: { count: number }) => string;
      withoutFigures: (values: { count: Text }) => string;
      introAll: (values: { count: number; others: Text }) => string;
      whole: (values: { count: Text }) => string;
      count: (values: { count: number }) => string;
      openArea: string;
      noneIn: (values: { area: Text; areas: Text }) => string;
      context: string;
      open: string;
      regions: (values: { count: number }) => string;
      countries: (values: { count: number }) => string;
      none: string;
      all: string;
    };
    show: {
      heading: (values: { name: Text; region: Text }) => string;
      sentence: (values: { region: Text; value: Text; year: Text; isLatest: 'yes' | (string & {}); warning: Text }) => string;
      change: (values: { difference: Text; since: Text; before: Text }) => string;
      changeUnsure: (values: { difference: Text; since: Text; before: Text }) => string;
      extremes: (values: { first: Text; last: Text; highest: Text; highestYears: Text; lowest: Text; lowestYears: Text }) => string;
      extremesBroken: (values: { years: Text }) => string;
      beside: (values: { label: Text; value: Text; year: Text }) => string;
      besideNone: (values: { label: Text; year: Text }) => string;
      besideGap: (values: { first: Text; second: Text; gap: Text; doubt: 'flag' | 'unknown' | (string & {}) }) => string;
      gap: (values: { gap: Text; group: 'native' | (string & {}); value: Text }) => string;
      gapUnsure: (values: { gap: Text; group: 'native' | (string & {}); value: Text }) => string;
      unchanged: (values: { since: Text }) => string;
      labels: {
        year: string;
        value: string;
        flagged: string;
        area: string;
        country: (values: { name: Text; year: Text }) => string;
        rank: string;
        gap: (values: { year: Text }) => string;
        people: string;
        change: string;
        who: string;
        definition: string;
        licence: string;
      };
      people: (values: { number: Text; year: Text; share: Text; population: Text }) => string;
      suppressedSince: (values: { year: Text; why: Text }) => string;
      beginsLater: (values: { first: Text }) => string;
      oneYear: (values: { year: Text }) => string;
      firstSince: (values: { since: Text; first: Text }) => string;
      siblings: (values: { names: Text }) => string;
      siblingOf: (values: { name: Text; year: Text }) => string;
      instead: (values: { name: Text; value: Text; year: Text }) => string;
      median: (values: { count: Text; level: Text }) => string;
      medianOfRange: (values: { low: Text; high: Text; level: Text }) => string;
      trendTitle: (values: { region: Text; name: Text; from: Text; fromYear: Text; to: Text; toYear: Text }) => string;
      trendTitleShort: (values: { region: Text; from: Text; fromYear: Text; to: Text; toYear: Text }) => string;
      breaks: (values: { years: Text }) => string;
      breaksOf: (values: { name: Text; years: Text }) => string;
      buttons: {
        rank: string;
        compare: string;
        peers: (values: { region: Text }) => string;
        better: string;
        profile: (values: { region: Text }) => string;
        ofYear: (values: { year: Text }) => string;
      };
      turned: (values: { since: Text; until: Text }) => string;
      noYear: (values: { region: Text; name: Text; asked: Text; years: Text }) => string;
      noYearWhy: (values: { region: Text; name: Text; asked: Text; why: Text; years: Text }) => string;
      warning: (values: { flags: Text }) => string;
      broken: (values: { since: Text; before: Text; years: Text }) => string;
      changeUnknown: (values: { since: Text; before: Text }) => string;
      missing: (values: { name: Text; region: Text; why: Text }) => string;
      mapTitle: (values: { region: Text; value: Text; count: Text; low: Text; high: Text }) => string;
      trendTitleNow: (values: { region: Text; name: Text; to: Text; toYear: Text }) => string;
      former: (values: { name: Text; value: Text; year: Text; change: 'none' | (string & {}) }) => string;
      since: (values: { change: Text }) => string;
      changeOneYear: (values: { year: Text }) => string;
      gapBefore: (values: { year: Text; gap: Text; isUnsure: 'yes' | (string & {}) }) => string;
      gapBroken: (values: { year: Text; breaks: Text }) => string;
      gapUnknown: (values: { year: Text }) => string;
      gapOneYear: (values: { year: Text }) => string;
    };
    rank: {
      heading: (values: { name: Text; scope: Text; year: Text }) => string;
      scopes: {
        all: string;
        members: string;
        countries: string;
        countriesOfMembers: string;
        country: (values: { name: Text }) => string;
        except: (values: { scope: Text; names: Text }) => string;
        island: (values: { scope: Text }) => string;
        coast: (values: { scope: Text }) => string;
      };
      order: {
        '0': string;
        '1': string;
        '-1': string;
        prices: string;
      };
      finding: (values: { order: 'best' | (string & {}); isOfFew: 'yes' | (string & {}); isAll: 'yes' | (string & {}); first: Text; value: Text; last: Text; lastValue: Text }) => string;
      findingByMargins: (values: { first: Text; value: Text; near: number; nearNames: Text; last: Text; lastValue: Text; nearLast: number; nearLastNames: Text }) => string;
      findingByValue: (values: { side: 'low' | (string & {}); first: Text; value: Text; last: Text; lastValue: Text }) => string;
      tied: (values: { first: Text; count: Text }) => string;
      own: (values: { region: Text; rank: Text; count: Text; value: Text }) => string;
      summary: (values: { order: Text }) => string;
      without: (values: { count: number; year: Text; reasons: Text }) => string;
      few: (values: { count: number; total: Text; year: Text; reasons: Text }) => string;
      unranked: (values: { count: number }) => string;
      fewRanked: (values: { count: number }) => string;
      ownOutside: (values: { region: Text }) => string;
      ownNotListed: (values: { region: Text }) => string;
      ofCountries: (values: { year: 'none' | (string & {}) }) => string;
      noCountries: (values: { name: Text; code: Text }) => string;
      noPartOfCountry: (values: { names: Text; count: number }) => string;
      noTable: (values: { name: Text }) => string;
      columns: {
        rank: string;
        region: string;
        country: string;
        value: string;
      };
      buttons: {
        everyone: string;
        members: string;
        country: (values: { name: Text }) => string;
        page: (values: { from: Text; to: Text }) => string;
        full: string;
        overview: string;
        show: (values: { region: Text }) => string;
        bestFirst: (values: { order: 'best' | 'low' | (string & {}) }) => string;
        worstFirst: string;
        ofYear: (values: { year: Text }) => string;
      };
      below: (values: { count: number; total: Text; value: Text }) => string;
      above: (values: { count: number; total: Text; value: Text }) => string;
      atMost: (values: { count: number; total: Text; value: Text }) => string;
      atLeast: (values: { count: number; total: Text; value: Text }) => string;
      belowRegion: (values: { count: number; isListed: 'yes' | (string & {}); total: Text; region: Text; value: Text }) => string;
      aboveRegion: (values: { count: number; isListed: 'yes' | (string & {}); total: Text; region: Text; value: Text }) => string;
      noLimit: (values: { region: Text; name: Text; year: Text; why: Text }) => string;
      reversed: string;
      middle: (values: { count: Text; what: 'countries' | (string & {}); low: Text; high: Text; median: Text }) => string;
      middleShort: (values: { what: 'countries' | (string & {}); low: Text; high: Text }) => string;
      newest: (values: { newest: Text; count: Text }) => string;
      nobodyLeft: (values: { scope: Text }) => string;
      nothingWhy: (values: { name: Text; scope: Text; reasons: Text }) => string;
      noYearWhy: (values: { name: Text; scope: Text; year: Text; reasons: Text }) => string;
      roles: {
        composition: (values: { first: 'low' | (string & {}) }) => string;
        context: (values: { first: 'low' | (string & {}) }) => string;
      };
      former: (values: { names: Text }) => string;
    };
    changes: {
      heading: (values: { name: Text; scope: Text; from: Text; to: Text }) => string;
      counts: (values: { total: number; what: 'countries' | (string & {}); fell: number; rose: number; same: number }) => string;
      otherSpan: (values: { count: number; newest: Text; from: Text; to: Text }) => string;
      noneTold: (values: { what: 'countries' | (string & {}) }) => string;
      unsure: (values: { fell: number; both: 'yes' | (string & {}); rose: number }) => string;
      own: (values: { told: 'yes' | (string & {}); region: Text; change: Text }) => string;
      mostFallen: (values: { said: Text }) => string;
      mostRisen: (values: { said: Text }) => string;
      broken: (values: { count: number }) => string;
      unknown: (values: { count: number }) => string;
      without: (values: { count: number }) => string;
      newest: (values: { newest: Text; count: number; why: 'broken' | 'unknown' | 'without' | (string & {}); without: number; broken: number; unknown: number }) => string;
      brokenIn: (values: { names: Text }) => string;
      unknownIn: (values: { names: Text }) => string;
      rule: (values: { share: Text }) => string;
      same: (values: { difference: Text }) => string;
      sameAlone: string;
      nothing: (values: { name: Text; scope: Text }) => string;
      oneOfSpan: (values: { year: Text }) => string;
      headingOneYear: (values: { name: Text; scope: Text }) => string;
      noScores: string;
      noLimit: string;
      buttons: {
        fell: string;
        rose: string;
        all: string;
        latest: string;
        ofYear: (values: { year: Text }) => string;
      };
      begins: (values: { since: Text }) => string;
      oneYearOfThese: (values: { what: 'countries' | (string & {}); year: Text }) => string;
    };
    numbers: {
      heading: (values: { name: Text; scope: Text; year: Text }) => string;
      computed: (values: { year: Text; share: Text }) => string;
      first: (values: { end: 'most' | (string & {}); region: Text; number: Text; share: Text }) => string;
      second: (values: { region: Text; number: Text; share: Text }) => string;
      largestShare: (values: { region: Text; share: Text; number: Text }) => string;
      people: string;
      byShare: string;
      without: (values: { count: number; year: Text }) => string;
      precision: string;
      noNumbers: (values: { name: Text }) => string;
      plain: string;
      nothing: (values: { name: Text; scope: Text }) => string;
    };
  };
  indicators: {
    names: {
      unemployment: {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-non-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-third-country-nationals': {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-native-born-15-74': {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-foreign-born-15-74': {
        name: string;
        shortName: string;
        definition: string;
      };
      'unemployment-15-74': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'participation-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'participation-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'activity-rate': {
        name: string;
        shortName: string;
        definition: string;
      };
      employment: {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-nationals-15-64': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-foreign-citizens-15-64': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-nationals': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-eu-citizens': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-third-country-nationals': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-low-education': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-medium-education': {
        name: string;
        shortName: string;
        definition: string;
      };
      'employment-high-education': {
        name: string;
        shortName: string;
        definition: string;
      };
      neet: {
        name: string;
        shortName: string;
        definition: string;
      };
      'neet-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'neet-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'youth-employment': {
        name: string;
        shortName: string;
        definition: string;
      };
      'over-qualification-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'over-qualification-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'self-employment-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'tertiary-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'tertiary-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      tertiary: {
        name: string;
        shortName: string;
        definition: string;
      };
      'tertiary-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'tertiary-non-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'low-education-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'medium-education': {
        name: string;
        shortName: string;
        definition: string;
      };
      'medium-education-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'medium-education-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'medium-education-non-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'low-education': {
        name: string;
        shortName: string;
        definition: string;
      };
      'low-education-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'low-education-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'low-education-non-eu-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'early-leavers': {
        name: string;
        shortName: string;
        definition: string;
      };
      'early-leavers-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'early-leavers-native-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'adult-learning': {
        name: string;
        shortName: string;
        definition: string;
      };
      'adult-learning-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'poverty-risk': {
        name: string;
        shortName: string;
        definition: string;
      };
      'poverty-risk-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'poverty-risk-third-country-nationals': {
        name: string;
        shortName: string;
        definition: string;
      };
      'income-poverty': {
        name: string;
        shortName: string;
        definition: string;
      };
      'median-income-nationals': {
        name: string;
        shortName: string;
        definition: string;
      };
      'median-income-foreign-citizens': {
        name: string;
        shortName: string;
        definition: string;
      };
      'median-income-eu-citizens': {
        name: string;
        shortName: string;
        definition: string;
      };
      'median-income-third-country-nationals': {
        name: string;
        shortName: string;
        definition: string;
      };
      'life-expectancy-women': {
        name: string;
        shortName: string;
        definition: string;
      };
      'life-expectancy-men': {
        name: string;
        shortName: string;
        definition: string;
      };
      'good-health-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'home-ownership-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'overcrowding-foreign-born': {
        name: string;
        shortName: string;
        definition: string;
      };
      'long-term-residence': {
        name: string;
        shortName: string;
        definition: string;
      };
      naturalisation: {
        name: string;
        shortName: string;
        definition: string;
      };
      'foreign-born-share': {
        name: string;
        shortName: string;
        definition: string;
      };
      'non-eu-born-share': {
        name: string;
        shortName: string;
        definition: string;
      };
      'foreign-citizen-share': {
        name: string;
        shortName: string;
        definition: string;
      };
      'foreign-born-share-census': {
        name: string;
        shortName: string;
        definition: string;
      };
      'recent-arrivals': {
        name: string;
        shortName: string;
        definition: string;
      };
      'first-permits': {
        name: string;
        shortName: string;
        definition: string;
      };
      'net-migration': {
        name: string;
        shortName: string;
        definition: string;
      };
      population: {
        name: string;
        shortName: string;
        definition: string;
      };
      'population-density': {
        name: string;
        shortName: string;
        definition: string;
      };
      'median-age': {
        name: string;
        shortName: string;
        definition: string;
      };
      'old-age-share': {
        name: string;
        shortName: string;
        definition: string;
      };
      'gdp-per-head': {
        name: string;
        shortName: string;
        definition: string;
      };
      'gdp-per-head-pps': {
        name: string;
        shortName: string;
        definition: string;
      };
      'household-income': {
        name: string;
        shortName: string;
        definition: string;
      };
      'quality-of-government': {
        name: string;
        shortName: string;
        definition: string;
      };
    };
    units: {
      'a-year': string;
      years: string;
      permits: string;
      'per-1-000-inhabitants': string;
      inhabitants: string;
      'inhabitants-per-km': string;
      'per-inhabitant': string;
      'pps-per-inhabitant': string;
      points: string;
    };
    groups: {
      everyone: string;
      'foreign-born': string;
      'born-in-another-eu-country': string;
      'born-outside-the-eu': string;
      'native-born': string;
      'third-country-nationals': string;
      nationals: string;
      'foreign-citizens': string;
      'citizens-of-another-eu-country': string;
      women: string;
      men: string;
    };
    ages: {
      'all-ages': string;
      'at-birth': string;
    };
  };
  introduction: {
    unnamed: string;
    gone: string;
    personFrom: (values: { name: Text; region: Text }) => string;
    start: string;
    startExample: string;
    chooseArea: string;
    suggested: (values: { count: number }) => string;
    none: {
      opening: string;
      example: (values: { number: Text }) => string;
      nobodyOpen: string;
      noneFits: (values: { count: number }) => string;
      next: string;
    };
    notNow: string;
    who: (values: { number: Text; who: Text; reasons: Text }) => string;
    whoNoReason: (values: { number: Text; who: Text }) => string;
    reasons: {
      answered: (values: { isReader: 'yes' | (string & {}); name: Text; question: Text }) => string;
      author: (values: { isReader: 'yes' | (string & {}); name: Text; number: Text; title: Text }) => string;
      adopter: (values: { isReader: 'yes' | (string & {}); name: Text; title: Text; number: Text }) => string;
      authorUnread: (values: { isReader: 'yes' | (string & {}); name: Text }) => string;
      offers: (values: { isReader: 'yes' | (string & {}); name: Text; topics: Text }) => string;
      offersText: (values: { isReader: 'yes' | (string & {}); name: Text }) => string;
      better: (values: { region: Text; points: number; area: Text }) => string;
      alike: (values: { region: Text; own: Text; similarity: Text }) => string;
      seeks: (values: { isReader: 'yes' | (string & {}); name: Text; isAskerReader: 'yes' | (string & {}); asker: Text; topics: Text }) => string;
      partner: (values: { isReader: 'yes' | (string & {}); name: Text; call: Text }) => string;
      event: (values: { title: Text }) => string;
      languages: (values: { languages: Text }) => string;
    };
    write: {
      title: string;
      submit: string;
      intro: (values: { name: Text }) => string;
      introShared: string;
      note: {
        label: string;
        hint: string;
      };
      contact: {
        label: string;
        hint: string;
      };
      begin: (values: { topic: Text }) => string;
    };
    asked: (values: { name: Text; days: Text }) => string;
    ownLimitNone: string;
    ownLimit: (values: { count: number; days: Text }) => string;
    ownRequests: (values: { count: Text; days: Text }) => string;
    unknown: (values: { number: Text }) => string;
    request: {
      opening: (values: { who: Text }) => string;
      reminder: (values: { who: Text }) => string;
      note: (values: { note: Text }) => string;
      forgotten: string;
      why: (values: { reasons: Text }) => string;
      offers: (values: { topics: Text }) => string;
      seeks: (values: { topics: Text }) => string;
      rule: string;
    };
    answers: {
      accepted: (values: { name: Text }) => string;
      declined: string;
      later: (values: { days: Text }) => string;
      laterNoMore: (values: { days: Text }) => string;
      ended: string;
      takenBack: string;
      notWaiting: {
        asked: string;
        accepted: string;
        declined: string;
        unanswered: string;
        ended: string;
      };
      notYours: string;
    };
    contactForm: {
      title: string;
      submit: string;
      intro: (values: { name: Text }) => string;
    };
    failed: {
      opening: (values: { who: Text }) => string;
      unanswered: (values: { who: Text }) => string;
      others: string;
      none: string;
    };
    told: {
      heading: string;
      pair: (values: { asker: Text; other: Text }) => string;
      why: (values: { reasons: Text }) => string;
      asked: (values: { name: Text; note: Text }) => string;
      topics: (values: { name: Text; offer: Text; seek: Text }) => string;
      nothing: string;
      languages: (values: { languages: Text }) => string;
      noLanguage: string;
      starters: string;
      contact: (values: { name: Text; contact: Text }) => string;
      noContact: (values: { name: Text }) => string;
      apart: string;
      rights: string;
      forgotten: string;
      conversation: string;
    };
    starter: {
      experience: (values: { name: Text; number: Text; title: Text }) => string;
      score: (values: { ahead: Text; points: number; behind: Text; area: Text }) => string;
      offer: (values: { name: Text; topics: Text }) => string;
      seek: (values: { name: Text; topics: Text }) => string;
    };
    mine: {
      none: string;
      count: (values: { count: number }) => string;
      states: {
        asked: (values: { isMine: 'yes' | (string & {}) }) => string;
        accepted: string;
        declined: string;
        unanswered: string;
        ended: string;
      };
      blocked: string;
      title: (values: { number: Text; who: Text }) => string;
      beside: (values: { direction: 'asked' | (string & {}); day: Text; state: Text }) => string;
      open: string;
    };
    block: {
      done: (values: { name: Text }) => string;
      undone: (values: { name: Text }) => string;
      none: string;
      unknown: string;
      whom: string;
      menu: string;
      self: string;
    };
    report: {
      title: string;
      submit: string;
      intro: string;
      content: {
        label: string;
      };
      done: string;
      tooOften: (values: { most: Text }) => string;
      letter: (values: { reporter: Text; introduction: Text }) => string;
      conversationLetter: (values: { reporter: Text; conversation: Text }) => string;
      about: {
        label: string;
      };
      letterForgotten: (values: { introduction: Text }) => string;
      conversationForgotten: (values: { conversation: Text }) => string;
      aboutLine: (values: { about: Text }) => string;
      somebody: string;
    };
    buttons: {
      ask: (values: { name: Text }) => string;
      accept: string;
      decline: string;
      later: string;
      block: string;
      report: string;
      mine: string;
      end: string;
      takeBack: string;
      network: string;
      unblock: string;
      more: string;
      settings: string;
      met: string;
      notYet: string;
      notMet: string;
      learned: string;
      experience: string;
      tried: string;
    };
    me: {
      heading: string;
      labels: {
        isOpen: string;
        offer: string;
        seek: string;
        languages: string;
        monthly: string;
        hours: string;
        avoided: string;
        paused: string;
        contact: string;
      };
      yes: string;
      no: string;
      nothing: string;
      closed: string;
      private: string;
      buttons: {
        topics: string;
        times: string;
      };
      forms: {
        topics: {
          title: string;
          submit: string;
          intro: string;
        };
        times: {
          title: string;
          submit: string;
        };
      };
      fields: {
        isOpen: {
          label: string;
        };
        offerAreas: {
          label: string;
        };
        offerGroups: {
          label: string;
        };
        offerText: {
          label: string;
          hint: string;
        };
        seekAreas: {
          label: string;
        };
        seekGroups: {
          label: string;
        };
        seekText: {
          label: string;
          hint: string;
        };
        languages: {
          label: string;
        };
        monthly: {
          label: string;
          hint: string;
        };
        hours: {
          label: string;
          hint: string;
        };
        avoided: {
          label: string;
          hint: string;
        };
        paused: {
          label: string;
          hint: string;
        };
        contact: {
          label: string;
          hint: string;
        };
      };
      problems: {
        hours: (values: { text: Text }) => string;
        pausedDay: string;
        pausedPast: string;
        unknownTo: string;
      };
      saved: string;
      savedClosed: string;
    };
    shown: {
      asked: (values: { who: Text; day: Text; state: Text }) => string;
      wasAsked: (values: { who: Text; day: Text; state: Text }) => string;
      note: (values: { note: Text }) => string;
    };
    notNowOthers: string;
    followUp: {
      ask: (values: { name: Text }) => string;
      why: string;
      yes: string;
      no: string;
      again: string;
      notAgain: string;
      notYet: string;
      thanks: string;
      form: {
        title: string;
        submit: string;
        intro: string;
        useful: {
          label: string;
        };
        learned: {
          label: string;
          hint: string;
        };
        marks: {
          '1': string;
          '2': string;
          '3': string;
          '4': string;
          '5': string;
        };
      };
    };
    exchange: {
      intro: string;
      action: (values: { own: Text; theirs: Text }) => string;
      offered: (values: { theirs: Text; topics: Text }) => string;
      elsewhere: string;
    };
    totals: {
      heading: (values: { days: Text }) => string;
      labels: {
        requested: string;
        waiting: string;
        together: string;
        declined: string;
        unanswered: string;
        met: string;
        notMet: string;
        useful: string;
        reports: string;
      };
      tooFew: (values: { count: number; fewest: Text }) => string;
      mean: (values: { mean: Text; count: Text }) => string;
      rule: string;
    };
    slot: {
      choose: string;
      none: string;
      chosen: (values: { name: Text; when: Text }) => string;
      chosenBy: (values: { name: Text; when: Text }) => string;
      theirs: (values: { name: Text; when: Text }) => string;
      how: string;
      over: string;
      far: (values: { days: Text }) => string;
      tooOften: (values: { most: Text }) => string;
      notTogether: string;
      summary: string;
      description: string;
    };
    written: (values: { text: Text }) => string;
  };
  invitation: {
    unknown: (values: { number: Text }) => string;
    onlyOwn: string;
    tooMany: (values: { most: Text }) => string;
    tooManyToday: (values: { most: Text }) => string;
    again: (values: { mail: Text; day: Text; days: Text }) => string;
    noAddress: string;
    noMail: string;
    open: (values: { number: Text }) => string;
    gone: string;
    labels: {
      role: string;
      region: string;
      organisation: string;
      mail: string;
    };
    form: {
      title: string;
      submit: string;
      intro: (values: { days: Text }) => string;
      mailHint: string;
      mailProblem: (values: { text: Text }) => string;
    };
    done: {
      mailed: (values: { number: Text; mail: Text }) => string;
      created: (values: { number: Text }) => string;
      link: (values: { day: Text; url: Text }) => string;
      revoked: (values: { number: Text }) => string;
      closed: (values: { number: Text }) => string;
      taken: (values: { what: Text }) => string;
    };
    what: (values: { role: Text; region: Text }) => string;
    list: {
      count: (values: { count: number }) => string;
      item: (values: { number: Text; what: Text }) => string;
      by: (values: { name: Text }) => string;
      open: (values: { day: Text }) => string;
      taken: (values: { name: Text }) => string;
      revoked: string;
      expired: string;
    };
    buttons: {
      create: string;
      link: string;
      revoke: string;
      next: string;
      list: string;
      show: string;
    };
    letter: {
      subject: (values: { name: Text }) => string;
      text: (values: { name: Text; what: Text }) => string;
      gone: string;
      open: string;
      rule: (values: { days: Text }) => string;
    };
    page: {
      title: string;
      text: (values: { name: Text; what: Text }) => string;
      name: string;
      join: string;
      joined: string;
      chat: string;
      gone: string;
    };
  };
  letterbox: {
    notice: {
      subject: (values: { count: number }) => string;
      waiting: (values: { count: number }) => string;
      open: string;
      link: (values: { url: Text }) => string;
      rule: (values: { minutes: Text; url: Text }) => string;
    };
    link: {
      subject: string;
      text: string;
      rule: string;
    };
    page: {
      title: string;
      whose: (values: { name: Text; region: Text }) => string;
      intro: string;
      none: string;
      newest: string;
      begin: string;
      said: string;
      lines: {
        introductions: string;
        ask: string;
        mine: string;
        conversations: string;
        rounds: string;
        events: string;
        trainings: string;
        testbeds: string;
        calendar: string;
      };
      write: {
        label: string;
        hint: string;
        submit: string;
      };
      back: string;
      quiet: string;
      loud: string;
      quietTitle: string;
      quietAsk: string;
      quietDone: string;
      loudDone: string;
      tooFast: string;
      noFiles: string;
      missing: string;
    };
    offer: {
      title: string;
      text: string;
      button: string;
      sent: string;
    };
    ask: {
      text: string;
      button: string;
      sent: string;
      waiting: string;
      nobody: string;
    };
    admission: {
      asked: (values: { id: Text }) => string;
      look: string;
      ask: (values: { name: Text; addresses: Text }) => string;
      unnamed: string;
      yes: string;
      done: (values: { name: Text }) => string;
      doneOnly: (values: { name: Text }) => string;
      known: (values: { name: Text }) => string;
      none: (values: { id: Text }) => string;
    };
  };
  listImport: {
    calls: {
      title: string;
      submit: string;
    };
    tools: {
      title: string;
      submit: string;
    };
    intro: (values: { columns: Text }) => string;
    columns: {
      calls: string;
      tools: string;
    };
    labels: {
      area: string;
      look: string;
    };
    hints: {
      file: string;
      area: string;
    };
    noTitle: (values: { columns: Text }) => string;
    done: (values: { look: 'yes' | (string & {}); taken: number; all: Text }) => string;
    unused: (values: { columns: Text }) => string;
    known: (values: { count: number }) => string;
    over: (values: { count: number }) => string;
    left: string;
    line: (values: { line: Text; why: Text }) => string;
    more: (values: { count: number }) => string;
    problems: {
      broken: string;
      title: string;
      area: (values: { text: Text }) => string;
      deadline: (values: { text: Text }) => string;
      link: (values: { text: Text }) => string;
      kind: (values: { text: Text }) => string;
    };
  };
  mcp: {
    title: string;
    instructions: string;
    address: string;
    page: string;
    noTool: (values: { name: Text }) => string;
    wrongArguments: (values: { name: Text; faults: Text }) => string;
    noSuchArgument: (values: { name: Text }) => string;
    form: string;
    foreignOrigin: string;
    foreignOriginDetail: (values: { origin: Text }) => string;
    onlyPost: string;
    onlyPostDetail: string;
    tooLarge: string;
    tooLargeDetail: (values: { bytes: Text }) => string;
    noJson: string;
    oneByOne: string;
    drafts: {
      experience: string;
      question: string;
      noRegion: (values: { code: Text }) => string;
      kept: (values: { line: Text }) => string;
      full: string;
      before: (values: { line: Text }) => string;
    };
  };
  me: {
    crowded: string;
    roles: {
      member: string;
      reviewer: string;
      partner: string;
      staff: string;
      admin: string;
    };
    rolesInSentence: {
      member: string;
      reviewer: string;
      partner: string;
      staff: string;
      admin: string;
    };
    heading: string;
    labels: {
      name: string;
      region: string;
      language: string;
      timeZone: string;
      interests: string;
      role: string;
      accounts: string;
      experiences: string;
    };
    folds: {
      introductions: string;
      account: string;
    };
    unset: string;
    allAreas: string;
    unnamed: string;
    tip: string;
    unseen: (values: { missing: 'name' | 'region' | (string & {}) }) => string;
    buttons: {
      tell: string;
      edit: string;
      help: string;
      mine: string;
      export: string;
      link: string;
      forget: string;
      keep: string;
      delete: string;
      cancel: string;
      join: string;
      joinAs: (values: { role: Text }) => string;
      giveRole: (values: { role: Text }) => string;
      askThere: string;
      me: string;
      modelOff: string;
      modelOn: string;
    };
    model: {
      on: (values: { host: Text }) => string;
      off: string;
      none: string;
    };
    form: {
      title: string;
      submit: string;
      inEnglish: (values: { language: Text }) => string;
      hints: {
        name: string;
        region: string;
        timeZone: string;
        interests: string;
      };
    };
    saved: string;
    problems: {
      timeZone: (values: { text: Text }) => string;
    };
    export: {
      text: string;
      fileName: string;
      note: string;
    };
    shared: {
      experiences: (values: { count: number }) => string;
      questions: (values: { count: number }) => string;
      answers: (values: { count: number }) => string;
      testbeds: (values: { count: number }) => string;
    };
    forget: {
      ask: string;
      canStay: (values: { things: Text }) => string;
      answersStay: string;
      testbedsStay: string;
      nothingOpen: string;
      others: (values: { count: number }) => string;
      done: string;
      doneKept: (values: { things: Text; count: number }) => string;
      last: string;
    };
    link: {
      code: (values: { code: Text; minutes: Text }) => string;
      ask: (values: { name: Text; accounts: Text }) => string;
      lower: (values: { theirs: Text; yours: Text }) => string;
      onlyMine: (values: { yours: Text }) => string;
      askMine: (values: { name: Text; accounts: Text; role: Text }) => string;
      askThere: (values: { theirs: Text; shared: Text }) => string;
      asked: (values: { theirs: Text }) => string;
      letter: (values: { name: Text; accounts: Text; role: Text }) => string;
      notAsked: string;
      last: string;
      tooMany: (values: { minutes: Text }) => string;
      done: (values: { name: Text; role: Text }) => string;
      unknown: (values: { minutes: Text }) => string;
      self: string;
      leftDrafts: string;
      leftDraftsFile: string;
    };
    person: {
      none: (values: { id: Text }) => string;
      self: string;
      ask: (values: { name: Text; accounts: Text; before: Text; role: Text }) => string;
      last: string;
      done: (values: { name: Text; role: Text; may: Text }) => string;
      told: (values: { role: Text; may: Text }) => string;
      may: {
        member: string;
        reviewer: string;
        partner: string;
        staff: string;
        admin: string;
      };
      noneNamed: (values: { name: Text }) => string;
      several: (values: { count: Text; name: Text }) => string;
      which: string;
      everybody: string;
      count: (values: { count: number }) => string;
      columns: {
        id: string;
        name: string;
        role: string;
        region: string;
        accounts: string;
      };
    };
  };
  method: {
    note: (values: { version: Text; name: Text; url: Text }) => string;
    noteByLine: (values: { version: Text; topic: Text }) => string;
    heading: (values: { name: Text }) => string;
    overview: string;
    intro: string;
    choose: string;
    more: (values: { url: Text }) => string;
    pageTitle: string;
    contents: string;
    keptTitle: (values: { number: Text }) => string;
    keptOn: (values: { day: Text; version: Text }) => string;
    present: string;
    keep: string;
    noneKept: (values: { number: Text }) => string;
  };
  organisation: {
    heading: (values: { name: Text; number: Text }) => string;
    short: (values: { number: Text; name: Text }) => string;
    beside: (values: { name: Text; organisation: Text }) => string;
    unknown: (values: { number: Text }) => string;
    onlyStaff: string;
    tooMany: (values: { most: Text }) => string;
    notIn: (values: { number: Text; name: Text }) => string;
    notThere: (values: { name: Text }) => string;
    kinds: {
      region: string;
      province: string;
      city: string;
      'rural-association': string;
      'civil-society': string;
      university: string;
      'eu-body': string;
      'technical-partner': string;
    };
    labels: {
      kind: string;
      name: string;
      shortName: string;
      region: string;
      inside: string;
      place: string;
      web: string;
      domains: string;
      state: string;
      members: string;
      parts: string;
      you: string;
      own: string;
    };
    state: {
      verified: string;
      unverified: string;
    };
    you: {
      acting: string;
      in: string;
      asked: string;
    };
    figures: (values: { place: Text; region: Text }) => string;
    list: {
      count: (values: { count: number; about: 'none' | (string & {}); filters: Text }) => string;
      none: (values: { about: 'none' | (string & {}); filters: Text }) => string;
    };
    form: {
      add: {
        title: string;
        submit: string;
      };
      edit: {
        title: (values: { number: Text }) => string;
        submit: string;
      };
      hints: {
        shortName: string;
        inside: string;
        place: string;
        domains: string;
      };
      problems: {
        region: string;
        known: (values: { number: Text; name: Text }) => string;
        inside: (values: { number: Text }) => string;
        circle: string;
        domain: (values: { text: Text }) => string;
        openDomain: (values: { domain: Text }) => string;
        manyDomains: (values: { most: Text }) => string;
      };
    };
    done: {
      added: (values: { number: Text }) => string;
      addedVerified: (values: { number: Text }) => string;
      saved: (values: { number: Text }) => string;
      verified: (values: { number: Text }) => string;
      in: (values: { name: Text; proof: 'domain' | (string & {}) }) => string;
      known: (values: { name: Text }) => string;
      asked: (values: { name: Text }) => string;
      left: (values: { name: Text }) => string;
      acting: (values: { name: Text }) => string;
      actingLater: (values: { name: Text }) => string;
      actingNone: string;
      confirmed: (values: { person: Text; name: Text }) => string;
      removed: (values: { person: Text; name: Text }) => string;
      merged: (values: { from: Text; to: Text }) => string;
    };
    ask: {
      leave: (values: { name: Text }) => string;
      confirm: (values: { person: Text; name: Text }) => string;
      remove: (values: { person: Text; name: Text }) => string;
      verify: (values: { name: Text; said: Text }) => string;
    };
    merge: {
      same: string;
      ask: (values: { from: Text; to: Text }) => string;
    };
    members: {
      count: (values: { count: number; name: Text }) => string;
      acting: string;
      waiting: string;
      staff: string;
      domain: string;
      invitation: string;
    };
    letters: {
      asks: (values: { person: Text; organisation: Text }) => string;
      gone: (values: { organisation: Text }) => string;
      in: (values: { organisation: Text }) => string;
    };
    buttons: {
      open: string;
      join: string;
      leave: string;
      act: string;
      actNone: string;
      members: string;
      edit: string;
      verify: string;
      confirm: string;
      remove: string;
      refuse: string;
      merge: string;
      keep: string;
      list: string;
      add: string;
      figures: (values: { region: Text }) => string;
      next: string;
      more: string;
    };
    page: {
      title: string;
      intro: string;
      search: string;
      button: string;
      all: string;
      more: string;
      back: string;
      web: string;
      unknown: (values: { number: Text }) => string;
      none: string;
    };
    waiting: {
      organisations: (values: { count: number }) => string;
      people: (values: { count: number }) => string;
      nothing: string;
    };
  };
  outbox: {
    heading: string;
    counts: {
      waiting: (values: { count: Text }) => string;
      waitingSince: (values: { count: Text; since: Text }) => string;
      kept: (values: { count: number }) => string;
      sending: (values: { count: Text }) => string;
      dead: (values: { count: Text }) => string;
    };
    labels: {
      waiting: string;
      oldest: string;
      kept: string;
      sending: string;
      dead: string;
    };
    nothingDead: string;
    dead: (values: { count: number }) => string;
    deadLine: (values: { purpose: Text; recipient: Text; place: Text; at: Text; reason: Text; id: Text }) => string;
    lastDead: (values: { purpose: Text; recipient: Text; place: Text; reason: Text }) => string;
    more: (values: { count: number }) => string;
    diverted: (values: { count: number }) => string;
    divertedLine: (values: { purpose: Text; recipient: Text; place: Text; reason: Text }) => string;
    untried: string;
    buttons: {
      again: string;
      drop: string;
      all: string;
      list: string;
    };
    askAgain: (values: { purpose: Text; recipient: Text; place: Text }) => string;
    askAll: (values: { count: number }) => string;
    askDrop: (values: { purpose: Text; recipient: Text; place: Text }) => string;
    againDone: (values: { id: Text }) => string;
    allDone: (values: { count: number }) => string;
    dropDone: (values: { id: Text }) => string;
    dropFreed: (values: { id: Text }) => string;
    notDead: (values: { id: Text }) => string;
    reasons: {
      'not-taken': string;
      'not-fetched': string;
    };
  };
  pages: {
    name: string;
    skip: string;
    navigation: string;
    languages: string;
    playground: string;
    links: {
      regions: string;
      experiences: string;
      tools: string;
      calls: string;
      questions: string;
      indicators: string;
      trainings: string;
      testbeds: string;
    };
    form: {
      problems: (values: { count: number }) => string;
      tooLarge: string;
      required: string;
      choose: string;
      atMostWords: (values: { count: Text }) => string;
    };
    signUp: string;
    openPlayground: string;
    foot: string;
    methods: string;
    privacyPage: {
      title: string;
      intro: string;
      columns: {
        what: string;
        days: string;
        reader: string;
      };
      untilForgotten: string;
      days: (values: { count: number }) => string;
      readers: {
        nobody: string;
        concerned: string;
        staff: string;
        members: string;
        all: string;
      };
      kinds: {
        account: string;
        organisations: string;
        invitations: string;
        access: string;
        experiences: string;
        reviews: string;
        drafts: string;
        heldFiles: string;
        passages: (values: { asked: number }) => string;
        interests: string;
        lists: string;
        listSettings: string;
        questions: string;
        library: string;
        conversations: string;
        conversationFiles: string;
        introductions: string;
        meetings: string;
        trainings: string;
        testbeds: string;
        digests: string;
        issues: string;
        signUps: string;
        messages: string;
        programs: string;
        requests: string;
        events: string;
        lines: string;
        rules: string;
        staffActs: string;
        activities: string;
      };
      others: string;
      platforms: (values: { platforms: Text }) => string;
      noPlatforms: string;
      model: string;
      noModel: string;
      translation: (values: { host: Text }) => string;
      noTranslation: string;
      objectStore: string;
      rest: string;
    };
    home: {
      title: string;
      heading: string;
      intro: string;
      example: {
        heading: (values: { regions: Text }) => string;
        more: string;
        own: string;
      };
      ask: string;
      asks: {
        compare: {
          label: string;
          text: string;
          line: string;
        };
        peers: {
          label: string;
          text: string;
          line: string;
        };
        rank: {
          label: string;
          text: string;
          line: string;
        };
        show: {
          label: string;
          text: string;
          line: string;
        };
        search: {
          label: string;
          text: string;
          line: string;
        };
        question: {
          label: string;
          text: string;
          line: string;
        };
      };
      newest: string;
      invitation: string;
      members: string;
      mapTitle: (values: { count: number }) => string;
      mapSource: string;
      noMembers: string;
      experiences: (values: { count: number }) => string;
      numbers: string;
      counts: {
        regions: string;
        figures: string;
        indicators: string;
        experiences: string;
      };
      forWhom: string;
      people: {
        members: {
          who: string;
          what: string;
        };
        staff: {
          who: string;
          what: string;
        };
        partners: {
          who: string;
          what: string;
        };
      };
      where: string;
    };
    region: {
      brief: string;
    };
    lists: {
      regions: {
        title: string;
        intro: string;
        member: string;
        search: {
          label: string;
          hint: string;
          button: string;
        };
        found: (values: { words: Text }) => string;
        notFound: (values: { words: Text }) => string;
      };
      experiences: {
        title: string;
        search: {
          label: string;
          hint: string;
          button: string;
        };
        invitation: string;
        filters: string;
        filtersChosen: (values: { count: number }) => string;
        chosen: string;
        unread: (values: { values: Text }) => string;
        chip: (values: { facet: Text; value: Text }) => string;
        wordsChip: (values: { words: Text }) => string;
        remove: string;
        removeAll: string;
        moreValues: (values: { count: number }) => string;
        isChosen: string;
        pager: string;
        previous: string;
        next: string;
        page: (values: { number: Text }) => string;
        asMap: string;
        asList: string;
        take: string;
        feeds: {
          atom: string;
          rss: string;
          json: string;
        };
        feedTitle: string;
        feedTitleOf: (values: { filters: Text }) => string;
        files: {
          csv: string;
          xlsx: string;
          json: string;
          ewsi: string;
        };
        openData: string;
      };
      questions: {
        title: string;
        search: {
          label: string;
          hint: string;
          area: string;
          allAreas: string;
          button: string;
        };
      };
    };
    choose: {
      compare: {
        title: string;
        intro: string;
      };
      briefs: {
        title: string;
        intro: string;
      };
      peers: {
        title: string;
        intro: string;
      };
      region: (values: { number: Text }) => string;
      alone: string;
      another: (values: { number: Text }) => string;
      area: string;
      everyArea: string;
      lowestArea: string;
      button: string;
      tooFew: (values: { count: number }) => string;
      unknown: (values: { name: Text }) => string;
      unknownNear: (values: { name: Text; names: Text }) => string;
    };
    trouble: {
      title: string;
      again: string;
    };
    calendar: string;
    notFound: {
      title: string;
      page: string;
      region: (values: { code: Text }) => string;
      formerRegion: (values: { code: Text }) => string;
      experience: (values: { number: Text }) => string;
      call: (values: { number: Text }) => string;
      tool: (values: { number: Text }) => string;
      question: (values: { number: Text }) => string;
      picture: string;
      back: string;
      testbed: (values: { number: Text }) => string;
      training: (values: { number: Text }) => string;
      answer: (values: { number: Text }) => string;
    };
    experienceMap: {
      title: string;
      intro: (values: { count: number; regions: number }) => string;
      introCapped: (values: { count: number; regions: number }) => string;
      picture: (values: { count: number; regions: number }) => string;
      size: string;
      source: string;
      byRegion: string;
      notOnMap: (values: { names: Text }) => string;
    };
    experience: {
      figures: (values: { region: Text; area: Text }) => string;
      figuresNote: string;
      contact: string;
      askContact: string;
      moreAlike: string;
      contactList: (values: { source: Text }) => string;
      contactSource: string;
      contactHow: string;
      alike: string;
      tried: string;
      triedLesson: (values: { lesson: Text }) => string;
      facts: string;
      picture: (values: { title: Text; region: Text }) => string;
      print: (values: { url: Text }) => string;
    };
    openData: {
      title: string;
      intro: (values: { count: number }) => string;
      licence: (values: { licence: Text }) => string;
      attribution: string;
      fields: string;
      none: string;
      description: string;
    };
  };
  passage: {
    intro: (values: { count: number; people: Text }) => string;
    files: (values: { files: Text }) => string;
    leftOut: (values: { files: Text }) => string;
    partial: string;
    refusedBefore: string;
    asked: (values: { who: number; people: Text }) => string;
    unreached: (values: { people: Text; line: Text }) => string;
    waiting: (values: { people: Text }) => string;
    logged: (values: { number: Text }) => string;
    unknown: string;
    somebody: string;
    gone: string;
    letter: {
      ask: (values: { who: Text; title: Text }) => string;
      quote: (values: { text: Text }) => string;
      files: (values: { files: Text }) => string;
      rule: (values: { days: Text }) => string;
      agreed: (values: { title: Text; number: Text }) => string;
      lacking: (values: { files: Text }) => string;
      refused: (values: { title: Text }) => string;
      expired: (values: { days: Text; title: Text }) => string;
    };
    agreedNow: (values: { number: Text }) => string;
    agreedWaits: string;
    disagreed: string;
    over: string;
    buttons: {
      agree: string;
      agreeWithFiles: string;
      agreeWithoutFiles: string;
      disagree: string;
      read: string;
      open: string;
    };
    ready: string;
  };
  peers: {
    heading: (values: { region: Text }) => string;
    headingBetter: (values: { region: Text; indicator: Text }) => string;
    finding: (values: { region: Text; first: Text; similarity: Text }) => string;
    findingWithOthers: (values: { region: Text; first: Text; similarity: Text; others: Text }) => string;
    alone: (values: { region: Text }) => string;
    far: (values: { count: Text; name: Text; distance: Text }) => string;
    thin: (values: { coverage: Text }) => string;
    stability: (values: { share: Text }) => string;
    missing: (values: { dimensions: Text }) => string;
    basis: (values: { dimensions: Text; count: Text; level: Text }) => string;
    excluded: (values: { names: Text }) => string;
    excludedBeside: (values: { names: Text }) => string;
    levelOnly: (values: { region: Text; level: Text }) => string;
    home: (values: { country: Text }) => string;
    abroad: (values: { country: Text }) => string;
    members: string;
    incomparable: (values: { count: number; names: Text }) => string;
    noneComparable: (values: { region: Text }) => string;
    within: string;
    choose: string;
    noneMembers: (values: { region: Text }) => string;
    allClosest: (values: { dimension: Text }) => string;
    columns: {
      number: string;
      region: string;
      country: string;
      similarity: string;
      closest: string;
      farthest: string;
    };
    source: (values: { datasets: Text }) => string;
    better: {
      columns: {
        region: string;
        value: string;
        difference: string;
        similarity: string;
        experiences: string;
      };
      finding: (values: { count: number; peers: Text; isAll: 'yes' | (string & {}); region: Text; own: Text; year: Text; names: Text }) => string;
      none: (values: { region: Text; own: Text; year: Text }) => string;
      outside: (values: { name: Text; value: Text }) => string;
      countriesOnly: (values: { indicator: Text; region: Text; code: Text }) => string;
      ownUnknown: (values: { indicator: Text; region: Text; why: Text; side: 'worse' | (string & {}) }) => string;
      neither: (values: { indicator: Text }) => string;
      line: (values: { region: Text; value: Text; difference: Text; similarity: Text }) => string;
      lineIn: (values: { region: Text; country: Text; value: Text; difference: Text; similarity: Text }) => string;
      excess: {
        yes: string;
        no: string;
        unknown: string;
      };
      stable: {
        yes: string;
        no: string;
        unknown: string;
      };
      experiences: (values: { count: number; withResults: Text }) => string;
      farthest: (values: { dimension: Text }) => string;
      threshold: (values: { threshold: Text }) => string;
      sameYear: (values: { year: Text; names: Text }) => string;
      withoutFigure: (values: { count: number; peers: Text; year: Text }) => string;
      ownDoubt: (values: { region: Text; own: Text; year: Text }) => string;
      thresholdRatio: string;
      openTitle: string;
      openColumns: {
        apart: string;
        why: string;
      };
      newer: (values: { year: Text; own: Text }) => string;
      composition: string;
      context: string;
      title: (values: { count: number; peers: Text; region: Text; open: number }) => string;
    };
    scale: string;
    buttons: {
      talk: string;
      all: (values: { count: Text }) => string;
      compare: (values: { region: Text }) => string;
      abroad: string;
      members: string;
      everywhere: string;
      betterAt: string;
      like: string;
      experiences: (values: { region: Text }) => string;
      union: string;
      score: (values: { area: Text }) => string;
      weights: string;
      weightsEqual: string;
      weightDouble: (values: { dimension: Text }) => string;
      weightNone: (values: { dimension: Text }) => string;
      weightOnce: (values: { dimension: Text }) => string;
    };
    headingWorse: (values: { region: Text; indicator: Text }) => string;
    onlyCountry: (values: { country: Text }) => string;
    except: (values: { names: Text }) => string;
    island: string;
    coast: string;
    noneLeft: (values: { region: Text }) => string;
    worse: {
      columns: {
        region: string;
        value: string;
        difference: string;
        similarity: string;
        experiences: string;
      };
      finding: (values: { count: number; peers: Text; isAll: 'yes' | (string & {}); region: Text; own: Text; year: Text; names: Text }) => string;
      none: (values: { region: Text; own: Text; year: Text }) => string;
      outside: (values: { name: Text; value: Text }) => string;
      line: (values: { region: Text; value: Text; difference: Text; similarity: Text }) => string;
      lineIn: (values: { region: Text; country: Text; value: Text; difference: Text; similarity: Text }) => string;
      excess: {
        yes: string;
        no: string;
        unknown: string;
      };
      stable: {
        yes: string;
        no: string;
        unknown: string;
      };
      threshold: (values: { threshold: Text }) => string;
      ownDoubt: (values: { region: Text; own: Text; year: Text }) => string;
      thresholdRatio: string;
      title: (values: { count: number; peers: Text; region: Text; open: number }) => string;
    };
    outcomeAmong: (values: { names: Text }) => string;
    incomparableIn: (values: { country: Text; count: Text }) => string;
    basisWeighted: (values: { dimensions: Text; count: Text; level: Text }) => string;
    union: string;
    noWeight: string;
    area: {
      headingBetter: (values: { region: Text; area: Text }) => string;
      headingWorse: (values: { region: Text; area: Text }) => string;
      finding: (values: { count: number; peers: Text; isAll: 'yes' | (string & {}); side: 'worse' | (string & {}); region: Text; area: Text; own: Text; year: Text; isOlder: 'yes' | (string & {}); names: Text }) => string;
      none: (values: { side: 'worse' | (string & {}); region: Text; area: Text; own: Text; year: Text; isOlder: 'yes' | (string & {}) }) => string;
      outside: (values: { name: Text; score: Text }) => string;
      noneOutside: (values: { side: 'worse' | (string & {}) }) => string;
      line: (values: { region: Text; score: Text; side: 'worse' | (string & {}); gap: Text; net: Text; similarity: Text }) => string;
      lineIn: (values: { region: Text; country: Text; score: Text; side: 'worse' | (string & {}); gap: Text; net: Text; similarity: Text }) => string;
      threshold: string;
      rests: (values: { names: Text }) => string;
      without: (values: { year: Text; names: Text }) => string;
      withoutScore: (values: { count: number; peers: Text; year: Text }) => string;
      ownUnknown: (values: { area: Text; region: Text }) => string;
      ownDoubt: (values: { region: Text; area: Text; own: Text; year: Text; side: 'worse' | (string & {}) }) => string;
      open: (values: { side: 'worse' | (string & {}); names: Text; more: number }) => string;
      outsideOpen: (values: { side: 'worse' | (string & {}); names: Text; more: number }) => string;
      newer: (values: { newer: Text; year: Text }) => string;
      ownOld: (values: { area: Text; region: Text; year: Text }) => string;
      nonePeers: (values: { side: 'worse' | (string & {}) }) => string;
    };
    prices: (values: { unit: 'pps' | (string & {}) }) => string;
    weighed: (values: { weights: Text }) => string;
    weight: (values: { dimension: Text; factor: 'none' | 'half' | 'twice' | 'thrice' | (string & {}); number: Text }) => string;
    weightless: (values: { dimensions: Text; count: number }) => string;
    headingHigher: (values: { region: Text; indicator: Text }) => string;
    headingLower: (values: { region: Text; indicator: Text }) => string;
    higher: {
      columns: {
        region: string;
        value: string;
        difference: string;
        similarity: string;
        experiences: string;
      };
      finding: (values: { count: number; peers: Text; isAll: 'yes' | (string & {}); region: Text; own: Text; year: Text; names: Text }) => string;
      none: (values: { region: Text; own: Text; year: Text }) => string;
      outside: (values: { name: Text; value: Text }) => string;
      noneOutside: string;
      line: (values: { region: Text; value: Text; difference: Text; similarity: Text }) => string;
      lineIn: (values: { region: Text; country: Text; value: Text; difference: Text; similarity: Text }) => string;
      excess: {
        yes: string;
        no: string;
        unknown: string;
      };
      stable: {
        yes: string;
        no: string;
        unknown: string;
      };
      threshold: (values: { threshold: Text }) => string;
      open: (values: { why: Text; names: Text; more: number }) => string;
      nonePeers: string;
      outsideOpen: (values: { why: Text; names: Text; more: number }) => string;
      ownDoubt: (values: { region: Text; own: Text; year: Text }) => string;
      thresholdRatio: string;
      title: (values: { count: number; peers: Text; region: Text; open: number }) => string;
    };
    lower: {
      columns: {
        region: string;
        value: string;
        difference: string;
        similarity: string;
        experiences: string;
      };
      finding: (values: { count: number; peers: Text; isAll: 'yes' | (string & {}); region: Text; own: Text; year: Text; names: Text }) => string;
      none: (values: { region: Text; own: Text; year: Text }) => string;
      outside: (values: { name: Text; value: Text }) => string;
      noneOutside: string;
      line: (values: { region: Text; value: Text; difference: Text; similarity: Text }) => string;
      lineIn: (values: { region: Text; country: Text; value: Text; difference: Text; similarity: Text }) => string;
      excess: {
        yes: string;
        no: string;
        unknown: string;
      };
      stable: {
        yes: string;
        no: string;
        unknown: string;
      };
      threshold: (values: { threshold: Text }) => string;
      open: (values: { why: Text; names: Text; more: number }) => string;
      nonePeers: string;
      outsideOpen: (values: { why: Text; names: Text; more: number }) => string;
      ownDoubt: (values: { region: Text; own: Text; year: Text }) => string;
      thresholdRatio: string;
      title: (values: { count: number; peers: Text; region: Text; open: number }) => string;
    };
  };
  policy: {
    heading: (values: { region: Text }) => string;
    headingArea: (values: { region: Text; area: Text }) => string;
    own: (values: { name: Text; region: Text; score: Text; high: Text; year: Text; band: 'none' | (string & {}); edition: Text }) => string;
    country: (values: { name: Text; country: Text; score: Text; high: Text; year: Text; band: 'none' | (string & {}); edition: Text; region: Text }) => string;
    noOverall: (values: { name: Text; region: Text; edition: Text }) => string;
    noneMipex: (values: { region: Text; country: Text }) => string;
    noneMipexCountry: (values: { country: Text }) => string;
    noneMipexR: (values: { region: Text }) => string;
    apart: string;
    columns: {
      part: string;
      score: string;
      year: string;
      band: string;
      area: string;
      mean: string;
      answered: string;
    };
    bands: {
      favourable: string;
      'slightly-favourable': string;
      'halfway-favourable': string;
      'slightly-unfavourable': string;
      unfavourable: string;
      'critically-unfavourable': string;
    };
    part: (values: { value: Text; group: 'none' | (string & {}) }) => string;
    source: (values: { sources: Text }) => string;
    selfAssessed: (values: { region: Text }) => string;
    selfAssessedNote: string;
    noneAssessed: (values: { region: Text }) => string;
    noneAssessedIn: (values: { region: Text; area: Text }) => string;
    answer: (values: { stage: Text; score: Text; evidence: 'none' | (string & {}); comment: 'none' | (string & {}) }) => string;
    short: (values: { parts: Text }) => string;
    shortIndex: (values: { name: Text; region: Text; score: Text; high: Text; year: Text }) => string;
    shortAssessed: (values: { areas: Text }) => string;
    shortArea: (values: { area: Text; score: Text }) => string;
    stages: {
      formulation: string;
      output: string;
      implementation: string;
      evaluation: string;
    };
    questions: {
      formulation: (values: { area: Text }) => string;
      output: (values: { area: Text }) => string;
      implementation: (values: { area: Text }) => string;
      evaluation: (values: { area: Text }) => string;
    };
    grades: {
      '0': string;
      '50': string;
      '100': string;
    };
    form: {
      title: string;
      intro: (values: { area: Text; region: Text }) => string;
      submit: string;
      evidence: (values: { stage: Text }) => string;
      evidenceHint: string;
      onlyIf: string;
      comment: (values: { stage: Text }) => string;
    };
    saved: string;
    notYours: string;
    needsGrade: string;
    buttons: {
      assess: (values: { area: Text }) => string;
      score: (values: { region: Text }) => string;
      all: string;
    };
    import: {
      done: (values: { name: Text; edition: Text; count: number; regions: number; before: number }) => string;
      leftOut: (values: { codes: Text }) => string;
      bad: (values: { line: Text; reason: Text }) => string;
      moreBad: (values: { count: number }) => string;
      form: {
        title: string;
        intro: string;
        submit: string;
      };
      labels: {
        index: string;
        edition: string;
        source: string;
      };
      hints: {
        edition: string;
        source: string;
      };
    };
    evidence: string;
  };
  question: {
    fields: {
      title: {
        label: string;
        hint: string;
      };
      detail: {
        label: string;
        hint: string;
      };
      areas: {
        label: string;
        hint: string;
      };
      groups: {
        label: string;
        hint: string;
      };
      region: {
        label: string;
        hint: string;
      };
      content: {
        label: string;
        hint: string;
      };
      experience: {
        label: string;
        hint: string;
      };
    };
    forms: {
      ask: {
        title: string;
        submit: string;
        intro: string;
      };
      answer: {
        title: (values: { number: Text }) => string;
        submit: string;
      };
    };
    asked: (values: { title: Text }) => string;
    problems: {
      experienceNumber: (values: { text: Text }) => string;
      experienceUnknown: (values: { number: Text }) => string;
    };
    heading: (values: { number: Text; title: Text }) => string;
    short: (values: { number: Text; title: Text }) => string;
    labels: {
      region: string;
      areas: string;
      groups: string;
      state: string;
      asked: string;
    };
    removed: string;
    everybody: string;
    askedBy: (values: { name: Text; day: Text }) => string;
    states: {
      open: string;
      closed: (values: { day: Text }) => string;
      withdrawn: string;
    };
    stateAndAnswers: (values: { state: Text; answers: Text }) => string;
    answers: (values: { count: number }) => string;
    answerHead: (values: { number: Text; who: Text; day: Text }) => string;
    answerBy: (values: { name: Text; beside: Text }) => string;
    byAsker: string;
    helpedAsker: string;
    unnamed: string;
    noAnswers: string;
    example: string;
    buttons: {
      talk: string;
      open: string;
      ask: string;
      answer: string;
      add: string;
      close: string;
      keepOpen: string;
      withdraw: string;
      withdrawAnswer: (values: { number: Text }) => string;
      restore: string;
      keep: string;
      show: (values: { number: Text }) => string;
      experience: (values: { number: Text; title: Text }) => string;
      known: string;
      helped: (values: { number: Text }) => string;
      keepAsExperience: (values: { number: Text }) => string;
      moreOn: (values: { area: Text }) => string;
      more: string;
      next: string;
      list: string;
    };
    done: {
      asked: (values: { number: Text }) => string;
      askedBefore: (values: { number: Text }) => string;
      answered: (values: { number: Text }) => string;
      answeredNobody: (values: { number: Text }) => string;
      answeredOwn: (values: { number: Text }) => string;
      answeredBefore: (values: { number: Text }) => string;
    };
    rating: {
      notYours: (values: { number: Text }) => string;
      helped: string;
      didNot: string;
    };
    keeping: {
      intro: string;
    };
    told: {
      opening: (values: { name: Text; number: Text; title: Text }) => string;
      openingFrom: (values: { name: Text; region: Text; number: Text; title: Text }) => string;
      several: (values: { count: number; number: Text; title: Text }) => string;
      line: (values: { answer: Text; content: Text }) => string;
      lineFrom: (values: { answer: Text; region: Text; content: Text }) => string;
      rest: (values: { count: number }) => string;
      somebody: string;
      withdrawn: string;
      open: (values: { count: number }) => string;
      closed: (values: { count: number }) => string;
    };
    letter: {
      closed: (values: { number: Text; isNamed: 'yes' | (string & {}); name: Text }) => string;
      withdrawn: (values: { number: Text; isNamed: 'yes' | (string & {}); name: Text }) => string;
      withdrawnAnswer: (values: { answer: Text; number: Text; isNamed: 'yes' | (string & {}); name: Text }) => string;
    };
    unknown: (values: { number: Text }) => string;
    unknownAnswer: (values: { number: Text; answer: Text }) => string;
    notYours: (values: { number: Text }) => string;
    notYourAnswer: (values: { answer: Text; number: Text }) => string;
    cannotAnswer: {
      closed: (values: { number: Text }) => string;
      withdrawn: (values: { number: Text }) => string;
      typed: (values: { content: Text }) => string;
    };
    closing: {
      ask: (values: { number: Text; title: Text }) => string;
      done: (values: { number: Text; title: Text }) => string;
      before: (values: { number: Text }) => string;
      restoreFirst: (values: { number: Text }) => string;
    };
    withdrawn: {
      ask: (values: { number: Text; title: Text }) => string;
      askAnswer: (values: { answer: Text; number: Text }) => string;
      done: (values: { number: Text }) => string;
      doneAnswer: (values: { answer: Text; number: Text }) => string;
      before: (values: { number: Text }) => string;
      beforeAnswer: (values: { answer: Text; number: Text }) => string;
      restored: (values: { number: Text }) => string;
      restoredAnswer: (values: { answer: Text; number: Text }) => string;
      readAlone: (values: { number: Text }) => string;
      notWithdrawn: (values: { number: Text }) => string;
      notWithdrawnAnswer: (values: { answer: Text; number: Text }) => string;
    };
    list: {
      foundOf: (values: { count: number; filters: Text }) => string;
      noneFoundOf: (values: { filters: Text }) => string;
      open: (values: { count: number }) => string;
      openOf: (values: { count: number; filters: Text }) => string;
      closed: (values: { count: number }) => string;
      closedOf: (values: { count: number; filters: Text }) => string;
      noneOpen: string;
      noneOpenOf: (values: { filters: Text }) => string;
      noneClosed: string;
      noneClosedOf: (values: { filters: Text }) => string;
      noPage: (values: { page: Text }) => string;
    };
    mine: {
      none: string;
      asked: (values: { count: number }) => string;
      answered: (values: { count: number }) => string;
      columns: {
        number: string;
        title: string;
        state: string;
        answers: string;
        asked: string;
        answer: string;
        answered: string;
      };
      answerState: {
        open: string;
        withdrawn: string;
      };
      gone: string;
      choose: string;
      chooseAnswer: string;
      withdrawAnswer: (values: { answer: Text; number: Text }) => string;
      restoreAnswer: (values: { answer: Text; number: Text }) => string;
    };
  };
  reading: {
    readAs: (values: { pieces: Text }) => string;
    notUsed: (values: { words: Text }) => string;
    quoted: (values: { word: Text }) => string;
    corrected: (values: { said: Text; meant: Text }) => string;
    partOf: (values: { said: Text; region: Text }) => string;
    partOfLarger: (values: { said: Text; note: Text }) => string;
    byModel: string;
    press: string;
    long: string;
    pieces: {
      own: string;
      since: (values: { year: Text }) => string;
      until: (values: { year: Text }) => string;
      years: (values: { count: Text }) => string;
      except: (values: { name: Text }) => string;
      atLeast: (values: { value: Text }) => string;
      atMost: (values: { value: Text }) => string;
      fund: (values: { name: Text }) => string;
      began: (values: { year: Text }) => string;
      direction: {
        betterAt: string;
        worseAt: string;
        worst: string;
      };
      filter: {
        peers: string;
        abroad: string;
        members: string;
        island: string;
        coast: string;
        share: string;
        counted: string;
        perHead: string;
        produced: string;
        wider: string;
        countries: string;
        extremes: string;
        numbers: string;
        fell: string;
        rose: string;
        'beside-country': string;
      };
      units: (values: { word: Text }) => string;
      words: (values: { words: Text }) => string;
      count: (values: { count: Text }) => string;
      below: (values: { value: Text }) => string;
      place: (values: { name: Text }) => string;
      beside: (values: { name: Text }) => string;
      above: (values: { value: Text }) => string;
    };
    buttons: {
      also: string;
      latest: string;
      overTime: string;
      region: string;
      anyGroup: string;
      search: string;
      acts: {
        show: string;
        adopt: string;
        edit: string;
        withdraw: string;
        log: string;
      };
      subscribe: string;
      me: string;
      brief: string;
      peers: string;
      help: string;
      ask: string;
    };
    lines: {
      of: (values: { what: Text; names: Text }) => string;
      place: (values: { what: Text; region: Text }) => string;
      placeIn: (values: { what: Text; region: Text; country: Text }) => string;
      regionsOf: (values: { what: Text; country: Text }) => string;
      countries: (values: { what: Text }) => string;
      all: (values: { what: Text }) => string;
      scores: string;
    };
    talk: {
      thanks: string;
      hello: string;
      bye: string;
      bot: string;
      yes: string;
    };
    doubt: {
      unknownPlace: (values: { said: Text }) => string;
      didYouMean: (values: { said: Text }) => string;
      world: (values: { said: Text }) => string;
      union: string;
      group: string;
      groupSaid: (values: { said: Text }) => string;
      familySaid: (values: { said: Text }) => string;
      yearLost: (values: { year: Text }) => string;
      citizenship: string;
      birth: string;
      sex: string;
      age: string;
      nearest: string;
      period: {
        lastYear: string;
        month: string;
        future: string;
        ago: string;
      };
      turn: (values: { said: Text }) => string;
      turnSearch: (values: { said: Text }) => string;
      turnAlone: (values: { said: Text }) => string;
      filter: (values: { said: Text }) => string;
      filterAlone: (values: { said: Text }) => string;
      why: string;
      gaps: string;
      whichFigure: string;
      law: string;
      weather: string;
      person: string;
      politics: string;
      chat: string;
      otherPerson: string;
      otherPersonPage: (values: { url: Text }) => string;
      passOn: string;
      passOnPage: (values: { url: Text }) => string;
      passOnHere: (values: { url: Text }) => string;
      passOnShown: (values: { url: Text }) => string;
      invite: string;
      invitePages: (values: { url: Text }) => string;
      inviteDigest: (values: { url: Text }) => string;
      roles: string;
      noAreaFigures: (values: { area: Text; hasPeers: 'yes' | (string & {}) }) => string;
      elsewhere: (values: { region: Text; country: Text }) => string;
      members: (values: { names: Text }) => string;
      notMeant: string;
      family: {
        neet: string;
        poverty: string;
        incomePoverty: string;
        asylum: string;
        immigration: string;
        naturalisation: string;
        wages: string;
        crime: string;
        rents: string;
        employment: string;
        policyIndex: string;
        other: string;
      };
      flag: (values: { letter: Text; meaning: Text }) => string;
      maybeSearch: (values: { said: Text }) => string;
      whichAct: (values: { said: Text }) => string;
      second: (values: { said: Text }) => string;
      noQuestion: (values: { said: Text }) => string;
    };
    unread: {
      heading: string;
      intro: string;
      none: string;
      columns: {
        word: string;
        language: string;
        count: string;
      };
    };
  };
  recordPage: {
    title: (values: { number: Text }) => string;
    link: (values: { number: Text; hours: number }) => string;
    open: string;
    button: string;
    noAddress: string;
    intro: (values: { done: Text }) => string;
    steps: string;
    step: (values: { number: Text; name: Text }) => string;
    stepWithProblems: (values: { number: Text; name: Text }) => string;
    keep: string;
    next: string;
    done: string;
    kept: (values: { time: Text }) => string;
    nothingKept: string;
    saved: string;
    resubmitted: string;
    see: (values: { number: Text }) => string;
    status: {
      saving: string;
      offline: string;
      conflict: (values: { keep: Text }) => string;
    };
    conflict: (values: { theirs: Text }) => string;
    overtaken: (values: { done: Text; theirs: Text }) => string;
    nothing: string;
    ended: (values: { number: Text }) => string;
    endedEmpty: (values: { number: Text }) => string;
    missing: string;
  };
  region: {
    sentence: (values: { name: Text; kind: Text; isMember: 'yes' | (string & {}) }) => string;
    sentenceIn: (values: { name: Text; kind: Text; country: Text; isMember: 'yes' | (string & {}) }) => string;
    kinds: {
      '0': string;
      '1': string;
      '2': string;
      '3': string;
    };
    labels: {
      names: string;
      area: string;
      city: string;
      type: string;
      surface: string;
      areas: string;
    };
    surface: (values: { km2: Text }) => string;
    urban: {
      '1': string;
      '2': string;
      '3': string;
    };
    coast: {
      '1': string;
      '2': string;
      '3': string;
    };
    mountain: string;
    island: string;
    columns: {
      figure: string;
      value: string;
      rank: string;
    };
    rank: (values: { rank: Text; count: Text }) => string;
    peersLine: (values: { names: Text }) => string;
    map: {
      title: (values: { name: Text }) => string;
      alone: (values: { name: Text }) => string;
      alike: string;
      members: string;
    };
    experiences: string;
    noExperiences: (values: { name: Text }) => string;
    noPublicExperiences: (values: { name: Text }) => string;
    rankLegend: (values: { level: Text }) => string;
    noFigures: string;
    buttons: {
      peers: string;
      compare: string;
      scores: string;
      experiences: string;
      figures: string;
    };
  };
  review: {
    standing: {
      submitted: (values: { number: Text }) => string;
      published: (values: { number: Text; isNamed: 'yes' | (string & {}); by: Text; day: Text }) => string;
      'sent-back': (values: { number: Text; isNamed: 'yes' | (string & {}); by: Text; day: Text }) => string;
      archived: (values: { number: Text; isNamed: 'yes' | (string & {}); by: Text; day: Text }) => string;
      withdrawn: (values: { number: Text }) => string;
    };
    changed: (values: { number: Text }) => string;
    own: (values: { number: Text }) => string;
    reviewed: (values: { isNamed: 'yes' | (string & {}); by: Text; isOwn: 'yes' | (string & {}); day: Text; isChanged: 'yes' | (string & {}) }) => string;
    reviewedAsList: (values: { isNamed: 'yes' | (string & {}); by: Text; day: Text }) => string;
    comment: (values: { isNamed: 'yes' | (string & {}); by: Text; day: Text; comment: Text }) => string;
    hasComment: string;
    resubmitted: (values: { number: Text }) => string;
    queue: {
      waiting: (values: { count: number }) => string;
      empty: string;
      rest: (values: { count: number }) => string;
      end: string;
      logged: (values: { isNamed: 'yes' | (string & {}); by: Text; day: Text }) => string;
      again: (values: { isNamed: 'yes' | (string & {}); by: Text; day: Text }) => string;
      emptyHere: string;
      only: (values: { what: Text }) => string;
      imported: (values: { source: Text; day: Text }) => string;
      fromList: (values: { count: number; source: Text; day: Text }) => string;
    };
    sendBack: {
      form: {
        title: (values: { number: Text }) => string;
        submit: string;
      };
      intro: (values: { title: Text }) => string;
      nobody: (values: { number: Text; isImported: 'yes' | (string & {}) }) => string;
      label: string;
      hint: string;
    };
    archive: {
      ask: (values: { number: Text; title: Text }) => string;
      first: (values: { number: Text }) => string;
      restoreByReviewer: (values: { number: Text }) => string;
      restored: (values: { number: Text }) => string;
    };
    done: {
      published: (values: { number: Text; title: Text }) => string;
      'sent-back': (values: { number: Text; title: Text }) => string;
      archived: (values: { number: Text; title: Text }) => string;
    };
    hears: (values: { name: Text }) => string;
    hearsUnnamed: string;
    letter: {
      published: (values: { number: Text; title: Text; isNamed: 'yes' | (string & {}); by: Text }) => string;
      'sent-back': (values: { number: Text; title: Text; isNamed: 'yes' | (string & {}); by: Text }) => string;
      archived: (values: { number: Text; title: Text; isNamed: 'yes' | (string & {}); by: Text }) => string;
      restored: (values: { number: Text; title: Text; isNamed: 'yes' | (string & {}); by: Text }) => string;
    };
    buttons: {
      review: string;
      publish: string;
      sendBack: string;
      archive: string;
      queue: string;
      first: string;
      comment: string;
      change: (values: { number: Text }) => string;
      onlyList: (values: { source: Text; count: number }) => string;
      publishList: (values: { count: number }) => string;
      restOfList: string;
      published: string;
      byRegion: string;
      ofRegion: (values: { region: Text; count: number }) => string;
      next: string;
    };
    list: {
      form: {
        title: (values: { count: number }) => string;
        submit: string;
      };
      intro: (values: { count: number; source: Text; day: Text; taken: number }) => string;
      group: string;
      fields: {
        summary: {
          label: string;
          hint: string;
        };
        looked: string;
      };
      notLooked: string;
      published: (values: { count: number; left: number }) => string;
      none: string;
      badge: (values: { day: Text }) => string;
    };
  };
  round: {
    kinds: {
      pairs: string;
      groups: string;
      mentors: string;
      'region-pairs': string;
    };
    short: (values: { number: Text; title: Text }) => string;
    unnamed: string;
    personFrom: (values: { name: Text; region: Text }) => string;
    once: string;
    every: (values: { weeks: number }) => string;
    list: {
      heading: string;
      intro: string;
      none: string;
      noneForMembers: string;
      ended: string;
      members: (values: { count: number }) => string;
      beside: (values: { kind: Text; cadence: Text; next: Text; members: Text }) => string;
      next: (values: { when: Text }) => string;
    };
    show: {
      labels: {
        kind: string;
        cadence: string;
        next: string;
        for: string;
        members: string;
        you: string;
        runs: string;
      };
      everybody: string;
      none: string;
      groupsOf: (values: { size: Text }) => string;
      joined: string;
      mentor: (values: { count: number }) => string;
      skips: string;
      notJoined: string;
      counts: {
        measure: string;
        value: string;
        present: string;
        matched: string;
        confirmed: string;
        met: string;
        useful: string;
        leftOut: string;
        usefulOf: (values: { mean: Text; count: number }) => string;
      };
      leftOften: (values: { people: number; times: number }) => string;
      leftWithWait: (values: { often: Text; times: number }) => string;
      nobodyLeft: string;
      regions: {
        heading: string;
        left: string;
        right: string;
        pairs: string;
        met: string;
      };
      history: {
        heading: string;
        when: string;
        people: string;
        groups: string;
        left: string;
        weight: string;
        cooldown: string;
        seed: string;
        method: string;
      };
      noPairs: string;
      channel: string;
    };
    map: {
      title: (values: { count: number }) => string;
      subtitle: (values: { title: Text }) => string;
      source: (values: { number: Text }) => string;
      size: string;
    };
    reasons: {
      helpOffered: (values: { isSought: 'yes' | (string & {}); area: Text; name: Text }) => string;
      helpBetter: (values: { isSought: 'yes' | (string & {}); area: Text; name: Text; points: number }) => string;
      givesOffered: (values: { isSought: 'yes' | (string & {}); name: Text; area: Text }) => string;
      givesBetter: (values: { isSought: 'yes' | (string & {}); name: Text; area: Text; points: number }) => string;
      alike: (values: { similarity: Text; name: Text }) => string;
      language: (values: { languages: Text }) => string;
      languageAll: (values: { languages: Text }) => string;
      why: (values: { reasons: Text }) => string;
    };
    letters: {
      offerHeading: string;
      offer: (values: { title: Text; names: Text }) => string;
      gone: string;
      ask: (values: { until: Text }) => string;
      left: (values: { title: Text }) => string;
      leftLast: (values: { title: Text }) => string;
      reminder: (values: { title: Text; when: Text }) => string;
      conversation: (values: { title: Text }) => string;
      conversationPerson: (values: { name: Text }) => string;
      together: (values: { title: Text; names: Text }) => string;
      contact: (values: { name: Text; contact: Text }) => string;
      noContact: (values: { name: Text }) => string;
      begin: string;
      declined: (values: { title: Text; names: Text }) => string;
      declinedLast: (values: { title: Text; names: Text }) => string;
      met: (values: { title: Text; names: Text }) => string;
    };
    buttons: {
      open: string;
      show: string;
      confirm: string;
      other: string;
      out: string;
      join: string;
      joinOpen: string;
      leave: string;
      skip: string;
      unskip: string;
      create: string;
      preview: string;
      run: string;
      end: string;
      mine: string;
      list: string;
      metYes: string;
      metLater: string;
      metNo: string;
      introductions: string;
      introduce: string;
      useful: (values: { points: number }) => string;
      staff: string;
      cancel: string;
    };
    done: {
      created: (values: { title: Text; number: Text }) => string;
      joined: (values: { title: Text; next: 'none' | (string & {}) }) => string;
      joinedMentor: (values: { title: Text; count: number; next: 'none' | (string & {}) }) => string;
      left: (values: { title: Text }) => string;
      wasNoMember: (values: { title: Text }) => string;
      skipped: (values: { title: Text; when: Text }) => string;
      unskipped: (values: { title: Text }) => string;
      confirmed: string;
      confirmedAll: string;
      other: string;
      otherLast: string;
      out: string;
      metYes: string;
      metLater: string;
      metNo: string;
      rated: string;
      running: (values: { title: Text }) => string;
      ended: (values: { title: Text }) => string;
    };
    ask: {
      run: (values: { count: number; title: Text }) => string;
      end: (values: { title: Text }) => string;
    };
    refused: {
      unknown: (values: { number: Text }) => string;
      notOpen: string;
      notFor: (values: { title: Text; scope: Text }) => string;
      ended: (values: { title: Text }) => string;
      notMember: (values: { title: Text }) => string;
      notYours: string;
      tooLate: string;
      groupEnded: string;
      notMet: string;
      notMentors: (values: { title: Text }) => string;
      mentors: string;
      useful: string;
      busy: (values: { title: Text }) => string;
      nobody: (values: { title: Text }) => string;
      notInChannel: (values: { title: Text }) => string;
      channelUnknown: (values: { title: Text }) => string;
      noChannel: string;
    };
    preview: {
      heading: (values: { title: Text }) => string;
      intro: (values: { present: number }) => string;
      who: string;
      weight: string;
      left: (values: { names: Text }) => string;
      none: string;
      lowered: (values: { wished: Text; used: Text }) => string;
      loweredFor: (values: { count: number }) => string;
    };
    mine: {
      heading: string;
      none: string;
      when: string;
      round: string;
      who: string;
      state: string;
      states: {
        open: string;
        confirmed: string;
        met: string;
        notMet: string;
        ended: string;
      };
    };
    form: {
      title: string;
      submit: string;
      groups: {
        what: string;
        when: string;
        rules: string;
        who: string;
      };
      labels: {
        title: string;
        kind: string;
        size: string;
        everyWeeks: string;
        day: string;
        time: string;
        timeZone: string;
        cooldown: string;
        odd: string;
        allowsSameRegion: string;
        regions: string;
        areas: string;
        roles: string;
        languages: string;
      };
      hints: {
        size: string;
        everyWeeks: string;
        time: string;
        timeZone: string;
        cooldown: string;
        who: string;
        regions: string;
      };
      kinds: {
        pairs: string;
        groups: string;
        mentors: string;
        'region-pairs': string;
      };
      odd: {
        trio: string;
        wait: string;
      };
      onlyGroups: string;
      onlyPairs: string;
      here: string;
    };
  };
  route: {
    notYours: (values: { number: Text }) => string;
    known: {
      found: (values: { title: Text }) => string;
      none: (values: { title: Text }) => string;
      enough: string;
      reasonArea: (values: { areas: Text }) => string;
      reasonWords: string;
    };
    people: {
      who: (values: { count: number; number: Text; days: number }) => string;
      none: (values: { number: Text }) => string;
      before: (values: { count: number }) => string;
      asked: (values: { count: number; number: Text; names: Text }) => string;
      nobody: (values: { number: Text }) => string;
    };
    letter: {
      opening: (values: { isNamed: 'yes' | (string & {}); name: Text; isFrom: 'yes' | (string & {}); region: Text; number: Text }) => string;
      title: (values: { title: Text }) => string;
      why: (values: { reasons: Text }) => string;
      rule: string;
      gone: string;
    };
    onward: (values: { number: Text; title: Text; days: number; count: number }) => string;
    toStaff: (values: { number: Text; title: Text }) => string;
    staff: (values: { number: Text; title: Text }) => string;
    passed: (values: { isOnward: 'yes' | (string & {}); number: Text }) => string;
    notAsked: (values: { number: Text }) => string;
    buttons: {
      known: string;
      people: string;
      send: (values: { count: number }) => string;
      answer: string;
      pass: string;
      settings: string;
      figures: (values: { region: Text }) => string;
    };
  };
  ruleTemplates: {
    welcome: {
      title: string;
      summary: string;
      texts: {
        one: (values: { name: Text }) => string;
        two: (values: { name: Text }) => string;
        three: string;
      };
    };
    unanswered: {
      title: string;
      summary: string;
      texts: {
        one: (values: { title: Text }) => string;
        two: (values: { title: Text }) => string;
        three: (values: { title: Text }) => string;
      };
    };
    figure: {
      title: string;
      summary: string;
      texts: {
        one: (values: { indicator: Text; region: Text; value: Text; year: Text; before: Text; beforeYear: Text }) => string;
      };
    };
    mentor: {
      title: string;
      summary: string;
      texts: {
        one: (values: { name: Text; region: Text }) => string;
        two: (values: { person: Text; region: Text }) => string;
        three: (values: { region: Text }) => string;
        four: (values: { person: Text; region: Text }) => string;
      };
    };
    'still-true': {
      title: string;
      summary: string;
      texts: {
        one: (values: { name: Text }) => string;
      };
    };
    channel: {
      title: string;
      summary: string;
      texts: {
        one: (values: { region: Text; title: Text }) => string;
      };
    };
    minutes: {
      title: string;
      summary: string;
      texts: {
        one: (values: { title: Text }) => string;
        two: (values: { title: Text }) => string;
      };
    };
    followers: {
      title: string;
      summary: string;
      texts: {
        one: (values: { title: Text }) => string;
      };
    };
    testbed: {
      title: string;
      summary: string;
      texts: {
        one: (values: { title: Text }) => string;
      };
    };
    adopted: {
      title: string;
      summary: string;
      texts: {
        one: (values: { region: Text; title: Text }) => string;
      };
    };
    trouble: {
      title: string;
      summary: string;
      texts: {
        one: (values: { number: Text }) => string;
      };
    };
    ideas: {
      title: string;
      summary: string;
      texts: {
        one: string;
        two: (values: { person: Text; idea: Text }) => string;
        three: (values: { name: Text; idea: Text }) => string;
      };
    };
  };
  rule: {
    letters: {
      from: (values: { rule: Text; owner: Text }) => string;
      until: (values: { when: Text }) => string;
      reminder: string;
      failed: (values: { name: Text; run: Text; number: Text }) => string;
      paused: (values: { name: Text; number: Text }) => string;
    };
    faults: {
      tooMany: (values: { name: Text; most: Text }) => string;
      tooManyRuns: (values: { most: Text }) => string;
      condition: (values: { expression: Text; said: Text }) => string;
      noWebhook: (values: { number: Text }) => string;
      lost: (values: { place: Text }) => string;
      unexpected: string;
      noRule: (values: { name: Text }) => string;
      loop: (values: { name: Text; most: Text }) => string;
      noReviewer: (values: { name: Text }) => string;
      noRound: string;
      digest: string;
      questions: (values: { most: Text }) => string;
    };
    pauses: {
      staff: string;
      all: string;
      owner: string;
      channel: string;
      limit: string;
    };
    buttons: {
      again: string;
      run: string;
      pause: string;
      show: string;
      approve: string;
      decline: string;
      list: string;
      try: string;
      on: string;
      runs: string;
      export: string;
      cancel: string;
      new: string;
      pauseAll: string;
      end: string;
      stats: string;
      waiting: string;
      address: string;
      newSecret: string;
      newLink: string;
      introduce: string;
    };
    answered: {
      none: string;
      over: string;
      thanks: (values: { said: Text }) => string;
      before: string;
      sent: string;
    };
    states: {
      draft: string;
      on: string;
      paused: string;
      ended: string;
    };
    runStates: {
      ready: string;
      waiting: string;
      asking: string;
      done: string;
      failed: string;
      cancelled: string;
    };
    columns: {
      number: string;
      name: string;
      state: string;
      owner: string;
      open: string;
      done: string;
      failed: string;
      run: string;
      began: string;
      about: string;
      where: string;
      what: string;
      people: string;
      when: string;
    };
    list: {
      none: string;
      count: (values: { count: number; on: number }) => string;
      choose: string;
    };
    show: {
      facts: (values: { state: Text; version: Text; owner: Text }) => string;
      starts: string;
      if: string;
      steps: string;
      activity: (values: { type: Text }) => string;
      schedule: (values: { rrule: Text; time: Text; zone: Text }) => string;
      form: (values: { name: Text }) => string;
      untried: (values: { number: Text }) => string;
      runs: (values: { open: number; done: number; failed: number }) => string;
      text: string;
      link: string;
      webhook: string;
      keyword: (values: { words: Text }) => string;
      reaction: (values: { sign: Text }) => string;
    };
    steps: {
      message: (values: { to: Text; text: Text }) => string;
      wait: (values: { span: Text }) => string;
      ask: (values: { to: Text; text: Text }) => string;
      approve: (values: { to: Text; text: Text }) => string;
      if: (values: { when: Text }) => string;
      else: string;
      each: (values: { to: Text }) => string;
      webhook: (values: { number: Text }) => string;
      end: string;
      span: (values: { weeks: number; days: number; hours: number; minutes: number }) => string;
      until: (values: { weekday: Text; time: Text }) => string;
      run: (values: { name: Text }) => string;
      introduce: (values: { who: Text; to: Text; text: Text }) => string;
      review: (values: { to: Text; text: Text }) => string;
      round: (values: { number: Text }) => string;
      check: (values: { number: 'event' | (string & {}) }) => string;
      digest: (values: { to: Text; text: Text }) => string;
      tag: (values: { tags: Text }) => string;
      set: (values: { field: Text; value: Text }) => string;
      network: (values: { who: Text; text: Text }) => string;
    };
    who: {
      person: string;
      author: string;
      owner: string;
      each: string;
      answerer: string;
      role: (values: { role: Text }) => string;
      region: (values: { region: Text }) => string;
      event: string;
      followers: (values: { area: Text }) => string;
      areas: string;
      suited: (values: { count: number }) => string;
      channel: string;
      everybody: string;
    };
    try: {
      title: (values: { name: Text }) => string;
      none: (values: { days: Text }) => string;
      count: (values: { days: Text; runs: number; letters: number; people: number }) => string;
      assumed: string;
      fault: (values: { count: number; fault: Text }) => string;
      to: string;
      channel: string;
    };
    on: (values: { name: Text }) => string;
    onAll: (values: { count: number }) => string;
    paused: (values: { name: Text }) => string;
    pausedAll: (values: { count: number }) => string;
    ended: (values: { name: Text; count: number }) => string;
    askEnd: (values: { name: Text }) => string;
    made: (values: { name: Text; number: Text }) => string;
    kept: (values: { version: Text; name: Text; state: Text }) => string;
    replayed: (values: { run: Text }) => string;
    again: (values: { run: Text; name: Text }) => string;
    runs: {
      none: (values: { name: Text }) => string;
      title: (values: { name: Text }) => string;
      run: (values: { run: Text; name: Text }) => string;
      parts: (values: { count: number }) => string;
    };
    form: {
      new: (values: { title: Text }) => string;
      import: string;
      submit: string;
      name: string;
      days: string;
      count: string;
      points: string;
      area: string;
      indicator: string;
      direction: string;
      rises: string;
      falls: string;
      text: (values: { number: Text }) => string;
      fields: (values: { fields: Text }) => string;
      yaml: string;
      yamlHint: string;
      run: string;
    };
    refused: {
      none: (values: { number: Text }) => string;
      noName: (values: { name: Text }) => string;
      taken: (values: { name: Text }) => string;
      tooMany: (values: { most: Text }) => string;
      untried: (values: { version: Text; number: Text }) => string;
      notOn: (values: { name: Text }) => string;
      which: string;
      noRun: (values: { run: Text }) => string;
      notEndable: (values: { run: Text }) => string;
      noChannel: string;
      notIn: string;
      notYours: (values: { owner: Text }) => string;
      ended: (values: { number: Text }) => string;
      changed: (values: { number: Text }) => string;
      unmovable: string;
      unreadable: string;
    };
    problems: {
      condition: (values: { expression: Text; said: Text }) => string;
      slow: (values: { expression: Text }) => string;
      indicator: (values: { code: Text }) => string;
      field: (values: { at: Text; field: Text; known: Text }) => string;
      nobody: (values: { at: Text; who: Text }) => string;
      region: (values: { at: Text; code: Text }) => string;
      area: (values: { at: Text; code: Text }) => string;
      schedule: (values: { why: 'often' | 'never' | (string & {}) }) => string;
      steps: (values: { most: Text }) => string;
      nesting: (values: { most: Text }) => string;
      channel: (values: { at: Text }) => string;
      name: (values: { name: Text }) => string;
      yaml: (values: { line: number; path: Text; said: Text }) => string;
      size: (values: { most: Text }) => string;
      title: (values: { at: Text; most: Text }) => string;
    };
    versions: {
      title: (values: { name: Text }) => string;
      one: (values: { version: Text; name: Text }) => string;
      none: (values: { number: Text; version: Text; latest: Text }) => string;
    };
    stats: {
      title: (values: { name: Text; days: Text }) => string;
      took: string;
      times: string;
      answers: string;
      version: (values: { version: Text }) => string;
    };
    waiting: {
      title: string;
      none: string;
    };
    address: {
      form: (values: { name: Text; url: Text }) => string;
      webhook: (values: { name: Text; url: Text }) => string;
      secret: (values: { secret: Text }) => string;
      told: string;
      before: string;
      gone: string;
      notOn: (values: { name: Text }) => string;
      none: (values: { name: Text }) => string;
      noPages: string;
    };
    calls: {
      taken: string;
      unknown: string;
      unsigned: string;
      late: string;
      off: string;
      often: string;
      fast: string;
      tooLarge: (values: { most: Text }) => string;
      unreadable: (values: { field: Text }) => string;
      noJson: string;
    };
    visit: {
      sent: string;
      gone: string;
      often: string;
      full: string;
      links: (values: { most: Text }) => string;
      trap: string;
      kept: (values: { days: Text }) => string;
    };
    listen: {
      on: string;
      before: string;
      off: (values: { count: number }) => string;
      where: string;
      not: string;
    };
    askOn: (values: { name: Text; most: Text }) => string;
    stepForm: {
      title: (values: { at: Text; name: Text }) => string;
      head: (values: { name: Text }) => string;
      text: string;
      buttons: string;
      buttonsHint: string;
      answers: string;
      answersHint: string;
      enough: string;
      name: string;
      untilDays: string;
      remindDays: string;
      days: string;
      timeHint: string;
      most: string;
      who: string;
      other: string;
      to: string;
      which: string;
      whichHint: string;
      value: string;
      testbed: string;
      activity: string;
      on: string;
      peoplePerStep: string;
      runsPerDay: string;
    };
    edit: {
      edit: (values: { at: Text }) => string;
      up: (values: { at: Text }) => string;
      down: (values: { at: Text }) => string;
      out: (values: { at: Text }) => string;
      add: (values: { at: Text }) => string;
      addElse: (values: { at: Text }) => string;
      adds: (values: { at: Text }) => string;
      head: string;
      pauses: string;
    };
  };
  score: {
    index: string;
    indexInText: string;
    heading: (values: { region: Text; year: 'newest' | (string & {}) }) => string;
    headingArea: (values: { area: Text; region: Text; year: Text }) => string;
    finding: (values: { region: Text; score: Text; uncertainty: Text; area: Text; year: Text; place: Text }) => string;
    findingByDoubt: (values: { count: number; finding: Text }) => string;
    ofMigrants: (values: { areDoubtful: 'yes' | (string & {}); region: Text; scores: Text }) => string;
    ofMigrantsPart: (values: { rank: Text; count: Text; area: Text; isDoubtful: 'yes' | (string & {}) }) => string;
    extremes: (values: { areDoubtful: 'yes' | (string & {}); isOfMigrants: 'yes' | (string & {}); region: Text; highest: Text; lowest: Text }) => string;
    ofOthers: (values: { areDoubtful: 'yes' | (string & {}); region: Text; scores: Text }) => string;
    sharedRank: (values: { rank: Text }) => string;
    rankOf: (values: { rank: Text; count: Text }) => string;
    ranking: (values: { rank: Text; range: Text }) => string;
    rankWithin: (values: { rank: Text; count: Text; range: Text }) => string;
    extreme: (values: { area: Text; rank: Text; count: Text; isDoubtful: 'yes' | (string & {}) }) => string;
    place: (values: { rank: Text; best: Text; worst: Text; scenarios: Text; count: Text; levels: Text }) => string;
    placeSure: (values: { rank: Text; scenarios: Text; count: Text; levels: Text }) => string;
    unranked: (values: { count: number; levels: Text }) => string;
    columns: {
      area: string;
      score: string;
      uncertainty: string;
      year: string;
      rank: string;
      rests: string;
      indicator: string;
      value: string;
      zero: string;
      hundred: string;
      points: string;
      region: string;
      country: string;
    };
    rests: (values: { isAll: 'yes' | (string & {}); count: number; known: Text; whom: 'everyone' | 'some' | (string & {}) }) => string;
    noFigure: string;
    title: (values: { region: Text; score: Text; rank: Text; count: Text }) => string;
    none: (values: { region: Text }) => string;
    noneInArea: (values: { area: Text; region: Text }) => string;
    noneInYear: (values: { area: Text; region: Text; year: Text; years: Text }) => string;
    noneInAnyArea: (values: { region: Text; year: Text; years: Text }) => string;
    noMeasure: (values: { area: Text }) => string;
    without: (values: { region: Text; year: 'newest' | (string & {}); areas: Text }) => string;
    withoutAny: (values: { year: 'newest' | (string & {}); areas: Text }) => string;
    noIndex: (values: { count: number; total: Text; needed: Text }) => string;
    apart: string;
    missing: (values: { year: Text; names: Text }) => string;
    scenarios: (values: { count: Text; figures: number }) => string;
    level: (values: { count: Text; total: Text }) => string;
    allClear: string;
    unbalanced: (values: { rank: Text }) => string;
    doubtful: (values: { count: number; names: Text }) => string;
    otherRecipe: string;
    change: (values: { sign: 'up' | 'down' | (string & {}); points: Text; year: Text; isClear: 'yes' | (string & {}) }) => string;
    pictureUnit: string;
    scale: string;
    source: (values: { version: Text; datasets: Text }) => string;
    rank: {
      heading: (values: { area: Text; scope: Text; year: Text }) => string;
      finding: (values: { first: Text; ties: number; score: Text; last: Text; lastScore: Text }) => string;
      own: (values: { region: Text; score: Text; place: Text }) => string;
      ownNone: (values: { region: Text }) => string;
      noLimit: (values: { region: Text; area: Text; year: Text }) => string;
      noCountries: (values: { area: Text; line: Text }) => string;
      nothing: (values: { area: Text; scope: Text }) => string;
      nothingInYear: (values: { area: Text; scope: Text; year: Text }) => string;
      amongAll: (values: { count: Text; levels: Text }) => string;
      rests: (values: { names: Text }) => string;
      without: (values: { names: Text }) => string;
      doubtful: (values: { isAll: 'yes' | (string & {}); count: number; total: Text }) => string;
      middle: (values: { count: number; median: Text; isFew: 'yes' | (string & {}); low: Text; high: Text }) => string;
      middleShort: (values: { count: number; isFew: 'yes' | (string & {}); low: Text; high: Text }) => string;
      withoutCount: (values: { count: number; year: Text }) => string;
    };
    buttons: {
      areas: string;
      rank: (values: { area: Text }) => string;
      peers: string;
      all: string;
      score: (values: { region: Text }) => string;
      figures: (values: { area: Text }) => string;
      policy: string;
    };
    oneFigure: string;
    changeUnknown: (values: { year: Text }) => string;
    changeDoubtful: (values: { year: Text }) => string;
    broken: (values: { year: Text }) => string;
    ofWhom: (values: { count: number; total: number; others: number }) => string;
    old: (values: { years: Text; scores: Text }) => string;
    oldScore: (values: { area: Text; year: Text }) => string;
    noneRecent: (values: { region: Text; scores: Text }) => string;
    newestElsewhere: (values: { year: Text }) => string;
    together: {
      heading: (values: { regions: Text; year: 'newest' | (string & {}) }) => string;
      headingArea: (values: { area: Text; regions: Text }) => string;
      value: (values: { region: Text; score: Text; uncertainty: Text; year: 'same' | (string & {}) }) => string;
      values: (values: { area: Text; year: Text; values: Text }) => string;
      valuesOfYears: (values: { area: Text; values: Text }) => string;
      alone: string;
      years: string;
      without: (values: { regions: Text; year: 'none' | (string & {}) }) => string;
      ahead: (values: { leads: Text }) => string;
      open: (values: { leads: Text; why: Text }) => string;
      lead: (values: { region: Text; isSure: 'yes' | (string & {}); others: Text }) => string;
      by: (values: { region: Text; gap: Text }) => string;
      noneOfTwo: (values: { gap: Text; both: Text }) => string;
      none: string;
      rest: string;
      why: {
        flag: string;
        'flags-unknown': string;
        definition: string;
      };
      leadIn: (values: { area: Text; leads: Text }) => string;
      shortLead: (values: { region: Text; isSure: 'yes' | (string & {}); others: Text }) => string;
      summary: {
        ahead: (values: { areas: Text }) => string;
        open: (values: { areas: Text }) => string;
        none: (values: { areas: Text }) => string;
        years: (values: { areas: Text }) => string;
        alone: (values: { areas: Text }) => string;
      };
      cells: {
        none: string;
        years: string;
        alone: string;
        open: (values: { leads: Text }) => string;
      };
      rule: string;
      uncertainty: string;
      noScore: (values: { regions: Text; area: 'all' | (string & {}) }) => string;
      newestOfAll: (values: { year: Text }) => string;
      ofWhom: (values: { count: number; total: number; others: number }) => string;
      noYear: (values: { regions: Text; year: Text; area: 'all' | (string & {}); years: Text }) => string;
    };
  };
  selfEvaluation: {
    heading: (values: { number: Text; title: Text }) => string;
    headingTwo: (values: { number: Text; other: Text }) => string;
    notYours: (values: { number: Text }) => string;
    unsaid: string;
    none: (values: { number: Text }) => string;
    saved: string;
    taken: (values: { number: Text }) => string;
    form: {
      title: (values: { number: Text }) => string;
      intro: string;
      submit: string;
    };
    groups: {
      aims: string;
      results: string;
      aspects: string;
    };
    criteria: {
      relevance: string;
      effectiveness: string;
      efficiency: string;
      impact: string;
      lasting: string;
    };
    questions: {
      relevance: string;
      effectiveness: string;
      efficiency: string;
      impact: string;
      lasting: string;
    };
    grades: {
      '1': string;
      '2': string;
      '3': string;
      '4': string;
    };
    note: (values: { criterion: Text }) => string;
    noteLine: (values: { criterion: Text; note: Text }) => string;
    said: (values: { number: Text; graded: Text; open: number }) => string;
    graded: (values: { grade: Text; names: Text }) => string;
    own: (values: { day: Text }) => string;
    picture: {
      one: (values: { title: Text }) => string;
      two: string;
      scale: string;
      source: (values: { day: Text }) => string;
      name: (values: { number: Text; title: Text }) => string;
    };
    without: (values: { count: number; all: Text }) => string;
    card: (values: { graded: Text }) => string;
    buttons: {
      begin: string;
      change: string;
      show: (values: { number: Text }) => string;
      self: string;
      evaluate: string;
    };
  };
  server: {
    severalHosts: string;
    noHost: string;
    foreignHost: (values: { name: Text; own: Text }) => string;
    notFound: string;
    busy: string;
    away: string;
    unwritable: string;
    fault: (values: { reference: Text }) => string;
    method: (values: { method: Text }) => string;
    tooLarge: (values: { megabytes: Text }) => string;
    receiving: string;
    ready: {
      platform: (values: { platform: Text; trouble: Text }) => string;
      database: (values: { trouble: Text }) => string;
    };
    troubles: {
      ownClock: (values: { span: Text; isAhead: 'yes' | (string & {}) }) => string;
      databaseClock: (values: { span: Text; isAhead: 'yes' | (string & {}) }) => string;
      leap: (values: { span: Text; isAhead: 'yes' | (string & {}); minutes: Text }) => string;
      minutes: (values: { count: Text }) => string;
      hours: (values: { count: Text }) => string;
      days: (values: { count: Text }) => string;
      databaseAway: string;
      held: (values: { count: number; holders: Text }) => string;
      somebody: string;
      readOnly: string;
      diskFull: string;
      diskBroken: string;
      notReached: string;
      connection: (values: { reference: Text }) => string;
      work: (values: { time: Text; reference: Text }) => string;
    };
    start: {
      playgroundOff: (values: { variable: Text }) => string;
      noExperience: string;
      resealed: (values: { count: number }) => string;
      unreadable: (values: { count: number }) => string;
      ready: (values: { url: Text }) => string;
      stopping: string;
      platformFailed: (values: { platform: Text; reason: Text; code: Text }) => string;
      failed: (values: { fault: Text }) => string;
      fault: (values: { reference: Text }) => string;
    };
  };
  settings: {
    databaseUrl: string;
    port: (values: { value: Text }) => string;
    host: (values: { value: Text }) => string;
    publicUrl: {
      several: (values: { value: Text; count: Text }) => string;
      unreadable: (values: { value: Text }) => string;
      withPath: (values: { value: Text; origin: Text }) => string;
      missing: (values: { platform: Text; purpose: Text; names: Text }) => string;
    };
    secretKey: string;
    secretKeyBefore: {
      short: string;
      alone: string;
      same: string;
    };
    backupKey: string;
    metricsToken: string;
    languageModel: {
      url: string;
      key: string;
      model: string;
      half: (values: { missing: Text }) => string;
    };
    openId: {
      issuer: (values: { value: Text }) => string;
      clientId: string;
      clientSecret: string;
      half: (values: { missing: Text }) => string;
      noAddress: string;
    };
    translation: {
      kind: string;
      url: string;
      key: string;
      half: (values: { missing: Text }) => string;
      off: string;
      model: string;
    };
    objectStore: {
      endpoint: string;
      bucket: string;
      region: string;
      key: (values: { name: Text }) => string;
      half: (values: { missing: Text }) => string;
    };
    eurostatUrl: (values: { value: Text }) => string;
    languages: (values: { value: Text; languages: Text }) => string;
    importHosts: (values: { value: Text }) => string;
    webhookHosts: (values: { value: Text }) => string;
    misspelt: (values: { name: Text; meant: Text }) => string;
    noVariable: (values: { name: Text; names: Text }) => string;
    oneOf: (values: { name: Text; value: Text; choices: Text }) => string;
    admins: {
      none: (values: { value: Text }) => string;
      wrong: (values: { part: Text }) => string;
      absent: (values: { platforms: Text; isNobody: 'yes' | (string & {}) }) => string;
      unknownPlatform: (values: { platform: Text; names: Text }) => string;
      noId: (values: { part: Text; platform: Text }) => string;
    };
    unpairedQuote: (values: { name: Text }) => string;
    somethingElse: string;
    listening: {
      taken: (values: { port: Text; host: Text; other: Text }) => string;
      forbidden: (values: { port: Text }) => string;
      foreignHost: (values: { host: Text }) => string;
    };
    doesNotFit: (values: { name: Text; reason: Text }) => string;
    missing: (values: { name: Text; given: Text; platform: Text }) => string;
    apiOrigins: (values: { value: Text }) => string;
    conversationDays: (values: { value: Text }) => string;
    dataLicence: (values: { value: Text; names: Text }) => string;
  };
  shortcuts: {
    'log-experience': string;
    'log-message-as-experience': string;
    'log-thread-as-experience': string;
    'ask-network': string;
    'ask-network-about-message': string;
    'introduce-me': string;
    'not-introduce-me': string;
  };
  source: {
    empty: string;
    cutOff: string;
    brokenQuotes: string;
    needsCodes: string;
    longLine: string;
    wrongWidth: (values: { count: Text; expected: Text }) => string;
    kinds: {
      gzip: string;
      zip: string;
      pdf: string;
      binary: string;
      xml: string;
    };
    noFigures: (values: { kind: Text; advice: Text }) => string;
    advice: string;
    noHeader: (values: { advice: Text }) => string;
    unpacked: {
      tooLarge: (values: { megabytes: Text }) => string;
      cutOff: string;
      damaged: string;
    };
    feed: {
      empty: string;
      page: string;
      unknown: string;
      broken: string;
      noList: string;
      tooLarge: (values: { megabytes: Text }) => string;
    };
    address: {
      status: (values: { status: Text }) => string;
      endless: string;
      unreadable: (values: { text: Text }) => string;
      withPassword: string;
      private: (values: { host: Text }) => string;
      tooLarge: (values: { megabytes: Text }) => string;
      slow: string;
      brokeOff: string;
      noAnswer: (values: { host: Text }) => string;
      noServer: (values: { host: Text }) => string;
      unreachable: (values: { host: Text }) => string;
      unreachableBy: (values: { host: Text; code: Text }) => string;
    };
    settings: {
      unknown: (values: { word: Text; names: Text }) => string;
      date: (values: { date: Text }) => string;
      whole: string;
      source: string;
      indicator: string;
      where: string;
    };
    columns: {
      there: (values: { names: Text }) => string;
      unclear: (values: { part: Text; there: Text }) => string;
      unknownFor: (values: { name: Text; part: Text; there: Text }) => string;
      unknownWhere: (values: { name: Text; there: Text }) => string;
    };
    noIndicator: (values: { indicator: Text; codes: Text }) => string;
    noMatch: {
      table: (values: { dataset: Text; importable: Text }) => string;
      names: (values: { name: Text; advice: Text }) => string;
      rows: (values: { dataset: Text; expected: Text; dimensions: Text }) => string;
    };
    cell: {
      emptyColumn: (values: { dimension: Text }) => string;
      unknownCode: (values: { value: Text; dimension: Text }) => string;
      dataset: (values: { value: Text }) => string;
      edition: (values: { value: Text }) => string;
      year: (values: { value: Text }) => string;
      frequency: (values: { value: Text }) => string;
      severalPlaces: (values: { value: Text; names: Text }) => string;
      noPlace: (values: { value: Text }) => string;
      noNumber: (values: { value: Text }) => string;
      confidentiality: (values: { value: Text }) => string;
      flags: (values: { value: Text }) => string;
      takesBack: string;
    };
    sdmx: {
      expected: string;
      twice: (values: { name: Text }) => string;
      missing: (values: { count: number; names: Text; expected: Text }) => string;
    };
    tsv: {
      noTable: string;
      noGeo: string;
      noYears: string;
      codes: (values: { count: Text; expected: Text }) => string;
      cells: (values: { count: Text; expected: Text }) => string;
    };
    jsonStat: {
      otherJson: string;
      tooLarge: string;
      error: (values: { said: Text }) => string;
      unreadable: (values: { part: Text }) => string;
      noDimensions: string;
      tooManyCells: string;
      noPlaces: (values: { names: Text }) => string;
      noYears: (values: { names: Text }) => string;
      undescribed: (values: { name: Text }) => string;
      codes: (values: { name: Text; count: Text; expected: Text }) => string;
      cells: (values: { count: Text; what: Text; expected: Text }) => string;
      outside: (values: { key: Text; what: Text; size: Text }) => string;
      tooLong: string;
      cutOff: string;
      noJson: string;
      noTable: string;
    };
    eurostat: {
      slow: string;
      unreachable: (values: { reason: Text }) => string;
      noConnection: string;
      status: (values: { status: Text }) => string;
      statusWith: (values: { status: Text; said: Text }) => string;
      moved: string;
      brokeOff: string;
      tooLarge: (values: { dataset: Text }) => string;
      noTables: string;
    };
    policyIndex: {
      cutOff: string;
      otherJson: (values: { expected: Text }) => string;
      tooMany: (values: { count: Text }) => string;
      unreadable: (values: { reason: Text }) => string;
      noHeader: string;
      tooLarge: (values: { megabytes: Text }) => string;
      otherKind: (values: { kind: Text }) => string;
      twice: string;
      longName: (values: { name: Text; column: Text; most: Text }) => string;
      noText: (values: { column: Text }) => string;
      noNumber: string;
      outside: (values: { score: Text; low: Text; high: Text }) => string;
      noYear: string;
      yearToCome: (values: { year: Text }) => string;
      emptyName: string;
      noScore: (values: { line: Text; reason: Text }) => string;
      noneKnown: string;
      editionToCome: (values: { year: Text }) => string;
      longEdition: (values: { most: Text }) => string;
    };
  };
  start: {
    problems: {
      time: (values: { text: Text }) => string;
      timeZone: (values: { text: Text }) => string;
      day: string;
      past: string;
    };
    clocks: {
      skipped: (values: { time: Text }) => string;
      twice: (values: { time: Text }) => string;
      beside: (values: { when: Text; change: Text }) => string;
    };
  };
  status: {
    heading: string;
    labels: {
      version: string;
      uptime: string;
      database: string;
      regions: string;
      figures: string;
      indicators: string;
      experiences: string;
      toReview: string;
      people: string;
      lastImport: string;
      outbox: string;
      lastDead: string;
      refresh: string;
    };
    database: (values: { version: Text; size: Text }) => string;
    experiences: (values: { all: Text; published: Text }) => string;
    regions: (values: { all: Text; members: Text }) => string;
    lastImport: (values: { file: Text; at: Text }) => string;
    noImport: string;
    trouble: (values: { platform: Text }) => string;
    uptime: {
      days: (values: { days: Text; hours: Text }) => string;
      hours: (values: { hours: Text; minutes: Text }) => string;
      minutes: (values: { minutes: Text }) => string;
    };
    refresh: {
      off: string;
      never: string;
      running: (values: { done: number; total: number; at: Text }) => string;
      brokenOff: (values: { done: number; total: number; at: Text }) => string;
      done: (values: { at: Text; updated: number; new: number; revised: number; ended: number; unchanged: number; failed: number }) => string;
    };
  };
  stillTrue: {
    letter: (values: { number: Text; title: Text; day: Text }) => string;
    done: (values: { number: Text }) => string;
    notPublished: (values: { number: Text }) => string;
    label: string;
    marked: (values: { day: Text }) => string;
    confirmed: (values: { day: Text }) => string;
    stale: (values: { day: Text }) => string;
    warning: (values: { day: Text }) => string;
    buttons: {
      yes: string;
      change: string;
      archive: string;
    };
    list: {
      count: (values: { count: number }) => string;
      none: string;
      since: (values: { day: Text }) => string;
      left: string;
      by: (values: { isNamed: 'yes' | (string & {}); name: Text }) => string;
    };
  };
  subscription: {
    weekdays: {
      '1': string;
      '2': string;
      '3': string;
      '4': string;
      '5': string;
      '6': string;
      '7': string;
    };
    form: {
      subscribe: {
        title: string;
        submit: string;
        intro: string;
      };
      change: {
        title: (values: { id: Text }) => string;
        submit: string;
      };
      labels: {
        where: string;
        address: string;
        weekday: string;
        time: string;
        timeZone: string;
        language: string;
        areas: string;
        regions: string;
        sections: string;
        tellsEmpty: string;
      };
      hints: {
        time: string;
        timeZone: string;
        areas: string;
        regions: string;
        sections: string;
      };
      groups: {
        where: string;
        what: string;
      };
      onlyIf: {
        mail: string;
      };
      where: {
        channel: string;
        direct: string;
        mail: string;
        prompt: string;
        page: string;
      };
    };
    problems: {
      address: (values: { text: Text }) => string;
      noAddress: string;
      askedAddress: (values: { address: Text; times: Text }) => string;
      askedEnded: (values: { address: Text }) => string;
      askedSilent: (values: { address: Text }) => string;
      askedHere: string;
      askedFull: string;
      askedOften: (values: { times: Text }) => string;
      time: (values: { text: Text }) => string;
      choice: (values: { text: Text }) => string;
      timeZone: (values: { text: Text }) => string;
      region: (values: { text: Text }) => string;
      regionNear: (values: { text: Text; nearest: Text }) => string;
      manyRegions: (values: { most: Text }) => string;
      notHere: string;
      noDirect: string;
      noMail: string;
      noLinks: string;
      taken: (values: { id: Text }) => string;
    };
    done: {
      subscribed: (values: { where: Text; when: Text }) => string;
      kept: {
        prompt: string;
        page: string;
      };
      confirm: (values: { address: Text }) => string;
      confirmAgain: (values: { address: Text }) => string;
      changed: (values: { where: Text; when: Text }) => string;
      paused: string;
      pausedUntil: (values: { day: Text }) => string;
      resumed: (values: { when: Text }) => string;
      ended: string;
      endedBefore: string;
      rated: (values: { isUseful: 'yes' | (string & {}) }) => string;
    };
    weekly: (values: { weekday: '1' | '2' | '3' | '4' | '5' | '6' | '7' | (string & {}); time: Text; zone: Text }) => string;
    whenNext: (values: { when: Text; day: Text }) => string;
    where: {
      channel: string;
      shared: string;
      direct: string;
      prompt: string;
      page: string;
    };
    states: {
      unconfirmed: string;
      active: string;
      paused: string;
      ended: string;
    };
    pausedUntil: (values: { day: Text }) => string;
    list: {
      none: string;
      count: (values: { count: number }) => string;
      heading: (values: { id: Text }) => string;
      labels: {
        where: string;
        when: string;
        state: string;
        next: string;
        language: string;
        areas: string;
        regions: string;
        sections: string;
        last: string;
      };
      all: string;
      everything: string;
      last: {
        sent: (values: { day: Text }) => string;
        going: (values: { day: Text }) => string;
        kept: (values: { day: Text }) => string;
        dead: (values: { day: Text }) => string;
        held: (values: { day: Text }) => string;
        approved: (values: { day: Text }) => string;
        empty: (values: { day: Text }) => string;
        late: (values: { day: Text }) => string;
        skipped: (values: { day: Text }) => string;
        calledOff: (values: { day: Text }) => string;
      };
    };
    waits: string;
    unknown: (values: { id: Text }) => string;
    notYours: (values: { id: Text; name: Text }) => string;
    notYoursUnnamed: (values: { id: Text }) => string;
    which: string;
    unknownIssue: string;
    weeks: (values: { most: Text }) => string;
    confirmation: {
      subject: string;
      asked: string;
      askedBy: (values: { name: Text }) => string;
      what: (values: { when: Text }) => string;
      whatFor: (values: { when: Text; regions: Text }) => string;
      how: string;
      link: (values: { url: Text }) => string;
      button: string;
    };
    signUpLetter: {
      subject: string;
      what: string;
      about: (values: { hasAreas: 'yes' | (string & {}); areas: Text; hasRegions: 'yes' | (string & {}); regions: Text; when: Text }) => string;
      how: string;
      button: string;
      link: (values: { url: Text }) => string;
      unless: (values: { days: Text }) => string;
    };
    knownLetter: {
      subject: string;
      known: string;
      how: string;
      button: string;
    };
    preview: {
      opening: (values: { day: Text }) => string;
      openingFor: (values: { name: Text; day: Text }) => string;
      past: (values: { day: Text }) => string;
      sent: (values: { day: Text }) => string;
      going: (values: { day: Text }) => string;
      kept: (values: { day: Text }) => string;
      dead: (values: { day: Text }) => string;
      forgotten: (values: { day: Text }) => string;
      skipped: {
        empty: string;
        late: string;
        held: string;
        'called-off': string;
      };
      badWeek: (values: { text: Text }) => string;
      future: (values: { week: Text }) => string;
      before: (values: { week: Text }) => string;
    };
    buttons: {
      subscribe: string;
      change: string;
      pause: string;
      snooze: string;
      resume: string;
      unsubscribe: string;
      preview: string;
      show: string;
      again: string;
    };
  };
  testbed: {
    short: (values: { number: Text; title: Text }) => string;
    unnamed: string;
    elsewhere: string;
    gone: string;
    states: {
      planned: string;
      running: string;
      due: string;
      finished: string;
      stopped: string;
    };
    list: {
      heading: string;
      intro: string;
      none: string;
      beside: (values: { region: Text; state: Text; starts: Text; ends: Text }) => string;
    };
    show: {
      labels: {
        question: string;
        hypothesis: string;
        host: string;
        state: string;
        time: string;
        about: string;
        people: string;
        next: string;
        checks: string;
        risks: string;
        ethics: string;
        basedOn: string;
        experience: string;
        you: string;
      };
      time: (values: { starts: Text; ends: Text }) => string;
      people: (values: { participants: number; followers: number }) => string;
      checks: (values: { answered: Text; skipped: number; open: number }) => string;
      parts: {
        host: string;
        participant: string;
        asked: string;
        follower: string;
      };
      noPart: string;
      stoppedWhy: string;
      final: string;
      midterm: string;
      well: (values: { words: Text }) => string;
      badly: (values: { words: Text }) => string;
      advice: (values: { words: Text }) => string;
      verdicts: {
        'go-on': string;
        change: string;
        end: string;
      };
      steps: string;
      step: string;
      owner: string;
      due: string;
      done: string;
      late: string;
      measures: string;
      measure: string;
      baseline: string;
      target: string;
      now: string;
      onDay: (values: { value: Text; day: Text }) => string;
      ofYear: (values: { value: Text; year: Text; flags: 'none' | (string & {}) }) => string;
      folds: {
        plan: string;
        checks: string;
        notes: string;
      };
      check: {
        day: string;
        who: string;
        pace: string;
        learned: string;
        hinders: string;
        skipped: string;
        open: string;
      };
      note: (values: { name: Text; day: Text; words: Text }) => string;
      noNotes: string;
    };
    picture: {
      title: (values: { title: Text; done: Text; steps: number }) => string;
      titleNoSteps: (values: { title: Text }) => string;
      subtitle: string;
      source: string;
      stepsDone: (values: { done: Text; count: Text }) => string;
      series: (values: { name: Text; value: Text; target: Text; day: Text }) => string;
      seriesNone: (values: { name: Text }) => string;
      today: string;
    };
    paces: {
      'on-track': string;
      slow: string;
      stuck: string;
    };
    letters: {
      check: (values: { title: Text }) => string;
      checkReminder: (values: { title: Text }) => string;
      midterm: (values: { title: Text }) => string;
      finish: (values: { title: Text }) => string;
      orphan: (values: { title: Text }) => string;
      asked: (values: { name: Text; region: Text; title: Text }) => string;
      joined: (values: { title: Text }) => string;
      notTaken: (values: { title: Text }) => string;
      again: (values: { region: Text; before: Text; title: Text }) => string;
      note: (values: { name: Text; title: Text }) => string;
      ended: (values: { title: Text }) => string;
      stopped: (values: { title: Text }) => string;
    };
    buttons: {
      open: string;
      show: string;
      list: string;
      create: string;
      join: string;
      follow: string;
      leave: string;
      check: string;
      midterm: string;
      finish: string;
      stop: string;
      edit: string;
      takeOver: string;
      accept: string;
      decline: string;
      ask: string;
      again: string;
      measure: string;
      experience: string;
      host: string;
      step: string;
      stepNot: string;
    };
    done: {
      created: (values: { title: Text; number: Text }) => string;
      edited: (values: { title: Text }) => string;
      asked: (values: { title: Text }) => string;
      askedAgain: (values: { title: Text }) => string;
      follows: (values: { title: Text }) => string;
      wasIn: (values: { title: Text }) => string;
      accepted: (values: { name: Text; title: Text }) => string;
      declined: (values: { name: Text; title: Text }) => string;
      left: (values: { title: Text }) => string;
      wasNotIn: (values: { title: Text }) => string;
      step: (values: { position: Text; title: Text }) => string;
      stepWas: (values: { position: Text; title: Text; day: Text }) => string;
      stepWasOpen: (values: { position: Text; title: Text }) => string;
      stepOpen: (values: { position: Text; title: Text }) => string;
      measured: (values: { count: number; title: Text }) => string;
      checked: (values: { title: Text }) => string;
      noted: string;
      midterm: (values: { title: Text }) => string;
      ended: (values: { title: Text }) => string;
      stopped: (values: { title: Text }) => string;
      host: (values: { name: Text; title: Text }) => string;
    };
    refused: {
      unknown: (values: { number: Text }) => string;
      notHost: (values: { title: Text }) => string;
      over: (values: { title: Text }) => string;
      notOver: (values: { title: Text }) => string;
      full: (values: { title: Text; most: number }) => string;
      notAsked: (values: { title: Text }) => string;
      isHost: (values: { title: Text }) => string;
      noParticipant: (values: { title: Text }) => string;
      notIn: (values: { title: Text }) => string;
      manyNotes: (values: { most: number; title: Text }) => string;
      manyNotesWithin: (values: { most: number; title: Text }) => string;
      declined: (values: { title: Text; when: Text }) => string;
      noStep: (values: { title: Text; position: Text }) => string;
      noMeasure: (values: { title: Text }) => string;
      noCheck: (values: { title: Text }) => string;
      hasExperience: (values: { title: Text; experience: Text }) => string;
    };
    form: {
      title: string;
      editTitle: string;
      againTitle: string;
      submit: string;
      save: string;
      groups: {
        what: string;
        when: string;
        plan: string;
        care: string;
      };
      labels: {
        title: string;
        question: string;
        hypothesis: string;
        region: string;
        areas: string;
        startsOn: string;
        endsOn: string;
        timeZone: string;
        everyWeeks: string;
        steps: string;
        measures: string;
        risks: string;
        ethics: string;
        isPublic: string;
      };
      hints: {
        timeZone: string;
        hypothesis: string;
        steps: string;
        measures: string;
        ethics: string;
      };
      problems: {
        endsOn: string;
        tooLong: string;
        stepDay: (values: { line: Text }) => string;
        stepOutside: (values: { line: Text }) => string;
        lineTitle: (values: { line: Text }) => string;
        numbers: (values: { line: Text }) => string;
        noIndicator: (values: { line: Text }) => string;
        noFigure: (values: { line: Text; region: Text }) => string;
        parts: (values: { line: Text }) => string;
        tooMany: (values: { most: Text }) => string;
        lineLong: (values: { line: Text; most: Text }) => string;
        number: (values: { text: Text }) => string;
        day: string;
      };
    };
    check: {
      title: string;
      submit: string;
      pace: string;
      learned: string;
      hinders: string;
    };
    measure: {
      title: string;
      submit: string;
      day: string;
    };
    ask: {
      title: string;
      submit: string;
      label: string;
      hint: string;
    };
    review: {
      midtermTitle: string;
      finishTitle: string;
      stopTitle: string;
      submit: string;
      why: string;
      well: string;
      badly: string;
      advice: string;
      verdict: string;
      verdicts: {
        'go-on': string;
        change: string;
        end: string;
      };
    };
    experience: {
      intro: string;
      steps: string;
      measured: string;
      measuredLine: (values: { name: Text; from: Text; to: Text; target: Text }) => string;
      learned: string;
      stopped: (values: { why: Text }) => string;
      line: (values: { words: Text }) => string;
    };
  };
  token: {
    created: (values: { name: Text }) => string;
    secret: (values: { secret: Text }) => string;
    rule: (values: { scopes: Text; day: Text; address: Text; id: Text }) => string;
    address: (values: { url: Text }) => string;
    noAddress: string;
    none: (values: { id: Text }) => string;
    noTokens: string;
    tooMany: (values: { most: Text }) => string;
    unknownScope: (values: { said: Text; scopes: Text }) => string;
    notAll: string;
    revoked: (values: { name: Text }) => string;
    unnamedProgram: string;
    count: (values: { count: number }) => string;
    columns: {
      id: string;
      name: string;
      hint: string;
      scopes: string;
      used: string;
      expires: string;
      person: string;
    };
    never: string;
    scopes: {
      'figures:read': string;
      'experiences:read': string;
      'questions:read': string;
      'tools:read': string;
      'programme:read': string;
      'activity:read': string;
      'profile:read': string;
      'subscriptions:read': string;
      'rules:read': string;
      'drafts:write': string;
      'questions:write': string;
      'experiences:write': string;
      'experiences:review': string;
      'tools:write': string;
      'profile:write': string;
      'subscriptions:write': string;
      'rules:write': string;
    };
    buttons: {
      list: string;
      revoke: (values: { name: Text }) => string;
    };
  };
  tool: {
    heading: (values: { number: Text; title: Text }) => string;
    short: (values: { number: Text; title: Text }) => string;
    unknown: (values: { number: Text }) => string;
    notYours: (values: { number: Text }) => string;
    own: (values: { number: Text }) => string;
    reviewed: (values: { number: Text }) => string;
    changed: (values: { number: Text; isDeclined: 'yes' | (string & {}); comment: Text }) => string;
    tooOften: (values: { most: Text }) => string;
    kinds: {
      guideline: string;
      module: string;
      method: string;
      'evaluation-framework': string;
      template: string;
      study: string;
      video: string;
    };
    states: {
      suggested: string;
      published: string;
      declined: string;
      withdrawn: string;
    };
    labels: {
      kind: string;
      areas: string;
      groups: string;
      stage: string;
      source: string;
      licence: string;
      file: string;
      state: string;
      opened: string;
      link: string;
      verify: string;
    };
    openedTimes: (values: { count: number }) => string;
    broken: (values: { day: Text; why: Text }) => string;
    comment: (values: { comment: Text }) => string;
    list: {
      count: (values: { count: number; about: 'none' | (string & {}); filters: Text }) => string;
      found: (values: { count: number; words: Text; about: 'none' | (string & {}); filters: Text }) => string;
      none: (values: { about: 'none' | (string & {}); filters: Text }) => string;
      noneFor: (values: { words: Text; about: 'none' | (string & {}); filters: Text }) => string;
      empty: string;
      broken: string;
      further: string;
    };
    guides: {
      heading: string;
      line: (values: { titles: Text }) => string;
      title: (values: { title: Text; beside: Text; number: Text }) => string;
      more: (values: { count: number }) => string;
    };
    queue: {
      count: (values: { count: number }) => string;
      none: string;
      broken: string;
    };
    form: {
      add: {
        title: string;
        submit: string;
      };
      suggest: {
        title: string;
        submit: string;
        intro: string;
      };
      edit: {
        title: (values: { number: Text }) => string;
        submit: string;
      };
      decline: {
        title: (values: { number: Text }) => string;
        submit: string;
        comment: string;
        commentHint: string;
      };
      read: string;
      notRead: (values: { why: Text }) => string;
      groups: {
        what: string;
        about: string;
        source: string;
      };
      labels: {
        kind: string;
        title: string;
        summary: string;
        link: string;
        file: string;
        dropFile: string;
        areas: string;
        groups: string;
        stage: string;
        language: string;
        publisher: string;
        year: string;
        licence: string;
        verifyOn: string;
      };
      hints: {
        summary: string;
        link: string;
        file: (values: { file: Text }) => string;
        otherFile: (values: { name: Text }) => string;
        licence: string;
      };
      problems: {
        link: (values: { text: Text }) => string;
        ownLink: string;
        known: (values: { number: Text; title: Text }) => string;
        neither: string;
        knownFile: (values: { number: Text; title: Text }) => string;
        past: string;
      };
    };
    done: {
      added: (values: { number: Text }) => string;
      suggested: (values: { number: Text }) => string;
      saved: (values: { number: Text }) => string;
      withdrawn: (values: { number: Text; title: Text }) => string;
      restored: (values: { number: Text; title: Text }) => string;
      published: (values: { number: Text; title: Text }) => string;
      declined: (values: { number: Text; title: Text }) => string;
      verified: (values: { number: Text; day: Text }) => string;
    };
    letters: {
      published: (values: { number: Text; title: Text }) => string;
      declined: (values: { number: Text; title: Text }) => string;
      why: (values: { comment: Text }) => string;
      broken: (values: { number: Text; title: Text; why: Text }) => string;
      link: (values: { link: Text }) => string;
      verify: (values: { number: Text; title: Text }) => string;
    };
    ask: {
      withdraw: (values: { number: Text; title: Text }) => string;
    };
    buttons: {
      open: string;
      openLink: string;
      file: string;
      edit: string;
      withdraw: string;
      keep: string;
      restore: string;
      publish: string;
      decline: string;
      list: string;
      suggest: string;
      add: string;
      queue: string;
      next: string;
      verified: string;
      guides: (values: { area: Text }) => string;
    };
    file: {
      given: (values: { number: Text; title: Text }) => string;
      none: (values: { number: Text }) => string;
      gone: (values: { number: Text }) => string;
      tooLarge: (values: { number: Text }) => string;
    };
    page: {
      title: string;
      intro: string;
      search: string;
      button: string;
      all: string;
      more: string;
      back: string;
      leads: string;
      opens: (values: { title: Text }) => string;
      opensFile: (values: { name: Text }) => string;
      kind: string;
      area: string;
    };
  };
  topics: {
    areas: {
      'labour-market': string;
      education: string;
      language: string;
      health: string;
      housing: string;
      'social-security': string;
      'culture-religion': string;
      'anti-discrimination': string;
    };
    areasInText: {
      'labour-market': string;
      education: string;
      language: string;
      health: string;
      housing: string;
      'social-security': string;
      'culture-religion': string;
      'anti-discrimination': string;
    };
    groups: {
      tcn: string;
      bip: string;
      'newly-arrived': string;
      'unaccompanied-minors': string;
      families: string;
      women: string;
      'second-generation': string;
      'asylum-seekers': string;
      'temporary-protection': string;
    };
  };
  training: {
    short: (values: { number: Text; title: Text }) => string;
    list: {
      heading: string;
      headingOf: (values: { days: Text }) => string;
      intro: string;
      none: string;
      noneForMembers: string;
      noneThen: string;
      beside: (values: { when: Text; state: 'cancelled' | 'over' | 'running' | (string & {}); free: number; waiting: number }) => string;
    };
    show: {
      labels: {
        when: string;
        place: string;
        link: string;
        organiser: string;
        languages: string;
        about: string;
        audience: string;
        seats: string;
        until: string;
        leaveUntil: string;
        you: string;
        series: string;
        code: string;
        contact: string;
      };
      when: (values: { start: Text; end: Text }) => string;
      whenThere: (values: { when: Text; there: Text }) => string;
      linkHidden: string;
      seats: (values: { free: Text; capacity: Text; quota: 'none' | (string & {}); waiting: number }) => string;
      until: (values: { when: Text }) => string;
      untilOver: (values: { when: Text }) => string;
      everybody: string;
      series: (values: { count: number }) => string;
      you: {
        none: string;
        seated: string;
        offered: (values: { until: Text }) => string;
        waiting: (values: { place: Text }) => string;
        lapsed: string;
        present: string;
      };
      state: (values: { state: 'cancelled' | 'over' | (string & {}) }) => string;
      materialsBefore: string;
      materialsAfter: string;
      measure: string;
      value: string;
      present: string;
      useful: string;
      usefulOf: (values: { mean: Text; count: number }) => string;
      applies: string;
      appliesOf: (values: { yes: Text; maybe: Text; no: Text }) => string;
      missed: string;
      item: (values: { words: Text }) => string;
    };
    announcement: {
      opening: (values: { title: Text; when: Text }) => string;
    };
    calendar: {
      link: (values: { link: Text }) => string;
      how: (values: { number: Text }) => string;
    };
    letters: {
      invitedSubject: (values: { title: Text }) => string;
      invited: (values: { title: Text }) => string;
      leaveUntil: (values: { until: Text }) => string;
      withdrawnSubject: (values: { title: Text }) => string;
      withdrawn: (values: { title: Text }) => string;
      offerSubject: (values: { title: Text }) => string;
      offer: (values: { title: Text; until: Text }) => string;
      lapsedSubject: (values: { title: Text }) => string;
      lapsed: (values: { title: Text }) => string;
      bumpedSubject: (values: { title: Text }) => string;
      bumped: (values: { title: Text; capacity: number }) => string;
      movedSubject: (values: { title: Text }) => string;
      moved: (values: { title: Text; before: Text; when: Text }) => string;
      changedSubject: (values: { title: Text }) => string;
      changed: (values: { title: Text }) => string;
      cancelledSubject: (values: { title: Text }) => string;
      cancelled: (values: { title: Text; when: Text }) => string;
      reminderSubject: {
        week: (values: { title: Text; time: Text }) => string;
        day: (values: { title: Text; time: Text }) => string;
        soon: (values: { title: Text; time: Text }) => string;
      };
      reminder: {
        week: (values: { title: Text }) => string;
        day: (values: { title: Text; time: Text }) => string;
        soon: (values: { title: Text; time: Text }) => string;
      };
      attendance: {
        code: (values: { until: Text }) => string;
        button: (values: { until: Text }) => string;
      };
      materialsBefore: string;
      materialsAfter: string;
      finishSubject: (values: { title: Text }) => string;
      finish: (values: { title: Text }) => string;
      finishAsk: (values: { title: Text }) => string;
      materialsSubject: (values: { title: Text }) => string;
    };
    buttons: {
      open: string;
      join: string;
      joinSeries: (values: { count: Text }) => string;
      joinAgain: string;
      confirm: string;
      decline: string;
      leave: string;
      leaveLine: string;
      show: string;
      list: string;
      calendar: string;
      create: string;
      meeting: string;
      present: string;
      feedback: string;
      certificate: string;
      certificateFile: string;
      page: string;
      staff: string;
      announce: string;
      edit: string;
      people: string;
      code: string;
      materials: string;
      cancel: string;
      cancelSeries: string;
      keep: string;
      report: string;
      mark: string;
    };
    done: {
      created: (values: { title: Text; number: Text }) => string;
      begins: (values: { when: Text }) => string;
      createdSeries: (values: { title: Text; count: number; starts: Text; number: Text }) => string;
      seated: (values: { title: Text; when: Text }) => string;
      confirmed: (values: { title: Text; when: Text }) => string;
      waiting: (values: { title: Text; place: Text }) => string;
      quota: (values: { title: Text; quota: Text; place: Text }) => string;
      wasSeated: (values: { title: Text; when: Text }) => string;
      wasWaiting: (values: { title: Text; place: Text }) => string;
      series: (values: { count: number; title: Text }) => string;
      seriesItem: (values: { when: Text; outcome: 'waiting' | 'quota' | (string & {}) }) => string;
      left: (values: { title: Text }) => string;
      declined: (values: { title: Text }) => string;
      leftLine: (values: { title: Text }) => string;
      wasNone: (values: { title: Text }) => string;
      edited: (values: { title: Text; told: number; unnoted: number }) => string;
      cancelled: (values: { count: number; title: Text }) => string;
      materials: (values: { title: Text; told: number }) => string;
      present: (values: { title: Text }) => string;
      wasPresent: (values: { title: Text }) => string;
      wrong: (values: { title: Text; left: number }) => string;
      marked: (values: { name: Text; title: Text }) => string;
      feedback: string;
    };
    ask: {
      cancel: (values: { title: Text; held: number }) => string;
    };
    code: {
      heading: (values: { title: Text }) => string;
      said: (values: { code: Text; button: Text; from: Text; until: Text }) => string;
      button: (values: { button: Text; from: Text; until: Text }) => string;
    };
    presence: {
      title: string;
      code: string;
      hint: string;
      submit: string;
    };
    people: {
      heading: (values: { title: Text }) => string;
      intro: (values: { seated: number; waiting: number; present: number }) => string;
      none: string;
      all: (values: { count: Text }) => string;
      name: string;
      region: string;
      moved: (values: { region: Text; now: Text }) => string;
      role: string;
      state: string;
      present: string;
      unnamed: string;
      yes: string;
      states: {
        seated: string;
        offered: string;
        waiting: string;
        lapsed: string;
      };
      mark: string;
    };
    report: {
      heading: (values: { year: Text }) => string;
      intro: (values: { sessions: number; present: number; useful: Text }) => string;
      noPoints: string;
      session: string;
      number: string;
      day: string;
      hours: string;
      capacity: string;
      signedUp: string;
      seated: string;
      present: string;
      useful: string;
      answers: string;
      applies: string;
      region: string;
      role: string;
      people: string;
      noRegion: string;
      folds: {
        all: string;
        sessions: string;
      };
      how: string;
    };
    certificate: {
      heading: string;
      said: (values: { name: Text; title: Text }) => string;
      unnamed: string;
      labels: {
        day: string;
        hours: string;
        organiser: string;
        about: string;
        check: string;
      };
      minutes: (values: { hours: number; minutes: number }) => string;
      code: (values: { token: Text }) => string;
      pageTitle: string;
      genuine: string;
      missing: string;
      rule: string;
    };
    feedback: {
      title: string;
      submit: string;
      useful: string;
      applies: string;
      missed: string;
      missedHint: string;
      points: (values: { points: number }) => string;
      answers: {
        yes: string;
        maybe: string;
        no: string;
      };
    };
    materials: {
      title: string;
      submit: string;
      label: string;
      hint: string;
    };
    refused: {
      unknown: (values: { number: Text }) => string;
      over: (values: { title: Text }) => string;
      cancelled: (values: { title: Text }) => string;
      signUpOver: (values: { title: Text; when: Text }) => string;
      otherRole: (values: { title: Text }) => string;
      otherRegion: (values: { title: Text }) => string;
      noSeries: (values: { title: Text }) => string;
      seriesOver: (values: { title: Text }) => string;
      offerOver: (values: { title: Text }) => string;
      tooLate: (values: { title: Text; when: Text }) => string;
      tooLateWrite: (values: { title: Text; when: Text; contact: Text }) => string;
      noSeat: (values: { title: Text }) => string;
      notSignedUp: (values: { title: Text }) => string;
      attendanceNotOpen: (values: { title: Text; when: Text }) => string;
      attendanceOver: (values: { title: Text; when: Text }) => string;
      tooManyTries: (values: { title: Text }) => string;
      notOver: (values: { title: Text; when: Text }) => string;
      noCertificateNoSeat: (values: { title: Text }) => string;
      noCertificate: (values: { title: Text }) => string;
    };
    form: {
      title: string;
      editTitle: string;
      submit: string;
      save: string;
      groups: {
        what: string;
        when: string;
        who: string;
        how: string;
      };
      labels: {
        title: string;
        summary: string;
        areas: string;
        languages: string;
        organiser: string;
        contact: string;
        day: string;
        time: string;
        timeZone: string;
        minutes: string;
        everyWeeks: string;
        times: string;
        place: string;
        link: string;
        capacity: string;
        bumps: string;
        quota: string;
        signUpHours: string;
        leaveHours: string;
        roles: string;
        regions: string;
        isPublic: string;
        checkIn: string;
        code: string;
        materialsBefore: string;
      };
      hints: {
        contact: string;
        time: string;
        timeZone: string;
        everyWeeks: string;
        times: string;
        link: string;
        bumps: string;
        quota: string;
        roles: string;
        regions: string;
        code: string;
        materialsBefore: string;
      };
      checkIns: {
        code: string;
        button: string;
      };
      problems: {
        tooFar: string;
        contact: (values: { text: Text }) => string;
        link: (values: { text: Text }) => string;
        code: string;
        ownLink: string;
        times: (values: { least: Text; most: Text }) => string;
        timesAlone: string;
        quota: string;
        capacity: (values: { count: number; bumped: number }) => string;
      };
    };
  };
  translation: {
    machine: (values: { language: Text }) => string;
    member: (values: { language: Text }) => string;
    asked: string;
    nobody: (values: { language: Text }) => string;
    original: (values: { language: Text }) => string;
    buttons: {
      correct: string;
      write: string;
      off: string;
      on: string;
      look: string;
      agree: string;
      remove: string;
    };
    form: {
      title: (values: { language: Text }) => string;
      submit: string;
      intro: string;
      labels: {
        title: string;
        lesson: string;
        detail: string;
        content: string;
      };
    };
    done: {
      open: string;
      waiting: string;
    };
    address: (values: { address: Text }) => string;
    letter: (values: { title: Text; language: Text }) => string;
    look: {
      heading: (values: { language: Text }) => string;
      waits: string;
      open: string;
    };
    agreed: string;
    removed: string;
    gone: string;
    same: string;
    me: {
      on: (values: { host: Text }) => string;
      off: string;
      none: string;
    };
  };
  use: {
    own: (values: { number: Text }) => string;
    notOpen: (values: { number: Text }) => string;
    useful: (values: { number: Text }) => string;
    notUseful: (values: { number: Text }) => string;
    plans: {
      wants: string;
      trying: string;
      tried: string;
      dropped: string;
    };
    states: {
      wants: string;
      trying: string;
      tried: string;
      dropped: string;
    };
    form: {
      title: (values: { number: Text }) => string;
      submit: string;
    };
    intro: (values: { title: Text; region: Text }) => string;
    fields: {
      plan: {
        label: string;
      };
      note: {
        label: string;
        hint: string;
      };
      contact: {
        label: string;
        hint: string;
      };
      result: {
        label: string;
        hint: string;
      };
    };
    onlyIf: string;
    saved: (values: { isTold: 'yes' | (string & {}); number: Text; days: number }) => string;
    savedEnd: (values: { isTold: 'yes' | (string & {}); number: Text }) => string;
    letter: (values: { isNamed: 'yes' | (string & {}); name: Text; isFrom: 'yes' | (string & {}); region: Text; plan: 'wants' | 'trying' | 'tried' | (string & {}); number: Text; title: Text }) => string;
    letterWords: (values: { text: Text }) => string;
    letterContact: (values: { contact: Text }) => string;
    how: (values: { number: Text; isTitled: 'yes' | (string & {}); title: Text }) => string;
    effects: {
      title: (values: { number: Text; title: Text }) => string;
      none: (values: { number: Text }) => string;
      useful: (values: { count: number; regions: Text }) => string;
      somewhere: string;
      line: (values: { who: Text; state: Text }) => string;
      lineResult: (values: { who: Text; state: Text; result: Text }) => string;
      note: (values: { note: Text }) => string;
      contact: (values: { contact: Text }) => string;
      tried: string;
      more: (values: { count: Text }) => string;
    };
    page: {
      title: string;
    };
    note: {
      title: (values: { month: Text }) => string;
      line: (values: { number: Text; title: Text; what: Text }) => string;
      readBy: (values: { count: number }) => string;
      useful: (values: { count: number }) => string;
      wants: (values: { count: number }) => string;
      adopted: (values: { count: number }) => string;
      more: (values: { count: number }) => string;
      privacy: string;
      off: string;
      on: string;
    };
    buttons: {
      useful: string;
      try: string;
      change: string;
      effects: string;
      takeBack: string;
      adopt: string;
      noNotes: string;
      notes: string;
      more: string;
    };
  };
  versions: {
    title: (values: { number: Text; title: Text }) => string;
    columns: {
      revision: string;
      when: string;
      who: string;
      what: string;
    };
    first: string;
    imported: (values: { source: Text }) => string;
    changed: (values: { fields: Text }) => string;
    state: (values: { state: Text }) => string;
    nothing: string;
    somebody: string;
    one: (values: { revision: Text; number: Text }) => string;
    saved: (values: { isNamed: 'yes' | (string & {}); by: Text; when: Text }) => string;
    legend: string;
    firstVersion: string;
    only: (values: { what: Text }) => string;
    choose: string;
    option: (values: { revision: Text; when: Text }) => string;
    none: string;
    unknown: (values: { number: Text; revision: Text }) => string;
    ask: (values: { revision: Text; number: Text }) => string;
    newer: (values: { revision: Text; number: Text }) => string;
    done: (values: { number: Text; revision: Text }) => string;
    letter: (values: { number: Text; title: Text; day: Text; isNamed: 'yes' | (string & {}); by: Text }) => string;
    buttons: {
      versions: string;
      restore: string;
      keep: string;
      earlier: string;
      next: string;
    };
  };
  webhook: {
    added: (values: { number: Text; address: Text }) => string;
    changed: (values: { number: Text; until: Text }) => string;
    secret: (values: { secret: Text }) => string;
    rule: (values: { days: Text; number: Text }) => string;
    types: (values: { types: Text }) => string;
    noKey: string;
    noAddress: string;
    noHttps: string;
    withPassword: string;
    noTypes: (values: { families: Text }) => string;
    unknownWord: (values: { word: Text; families: Text }) => string;
    tooMany: (values: { most: Text }) => string;
    none: (values: { number: Text }) => string;
    noWebhooks: string;
    count: (values: { count: number }) => string;
    columns: {
      number: string;
      address: string;
      types: string;
      state: string;
      sent: string;
      waiting: string;
      dead: string;
      call: string;
      at: string;
      attempts: string;
      error: string;
    };
    on: string;
    off: (values: { day: Text }) => string;
    states: {
      waiting: string;
      kept: string;
      sending: string;
      sent: string;
      dead: string;
      cancelled: string;
    };
    heading: (values: { number: Text }) => string;
    noCalls: string;
    isDisabled: (values: { number: Text }) => string;
    tested: (values: { number: Text }) => string;
    ended: (values: { number: Text; address: Text }) => string;
    replayed: (values: { number: Text; count: number }) => string;
    disabled: (values: { number: Text; address: Text; days: Text }) => string;
    gone: string;
    refused: (values: { status: Text }) => string;
    noPayload: string;
    buttons: {
      list: string;
      test: string;
      show: string;
      replay: string;
    };
  };
};
