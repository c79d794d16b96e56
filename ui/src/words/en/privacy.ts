// Privacy: what lies on this computer, backup, restore, wipe, and what is never done.
import type { FileUse } from '../../backend/types';
import { format } from './format';

const { number, plural, bytes, day } = format;
const countFiles = (n: number) => `${number(n)} ${plural(n, 'file', 'files')}`;

export const privacy = {
  title: (files: number, size: number) =>
    `All that Rearview keeps is in one folder: ${countFiles(files)}, ${bytes(size)}.`,
  titleWaiting: 'All that Rearview keeps is in one folder.',
  titleDemo: 'The invented driver leaves nothing on this computer.',
  demoText: 'It lives in memory only and is gone when you leave.',
  filesTitle: 'What is on this computer',
  portable:
    'Portable mode: everything is in this folder beside the program, and nothing elsewhere on this computer.',
  keychain:
    'One thing more is in this computer’s keychain: a key that opens the profile, and never the vault.',
  use: 'What for',
  files: 'Files',
  size: 'Size',
  total: 'Total',
  everyFile: 'Show every file',
  everyFileHide: 'Hide the files',
  uses: {
    keys: 'Keys, locked with your passphrase',
    posts: 'Posts and findings, encrypted',
    notes: 'Notes, encrypted',
    attachment: 'Files in notes, encrypted',
    backup: 'Encrypted copies from before an upgrade',
    unfinished: 'Half of something interrupted; gone at the next start',
    lock: 'Empty marks while Rearview runs',
    other: 'Not ours',
  } satisfies Record<FileUse, string>,
  otherText: (n: number) =>
    `${countFiles(n)} in this folder ${plural(n, 'does', 'do')} not come from Rearview. It does not read or remove ${plural(n, 'it', 'them')}.`,
  count: number,
  bytes,

  backupTitle: 'Backup',
  backupText:
    'One encrypted file with all your posts, decisions, notes and their files. It opens with the passphrase or the recovery code of today, also after you change them here.',
  backupWhere:
    'Keep it on a stick in another place. This computer can be lost together with everything on it.',
  backupWrite: 'Write a backup…',
  backupWriting: 'Writing the backup…',
  backupDone: (name: string, size: number) => `Written: ${name}, ${bytes(size)}.`,
  working: (done: number, total: number) => (total > 0 ? `${bytes(done)} of ${bytes(total)}` : bytes(done)),

  restoreTitle: 'Restore from a backup',
  restoreText: 'You see what is in it before anything is replaced.',
  restoreChoose: 'Choose a backup…',
  restoreOther: 'Choose another file…',
  restoreChosen: (name: string, size: number) => `${name}, ${bytes(size)}`,
  restorePassphrase: 'Passphrase at the time of the backup',
  restoreLook: 'Look inside',
  restoreLooking: 'Looking…',
  restoreMade: 'Made',
  restoreMadeValue: (time: string, version: string) => `${day(time)}, with version ${version}`,
  restorePosts: 'Posts',
  restoreNotes: 'Notes',
  restoreNotesUnknown: 'All that were there; the vault was locked when the backup was made',
  restoreAttachments: 'Files in notes',
  restoreSize: 'Size',
  restoreReplaces:
    'It takes the place of the profile that is on this computer now. What was added since the backup is gone, and cannot be brought back.',
  restoreAdds: 'There is no profile on this computer; nothing is replaced.',
  restoreConfirm: 'Restore',
  restoreHold: 'Hold to replace what is here',
  restoreWorking: 'Restoring…',

  wipeTitle: 'Wipe',
  wipeText: 'Destroys the keys first, then every file of Rearview in this folder. Nobody can bring it back.',
  wipeOpen: 'Wipe everything…',
  wipeGoes: 'What goes',
  wipeGoesList: [
    'The keys: from then on nothing here can be read, by anybody.',
    'All posts, findings and decisions.',
    'All notes and their files.',
    'The encrypted copies from before an upgrade.',
  ],
  wipeStays: 'What stays',
  wipeStaysList: [
    'The program itself.',
    'Backups, exports and printed sheets that you made elsewhere. A backup still opens with its passphrase.',
    'The archives you downloaded from the platforms.',
    'Traces inside SSDs, which no program can reach.',
    'What the platforms and your readers have already saved.',
  ],
  wipeWord: 'wipe',
  wipeType: (word: string) => `Type “${word}” to go on`,
  wipeHold: 'Hold to wipe everything',
  wipeWorking: 'Wiping…',
  wiped: 'Your keys are gone. Copies you made elsewhere, and traces inside SSDs, are not under our control.',
  wipedLeft: (n: number) =>
    `${countFiles(n)} could not be removed. Without the keys nobody can read ${plural(n, 'it', 'them')}; you can delete ${plural(n, 'it', 'them')} yourself:`,
  wipedNone: 'Every file of Rearview is removed.',
  wipedOn: 'To the first screen',

  neverTitle: 'What Rearview never does',
  never: [
    'No network: it makes no requests, and looks for no updates.',
    'No account, no telemetry, no crash reports.',
    'No word of a post or a note in logs, notifications or window titles.',
    'No look at anybody but you: it reads only what you give it.',
  ],
};
