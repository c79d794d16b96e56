// Filters of the review list, and the chips that stand for them: each chip knows the filter without it.
import type { Category, Family, Kind, PostFilter } from '../../backend/types';
import { families, kindsOf } from '../../parts/families';
import { lastDay, words } from '../../words';

export const everything: PostFilter = {
  platforms: [],
  post_kinds: [],
  kinds: [],
  audiences: [],
  decisions: [],
  categories: [],
  posts: null,
  findings: null,
  own: null,
  text: '',
  from: null,
  to: null,
  weekday: null,
  hour: null,
  oldest_first: false,
};

/** What the review is about: one's own words that carry a finding. */
export const review: PostFilter = { ...everything, findings: true, own: true };

export function monthFilter(month: string): PostFilter {
  return { ...everything, own: true, from: `${month}-01`, to: lastDay(month) };
}

export function familyFilter(family: Family): PostFilter {
  return { ...review, kinds: kindsOf[family] };
}

/** The posts behind a number. */
export function postsFilter(posts: number[]): PostFilter {
  return { ...everything, posts };
}

/** One's own posts that would be filed there. */
export function categoryFilter(category: Category): PostFilter {
  return { ...everything, own: true, categories: [category] };
}

/** The value in the list, or out of it. */
export function toggle<T>(list: T[], value: T): T[] {
  return list.includes(value) ? list.filter((v) => v !== value) : [...list, value];
}

/** Adds all kinds of a family, or takes them all out where all are in. */
export function toggleFamily(kinds: Kind[], family: Family): Kind[] {
  const all = kindsOf[family];
  const rest = kinds.filter((kind) => !all.includes(kind));
  return all.every((kind) => kinds.includes(kind)) ? rest : [...rest, ...all];
}

export interface Chip {
  key: string;
  text: string;
  without: PostFilter;
}

/** The chips of a filter, in the order of the filter bar. */
export function chipsOf(filter: PostFilter): Chip[] {
  const { domain, posts, kinds: kindWords, categories, format } = words;
  const chips: Chip[] = [];
  const add = (key: string, text: string, part: Partial<PostFilter>) =>
    chips.push({ key, text, without: { ...filter, ...part } });

  if (filter.posts !== null) add('posts', posts.chipPosts(filter.posts.length), { posts: null });
  let kinds = filter.kinds;
  for (const family of families) {
    const all = kindsOf[family];
    if (all.length > 1 && all.every((kind) => filter.kinds.includes(kind))) {
      kinds = kinds.filter((kind) => !all.includes(kind));
      add(`family:${family}`, domain.families[family], {
        kinds: filter.kinds.filter((kind) => !all.includes(kind)),
      });
    }
  }
  for (const kind of kinds)
    add(`kind:${kind}`, kindWords[kind].many, { kinds: filter.kinds.filter((k) => k !== kind) });
  for (const p of filter.platforms)
    add(`platform:${p}`, domain.platforms[p], { platforms: filter.platforms.filter((v) => v !== p) });
  for (const a of filter.audiences)
    add(`audience:${a}`, domain.audiences[a], { audiences: filter.audiences.filter((v) => v !== a) });
  for (const c of filter.categories)
    add(`category:${c}`, categories[c].name, { categories: filter.categories.filter((v) => v !== c) });
  for (const k of filter.post_kinds)
    add(`sort:${k}`, domain.postKinds[k], { post_kinds: filter.post_kinds.filter((v) => v !== k) });
  for (const d of filter.decisions)
    add(`decision:${d}`, d === null ? domain.undecided : domain.decided[d], {
      decisions: filter.decisions.filter((v) => v !== d),
    });
  if (filter.findings !== null)
    add('findings', filter.findings ? posts.withFindings : posts.withoutFindings, { findings: null });
  if (filter.own !== null) add('own', filter.own ? posts.ownShort : posts.othersShort, { own: null });
  if (filter.from !== null && filter.to !== null) {
    const month = filter.from.slice(0, 7);
    const whole = filter.from === `${month}-01` && filter.to === lastDay(month);
    add('dates', whole ? format.month(month) : posts.chipRange(filter.from, filter.to), {
      from: null,
      to: null,
    });
  } else if (filter.from !== null) add('dates', posts.chipFrom(filter.from), { from: null });
  else if (filter.to !== null) add('dates', posts.chipTo(filter.to), { to: null });
  if (filter.weekday !== null || filter.hour !== null)
    add('hours', posts.chipHour(filter.weekday, filter.hour), { weekday: null, hour: null });
  if (filter.text !== '') add('text', posts.chipText(filter.text), { text: '' });
  return chips;
}
