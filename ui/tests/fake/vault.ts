// The vault of the stand-in backend: notes of an invented driver, in memory.
// Address parameters: vault (closed, none, open), notes (how many), alarms, older, vaultfault (a code for
// every save), slow (milliseconds of a save), attach (slow).
import type {
  Attachment,
  Choice,
  Commands,
  Fault,
  Note,
  NoteLine,
  NoteView,
  Written,
} from '../../src/backend/types';
import { emit } from './event';
import { matches, orders } from './notes';

type Handlers = {
  [K in keyof Commands]?: (
    request: Commands[K]['request'],
  ) => Commands[K]['response'] | Promise<Commands[K]['response']>;
};
interface Kept {
  id: string;
  versions: Note[];
  typed: Note | null;
}

const params = new URLSearchParams(location.search);
export const PASSPHRASE = 'plum ladder seven fog';
const fail = (code: Fault['code'], place: string | null = null): never => {
  throw { code, place, owner: null } satisfies Fault;
};
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));
const hex = (n: number, length: number) =>
  (n * 2654435761).toString(16).replace('.', '').padStart(length, '9a3f').slice(0, length);

let open = params.get('vault') === 'open';
let begun = params.get('vault') !== 'none';
let alarmed = params.has('alarms');
let ids = 1;
let stopped = false;
const kept = new Map<string, Kept>();
const bytes = new Map<string, Blob>();
let now = Date.UTC(2026, 10, 24, 15, 12);
/** Tests change this to make saving fail. */
const fake = { saveFault: params.get('vaultfault') as Fault['code'] | null, calls: [] as string[] };
Object.assign(window, { fakeVault: fake });

const clock = () => new Date((now += 61_000)).toISOString();
const line = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 160);

const blank: Note = {
  title: '',
  text: '',
  tags: [],
  date: null,
  posts: [],
  incident: null,
  attachments: [],
  created: '',
  edited: '',
  trashed: null,
};

function file(name: string, mediaType: string, content: Blob): Attachment {
  ids += 1;
  const id = hex(ids, 32);
  bytes.set(id, content);
  return {
    id,
    name,
    media_type: mediaType,
    bytes: content.size,
    sha256: hex(ids + 7, 64),
    added: clock(),
  };
}

/** A picture of a loading dock, drawn here so that nothing is loaded. */
async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(960, 640);
  const c = canvas.getContext('2d')!;
  c.fillStyle = '#3a4654';
  c.fillRect(0, 0, 960, 640);
  c.fillStyle = '#8b9aa8';
  c.fillRect(0, 420, 960, 220);
  c.fillStyle = '#d9a441';
  for (let i = 0; i < 6; i += 1) c.fillRect(60 + i * 150, 180, 110, 240);
  c.fillStyle = '#22303c';
  c.font = '48px sans-serif';
  c.fillText('cart wall, 4:15', 300, 560);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}

const text = `They gave my block away **again**. I was there at 4:10, the carts were not.

- 4:10 I park in row C and check in
- 4:25 the new lead says the block went to “someone more reliable”
- 4:40 I ask for his name, he says *I don't have to tell you that*

> We will remember this.

What I want to ask:

1. Who decides about a block after check-in?
2. Is there a record of it?
   - [ ] ask for it in writing
   - [x] screenshot of the check-in

The rule as they wrote it: \`check-in closes 5 min after start\`, see [their help page](https://help.example.com/blocks) and www.drivers.example.`;

async function fill(count: number): Promise<void> {
  const titles = [
    'Block given away at check-in',
    'Tips missing for March',
    'Dog bite on Hollis Pond Rd',
    'Call with support, third time',
    'Carts not ready, 50 minutes unpaid',
    'What Marla said about the petition',
    'Van with bald tires',
    'Rating dropped without a reason',
  ];
  const tags = [['pay'], ['safety', 'van'], ['station'], ['support', 'pay'], []];
  for (let i = 0; i < count; i += 1) {
    const edited = new Date(Date.UTC(2026, 10, 23, 18) - i * 7_300_000).toISOString();
    const incident = i % 4 === 0;
    const note: Note = {
      ...blank,
      title: i === 5 ? '' : titles[i % titles.length]! + (i >= titles.length ? ` (${i})` : ''),
      text: i === 0 ? text : i % 3 === 0 ? 'Short note.' : text.slice(60 + (i % 5) * 7),
      tags: i === 0 ? ['station', 'pay'] : tags[i % tags.length]!,
      date: i % 2 === 0 ? edited.slice(0, 10) : null,
      incident: incident
        ? {
            what: 'My block was given to another driver after I had checked in.',
            when: 'Tuesday, 4:10 to 4:40 in the morning',
            where: 'DXX4, door 3, by the cart wall',
            who: 'The new lead, red vest, “Corey”. He said: “someone more reliable”.',
            witnesses: i === 0 ? 'Mel was two carts away and heard it. She agrees to be asked.' : '',
            evidence: i === 0 ? 'Screenshot of the check-in, photo of the empty cart.' : '',
          }
        : null,
      posts:
        i === 0
          ? [
              {
                platform: 'facebook',
                key: hex(3, 32),
                time: '2024-08-27T08:41:00Z',
                excerpt:
                  'Long one, sorry. I got to DXX4 at 4:15 am on Tuesday and my block was already gone…',
              },
              {
                platform: 'x',
                key: hex(4, 32),
                time: '2024-08-27T12:02:00Z',
                excerpt: 'Base pay cut AGAIN. We should all decline blocks on Friday, see how they like it.',
              },
            ]
          : [],
      attachments:
        i === 0
          ? [
              file('cart_wall_0415.jpg', 'image/jpeg', await picture()),
              file(
                'what he said.txt',
                'text/plain',
                new Blob(['“Someone more reliable.”\n\n4:25, door 3\n']),
              ),
              file('check-in.pdf', 'application/pdf', new Blob([new Uint8Array(84_213)])),
            ]
          : [],
      created: edited,
      edited,
    };
    const versions =
      i === 0
        ? [
            { ...note, text: 'They gave my block away again.', incident: null, attachments: [], posts: [] },
            { ...note, text: text.slice(0, 260), posts: [] },
            note,
          ].map((v, n) => ({
            ...v,
            edited: new Date(Date.parse(edited) - (2 - n) * 3_900_000).toISOString(),
          }))
        : [note];
    const id = hex(i + 1_000, 32);
    kept.set(id, { id, versions, typed: null });
    if (i >= 3 && i < 6 && params.has('trashed'))
      kept.get(id)!.versions[0] = { ...note, trashed: '2026-11-20T10:00:00Z' };
  }
}
const filled = fill(Number(params.get('notes') ?? 0));

const present = (k: Kept): Note => k.typed ?? k.versions.at(-1)!;
const viewOf = (k: Kept): NoteView => ({
  id: k.id,
  version: k.versions.length + (k.typed ? 1 : 0),
  note: present(k),
});
function get(id: string): Kept {
  if (!open) fail('vault_locked');
  return kept.get(id) ?? fail('no_note');
}
function change(k: Kept, part: Partial<Note>): void {
  if (k.typed) k.typed = { ...k.typed, ...part };
  k.versions[k.versions.length - 1] = { ...k.versions.at(-1)!, ...part };
}
function lineOf(k: Kept): NoteLine {
  const n = present(k);
  return {
    id: k.id,
    title: n.title,
    excerpt: line(n.text || (n.incident?.what ?? '')),
    date: n.date,
    tags: n.tags,
    created: n.created,
    edited: n.edited,
    trashed: n.trashed,
    attachments: n.attachments.length,
    posts: n.posts.length,
    incident: n.incident !== null,
  };
}
const written = (w: Written, from: Note): Note => ({ ...from, ...w, edited: clock() });

async function work(
  name: 'attach' | 'export' | 'import' | 'evidence' | 'save_attachment',
  total: number,
): Promise<void> {
  stopped = false;
  const steps = params.get('attach') === 'slow' ? 80 : 6;
  for (let i = 0; i <= steps; i += 1) {
    emit('work', { work: name, done: Math.round((total * i) / steps), total });
    await pause(60);
    if (stopped) fail('cancelled');
  }
}

export function lockVault(): void {
  open = false;
  emit('vault_locked', null);
}
Object.assign(window, { fakeLockVault: lockVault });

let choice = 500;
export const vaultCommands: Handlers = {
  vault_state: () => ({ open, begun }),
  open_vault: async ({ proof, accept }) => {
    await Promise.all([pause(300), filled]);
    const right =
      'passphrase' in proof ? proof.passphrase === PASSPHRASE : /^[\w -]{20,}$/.test(proof.recovery);
    if (!right) fail('recovery' in proof ? 'recovery_typo' : 'wrong_passphrase');
    if (params.has('older') && !accept.includes('older_vault'))
      return { state: 'doubt', doubt: 'older_vault' };
    open = begun = true;
    const alarms = alarmed
      ? { fine: 214, unreadable: 1, gone: 2, replaced: 1, unlisted: 1 }
      : { fine: kept.size, unreadable: 0, gone: 0, replaced: 0, unlisted: 0 };
    return { state: 'open', alarms };
  },
  lock_vault: () => {
    lockVault();
    return { open, begun };
  },
  accept_alarms: () => {
    alarmed = false;
    return {};
  },
  find_notes: async (f) => {
    await filled;
    if (!open) fail('vault_locked');
    const all = [...kept.values()];
    const living = all.filter((k) => present(k).trashed === null);
    const counts = new Map<string, number>();
    for (const k of living) for (const tag of present(k).tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return {
      notes: all
        .filter((k) => matches(present(k), f))
        .sort((a, b) => orders[f.sort](present(a), present(b)))
        .map(lineOf),
      tags: [...counts].map(([tag, notes]) => ({ tag, notes })).sort((a, b) => b.notes - a.notes),
      total: living.length,
      trashed: all.length - living.length,
    };
  },
  read_note: ({ id, version }) => {
    const k = get(id);
    if (version === null) return viewOf(k);
    const all = k.typed ? [...k.versions, k.typed] : k.versions;
    return { id, version, note: all[version - 1] ?? fail('no_note') };
  },
  save_note: async ({ id, written: w, keep }) => {
    await pause(Number(params.get('slow') ?? 0));
    if (!open) fail('vault_locked');
    if (fake.saveFault) fail(fake.saveFault);
    fake.calls.push(`${keep ? 'keep' : 'type'} ${w.title}|${w.text}`);
    let k: Kept;
    if (id === null) {
      ids += 1;
      k = { id: hex(ids, 32), versions: [], typed: { ...blank, created: clock() } };
      kept.set(k.id, k);
    } else k = get(id);
    const next = written(w, present(k));
    if (keep) {
      k.versions.push(next);
      k.typed = null;
    } else k.typed = next;
    return { id: k.id, version: k.versions.length + (k.typed ? 1 : 0), edited: next.edited };
  },
  note_versions: ({ id }) => {
    const k = get(id);
    return [...k.versions, ...(k.typed ? [k.typed] : [])]
      .map((n, i) => ({ version: i + 1, edited: n.edited, characters: n.title.length + n.text.length }))
      .reverse();
  },
  restore_version: ({ id, version }) => {
    const k = get(id);
    if (k.typed) k.versions.push(k.typed);
    k.typed = null;
    k.versions.push({ ...k.versions[(version ?? 1) - 1]!, edited: clock() });
    return viewOf(k);
  },
  trash_notes: ({ ids: which, trash }) => {
    for (const id of which) change(get(id), { trashed: trash ? clock() : null });
    return {};
  },
  remove_notes: ({ ids: which }) => {
    for (const id of which) kept.delete(id);
    return {};
  },
  link_posts: ({ ids: rows }) =>
    rows.map((row) => ({
      platform: 'x' as const,
      key: hex(row, 32),
      time: '2024-03-12T18:42:00Z',
      excerpt: `The beginning of post ${row}, as it was published`,
    })),
  choose_files: (): Choice[] => {
    const name = params.get('choose') ?? 'photo of the dock.jpg';
    return [{ id: (choice += 1), name, folder: false, bytes: 4_812_003 }];
  },
  attach_files: async ({ id, choices }) => {
    const k = get(id);
    await work('attach', 4_812_003 * choices.length);
    const files = await Promise.all(
      choices.map(async (c) => file(`photo of the dock ${c}.jpg`, 'image/jpeg', await picture())),
    );
    change(k, { attachments: [...present(k).attachments, ...files] });
    return viewOf(k);
  },
  remove_attachment: ({ id, attachment }) => {
    const k = get(id);
    change(k, { attachments: present(k).attachments.filter((a) => a.id !== attachment) });
    return viewOf(k);
  },
  save_attachment: async ({ id, attachment }) => {
    const a = present(get(id)).attachments.find((each) => each.id === attachment) ?? fail('no_note');
    await work('save_attachment', a.bytes);
    return { name: a.name, bytes: a.bytes };
  },
  export_vault: async () => {
    await work('export', 48_000_000);
    return { name: 'notes-2026-11-24.age', bytes: 48_213_004 };
  },
  import_vault: async ({ passphrase }) => {
    await work('import', 48_000_000);
    if (passphrase !== 'kettle moss ribbon nine oak') fail('wrong_passphrase');
    return { new: 12, same: 201, beside: 1, files: 9 };
  },
  export_evidence: async () => {
    await work('evidence', 9_000_000);
    return { name: 'evidence-2026-11-24', bytes: 9_120_000 };
  },
  cancel_work: () => {
    stopped = true;
    return {};
  },
  estimate_passphrase: ({ passphrase }) => {
    const count = new Set(passphrase.split(/\s+/).filter((w) => w.length > 2)).size;
    return {
      guesses: Math.min(6, count),
      accepted: Array.from(passphrase).length >= 12,
      enough: count >= 5,
    };
  },
  suggest_passphrase: () => ({ passphrase: 'kettle moss ribbon nine oak' }),
};

/** Stands in for `convertFileSrc`: an address at which the page finds the bytes. */
export function convertFileSrc(id: string): string {
  const content = open ? bytes.get(id) : undefined;
  return content ? URL.createObjectURL(content) : 'blob:nothing';
}
