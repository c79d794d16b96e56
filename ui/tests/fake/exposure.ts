// What a listener would know of the invented driver: facts from the findings of the posts, a crowd and a
// fix by hand. Address parameter `crowd`: wide (nothing leads to one person), few, free.
import type {
  Category,
  Crowd,
  Dimension,
  Exposure,
  FactView,
  Factor,
  FixView,
  Kind,
  PostView,
  Reckon,
  ReportView,
  ShareSource,
  Unused,
} from '../../src/backend/types';
import { quote } from '../../src/parts/spans';
import { params } from './state';

const about: Partial<Record<Kind, Dimension>> = {
  PHONE: 'phone',
  EMAIL: 'email',
  STATION: 'station',
  PLACE: 'place',
  VEHICLE: 'vehicle',
  AGE: 'age',
  FAMILY: 'family',
  ORIGIN: 'origin',
  HEALTH: 'health',
  JOB: 'job',
  DATETIME: 'shift',
  ADDRESS: 'address',
  PERSON: 'name',
  PLATE: 'plate',
};
const order: Dimension[] = ['name', 'phone', 'email', 'address', 'plate', 'platform', 'station', 'area'];
const SINGLE: Dimension[] = ['name', 'handle', 'phone', 'email', 'address', 'plate', 'gov_id'];

function factsOf(posts: PostView[]): FactView[] {
  const by = new Map<string, FactView>();
  const add = (dimension: Dimension, value: string, post: PostView, part: Partial<FactView> = {}) => {
    const key = `${dimension} ${value}`;
    const day = post.wall_time!.slice(0, 10);
    const known = by.get(key);
    if (!known) {
      const confidence = dimension === 'shift' ? 0.5 : SINGLE.includes(dimension) ? 0.95 : 0.8;
      const other = ['name', 'address', 'plate'].includes(dimension);
      const whose = other ? 'other' : dimension === 'place' ? 'unknown' : 'owner';
      const fact = { number: 0, dimension, value, confidence, past: false, conflict: false, without: null };
      by.set(key, { ...fact, whose, first: day, last: day, posts: [post.id], ...part });
    } else if (known.posts.at(-1) !== post.id) {
      known.posts.push(post.id);
      if (day < known.first!) known.first = day;
      if (day > known.last!) known.last = day;
    }
  };
  for (const post of posts) {
    add('platform', 'Amazon Flex', post, { confidence: 0.97 });
    if (post.id % 31 === 0) add('area', 'Millbrook, MA', post, { confidence: 0.92, without: [22, 640] });
    if (post.id % 47 === 0) add('area', 'Fenwick, MA', post, { past: true, confidence: 0.7 });
    for (const f of post.findings) {
      const dimension = about[f.kind];
      if (dimension && f.part === 0) add(dimension, quote(post.text, f), post);
    }
  }
  const rank = (d: Dimension) => (order.indexOf(d) + 1 || 99) - 1;
  const facts = [...by.values()].sort((a, b) => rank(a.dimension) - rank(b.dimension));
  facts.forEach((fact, number) => (fact.number = number));
  return ['wide', 'free', 'few'].includes(params.get('crowd') ?? '')
    ? facts.filter((f) => !['phone', 'email'].includes(f.dimension))
    : facts;
}

const shares: Partial<Record<Dimension, [number, number, ShareSource, Unused | null]>> = {
  platform: [1, 1, 'companies', 'in_population'],
  station: [1, 1, 'companies', 'in_population'],
  area: [0.2, 0.5, 'geonames', null],
  vehicle: [0.05, 0.15, 'vehicles', null],
  age: [0.3, 0.5, 'census', null],
  family: [0.6, 0.8, 'census', null],
  origin: [0.5, 0.7, 'census', null],
  language: [0.1, 0.4, 'census', { correlated_with: 'origin' }],
  health: [0.7, 0.9, 'assumed', null],
  job: [0.7, 0.9, 'assumed', null],
  place: [0.7, 1, 'assumed', 'whose_unknown'],
  shift: [0.9, 1, 'assumed', 'conflict'],
};

function crowdOf(facts: FactView[], gone: number[]): Crowd {
  const left = facts.filter((f) => !gone.includes(f.number) && f.whose !== 'other');
  const seen = new Set<string>();
  const chain = left.flatMap((f): Factor[] => {
    const base = { dimension: f.dimension, value: f.value, posts: f.posts };
    if (SINGLE.includes(f.dimension))
      return [{ ...base, share_lo: 0, share_hi: 0, unused: 'singles_out', source: 'assumed' }];
    const share = shares[f.dimension];
    if (!share || (params.get('crowd') === 'free' && f.dimension !== 'platform')) return [];
    const nested = f.past ? 'past' : seen.has(f.dimension) && share[3] === null ? 'nested_in' : share[3];
    seen.add(f.dimension);
    return [{ ...base, share_lo: share[0], share_hi: share[1], unused: nested, source: share[2] }];
  });
  const alone = chain.find((f) => f.unused === 'singles_out');
  let [lo, hi] = [700, 4_200];
  for (const f of chain) {
    if (f.unused === 'in_population' || f.unused === 'nested_in') continue;
    lo *= f.share_lo;
    if (f.unused === null) hi *= f.share_hi;
  }
  const few = params.get('crowd') === 'few';
  const ends = alone ? [1, 1] : few ? [1, 4] : [Math.max(1, Math.floor(lo)), Math.ceil(hi) + 1];
  const free = params.get('crowd') === 'free';
  return {
    lo: free ? 700 : ends[0]!,
    hi: free ? 4_200 : ends[1]!,
    population: 1_700,
    population_lo: 700,
    population_hi: 4_200,
    population_of: { platform: 'Amazon Flex', area: null, station: free ? null : 'DXX4' },
    chain,
    singled_out: alone ? { dimension: alone.dimension, value: alone.value, posts: alone.posts } : null,
  };
}

const guesses: [RegExp, Category][] = [
  [/decline blocks|strike/i, 'STRIKE_PROTEST'],
  [/petition|pattern|talk about what we do next/i, 'UNION'],
  [/base pay|tips|gas is what/i, 'PAY_TIPS'],
  [/carts|dock|lunch break|lot/i, 'WAREHOUSE_CONDITIONS'],
  [/article/i, 'MEDIA_COVERAGE'],
  [/standing|bloques/i, 'DEACTIVATION'],
  [/dog bite|stairs|rain/i, 'ONROAD_ISSUE'],
  [/good day|proud/i, 'PRAISE'],
  [/customer/i, 'CUSTOMER'],
  [/supervisor|new lead/i, 'COWORKER'],
];

export function categoriesOf(post: PostView): { category: Category; cues: [number, number][] }[] {
  return guesses.flatMap(([words, category]) => {
    const found = words.exec(post.text);
    if (!found) return [];
    const start = Array.from(post.text.slice(0, found.index)).length;
    return [{ category, cues: [[start, start + Array.from(found[0]).length]] as [number, number][] }];
  });
}

export function exposureOf(posts: PostView[], asked: Reckon): Exposure {
  const mine = posts.filter((p) => p.own !== false);
  const facts = factsOf(mine);
  const filed = mine.flatMap((p) => categoriesOf(p).map(({ category }) => ({ p, category })));
  const counts = new Map<Category, Exposure['categories'][number]>();
  const months = new Map<string, Exposure['months'][number]>();
  for (const { p, category } of filed) {
    const documented = !['PRAISE', 'CUSTOMER', 'LEGAL', 'COWORKER'].includes(category);
    const count = counts.get(category) ?? { category, posts: 0, negative: 0, documented };
    counts.set(category, { ...count, posts: count.posts + 1, negative: count.negative + (p.id % 3 ? 1 : 0) });
    const month = p.wall_time!.slice(0, 7);
    const cell = months.get(month + category) ?? { month, category, posts: 0 };
    months.set(month + category, { ...cell, posts: cell.posts + 1 });
  }
  const target = asked.target ?? 1_000;
  const ends: [number, number][] = [
    [4, 60],
    [30, 400],
    [120, 3_000],
    [900, 14_000],
  ];
  const marked = mine.filter((p) => p.findings.some((f) => about[f.kind] && f.part === 0));
  const fixes = marked.slice(0, target >= 10_000 ? 4 : target > 100 ? 3 : 2).map((p, i): FixView => ({
    post: p.id,
    change: i === 1 ? 'delete' : { edit: p.findings.map((_, at) => at).slice(0, 2) },
    lo: ends[i]![0],
    hi: ends[i]![1],
    facts: facts.filter((f) => f.posts.includes(p.id)).map((f) => f.number),
  }));
  return {
    crowd: crowdOf(facts, []),
    what_if: asked.without_facts.length > 0 ? crowdOf(facts, asked.without_facts) : null,
    facts,
    fixes: params.get('crowd') === 'free' ? [] : fixes,
    target,
    categories: [...counts.values()].sort((a, b) => b.posts - a.posts),
    months: [...months.values()].sort((a, b) => a.month.localeCompare(b.month)),
    places: [],
    posts: mine.length,
  };
}

export function reportOf(posts: PostView[]): ReportView {
  const facts = factsOf(posts.filter((p) => p.own !== false));
  const by = new Map<number, number[]>();
  for (const fact of facts.filter((f) => f.whose === 'owner'))
    for (const post of fact.posts) by.set(post, [...(by.get(post) ?? []), fact.number]);
  const entries = posts
    .filter((p) => p.own !== false)
    .map((p) => ({ p, categories: categoriesOf(p) }))
    .filter(({ categories }) => categories.length > 0)
    .map(({ p, categories }) => ({
      post: p.id,
      categories: p.id % 11 === 0 ? categories.map((c) => ({ ...c, cues: [] })) : categories,
      sentiment: p.id % 3 ? ('negative' as const) : p.id % 2 ? ('neutral' as const) : ('positive' as const),
      flagged: categories.some(({ category }) =>
        ['STRIKE_PROTEST', 'UNION', 'MEDIA_COVERAGE'].includes(category),
      ),
      facts: by.get(p.id) ?? [],
    }));
  const days = posts.map((p) => p.wall_time!.slice(0, 10)).sort();
  return { from: days[0] ?? null, to: days.at(-1) ?? null, entries };
}
