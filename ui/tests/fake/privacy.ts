// The stand-in's files, backup, restore and wipe.
import type { FileHere, FileUse } from '../../src/backend/types';
import { prove } from './keys';
import { CLOSED, has, long, session, world, type Answers } from './state';

const file = (used_for: FileUse, name: string, bytes: number): FileHere => ({ name, used_for, bytes });

const files = [
  file('keys', 'keys.bin', 1_412),
  file('keys', 'keys.bak', 1_412),
  file('posts', 'store.db', 38_420_480),
  file('posts', 'store.db-wal', 4_161_232),
  file('posts', 'store.db-shm', 32_768),
  file('notes', 'vault.db', 421_888),
  file('attachment', 'attachments/0a41f9c2b7d34e55.sealed', 4_194_304),
  file('attachment', 'attachments/5be7703d11a94c02.sealed', 9_437_184),
  file('backup', 'store.db.before-3', 36_003_840),
  file('lock', 'lock', 0),
  file('other', '.directory', 112),
];

export function privacyOf(enter: (demo: boolean, filled: boolean) => void) {
  const answers: Partial<Answers> = {
    files_here: () => ({ folder: '/home/dana/.local/share/rearview', files }),
    write_backup: () =>
      long('backup', 52_800_000, () => ({ name: 'rearview-2026-11-24.backup', bytes: 52_844_032 })),
    choose_backup: () => [{ id: 77, name: 'rearview-2026-10-02.backup', folder: false, bytes: 48_112_640 }],
    preview_backup: ({ proof }) => {
      prove(proof);
      return {
        made: '2026-10-02T19:12:00Z',
        version: '0.1.0',
        posts: 1412,
        notes: has('novault') ? null : 38,
        attachments: 7,
        bytes: 61_240_000,
        replaces: world.profile,
      };
    },
    restore_backup: () =>
      long('restore', 61_240_000, () => {
        world.profile = true;
        enter(false, true);
        return { ...session };
      }),
    wipe: async () => {
      await new Promise((go) => setTimeout(go, 400));
      world.profile = false;
      Object.assign(session, CLOSED);
      return { left: has('left') ? ['attachments/5be7703d11a94c02.sealed'] : [] };
    },
  };
  return answers;
}
