// Stands in for @tauri-apps/api/core: the commands over an invented driver, in memory.
// Address parameters: n (posts), profile, open, demo, import (slow, refused), fault (a command that fails).
import type {
  Changed,
  Choice,
  Commands,
  Count,
  Decision,
  Facets,
  Fault,
  ImportedArchive,
  ImportProgress,
  KindCount,
  Mirror,
  OwnTerm,
  PostFilter,
  PostView,
  Receipt,
  SessionInfo,
  Settings,
} from '../../src/backend/types';
import { detection } from './detection';
import { makeDriver } from './driver';
import { emit } from './event';
import { categoriesOf, exposureOf, reportOf } from './exposure';
import { keysOf } from './keys';
import { privacyOf } from './privacy';
import { lockVault, vaultCommands } from './vault';
import { CLOSED, fail, has, params, session, stop, world, type Answers } from './state';

export { convertFileSrc } from './vault';
const all = () => makeDriver(Number(params.get('n') ?? 1830));

let posts: PostView[] = [];
let archives: ImportedArchive[] = [];
let settings: Settings = {
  theme: (params.get('theme') as Settings['theme']) ?? 'system',
  zone: 'America/New_York',
  lock_after: 5,
  vault_lock_after: 5,
  look_twice: true,
};
let terms: OwnTerm[] = [{ term: 'Duchess', kind: 'VEHICLE' }];
const undo: Changed['posts'][] = [];
let waiting: Choice[] = has('waiting')
  ? [
      { id: 1, name: 'twitter-2024-08-28.zip', folder: false, bytes: 48_300_000 },
      { id: 2, name: 'facebook-dana-1.zip', folder: false, bytes: 912_000_000 },
      { id: 3, name: 'export_dana_20240828', folder: true, bytes: 0 },
    ]
  : [];
let choiceId = 10;
let job = 0;
let progress: ImportProgress | null = null;
let timer = 0;

if (has('open') || has('demo')) {
  enter(has('demo'), !has('empty'));
  Object.assign(session, { by_recovery: has('byrecovery'), recovery_shown: has('recovery') });
}

function receipt(label: string, platform: Receipt['platform'], n: number): Receipt {
  return {
    label,
    platform,
    owner: { platform: platform ?? 'x', id: '1', handle: 'dana_wheels', name: 'Dana W.', former: [] },
    state: 'done',
    fault: null,
    first: '2018-08-29T05:40:00Z',
    last: '2024-08-28T21:10:00Z',
    posts: n,
    new: n,
    own: n,
    groups: platform === 'facebook' ? 3 : 0,
    findings: Math.round(n * 0.6),
    skipped: [
      { why: 'not_a_post', count: 312, places: ['data/like.js#0', 'data/like.js#1', 'data/like.js#2'] },
      { why: 'broken', count: 2, places: ['data/tweets.js#118', 'data/tweets.js#903'] },
    ],
    missing_parts: platform === 'facebook' ? ['facebook-dana-2.zip'] : [],
  };
}

function enter(demo: boolean, filled: boolean): SessionInfo {
  posts = filled ? all() : [];
  archives = filled
    ? [
        { id: 1, imported: '2026-11-24T06:00:00Z', receipt: receipt('twitter-2024-08-28.zip', 'x', 841) },
        { id: 2, imported: '2026-11-24T06:00:00Z', receipt: receipt('facebook-dana-1.zip', 'facebook', 549) },
        { id: 3, imported: '2026-11-24T06:02:00Z', receipt: receipt('export_dana.zip', 'reddit', 366) },
      ]
    : [];
  Object.assign(session, CLOSED, {
    open: true,
    recovery_confirmed: demo || world.confirmed,
    demo,
    accounts: filled ? [receipt('', 'x', 0).owner] : [],
    posts: posts.length,
  });
  return { ...session };
}

function matches(p: PostView, f: PostFilter): boolean {
  const day = p.wall_time?.slice(0, 10) ?? '';
  const date = p.wall_time ? new Date(p.wall_time + 'Z') : null;
  return (
    (f.platforms.length === 0 || f.platforms.includes(p.platform)) &&
    (f.post_kinds.length === 0 || f.post_kinds.includes(p.kind)) &&
    (f.kinds.length === 0 || p.findings.some((x) => f.kinds.includes(x.kind))) &&
    (f.audiences.length === 0 || f.audiences.includes(p.audience)) &&
    (f.decisions.length === 0 || f.decisions.includes(p.decision)) &&
    (f.categories.length === 0 || categoriesOf(p).some(({ category }) => f.categories.includes(category))) &&
    (f.posts === null || f.posts.includes(p.id)) &&
    (f.findings === null || p.findings.length > 0 === f.findings) &&
    (f.own === null || (p.own !== false) === f.own) &&
    (f.text === '' ||
      f.text
        .toLowerCase()
        .split(/\s+/)
        .every((w) => p.text.toLowerCase().includes(w))) &&
    (f.from === null || day >= f.from) &&
    (f.to === null || day <= f.to) &&
    (f.weekday === null || (date !== null && (date.getUTCDay() + 6) % 7 === f.weekday)) &&
    (f.hour === null || (date !== null && date.getUTCHours() === f.hour))
  );
}

function count<T>(values: T[]): Count<T>[] {
  const by = new Map<T, number>();
  for (const value of values) by.set(value, (by.get(value) ?? 0) + 1);
  return [...by].map(([value, n]) => ({ value, posts: n })).sort((a, b) => b.posts - a.posts);
}

const own = () => posts.filter((p) => p.own !== false);

function facets(): Facets {
  const review = own().filter((p) => p.findings.length > 0);
  return {
    total: posts.length,
    to_review: review.length,
    reviewed: review.filter((p) => p.decision !== null).length,
    platforms: count(posts.map((p) => p.platform)),
    post_kinds: count(posts.map((p) => p.kind)),
    kinds: count(posts.flatMap((p) => [...new Set(p.findings.map((f) => f.kind))])),
    audiences: count(posts.map((p) => p.audience)),
    decisions: count<Decision | null>(posts.map((p) => p.decision)),
    undo_steps: undo.length,
  };
}

function mirror(): Mirror {
  const mine = own();
  const times = mine.map((p) => p.wall_time!).sort();
  const kinds = new Map<string, KindCount>();
  for (const p of mine)
    for (const kind of new Set(p.findings.map((f) => f.kind))) {
      const k = kinds.get(kind) ?? { kind, posts: 0, findings: 0 };
      kinds.set(kind, { kind, posts: k.posts + 1, findings: k.findings + 1 });
    }
  return {
    posts: mine.length,
    others: posts.length - mine.length,
    with_findings: mine.filter((p) => p.findings.length > 0).length,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
    platforms: count(mine.map((p) => p.platform)),
    audiences: count(mine.map((p) => p.audience)),
    months: count(mine.map((p) => `${p.wall_time!.slice(0, 7)} ${p.platform}`))
      .map(({ value, posts: n }) => ({
        month: value.slice(0, 7),
        platform: value.slice(8) as PostView['platform'],
        posts: n,
      }))
      .sort((a, b) => a.month.localeCompare(b.month)),
    kinds: [...kinds.values()].sort((a, b) => b.posts - a.posts),
    hours: count(
      mine.map((p) => {
        const d = new Date(p.wall_time! + 'Z');
        return ((d.getUTCDay() + 6) % 7) * 24 + d.getUTCHours();
      }),
    ).map(({ value, posts: n }) => ({ weekday: Math.floor(value / 24), hour: value % 24, posts: n })),
    zone: settings.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    local_times: mine.filter((p) => p.time_basis === 'local').length,
  };
}

function startJob(labels: string[]): ImportProgress {
  job += 1;
  const total = 961_000_000;
  const platforms: Receipt['platform'][] = ['x', 'facebook', 'reddit'];
  const targets = labels.map((label, i) => receipt(label, platforms[i % 3]!, [841, 549, 366][i % 3]!));
  progress = { job, state: 'running', bytes_done: 0, bytes_total: total, archives: [] };
  let step = 0;
  const steps = params.get('import') === 'slow' ? 2000 : 20;
  clearInterval(timer);
  timer = window.setInterval(() => {
    step += 1;
    const part = step / steps;
    const done = part >= 1;
    progress = {
      ...progress!,
      state: done ? 'done' : 'running',
      bytes_done: Math.round(total * Math.min(1, part)),
      archives: targets.map((target, i) => {
        const mine = Math.max(0, Math.min(1, part * targets.length - i));
        if (params.get('import') === 'refused' && i === 1 && mine > 0.2)
          return {
            ...target,
            state: 'refused',
            fault: { code: 'html_export', place: target.label, owner: null },
          };
        return {
          ...target,
          platform: mine > 0 ? target.platform : null,
          owner: mine > 0.05 ? target.owner : null,
          first: mine > 0 ? target.first : null,
          last: mine > 0 ? target.last : null,
          state: mine >= 1 ? 'done' : mine > 0 ? 'running' : 'waiting',
          posts: Math.round(target.posts * mine),
          new: Math.round(target.new * mine),
          own: Math.round(target.own * mine),
          findings: Math.round(target.findings * mine),
          groups: mine > 0.4 ? target.groups : 0,
          skipped: mine > 0.6 ? target.skipped : [],
          missing_parts: mine >= 1 ? target.missing_parts : [],
        };
      }),
    };
    if (done) {
      clearInterval(timer);
      enter(false, true);
    }
    emit('import', progress);
  }, 120);
  return progress;
}

const commands: Partial<Answers> = {
  ...keysOf(enter),
  ...privacyOf(enter),
  ...vaultCommands,
  session: async () => ({ ...session, vault_open: (await vaultCommands.vault_state!({})).open }),
  cancel_work: (request) => {
    stop();
    return vaultCommands.cancel_work!(request);
  },
  open_demo: () => enter(true, true),
  lock: () => {
    lockVault();
    Object.assign(session, CLOSED);
    posts = [];
    archives = [];
    emit('locked', null);
    return { ...session };
  },
  choose_archives: ({ folder }) => {
    choiceId += 1;
    const choice = folder
      ? { id: choiceId, name: 'facebook-dana', folder: true, bytes: 0 }
      : { id: choiceId, name: 'twitter-2024-08-28.zip', folder: false, bytes: 48_300_000 };
    waiting = [...waiting, choice];
    return [choice];
  },
  waiting_choices: () => waiting,
  start_import: ({ choices }) => {
    const labels = waiting.filter((c) => choices.includes(c.id)).map((c) => c.name);
    waiting = waiting.filter((c) => !choices.includes(c.id));
    return startJob(labels);
  },
  paste_text: () => startJob(['Pasted text']),
  import_progress: () => progress!,
  cancel_job: () => {
    clearInterval(timer);
    progress = {
      ...progress!,
      state: 'cancelled',
      archives: progress!.archives.map((a) => ({ ...a, state: 'cancelled' })),
    };
    emit('import', progress);
    return {};
  },
  archives: () => archives,
  remove_archive: ({ id }) => {
    archives = archives.filter((a) => a.id !== id);
    const before = posts.length;
    const gone = id === 1 ? 'x' : id === 2 ? 'facebook' : 'reddit';
    posts = posts.filter((p) => p.platform !== gone);
    return { posts: before - posts.length };
  },
  find_posts: (filter) => {
    let found = posts.filter((p) => matches(p, filter));
    if (filter.oldest_first) found = found.reverse();
    return { ids: found.map((p) => p.id), undecided: found.filter((p) => p.decision === null).length };
  },
  read_posts: ({ ids }) => ids.map((id) => posts[id - 1]!).filter(Boolean),
  facets,
  decide: ({ ids, decision }) => {
    undo.push(ids.map((id) => ({ id, decision: posts[id - 1]!.decision })));
    for (const id of ids) posts[id - 1] = { ...posts[id - 1]!, decision };
    return { posts: ids.map((id) => ({ id, decision })), undo_steps: undo.length };
  },
  undo: () => {
    const last = undo.pop() ?? [];
    for (const { id, decision } of last) posts[id - 1] = { ...posts[id - 1]!, decision };
    return { posts: last, undo_steps: undo.length };
  },
  mirror,
  exposure: (request) => exposureOf(posts, request),
  report: () => reportOf(posts),
  settings: () => settings,
  save_settings: (request) => (settings = request),
  second_pass: () => (settings.look_twice ? { state: 'refined', waiting: 0 } : { state: 'off', waiting: 0 }),
  detection: () => detection(),
  own_terms: () => ({ terms }),
  save_own_terms: (request) => {
    terms = request.terms;
    job += 1;
    const mine = job;
    let done = 0;
    const tick = window.setInterval(() => {
      done = Math.min(posts.length, done + posts.length / 12);
      const state = done >= posts.length ? 'done' : 'running';
      if (state === 'done') clearInterval(tick);
      emit('scan', { job: mine, pass: 'first', state, done: Math.round(done), total: posts.length });
    }, 120);
    return { job: mine, pass: 'first', state: 'running', done: 0, total: posts.length };
  },
};

export async function invoke(
  _command: string,
  args: { name: keyof Commands; request: string },
): Promise<string> {
  await new Promise((go) => setTimeout(go, Number(params.get('delay') ?? 5)));
  if (params.get('fault') === args.name) fail((params.get('code') as Fault['code']) ?? 'storage');
  const command = commands[args.name] as ((request: unknown) => unknown) | undefined;
  return JSON.stringify(await (command ?? (() => fail('bad_request')))(JSON.parse(args.request)));
}
