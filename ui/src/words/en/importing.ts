// Import: dropping, reading, the receipt, taking out again, and how to ask a platform for an archive.
import type { Platform } from '../../backend/types';
import { countFindings, countGroups, countPosts, format } from './format';

const { number, plural, bytes, day } = format;
const countArchives = (n: number) => `${number(n)} ${plural(n, 'archive', 'archives')}`;

export interface Steps {
  platform: Platform;
  title: string;
  wait: string;
  steps: string[];
  misses: string;
}

const steps: Steps[] = [
  {
    platform: 'x',
    title: 'Ask X for your archive',
    wait: 'Usually ready after a day or two',
    steps: [
      'Open “Settings and privacy”, then “Your account”.',
      'Choose “Download an archive of your data” and confirm who you are.',
      'Choose “Request archive”. X tells you when it is ready.',
      'Download the .zip and drop it here as it is.',
    ],
    misses:
      'It does not tell who could read a post if your account was protected for a time, nor the earlier wording of edited posts.',
  },
  {
    platform: 'facebook',
    title: 'Ask Facebook for your information',
    wait: 'From some minutes to a few days',
    steps: [
      'Open “Settings & privacy”, “Settings”, then “Accounts Center”.',
      'Choose “Your information and permissions”, then the entry to download or export your information.',
      'Pick your profile and a copy to this device. Keep posts, comments and groups in the selection.',
      'Date range: all time. Format: JSON, not HTML. Lower media quality is enough.',
      'Download every part and drop all the .zip files here together.',
    ],
    misses:
      'It does not tell who could read a post, nor link back to it. Posts in groups are treated as read by strangers.',
  },
  {
    platform: 'reddit',
    title: 'Ask Reddit for your data',
    wait: 'From a day to 30 days',
    steps: [
      'Signed in on a computer, open reddit.com/settings/data-request.',
      'Choose the law that fits where you live, or “Other”.',
      'Date range: everything from the start of your account.',
      'Reddit sends a message with a link. Download the .zip and drop it here as it is.',
    ],
    misses:
      'It leaves out the words of posts that were removed, and does not tell whether a community was closed.',
  },
];

export const importing = {
  titleEmpty: 'Bring in what you have posted.',
  titleReading: (archives: number) => `Reading ${countArchives(archives)}…`,
  titleHave: (archives: number) => `Your profile holds ${countArchives(archives)}.`,
  titleDemo: 'The invented driver’s posts are already here.',
  demoText: 'Importing works in your own profile, where what you read is kept under your passphrase.',
  demoLeave: 'Leave the invented driver and start your own',
  lead: 'Reading happens on this computer only. The files themselves are not changed or kept.',
  drop: 'Drop archives or folders here',
  dropOver: 'Let go to add them',
  dropText: 'As the platform gave them to you, usually a .zip. Several at once are fine.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose folder',
  waiting: (n: number) => `${number(n)} ${plural(n, 'file is', 'files are')} waiting`,
  folder: 'Folder',
  bytes,
  setAside: (name: string) => `Do not read ${name}`,
  read: (n: number) => plural(n, 'Read this', `Read these ${number(n)}`),
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  progress: (done: number, total: number) => `${bytes(done)} of ${bytes(total)}`,
  progressLabel: 'How much has been read',
  receiptOf: (label: string) => `Receipt for ${label}`,
  state: {
    waiting: 'Waiting',
    running: 'Reading',
    done: 'Read',
    cancelled: 'Cancelled',
    refused: 'Not read',
  },
  recognising: 'Looking at what it is…',
  owner: 'Belongs to',
  period: 'Period',
  periodFrom: (first: string, last: string) =>
    day(first) === day(last) ? day(first) : `${day(first)} to ${day(last)}`,
  posts: 'Posts',
  fresh: 'New',
  own: 'Your own words',
  groups: 'Groups',
  findings: 'Findings',
  skipped: (n: number) => `${number(n)} ${plural(n, 'entry', 'entries')} set aside`,
  skippedLine: (n: number, why: string) => `${number(n)} ${why}`,
  places: 'Where they stand',
  morePlaces: (n: number) => `and ${number(n)} more`,
  missingParts: (parts: string[]) =>
    `Other parts of the same export are missing: ${format.list(parts)}. Drop them here too, or some posts stay unseen.`,
  doneTitle: (posts: number) => (posts === 0 ? 'Read. Nothing new was in it.' : `${countPosts(posts)} read.`),
  next: (n: number) => `See the ${countPosts(n)} to look at`,
  nextMirror: 'See the whole picture',
  cancelledText: 'Cancelled. Nothing of it was kept.',
  receiptSummary: (posts: number, findings: number, groups: number) =>
    [countPosts(posts), countFindings(findings), ...(groups > 0 ? [countGroups(groups)] : [])].join(' · '),
  have: 'In your profile',
  imported: (when: string) => `Read on ${day(when)}`,
  takeOut: 'Take out',
  takeOutOf: (label: string) => `Take ${label} out`,
  takeOutTitle: (label: string) => `Take ${label} out of your profile?`,
  takeOutGoes:
    'What goes: the posts that only this archive holds, their findings, and what you decided about them.',
  takeOutStays:
    'What remains: posts that another archive holds too, your settings and words, and the file you downloaded, wherever it is.',
  takeOutConfirm: 'Take it out',
  takenOut: (n: number) =>
    n === 0
      ? 'Taken out. Every post in it is held by another archive too.'
      : `Taken out, with ${countPosts(n)}.`,
  howTitle: 'How to get an archive',
  howText:
    'Platforms give you a copy of what you wrote when you ask. Asking takes minutes, the answer longer.',
  misses: 'What it does not tell',
  steps,
  pasteTitle: 'Or paste text',
  pasteText:
    'For anything without an archive. Put two blank lines, or a line of three dashes, between posts.',
  pasteLabel: 'Text of your posts',
  pasteRead: 'Read this text',
  pasted: (n: number) => `${countPosts(n)} in it`,
};
