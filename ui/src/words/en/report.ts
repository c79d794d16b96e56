// The listening report, and the categories it files posts under. What the press and court papers show
// is told apart from what is ours; nothing is claimed of a company that no source shows.
import type { Audience, Category, Sentiment } from '../../backend/types';
import { countPosts, format } from './format';

const { number, plural, day } = format;

export interface CategoryWords {
  name: string;
  /** What is filed there, as such a team would put it. */
  means: string;
}

export const categories: Record<Category, CategoryWords> = {
  STRIKE_PROTEST: {
    name: 'Strikes and protests',
    means: 'Plans for a strike, a protest, a day without work.',
  },
  UNION: { name: 'Organizing', means: 'Unions, petitions, meetings, talking about acting together.' },
  WAREHOUSE_CONDITIONS: {
    name: 'Conditions at the station',
    means: 'Complaints about how it is to work there.',
  },
  PAY_TIPS: { name: 'Pay and tips', means: 'Pay, tips, missing money, benefits.' },
  MEDIA_COVERAGE: { name: 'Press', means: 'Sharing articles about the company, or talking to reporters.' },
  RESEARCHER_CONTACT: {
    name: 'Researchers',
    means: 'Surveys, studies and people who ask drivers questions.',
  },
  APP_ISSUE: { name: 'The app', means: 'Errors and changes in the app.' },
  ONROAD_ISSUE: { name: 'On the road', means: 'Addresses, dogs, stairs, weather, accidents.' },
  DEACTIVATION: { name: 'Standing and deactivation', means: 'Ratings, warnings, being shut out of the app.' },
  PRAISE: { name: 'Praise', means: 'Good words about the work or the company.' },
  CUSTOMER: { name: 'Customers', means: 'What customers do and say.' },
  LEGAL: { name: 'Law', means: 'Lawsuits, lawyers, claims, rights.' },
  COWORKER: { name: 'Coworkers', means: 'Other workers or managers, named or shown.' },
};

const sentiments: Record<Sentiment, string> = {
  negative: 'sounds negative',
  neutral: 'sounds neutral',
  positive: 'sounds positive',
};

/** Who reads along, said so that a closed group never sounds safe. */
const channels: Record<Audience, string> = {
  public: 'open to anyone',
  group: 'a group: closed groups have been read too',
  friends: 'friends, any of whom can pass it on',
  private: 'one conversation, which can be passed on',
  unknown: 'not known who could read it; taken as open',
};

const entries = (n: number) => `${number(n)} ${plural(n, 'entry', 'entries')}`;

export const filed = {
  title: 'What your posts would be filed under',
  text: 'A team that reads along sorts posts into drawers like these. A post can lie in more than one.',
  none: 'None of your posts would be filed.',
  row: (name: string, n: number) => `${name}: ${countPosts(n)}`,
  negative: (n: number, of: number) =>
    n === 0
      ? 'none sounds negative'
      : n >= of
        ? 'all sound negative'
        : `${number(n)} ${plural(n, 'sounds', 'sound')} negative`,
  ours: 'ours',
  oursText:
    'Drawers marked “ours” are not in any source; Rearview added them by likeness. All others are in press reports or court papers about Amazon.',
  peak: (name: string, month: string, n: number) => `${name} by month, most in ${month}: ${countPosts(n)}`,
  month: 'Month',
  toReport: 'See the report they could write',
};

export const report = {
  nav: 'Report',
  title: (n: number) =>
    n === 0
      ? 'None of your posts would be in a listening report.'
      : `A listening report could hold ${countPosts(n)} of yours.`,
  lead: 'This is what such a team could have written about you, from your own posts alone. It stays on this computer.',
  reading: 'Reading your posts…',
  readingText: 'With many posts this takes a few seconds. Nothing leaves this computer.',
  emptyText:
    'Either nothing you brought in is about work, or Rearview did not see it. It finds much, not everything.',
  emptyGo: 'Go to Import',

  banner: 'Internal. Do not share.',
  reconstruction: 'reconstruction',
  madeHere: 'A reconstruction: made by Rearview, on this computer, from your own posts.',
  head: 'Social listening report',
  period: 'Period',
  periodLine: (from: string, to: string) => (from === to ? day(from) : `${day(from)} to ${day(to)}`),
  noPeriod: 'No dates',
  recipients: 'Recipients',
  recipientsLine: 'The social listening team; leadership, where something is passed on',
  author: 'Author',
  authorLine: 'You, under the name each platform shows',
  entries: 'Entries',
  entriesLine: (n: number, flagged: number) => `${entries(n)}, ${number(flagged)} flagged`,

  aboutTitle: 'What is documented here, and what is ours',
  documented: 'Documented',
  documentedText:
    'In 2020 reporters showed that Amazon had reports like this written about its own Flex drivers, from closed groups, open forums and public posts. The period, the recipients, the banner, the channel, the post under its author’s real name, the category, how it sounds, and that some posts were flagged and passed on: all of that is in press reports or court papers.',
  oursText:
    '“How you were identified”, the drawers marked “ours”, the wording of the recipients, and the judgement on each of your posts are a reconstruction. No source that we have shows another company doing this.',
  manner:
    'Speaking up and organizing are legal and worth doing. This page is here so that you can say it without being pinned down.',

  totals: 'By category',
  total: (name: string, n: number) => `${name}: ${entries(n)}`,
  onlyFlaggedCount: (n: number) => `Only flagged (${number(n)})`,
  shown: (n: number, of: number) => (n === of ? entries(n) : `${number(n)} of ${entries(of)}`),
  noneShown: 'No entry matches both.',
  showAll: 'Show all entries',
  list: 'Entries, newest first',

  channels,
  sentiments,
  flagged: 'Flagged',
  notFlagged: 'Counted only',
  flaggedMeans: 'It would have been looked into and passed on.',
  noDate: 'No date',
  alike: 'No single word: it reads like others in this category.',
  identified: 'How you were identified',
  identifiedNone: 'Nothing in this post says who you are. Your account and your other posts do that.',
  fact: (label: string, value: string) => `${label}: ${value}`,
  factOpen: (label: string, value: string, n: number) =>
    `${label}: ${value}. See the ${countPosts(n)} that say it`,
  moreFacts: (n: number) => `and ${number(n)} more`,
  open: 'Open the post',
  openOf: (date: string) => `Open the post of ${date}`,
  wait: 'Reading this entry…',
  noText: 'No words, only what is attached.',

  keys: 'Keys',
  keysTitle: 'Keys in the report',
  keysRows: [
    ['J, ↓', 'Next entry'],
    ['K, ↑', 'Previous entry'],
    ['Enter', 'Open the post'],
    ['Home, End', 'First or last entry'],
    ['Esc', 'Show all entries'],
    ['?', 'These keys'],
  ] as [string, string][],
};
