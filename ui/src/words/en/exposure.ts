// The answer of the mirror: how many people it could be, what narrows it, the facts, the smallest fix,
// and what the posts would be filed under. A count of people is always a range with its reason.
import type { Dimension, PopulationOf, ShareSource, Unused } from '../../backend/types';
import { countPosts, format } from './format';

const { number, plural, list, day } = format;

/** A fact as the subject of a sentence about the reader. */
const yours: Record<Dimension, string> = {
  name: 'your name',
  handle: 'your account name',
  phone: 'your phone number',
  email: 'your email address',
  address: 'your address',
  plate: 'your license plate',
  gov_id: 'your government ID number',
  platform: 'who you drive for',
  station: 'your station',
  area: 'where you live or drive',
  vehicle: 'your vehicle',
  shift: 'when you work',
  age: 'your age',
  sex: 'whether you are a man or a woman',
  family: 'your family',
  origin: 'where you come from',
  language: 'the languages you speak',
  health: 'your health',
  education: 'your schooling',
  job: 'your other work',
  place: 'the places you name',
};

/** A fact as a label. */
const dimensions: Record<Dimension, string> = {
  name: 'Name',
  handle: 'Account name',
  phone: 'Phone number',
  email: 'Email address',
  address: 'Address',
  plate: 'License plate',
  gov_id: 'Government ID',
  platform: 'Drives for',
  station: 'Station',
  area: 'Lives or drives in',
  vehicle: 'Vehicle',
  shift: 'Works',
  age: 'Age',
  sex: 'Man or woman',
  family: 'Family',
  origin: 'Comes from',
  language: 'Speaks',
  health: 'Health',
  education: 'Schooling',
  job: 'Other work',
  place: 'Places',
};

/** Where the share of people that a fact is true of comes from. */
const sources: Record<ShareSource, string> = {
  companies: 'counted from what companies and the press have said about drivers',
  census: 'counted from the US census and its yearly surveys',
  geonames: 'counted from a public list of places and how many people live there',
  vehicles: 'counted from public figures on vehicles registered and sold',
  assumed: 'nobody publishes a count of this, so it is a wide guess',
};

/** Why a fact is not counted like the others. */
const unused: Record<Exclude<Unused, object>, string> = {
  in_population: 'It is already in the number at the top.',
  nested_in: 'A narrower detail says the same, so it is not counted twice.',
  whose_unknown: 'The words do not tell whose this is. If it is yours, the crowd could be smaller.',
  past: 'It was so before. Somebody who knew you then could still narrow the crowd with it.',
  conflict: 'Another post says otherwise, so it can only make the crowd a little smaller.',
  singles_out:
    'It belongs to one person, if it is yours and meant as it stands. Rearview is not sure of that.',
};

/** Two digits are all that such a number can carry. */
function rough(n: number): number {
  if (n < 100) return Math.max(1, Math.round(n));
  const unit = 10 ** (Math.floor(Math.log10(n)) - 1);
  return Math.round(n / unit) * unit;
}
const MILLION = 1_000_000;
const amount = (n: number) =>
  rough(n) >= MILLION ? `${number(rough(n) / MILLION)} million` : number(rough(n));

/** "about 4 to 60": both ends in one breath, the unit once. */
function span(lo: number, hi: number): string {
  const [low, high] = [rough(lo), rough(hi)];
  if (low >= high) return `about ${amount(high)}`;
  if (low >= MILLION) return `about ${number(low / MILLION)} to ${amount(high)}`;
  return `about ${amount(low)} to ${amount(high)}`;
}

const FEW = 5;

/** How many people, as a noun: "about 4 to 60 people". */
function people(lo: number, hi: number): string {
  if (rough(hi) <= 1) return 'you alone';
  if (hi < FEW) return rough(lo) <= 1 ? 'a handful, perhaps one' : 'a handful of people';
  return `${span(lo, hi)} people`;
}

/** What the reader is one of, as a sentence about “you”. */
function oneOf(lo: number, hi: number): string {
  if (rough(hi) <= 1) return 'This points at you alone';
  if (hi < FEW)
    return `You could be one of a handful of people${rough(lo) <= 1 ? ', perhaps the only one' : ''}`;
  if (rough(lo) <= 1) return `You could be one of at most about ${amount(hi)} people, perhaps the only one`;
  return `You could be one of ${people(lo, hi)}`;
}

/** Which drivers the count begins with. */
function drivers(of: PopulationOf): string {
  const who = of.platform ? `people who drive for ${of.platform}` : 'gig drivers';
  const where = of.station ? ` at station ${of.station}` : '';
  return `${who}${where}${of.area ? ` in ${of.area}` : of.station ? '' : ' in the United States'}`;
}

/** Two crowds, one after the other; a comma closes what a comma opened. */
const grows = (before: string, after: string) =>
  `your crowd grows from ${before}${before.includes(', ') ? ',' : ''} to ${after}`;
const steps = (n: number) => plural(n, 'this post', `these ${number(n)} posts`);

export const exposure = {
  yours,
  dimensions,
  sources,
  unused,
  correlated: (yours: string) =>
    `It often goes together with ${yours}, so it is counted in full only for the smaller number.`,
  amount,
  span,
  people,
  oneOf,
  drivers,

  reading: 'Reading your posts…',
  readingText: 'With many posts this takes a few seconds. Nothing leaves this computer.',
  readingAgain: 'Reading your posts again…',
  faultTitle: 'How many people you could be is not known yet.',
  noPosts: 'There is no post of your own to read yet.',

  /** The title in pieces: the number of posts is a button. */
  alone: (yours: string, posts: number) => ({
    before: `This points at you alone: ${yours} is in `,
    posts: countPosts(posts),
    after: '.',
  }),
  seeAlone: (n: number) => `See the ${countPosts(n)} that ${plural(n, 'says', 'say')} it`,
  sentence: (lo: number, hi: number) => `${oneOf(lo, hi)}.`,
  free: (lo: number, hi: number) =>
    `Your posts do not narrow it down: you could be any of ${people(lo, hi)}.`,
  start: (drivers: string, lo: number, hi: number) =>
    `The count begins with all ${drivers}, ${span(lo, hi)} of them.`,
  why: (yours: string[]) => `What narrows it most: ${list(yours)}.`,
  whyNone: 'Nothing in your posts narrows it further.',
  aloneRest: (lo: number, hi: number) =>
    rough(hi) <= 1
      ? 'Without it, the rest would still point at you alone.'
      : `Without it, the rest would leave ${people(lo, hi)}.`,
  aloneRests: (lo: number, hi: number) => `Without these, the rest would leave ${people(lo, hi)}.`,
  honest: 'These are careful guesses from public counts, so they come as a range.',

  funnelTitle: 'How your crowd gets smaller',
  funnelText: 'From everybody you could be, down to you. Each line takes in one more thing your posts say.',
  funnelRest: 'What leads to you alone comes first. Below it: how far the rest would lead without it.',
  singleTitle: 'These lead to you without any counting',
  first: (drivers: string) => `All ${drivers}`,
  end: 'All of it together',
  endRest: 'All of the rest together',
  factPosts: (label: string, value: string, n: number) => `${label}: ${value}, in ${countPosts(n)}`,
  inPosts: (n: number) => `in ${countPosts(n)}`,
  moreAlone: (n: number) => `Show ${number(n)} more`,
  more: (n: number) => `Show ${number(n)} more that ${plural(n, 'narrows', 'narrow')} it less`,
  fewer: 'Show fewer',
  aside: (n: number) =>
    `${number(n)} more ${plural(n, 'detail is', 'details are')} told, but not counted like these`,
  whatIf: 'What if nobody told this?',
  whatIfOf: (label: string, value: string) => `What if nobody told this? ${label}: ${value}`,
  whatIfAnswer: (lo: number, hi: number) =>
    rough(hi) <= 1 ? 'Something else would still point at you alone.' : `Then it would be ${people(lo, hi)}.`,
  whatIfSame: 'That alone would change little: other details say nearly as much.',
  whatIfWait: 'Counting…',
  scale: 'The bars are drawn so that each step of ten times as many people is the same length.',

  factsTitle: 'What a stranger could know about you',
  factsText: 'Put together from all your posts. Choose a number to see the posts that say it.',
  factsNone: 'Nothing about you is said plainly enough to be sure.',
  sureness: {
    sure: 'sure',
    likely: 'likely',
    unsure: 'unsure',
  },
  past: 'so before',
  conflict: 'another post says otherwise',
  since: (first: string, last: string) =>
    first === last ? `said on ${day(first)}` : `said from ${day(first)} to ${day(last)}`,
  noDay: 'no date',
  withoutIt: (lo: number, hi: number) =>
    rough(hi) <= 1 ? 'Without it, something else still points at you.' : `Without it: ${people(lo, hi)}.`,
  moreValues: (n: number) => `Show ${number(n)} more`,
  unsureShow: 'Show what is unsure',
  unsureText:
    'Rearview could not tell whether these are so, or whose they are. A stranger could not either, but might guess.',
  unsureTitle: 'Not sure that it is you, or that it is so',
  othersTitle: 'About other people',
  othersText:
    'Customers, coworkers, family, voices you quote. They are people too: think of them as you fix.',

  fixGo: 'See the smallest fix',
  fixTitle: 'The smallest fix',
  fix: (posts: number, before: string, after: string) => `Edit ${steps(posts)}, and ${grows(before, after)}.`,
  fixFar: (posts: number, before: string, after: string) =>
    `Edit ${steps(posts)}, and ${grows(before, after)}. That is as far as edits go.`,
  fixFull: (posts: number, before: string, after: string) =>
    `Edit ${steps(posts)} first, and ${grows(before, after)}. More steps come after these.`,
  fixDone: (crowd: string) => `Nothing to do for this: you are already one of ${crowd}.`,
  fixNone: 'No edit of a post would make your crowd larger. What is left is not in your posts.',
  fixText: 'You can still say what you want to say. It is only these details that lead to you.',
  fixOrder: 'In this order, most gain first.',
  target: 'I want to be one of at least',
  targetOwn: 'another number',
  targetLabel: 'How many people you want to be one of',
  targetBad: 'A whole number from 2 to 1,000,000,000.',
  targetSet: 'Count',
  take: (what: string[]) => `Take out ${list(what)}`,
  takeOne: (kind: string, quote: string) => `${kind} “${quote}”`,
  takeDown: 'Take the whole post down, or write it anew: what tells is not one word in it',
  then: (crowd: string) => `then ${crowd}`,
  openPost: 'Open this post',
  openStep: (n: number) => `Open the post of step ${number(n)}`,
  openAll: (n: number) => plural(n, 'Open it in Posts', `Open all ${number(n)} in Posts`),
  moreSteps: (n: number) => `Show ${number(n)} more ${plural(n, 'step', 'steps')}`,

  mapTitle: 'Where your posts are',
  mapText: 'Places you name, drawn by how many posts name them. Choose one to see its posts.',
  mapNone: 'None of the places you name is on this map.',
  mapPlace: (name: string, n: number) => `${name}: ${countPosts(n)}`,
  mapOutside: (places: string[]) => `Outside this map: ${list(places)}.`,
  mapName: 'Place',

  thereTitle: 'What is there today',
};
