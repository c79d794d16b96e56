// Detection: why a detail was marked, the page of each kind, and how well each is found.
import type { ModelState, Refined, Why } from '../../backend/types';
import { format } from './format';

const { number, plural } = format;

/** Share of a hundred, never rounded up to all. */
const share = (part: number, of: number) => (of === 0 ? 0 : Math.floor((100 * part) / of));

export const detection = {
  /** Goes on from “Marked because”; `like` is what it is taken for. */
  why: {
    own: () => 'it is on your own list of words',
    sum: (like) =>
      `it is written like ${like} and its check digits are right, which is hardly ever an accident`,
    plan: () => 'it is a number that a country’s phone plan has',
    shape: (like) => `it is written like ${like}`,
    shape_word: (like) => `it is written like ${like}, and a word beside it says so`,
    list: () => 'it stands in a list that comes with Rearview',
    word: (like) => `a word beside it says that it is ${like}`,
    said: () => 'you say it of yourself or your own',
    both: () => 'the rules and the model both see it',
    model: (like) => `the model takes it for ${like}, and it may be wrong`,
    echo: () => 'the same words were found elsewhere in your posts',
  } satisfies Record<Why, (like: string) => string>,
  marked: (why: string) => `Marked because ${why}.`,
  about: (many: string) => `About: ${many}`,
  model: {
    off: 'Names and places are found by rules only, because the model is off.',
    missing:
      'Names and places are found by rules only: the model could not be loaded. Everything else works as ever.',
  } satisfies Record<Exclude<ModelState, 'on'>, string>,
  open: 'What Rearview looks for, and how well',
  back: 'Back',
  title: (n: number) => `Rearview looks for ${number(n)} kinds of detail.`,
  lead: 'Choose one to read what is found, why it leads to you, and what is missed. Rearview finds much, not everything.',
  kindsTitle: 'The kinds',
  pageTitle: (many: string) => `${many}: what is found, and what is missed.`,
  finds: 'What it finds',
  exposes: 'Why it leads to you',
  misses: 'What it misses',
  fix: 'The smallest fix',
  see: 'See posts with one',
  all: 'All kinds',
  qualityTitle: 'How well they are found',
  quality: (posts: number) =>
    `Measured on ${number(posts)} invented posts in English, Spanish and Portuguese, with every detail marked by hand. Most of them were known while the rules were written, so expect somewhat less of your own. “Found” is how many of the details were marked. “Right” is how many of the marks were details.`,
  qualityFew: 'Where only a handful of details were there to find, the numbers say little.',
  qualityOwn: 'Your own words are not measured: every mention is found, or it is a fault of ours.',
  kind: 'Kind',
  languages: { all: 'All', en: 'English', es: 'Spanish', pt: 'Portuguese' },
  none: 'not measured',
  nothing: 'Nothing of this was there to find.',
  ofDetails: (found: number, details: number) => `Found ${number(found)} of ${number(details)}.`,
  ofMarks: (right: number, marks: number) =>
    `Of ${number(marks)} ${plural(marks, 'mark', 'marks')}, ${number(right)} ${plural(right, 'was', 'were')} right.`,
  found: (part: number, of: number) => `${share(part, of)}% found`,
  right: (part: number, of: number) => `${share(part, of)}% right`,
  again: (done: number, total: number) =>
    `Rearview has learned more. It looks through your posts again: ${number(done)} of ${number(total)}.`,
  againLabel: 'Posts looked through again',
  againLater: 'Not now',
  twice: (done: number, total: number) =>
    `A second look for names and places: ${number(done)} of ${number(total)}. You can go on meanwhile.`,
  twiceLabel: 'Posts looked through twice',
  twicePutOff: (n: number) =>
    `${number(n)} ${plural(n, 'post waits', 'posts wait')} for a second look. It goes on when you open Rearview again.`,
  twiceSeen: 'All right',
  twiceTitle: 'Names and places',
  twiceSwitch: 'Look twice for names and places',
  twiceText:
    'The first look is quick. The second goes on behind while you work: slower, and finds more names and places.',
  twiceState: {
    refined: () => 'All posts were looked through twice.',
    not_yet: (n) => `${number(n)} ${plural(n, 'post was', 'posts were')} not looked through twice yet.`,
    off: () => 'It is off: names and places are what the first look found.',
    missing: () => 'It could not be loaded: names and places are what the first look found.',
  } satisfies Record<Refined, (waiting: number) => string>,
};
