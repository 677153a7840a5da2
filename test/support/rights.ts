import type { Right } from '#src/core/role.ts';

/** What each command needs. A command that is in no list, or in another one than its definition says, fails `test/web/rights.test.ts`. */
export const commandRules: Record<Right | 'everybody', string> = {
  everybody: `
    experience: log search list show alike mine complete edit page files withdraw restore adopt useful try effects notes self-evaluate self-evaluation archive versions translate translation still-true add log-kept log-message log-thread agree disagree passage
    question: ask list show answer known people mine close withdraw restore route pass rate translate keep ask-message
    follow: list experience area region stop
    tool: list show suggest file edit withdraw restore verify
    organisation: list show join leave act members invite add edit
    invitation: list show link take revoke
    call: list show follow unfollow partner partners unpartner
    author: invite remove leave ours accept
    introduction: ask write mine show accept decline later end block unblock report slot met learned experience
    conversation: list show say keep draft agree disagree write pause resume leave report
    round: list show join leave skip mine confirm decline met rate
    event: list show join leave met keep survey
    training: list show join leave present feedback certificate
    testbed: list show join follow leave ask check measure done undone again create edit accept decline host review finish stop experience
    calendar: show feed renew end
    compare brief peers score method status home answer help
    indicator: list show rank
    policy: show assess
    region: show
    digest: preview subscribe show change pause snooze resume unsubscribe rate
    me: show edit region introductions availability export link join model translation forget
    token: create list revoke
    rule: run answer`,
  review: `
    experience: queue review evaluate claim release publish publish-list send-back stale
    tool: queue publish decline
    author: disown
    admin: open end`,
  follow: '',
  'run-digests': `
    experience: revert import
    tool: add import
    call: add edit withdraw restore feed import report
    introduction: totals
    digest: next hold approve open note measures import import-take import-sample
    webhook: add list show test end replay secret
    person: admit
    invitation: create
    organisation: waiting verify merge confirm remove
    outbox: list replay drop
    rule: list new show try on pause runs run-show replay address versions stats waiting export import end step move`,
  'run-rounds': `
    conversation: bridge end
    round: create preview run end
    event: create announce preview close open cancel
    training: create edit announce code people mark materials report cancel`,
  'manage-figures': `
    indicator: add remove
    figures: import page
    policy: import`,
  administer: `
    person: list role place merge
    rule: listen
    admin: settings set unset`,
};

/** Reads a list of rules: the commands with their subcommands, as they are said. */
export const readRules = (list: string): string[] =>
  list
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [head = '', rest] = line.trim().split(': ');
      return rest === undefined ? head.split(' ').filter(Boolean) : rest.split(' ').map((verb) => `${head} ${verb}`);
    });

/** Who reaches a route: anybody; whoever holds the secret in its address; a program with a token; staff who signed in; nobody, but by another method. */
export type RouteRule = 'anybody' | 'secret' | 'token' | 'staff';

/** What each route of the pages needs, by method and path. A route that is in no list fails `test/web/rights.test.ts`. */
export const routeRules: Record<RouteRule, string> = {
  anybody: `
    GET / /regions /regions/:code /experiences /experiences/map /experiences/:number /experiences/:number/picture.png /experiences/:number/files/:id
    GET /experiences/feed.atom /experiences/feed.rss /experiences/feed.json /experiences/list.csv /experiences/list.json /experiences/list.xlsx /experiences/list.ewsi.csv
    GET /data /data/experiences.csv /data/experiences.json
    GET /organisations /organisations/:number /calls /calls/:number /tools /tools/:number /tools/:number/file /questions /questions/:number /indicators /compare /compare/:names /briefs /briefs/:names /scores/:names
    GET /peers /peers/:names /indicators/:names /figures/:names /answers/:number /calendar /calendar.ics /testbeds /testbeds/:number /trainings /trainings/:number
    GET /methods /privacy /api/v1 /api/v1/openapi.json /pictures/:file /robots.txt /sitemap.xml /sitemaps/pages.xml /sitemaps/:part /*
    GET /assets/base.css /assets/site.css /assets/admin.css /assets/experiences.css /assets/record-form.js /assets/own-zone.js /assets/icon.svg
    GET /digests/sign-up /digests/*
    POST /digests/sign-up /tools/:number/open
    ALL /:language /:language/*`,
  secret: `
    GET /digests/sign-up/:token /digests/:token /digests/:token/open/:path /digests/:token/:verdict /digests/unsubscribe/:token /digests/unsubscribe/:token/everything
    GET /digests/preferences/:token /digests/confirm/:token /imports/:token /collections/:token /records/:token /records/:token/files /records/:token/files/:id
    GET /forms/:token /certificates/:token /calendar/feed/:file /letters/:token /letters/:token/quiet /letters/:token/files/:letter/:index /admin/login/:token /invitations/:token
    POST /digests/sign-up/:token /digests/:token/:verdict /digests/unsubscribe/:token /digests/unsubscribe/:token/everything /digests/unsubscribe/:token/undo
    POST /digests/preferences/:token /digests/preferences/:token/letters /digests/confirm/:token /imports/:token /collections/:token /records/:token /records/:token/files
    POST /forms/:token /rules/calls/:token /letters/:token /letters/:token/quiet /admin/login/:token /invitations/:token`,
  token: `
    GET /api/v1/me /api/v1/regions /api/v1/regions/:code /api/v1/indicators /api/v1/indicators/:code /api/v1/figures /api/v1/compare /api/v1/peers /api/v1/scores
    GET /api/v1/experiences /api/v1/experiences/:number /api/v1/questions /api/v1/questions/:number /api/v1/tools /api/v1/tools/:number
    GET /api/v1/trainings /api/v1/trainings/:number /api/v1/testbeds /api/v1/testbeds/:number /api/v1/calls /api/v1/calls/:number
    GET /api/v1/activity /api/v1/events /api/v1/events/:number /api/v1/me/settings /api/v1/rules /api/v1/rules/:number /api/v1/subscriptions
    POST /api/v1/questions /api/v1/questions/:number/answers /api/v1/questions/:number/close /api/v1/questions/:number/withdraw
    POST /api/v1/experiences /api/v1/experiences/:number /api/v1/experiences/:number/reviews /api/v1/experiences/:number/withdraw
    POST /api/v1/me/settings /api/v1/tools /api/v1/rules /api/v1/rules/:number/end /api/v1/rules/:number/on /api/v1/rules/:number/pause
    POST /api/v1/subscriptions /api/v1/subscriptions/:number /api/v1/subscriptions/:number/end /api/v1/subscriptions/:number/pause
    POST /api/v1/subscriptions/:number/resume
    ALL /api/v1/* /mcp`,
  staff: `
    GET /admin /admin/review /admin/members /admin/organisations /admin/invitations /admin/digests /admin/outbox /admin/figures /admin/programmes /admin/words /admin/platforms /admin/settings /admin/growth /admin/audit
    GET /admin/members/:number /admin/digests/preview /admin/growth.csv /admin/say /admin/*
    POST /admin/say /admin/end
    GET /admin/rules /admin/rules/:number`,
};

/** Reads a list of routes: method and path of each. */
export const readRoutes = (list: string): string[] =>
  list
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [method = '', ...paths] = line.trim().split(' ');
      return paths.map((path) => `${method} ${path}`);
    });
