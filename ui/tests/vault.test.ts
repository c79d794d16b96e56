import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Commands, NoteView } from '../src/backend/types';

type Answer = (request: never) => unknown;
const shell = vi.hoisted(() => ({
  answers: {} as Record<string, (request: never) => unknown>,
  calls: [] as { name: string; request: Record<string, unknown> }[],
  heard: new Map<string, (payload: unknown) => void>(),
}));
vi.mock('@tauri-apps/api/core', () => ({
  convertFileSrc: (id: string) => id,
  invoke: async (_: string, { name, request }: { name: string; request: string }) => {
    shell.calls.push({ name, request: JSON.parse(request) });
    const answer = shell.answers[name];
    if (!answer) throw JSON.stringify({ code: 'bad_request', place: name, owner: null });
    return JSON.stringify(await answer(JSON.parse(request) as never));
  },
}));
vi.mock('@tauri-apps/api/event', () => ({
  listen: async (event: string, heard: (message: { payload: unknown }) => void) => {
    shell.heard.set(event, (payload) => heard({ payload }));
    return () => shell.heard.delete(event);
  },
}));
const { Vault } = await import('../src/features/vault/vault.svelte');
const { drops } = await import('../src/parts/drops');
const { words } = await import('../src/words');

const answer = <K extends keyof Commands>(
  name: K,
  make: (request: Commands[K]['request']) => Commands[K]['response'] | Promise<Commands[K]['response']>,
) => void (shell.answers[name] = make as Answer);
const fault = (code: string): never => {
  throw JSON.stringify({ code, place: null, owner: null });
};
const named = (name: string) => shell.calls.filter((c) => c.name === name).map((c) => c.request);
const turn = async (n = 30) => {
  for (let i = 0; i < n; i += 1) await Promise.resolve();
};
const view = (id: string, text = `text of ${id}`): NoteView => ({
  id,
  version: 1,
  note: {
    title: id,
    text,
    tags: [],
    date: null,
    posts: [],
    incident: null,
    attachments: [],
    created: '2026-11-01T10:00:00Z',
    edited: '2026-11-01T10:00:00Z',
    trashed: null,
  },
});
const line = (id: string) => ({
  id,
  title: id,
  excerpt: '',
  date: null,
  tags: [],
  created: '2026-11-01T10:00:00Z',
  edited: '2026-11-01T10:00:00Z',
  trashed: null,
  attachments: 0,
  posts: 0,
  incident: false,
});
const fine = { fine: 2, unreadable: 0, gone: 0, replaced: 0, unlisted: 0 };

beforeEach(() => {
  shell.calls.length = 0;
  shell.heard.clear();
  shell.answers = {};
  answer('vault_state', () => ({ open: true, begun: true }));
  answer('open_vault', () => ({ state: 'open', alarms: fine }));
  answer('lock_vault', () => ({ open: false, begun: true }));
  answer('find_notes', () => ({ notes: [line('a'), line('b'), line('c')], tags: [], total: 3, trashed: 0 }));
  answer('read_note', ({ id }) => view(id));
  answer('save_note', ({ id }) => ({ id: id ?? 'new', version: 2, edited: '2026-11-24T10:00:00Z' }));
  answer('trash_notes', () => ({}));
});
async function open() {
  const vault = new Vault();
  const stop = vault.listen();
  await vault.load();
  await turn();
  return { vault, stop };
}

describe('opening', () => {
  it('asks about a doubt and sends the yes with the same proof', async () => {
    answer('vault_state', () => ({ open: false, begun: true }));
    answer('open_vault', ({ accept }) =>
      accept.includes('older_vault')
        ? { state: 'open', alarms: { ...fine, unreadable: 1, fine: 214 } }
        : { state: 'doubt', doubt: 'older_vault' },
    );
    const vault = new Vault();
    await vault.load();
    await vault.open({ passphrase: 'p' });
    expect([vault.doubt, vault.state?.open]).toEqual(['older_vault', false]);
    await vault.proceed();
    expect(named('open_vault')[1]).toEqual({ proof: { passphrase: 'p' }, accept: ['older_vault'] });
    expect(vault.state?.open).toBe(true);
    expect(words.vault.alarms(vault.alarms!)).toEqual([
      '1 note could not be read and was set aside. The other 214 are fine.',
    ]);
    expect(words.vault.doubts.older_vault).toBe(
      'This vault looks older than the last one this computer saw. Continue?',
    );
  });
  it('forgets the proof where the person stays outside', async () => {
    answer('vault_state', () => ({ open: false, begun: true }));
    answer('open_vault', () => ({ state: 'doubt', doubt: 'older_vault' }));
    const vault = new Vault();
    await vault.load();
    await vault.open({ passphrase: 'p' });
    vault.stay();
    await vault.proceed();
    expect(named('open_vault')).toHaveLength(1);
  });
});

describe('another note', () => {
  it('is shown while the one before makes its version', async () => {
    const { vault } = await open();
    await vault.show('a');
    vault.draft!.edit({ text: 'typed in a' });
    await vault.show('b');
    vault.draft!.edit({ text: 'typed in b' });
    await turn();
    const saves = named('save_note').map((r) => [r.id, (r.written as { text: string }).text, r.keep]);
    expect(saves).toContainEqual(['a', 'typed in a', true]);
    expect(saves).toContainEqual(['b', 'typed in b', false]);
    expect(saves.filter(([id, text]) => id === 'a' && text !== 'typed in a')).toEqual([]);
  });
  it('and back at once shows what was typed, not what the disk had', async () => {
    let go: (() => void) | null = null;
    answer('save_note', async ({ id }) => {
      await new Promise<void>((done) => (go = done));
      return { id: id!, version: 2, edited: '2026-11-24T10:00:00Z' };
    });
    const { vault } = await open();
    await vault.show('a');
    vault.draft!.edit({ text: 'not there yet' });
    await vault.show('b');
    await vault.show('a');
    expect(vault.draft!.written.text).toBe('not there yet');
    expect(named('read_note')).toHaveLength(2);
    go!();
  });
  it('asked for last wins, whatever the order of the answers', async () => {
    const late: (() => void)[] = [];
    answer('read_note', async ({ id }) => {
      await new Promise<void>((done) => late.push(done));
      return view(id);
    });
    const { vault } = await open();
    const first = vault.show('a');
    const second = vault.show('b');
    await turn();
    expect(vault.current).toBe('b');
    late[1]!();
    await second;
    late[0]!();
    await first;
    expect(vault.draft!.id).toBe('b');
  });
  it('keeps a note that could not be saved until it is', async () => {
    answer('save_note', () => fault('disk_full'));
    const { vault } = await open();
    await vault.show('a');
    vault.draft!.edit({ text: 'precious' });
    await turn();
    await vault.show('b');
    await turn();
    expect(vault.unsaved.map((d) => d.written.text)).toEqual(['precious']);
    expect(await vault.settle()).toBe(false);
    answer('save_note', ({ id }) => ({ id: id!, version: 3, edited: '2026-11-24T10:00:00Z' }));
    expect(await vault.settle()).toBe(true);
    expect(vault.unsaved).toEqual([]);
  });
});

describe('a lock', () => {
  it('makes versions first', async () => {
    const { vault } = await open();
    await vault.show('a');
    vault.draft!.edit({ text: 'last words' });
    await vault.lock();
    const names = shell.calls.map((c) => c.name);
    expect(names.lastIndexOf('save_note')).toBeLessThan(names.indexOf('lock_vault'));
    expect(named('save_note').at(-1)).toMatchObject({ keep: true, written: { text: 'last words' } });
    expect([vault.draft, vault.notes.found, vault.state?.open, vault.unsaved.length]).toEqual([
      null,
      null,
      false,
      0,
    ]);
  });
  it('asks where words are not saved', async () => {
    answer('save_note', () => fault('disk_full'));
    const { vault } = await open();
    await vault.show('a');
    vault.draft!.edit({ text: 'precious' });
    await vault.lock();
    expect([vault.asking, named('lock_vault').length]).toEqual([true, 0]);
    await vault.lock(true);
    expect([vault.state?.open, vault.unsaved.length, vault.draft]).toEqual([false, 1, null]);
  });
  it('from outside, in the middle of a save, loses no keystroke', async () => {
    const { vault } = await open();
    await vault.show('a');
    answer('save_note', () => fault('vault_locked'));
    vault.draft!.edit({ text: 'in between' });
    shell.heard.get('vault_locked')!(null);
    await turn();
    expect([vault.draft, vault.state?.open, vault.notes.found]).toEqual([null, false, null]);
    expect(vault.unsaved).toHaveLength(1);
    answer('save_note', ({ id }) => ({ id: id!, version: 3, edited: '2026-11-24T10:00:00Z' }));
    await vault.open({ passphrase: 'p' });
    expect(named('save_note').at(-1)).toMatchObject({ id: 'a', written: { text: 'in between' }, keep: true });
    expect(vault.unsaved).toEqual([]);
  });
  it('leaves nothing of what was on its way from the disk', async () => {
    const late: (() => void)[] = [];
    answer('read_note', async ({ id }) => {
      await new Promise<void>((done) => late.push(done));
      return view(id);
    });
    const { vault } = await open();
    const shown = vault.show('a');
    const found = vault.notes.search();
    await turn(1);
    shell.heard.get('vault_locked')!(null);
    late.forEach((done) => done());
    await Promise.all([shown, found]);
    await turn();
    expect([vault.draft, vault.notes.found, vault.fault, vault.notes.fault]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
  it('of the whole profile drops even held words', async () => {
    answer('save_note', () => fault('locked'));
    const { vault, stop } = await open();
    await vault.show('a');
    vault.draft!.edit({ text: 'x' });
    await turn();
    stop();
    expect(vault.unsaved).toEqual([]);
  });
});

describe('the list', () => {
  it('shows a note as it is typed, and a new one first', async () => {
    const { vault } = await open();
    const draft = vault.newNote();
    draft.edit({ title: 'Fresh' });
    await turn();
    expect(vault.notes.lines.map((l) => l.title)).toEqual(['Fresh', 'a', 'b', 'c']);
    draft.edit({ title: 'Fresher' });
    await turn();
    expect(vault.notes.lines.map((l) => l.title)).toEqual(['Fresher', 'a', 'b', 'c']);
    expect(vault.current).toBe('new');
  });
  it('asks one question at a time, and answers the newest', async () => {
    const late: (() => void)[] = [];
    answer('find_notes', async ({ text }) => {
      if (text !== '') await new Promise<void>((done) => late.push(done));
      return { notes: [line(text)], tags: [], total: 1, trashed: 0 };
    });
    const { vault } = await open();
    const typed = ['d', 'do', 'dog'].map((text) => vault.notes.search({ ...vault.notes.filter, text }));
    await turn();
    expect(late).toHaveLength(1);
    late[0]!();
    await turn();
    late[1]!();
    await Promise.all(typed);
    expect(vault.notes.lines.map((l) => l.id)).toEqual(['dog']);
    expect(named('find_notes').map((f) => f.text)).toEqual(['', 'd', 'dog']);
  });
  it('goes on with the next note when one goes into the trash, after saving it', async () => {
    const { vault } = await open();
    await vault.show('b');
    vault.draft!.edit({ text: 'last' });
    await vault.trash(['b'], true);
    const names = shell.calls.map((c) => c.name);
    expect(names.lastIndexOf('save_note')).toBeLessThan(names.indexOf('trash_notes'));
    expect(vault.draft!.id).toBe('c');
  });
});

describe('posts', () => {
  beforeEach(() =>
    answer('link_posts', ({ ids }) =>
      ids.map((id) => ({ platform: 'x', key: String(id), time: null, excerpt: `post ${id}` })),
    ),
  );
  it('wait until the vault is open, and begin a note where none is open', async () => {
    answer('vault_state', () => ({ open: false, begun: true }));
    const vault = new Vault();
    await vault.load();
    await vault.linkPosts([1, 2]);
    expect(named('link_posts')).toEqual([]);
    await vault.open({ passphrase: 'p' });
    await turn();
    expect(vault.draft!.written.posts.map((p) => p.key)).toEqual(['1', '2']);
    expect(named('save_note')[0]).toMatchObject({ id: null });
  });
  it('join the note that is open, each once', async () => {
    const { vault } = await open();
    await vault.show('a');
    await vault.linkPosts([1]);
    await vault.linkPosts([1, 2]);
    expect(vault.draft!.id).toBe('a');
    expect(vault.draft!.written.posts.map((p) => p.key)).toEqual(['1', '2']);
  });
});

describe('dropped files', () => {
  const choices = [{ id: 7, name: 'a.jpg', folder: false, bytes: 1 }];
  it('go to the note while the vault is shown, and nowhere after', async () => {
    answer('attach_files', ({ id }) => view(id));
    const { vault } = await open();
    expect(drops.give(choices)).toBe(false);
    const hide = vault.shown();
    await vault.show('a');
    expect(drops.give(choices)).toBe(true);
    await turn();
    expect(named('attach_files')).toEqual([{ id: 'a', choices: [7] }]);
    hide();
    expect(drops.give(choices)).toBe(false);
  });
  it('are asked for again where the vault is locked', async () => {
    answer('vault_state', () => ({ open: false, begun: true }));
    const vault = new Vault();
    await vault.load();
    await vault.dropped(choices);
    expect([vault.missed, named('attach_files').length]).toEqual([true, 0]);
  });
  it('begin a note, which gets its id first', async () => {
    answer('attach_files', ({ id }) => view(id));
    const { vault } = await open();
    await vault.dropped(choices);
    expect(named('attach_files')).toEqual([{ id: 'new', choices: [7] }]);
  });
});
