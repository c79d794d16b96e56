// Mirror (the counts over everything) and Settings.
import type { Theme } from '../../backend/types';
import { domain } from './domain';
import { countPosts, format } from './format';

const { number, plural, day } = format;

export const mirror = {
  /** The title in pieces: the two numbers are buttons. */
  title: (found: number, posts: number) =>
    found === 0
      ? {
          found: '',
          between: '',
          posts: '',
          rest: 'None of your posts carries a detail that Rearview knows.',
        }
      : {
          found: number(found),
          between: ' of your ',
          posts: countPosts(posts),
          rest: plural(found, ' carries a detail that points at you.', ' carry a detail that points at you.'),
        },
  found: (n: number) => `See the ${countPosts(n)} with a detail`,
  all: (n: number) => `See all ${countPosts(n)}`,
  period: (first: string, last: string) => `Written from ${day(first)} to ${day(last)}.`,
  others: (n: number) => `${number(n)} reposts of others’ words are left out.`,
  honest: 'Rearview finds much, not everything.',
  emptyTitle: 'There is nothing to see yet.',
  emptyText: 'Bring in what you have posted, and this page shows what a stranger could read out of it.',
  emptyGo: 'Go to Import',
  firstTitle: 'First thing to do',
  first: {
    id: (n: number, what: string) => `${countPosts(n)} ${plural(n, 'carries', 'carry')} ${what}.`,
    idWhy: 'Each of these leads to one person without any guessing. They are few and quickly changed.',
    mix: (n: number) => `${countPosts(n)} still ${plural(n, 'waits', 'wait')} for a look.`,
    mixWhy: 'No single one of them names you; together they narrow the circle. Go through the newest first.',
    done: 'You have looked at everything that was found.',
    doneWhy: 'Those you marked to fix are a list of their own.',
    go: 'Look at these',
    goFix: 'See those to fix',
  },
  looked: (done: number, total: number) => `${number(done)} of ${number(total)} looked at`,
  kindsTitle: 'What they carry',
  kindsText: 'Posts with at least one such detail. A post can stand in several rows.',
  familyNone: 'Nothing found',
  kindRow: (kind: string, n: number) => `${kind}: ${countPosts(n)}`,
  monthsTitle: 'When you wrote, and where',
  monthsText: 'Posts a month. Choose a month to see its posts.',
  monthPosts: (month: string, n: number) => `${month}: ${countPosts(n)}`,
  month: 'Month',
  platform: 'Platform',
  total: 'All',
  otherPlatforms: 'Other platforms',
  hoursTitle: 'The hours you write',
  hoursPeak: (weekday: string, hour: string) => `Most of all on ${weekday}s around ${hour}.`,
  hoursText: 'A habit of hours shows when you work and sleep, and ties accounts together.',
  hoursZone: (zone: string) => `Hours in ${domain.zoneName(zone)}.`,
  hoursLocal: (n: number) =>
    `${countPosts(n)} ${plural(n, 'has', 'have')} a time without a zone and ${plural(n, 'is', 'are')} shown as ${plural(n, 'it stands', 'they stand')}.`,
  hourPosts: (weekday: string, hour: string, n: number) => `${weekday}, ${hour}: ${countPosts(n)}`,
  weekday: 'Day',
  hour: 'Hour',
  fewer: 'fewer',
  more: 'more',
  noTimes: 'None of the posts has a time.',
  audienceTitle: 'Who could read them',
  audienceText:
    'Closed groups of drivers have been watched. A group or friends is never a safe place for a detail that names you.',
  posts: 'Posts',
};

export const settings = {
  title: 'How Rearview looks, what it looks for, and how it locks.',
  saved: 'Saved.',
  themeTitle: 'Light or dark',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  zoneTitle: 'Zone for the hours',
  zoneText: 'Dates and hours everywhere are shown as they were there. Choose the zone you live and drive in.',
  zoneLabel: 'Zone',
  zoneOwn: (zone: string) => `Like this computer (${zone})`,
  wordsTitle: 'Your own words',
  wordsText:
    'Words that lead to you and that no program can know: a nickname, your street, your kid’s school, what everyone calls your car. Rearview marks them in every post.',
  wordsEmpty: 'No words yet.',
  word: 'Word or phrase',
  wordOf: (n: number) => `Word ${number(n)}`,
  wordKind: 'What it is',
  wordKindOf: (n: number) => `What word ${number(n)} is`,
  wordKindNone: 'Does not matter',
  wordAdd: 'Add a word',
  wordRemove: (word: string) => `Remove ${word}`,
  wordsSave: 'Save and look again',
  wordsUnsaved: 'Not saved yet.',
  wordsHint: 'You can paste a list, one word a line.',
  scanning: (done: number, total: number) => `Looking through ${number(done)} of ${countPosts(total)}…`,
  scanned: 'All posts have been looked through with your words.',
  scanLabel: 'Posts looked through',
  demo: 'With the invented driver nothing is kept; this lasts until you leave.',
  keptTitle: 'Where everything is kept',
  keptText:
    'In this folder, locked with your passphrase, and nowhere else. Delete the folder and Rearview knows nothing any more.',
  keptDemo: 'The invented driver is kept in memory only. Your own profile would be kept here:',
  versionTitle: 'Version',
};
