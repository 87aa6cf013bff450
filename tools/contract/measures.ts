/** Words that measure or watch a person, and where they may stand all the same, with the reason. The moral contract's tests read this. */

/** As parts of names of columns, arguments, queries, routes, metrics, log fields and account records. */
const measuring: ReadonlySet<string> = new Set([
  ...['active', 'activity', 'attendance', 'availability-score', 'away-since', 'idle', 'inactive', 'inactivity', 'online', 'offline'],
  ...['heartbeat', 'keystroke', 'keystrokes', 'lastactive', 'lastlogin', 'lastseen', 'lastused', 'last-seen', 'login', 'logins', 'ping'],
  ...['seen', 'receipt', 'receipts', 'readby', 'typing', 'viewed', 'viewers', 'views', 'visits-by'],
  ...[
    'badge',
    'karma',
    'kudos',
    'leaderboard',
    'performance',
    'productivity',
    'rank',
    'ranking',
    'rating',
    'reputation',
    'score',
    'streak',
  ],
  ...['screenshot', 'surveillance', 'timesheet', 'timetracking', 'timer', 'tracked', 'tracker', 'tracking', 'worked', 'workload'],
]);

/** Names that hold such a word and measure nobody. */
const harmless: Readonly<Record<string, string>> = {
  offline: 'says of the own device that it has no network',
};

/** Keys of answers that count or weigh somebody's days. A query that answers one of them takes nobody: it tells whoever asks of themselves. */
export const counting: ReadonlySet<string> = new Set([
  ...['balance', 'beside', 'cents', 'home', 'missed', 'thirdPlace', 'uncapped', 'unsaid', 'workingDays'],
]);

/** Phrases in what people read that would tell on somebody. */
export const telling = {
  en: /\b(last seen|last active|is online|currently online|is typing|read receipt|most active|inactive for|has not logged in|top contributors?|ranking of (members|people))\b/i,
  fr: /(vu·?e? pour la dernière fois|dernière connexion de|est en ligne|en train d’écrire|accusé de lecture|les plus actif|inactif depuis|ne s’est pas connecté|classement des (membres|personnes))/i,
} as const;

/** Ways of a browser to watch a person, or to tell a server something when nobody said so. */
export const watching =
  /\b(sendBeacon|IdleDetector|getDisplayMedia|getUserMedia|ImageCapture|DeviceMotionEvent|watchPosition)\b|['"]mousemove['"]/;

/** What shows or sends a notice outside the open application. */
export const notifying = /showNotification|new Notification\(|generateRequestDetails|sendNotification|sendMail/;

/** Where that may stand, and where it is asked before whether the hours allow it. */
export const notified: Readonly<Record<string, string>> = {
  'src/server/notices/push.ts': 'src/server/notices/sweep.ts',
  'src/server/notices/mail.ts': 'src/server/notices/sweep.ts',
  'src/web/service-worker.ts': 'src/web/service-worker.ts',
};

/** How hours are asked. */
export const askingHours = /\b(tellUntil|mailDate|withinHours)\(/;

/** What a name is made of: `lastSeenAt` is last, seen, at; and each pair of neighbours written together. */
function wordsOf(name: string): readonly string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return [...words, ...words.slice(1).map((word, at) => `${words[at]}${word}`)];
}

/** The measuring word in a name, if there is one. */
export const measureIn = (name: string): string | undefined =>
  Object.hasOwn(harmless, name) ? undefined : wordsOf(name).find((word) => measuring.has(word));
