// The vault: opening it, notes, files, versions, the trash, and the ways out and in.
import type { Doubt, NoteSort, VaultAlarms } from '../../backend/types';
import { countPosts, format } from './format';

const { number, plural, bytes, day, clock } = format;
/** Small files to the byte: a number with its word. */
const size = (n: number) => (n < 1000 ? `${number(n)} ${plural(n, 'byte', 'bytes')}` : bytes(n));
const countNotes = (n: number) => `${number(n)} ${plural(n, 'note', 'notes')}`;
const countFiles = (n: number) => `${number(n)} ${plural(n, 'file', 'files')}`;

export type IncidentField = 'what' | 'when' | 'where' | 'who' | 'witnesses' | 'evidence';
export type Steps = 0 | 1 | 2 | 3 | 4;

const doubts: Record<Doubt, string> = {
  older_vault: 'This vault looks older than the last one this computer saw. Continue?',
  older_keys: 'The keys look older than the last ones this computer saw. Continue?',
  backup: 'The key file could not be read. The copy kept before it can. Continue with that copy?',
};

const incidentFields: Record<IncidentField, { name: string; hint: string }> = {
  what: { name: 'What happened', hint: 'In the order it happened, in words somebody else would understand.' },
  when: { name: 'When', hint: 'Day, time, how long. Say if you are not sure.' },
  where: { name: 'Where', hint: 'Place, street, dock or door.' },
  who: { name: 'Who did or said it', hint: 'Names, roles, or what they looked like. Exact words in quotes.' },
  witnesses: { name: 'Who saw or heard it', hint: 'And how to reach them, if they agree.' },
  evidence: { name: 'What proves it', hint: 'Photos, messages, receipts, app screens. Add the files below.' },
};

export const vault = {
  // Opening.
  lockedTitle: 'Your vault is locked.',
  firstTitle: 'You have no vault yet.',
  about: [
    'The vault keeps your notes and the files that prove them encrypted on this computer, apart from everything else here.',
    'It has a lock of its own: opening Rearview does not open it.',
  ],
  made: 'What will be made: one encrypted file for your notes and one for each file you add, inside Rearview’s own folder. It opens with your passphrase, typed again.',
  without: 'Without the passphrase or the recovery code nobody can open these notes, including us.',
  passphrase: 'Your passphrase',
  recovery: 'Your recovery code',
  useRecovery: 'Use the recovery code instead',
  usePassphrase: 'Use the passphrase instead',
  show: 'Show what is typed',
  hide: 'Hide what is typed',
  open: 'Open the vault',
  begin: 'Make the vault',
  opening: 'Opening…',
  slow: 'This takes a moment on purpose: it makes guessing slow.',
  doubts,
  doubtHint:
    'An older copy may have been put back, by you or by somebody else. What was written since would be missing. Nothing is changed unless you continue.',
  doubtContinue: 'Continue',
  doubtStop: 'Leave it locked',
  demoTitle: 'The vault works in your own profile.',
  demoText:
    'It keeps what you write encrypted under your passphrase, and the invented driver has none: nothing you typed here would be kept.',
  demoLeave: 'Leave the invented driver and start your own',
  held: (n: number) =>
    n === 1
      ? 'The vault was locked before the last words of a note could be saved. They are kept in memory until you open the vault here; closing Rearview loses them.'
      : `The vault was locked before the last words of ${countNotes(n)} could be saved. They are kept in memory until you open the vault here; closing Rearview loses them.`,
  heldForget: 'Forget these words',
  dropLocked: 'Open the vault first, then drop the files again.',

  // What does not agree.
  alarmsTitle: 'Something was changed from outside',
  alarms: ({ fine, unreadable, gone, replaced, unlisted }: VaultAlarms): string[] => [
    ...(unreadable > 0
      ? [
          `${countNotes(unreadable)} could not be read and ${plural(unreadable, 'was', 'were')} set aside. ${
            fine === 0
              ? 'There are no others.'
              : `The other ${number(fine)} ${plural(fine, 'is', 'are')} fine.`
          }`,
        ]
      : []),
    ...(gone > 0
      ? [
          gone === 1
            ? '1 note or file that was here is gone. Rearview did not remove it.'
            : `${number(gone)} notes or files that were here are gone. Rearview did not remove them.`,
        ]
      : []),
    ...(replaced > 0
      ? [
          replaced === 1
            ? '1 note or file was put back to an earlier state. Rearview did not do it.'
            : `${number(replaced)} notes or files were put back to an earlier state. Rearview did not do it.`,
        ]
      : []),
    ...(unlisted > 0
      ? [
          unlisted === 1
            ? '1 note or file is here that should not be: it was removed once and has come back.'
            : `${number(unlisted)} notes or files are here that should not be: they were removed once and have come back.`,
        ]
      : []),
  ],
  alarmsHint:
    'This happens when a folder is copied back, a disk fails, or somebody else was at the files. If you have a backup from before, keep it.',
  alarmsSeen: 'I have seen this',

  // The view.
  title: (total: number) =>
    total === 0 ? 'Nothing is written down yet.' : `You keep ${countNotes(total)} here.`,
  titleTrash: (n: number) => (n === 0 ? 'The trash is empty.' : `${countNotes(n)} in the trash.`),
  lock: 'Lock the vault',
  lockShort: 'Lock',
  locking: 'Locking…',
  newNote: 'New note',
  out: 'Out and in',
  outExport: 'Encrypted export…',
  outExportHint: 'All notes in one locked file',
  outImport: 'Bring in an export…',
  outImportHint: 'A file that an export made',
  outEvidence: 'Evidence for somebody…',
  outEvidenceHint: 'Plain files that anybody can check',
  keys: 'Keys',
  search: 'Search in notes',
  filter: {
    incidents: 'Incidents',
    files: 'With files',
    tags: 'Tags',
    period: 'Period',
    sort: 'Order',
    trash: 'Trash',
  },
  trashCount: (n: number) => (n === 0 ? 'Trash' : `Trash, ${number(n)}`),
  noTags: 'No note has a tag yet.',
  tagCount: (tag: string, n: number) => `${tag}, ${countNotes(n)}`,
  from: 'From',
  to: 'To',
  periodHint: 'By the date of the note.',
  sorts: {
    edited: 'Last edited',
    created: 'Last begun',
    date: 'Date of the note',
    title: 'Title, A to Z',
  } satisfies Record<NoteSort, string>,
  clear: 'Clear',
  list: 'Notes',
  found: (n: number) => countNotes(n),
  selected: (n: number) => `${number(n)} selected`,
  selectNone: 'Select none',
  selectAll: (n: number) => `Select all ${number(n)}`,
  select: 'Select this note',
  selectedExport: 'Export',
  selectedEvidence: 'Evidence',
  selectedTrash: 'Trash',
  selectedBack: 'Put back',
  selectedRemove: 'Remove for good',
  none: 'No note matches all of this.',
  noneGo: 'Show all notes',
  noneTrash: 'Nothing is in the trash.',
  noneTrashText: 'Notes you put here stay until you put them back or remove them for good.',
  emptyTitle: 'Write it down while it is fresh.',
  emptyText:
    'What happened, when, who said it. Each note is saved as you type, encrypted, and only here. Add photos, messages and other files to it; their time and check sum are kept.',
  emptyIncident: 'Write down an incident',
  pick: 'Choose a note, or begin a new one.',
  untitled: 'No title',
  noText: 'No words yet',
  rowFiles: (n: number) => countFiles(n),
  rowIncident: 'Incident',
  rowPosts: (n: number) => countPosts(n),
  back: 'All notes',
  unsavedElsewhere: (n: number) =>
    n === 1
      ? 'The last words of another note are not saved.'
      : `The last words of ${countNotes(n)} are not saved.`,
  unsavedShow: 'Show it',
  lockUnsavedTitle: 'Some words are not saved',
  lockUnsaved:
    'If you lock now, they stay in memory until you open the vault again. Closing Rearview loses them.',
  lockAnyway: 'Lock all the same',

  // A note.
  note: 'Note',
  titleLabel: 'Title',
  titlePlaceholder: 'Title',
  textLabel: 'Text',
  textPlaceholder: 'Write here. Markdown works: **bold**, - lists, # headings.',
  textMore: 'Anything else',
  date: 'Date',
  today: 'Today',
  noDate: 'No date',
  tags: 'Tags',
  tagAdd: 'Add a tag',
  tagRemove: (tag: string) => `Take the tag ${tag} away`,
  tagNew: (tag: string) => `New tag: ${tag}`,
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: (what: string, todo: string) => `Not saved: ${what} ${todo}`,
  notYet: 'Saved as you type',
  textKept: 'Your words are still here.',
  retry: 'Try again',
  write: 'Write',
  read: 'Read',
  history: 'Versions',
  incident: 'Incident',
  incidentHint: 'Six questions that make a note stand up later',
  incidentFields,
  incidentOff: 'The six answers were taken off this note. Earlier versions keep them.',
  toTrash: 'To the trash',
  edited: (wall: string) => `Edited ${day(wall)}, ${clock(wall)}`,
  created: (wall: string) => `Begun ${day(wall)}`,
  inTrash: (wall: string) => `In the trash since ${day(wall)}.`,
  putBack: 'Put back',
  removeForGood: 'Remove for good…',
  trashed: (n: number) => (n === 1 ? 'In the trash.' : `${countNotes(n)} in the trash.`),
  restored: (n: number) => (n === 1 ? 'Put back.' : `${countNotes(n)} put back.`),

  // Removing for good.
  removeTitle: (n: number) => (n === 1 ? 'Remove this note for good?' : `Remove ${countNotes(n)} for good?`),
  removeGoes: (n: number) =>
    n === 1
      ? 'What goes: its words, every earlier version of it, and its files here. There is no way back.'
      : 'What goes: their words, every earlier version of them, and their files here. There is no way back.',
  removeStays:
    'What remains: the original files wherever you took them from, exports and backups you made, your posts, and possibly traces inside SSDs, which are not under our control.',
  removeHold: (n: number) => (n === 1 ? 'Hold to remove it' : `Hold to remove ${countNotes(n)}`),
  removeHint: 'Press and hold, with the pointer or the Enter key.',
  removed: (n: number) => (n === 1 ? 'Removed for good.' : `${countNotes(n)} removed for good.`),

  // Posts.
  posts: 'Posts it is about',
  postOpen: 'Show in Posts',
  postRemove: 'Take this post off the note',
  postTime: (wall: string) => `${day(wall)}, ${clock(wall)}`,
  postsHint: 'To add one, open it in Posts and choose to keep it with a note.',
  linked: (n: number, title: string) => `${countPosts(n)} kept with “${title}”.`,
  linkedNew: (n: number) => `${countPosts(n)} kept with a new note.`,
  linkedBefore: 'These posts are with this note already.',
  linkNew: 'New note instead',

  // Files.
  files: 'Files',
  addFiles: 'Add files',
  filesHint: 'Or drop them here. They are sealed into the vault; the originals are not changed.',
  dropHere: 'Let go to add to this note',
  dropNew: 'Let go to begin a note with these files',
  bytes: size,
  sealing: (done: number, total: number) =>
    total > 0 ? `Sealing: ${size(done)} of ${size(total)}` : 'Sealing…',
  sealingLabel: 'How much has been sealed',
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  fileView: (name: string) => `Look at ${name}`,
  fileSave: 'Save a copy…',
  fileSaveOf: (name: string) => `Save a copy of ${name}`,
  fileRemove: (name: string) => `Take ${name} off the note`,
  fileRemoved: (name: string) => `${name} was taken off. Earlier versions of the note keep it.`,
  fileAdded: (wall: string) => `Added ${day(wall)}, ${clock(wall)}`,
  fileName: 'Name',
  fileSize: 'Size',
  fileType: 'Kind',
  fileTime: 'Added',
  fileSum: 'SHA-256',
  fileSumCopy: 'Copy the SHA-256',
  fileOpening: 'Opening…',
  fileNot: 'This cannot be shown here.',
  fileNotText: 'Rearview shows pictures, sound, films and plain text. To look at this one, save a copy.',
  fileTooLarge: 'This is too large to be shown here. To look at it, save a copy.',
  fileBroken: 'Its content does not open as what its name says. To look at it, save a copy.',
  fileCut: (n: number) => `Only the beginning is shown: ${size(n)}.`,
  saveTitle: 'Save a copy that is not encrypted?',
  saveText: (name: string) =>
    `A copy of ${name} will lie open where you save it: anybody who uses this computer, and programs that look through files, can read it. Deleting it later may leave traces.`,
  saveStays: 'The sealed one in the vault stays as it is.',
  saveGo: 'Save an open copy',
  savedCopy: (name: string) => `Saved as ${name}. This copy is not encrypted.`,
  picture: (name: string) => `Picture: ${name}`,

  // Versions.
  historyTitle: 'Versions of this note',
  historyBack: 'Back to the note',
  historyText:
    'A version is kept when you leave a note, press Ctrl+S, lock, or rest for five minutes. None is ever lost by going back.',
  version: (n: number) => `Version ${number(n)}`,
  versionTime: (wall: string) => `${day(wall)}, ${clock(wall)}`,
  versionSize: (n: number) => `${number(n)} ${plural(n, 'character', 'characters')}`,
  versionNow: 'Now',
  versionThen: (n: number, wall: string) => `Version ${number(n)}, ${day(wall)}, ${clock(wall)}`,
  versionPresent: 'As it is now',
  versionRestore: 'Make this the present one',
  versionRestored: 'This version is the present one again. What stood before is a version too.',
  versionPick: 'Choose a version to see it beside the present one.',
  versionOnly: 'There is only the present version so far.',
  versionFiles: (n: number) => `With ${countFiles(n)}`,

  // Out and in.
  exportTitle: (n: number) =>
    n === 0 ? 'Export all notes, encrypted' : `Export ${countNotes(n)}, encrypted`,
  exportText: (n: number) =>
    n === 0
      ? 'One file with all notes outside the trash: their words, tags, dates, linked posts and files. Earlier versions are in a backup.'
      : 'One file with these notes: their words, tags, dates, linked posts and files. Earlier versions are in a backup.',
  exportOpen:
    'It is an age file with a passphrase of its own. Rearview opens it anywhere, and so does the free program age, without Rearview:',
  exportCommand: 'age -d notes.tar.age > notes.tar',
  exportPassphrase: 'Passphrase for this file',
  exportAgain: 'The same again',
  exportGo: 'Choose where and export',
  exporting: (done: number, total: number) =>
    total > 0 ? `Writing: ${size(done)} of ${size(total)}` : 'Writing…',
  exportingLabel: 'How much has been written',
  exported: (name: string, n: number) => `Exported as ${name}, ${size(n)}.`,
  differ: 'The two are not the same yet.',
  meterLabel: 'How hard it is to guess',
  meter: [
    'Nothing typed yet.',
    'Too short to be taken.',
    'Could be guessed by somebody who has the file and tries for a while.',
    'Nearly enough. One more word makes it strong.',
    'Strong.',
  ] satisfies Record<Steps, string>,
  suggest: 'Suggest five words',
  suggested: 'Write these words down before you go on. They are not kept anywhere.',
  importTitle: 'Bring in an export of notes',
  importText:
    'Notes that are here already stay as they are. Where a note here has other words, the imported one is kept beside it.',
  importChoose: 'Choose the file',
  importOther: 'Choose another file',
  importPassphrase: 'Passphrase of that file',
  importGo: 'Bring the notes in',
  importing: (done: number, total: number) =>
    total > 0 ? `Reading: ${size(done)} of ${size(total)}` : 'Reading…',
  importingLabel: 'How much has been read',
  imported: (fresh: number) =>
    fresh === 0 ? 'Nothing in it was new.' : `${countNotes(fresh)} ${plural(fresh, 'is', 'are')} new here.`,
  importedSame: (n: number) => `${countNotes(n)} ${plural(n, 'was', 'were')} here already, word for word.`,
  importedBeside: (n: number) =>
    `${countNotes(n)} ${plural(n, 'was', 'were')} here with other words: the imported ${plural(n, 'one is', 'ones are')} kept beside ${plural(n, 'it', 'them')}.`,
  importedFiles: (n: number) => `${countFiles(n)} came with ${n === 1 ? 'it' : 'them'}.`,
  evidenceTitle: (n: number) => `Evidence from ${countNotes(n)}, for somebody else`,
  evidenceText: 'A folder for a lawyer, an organizer or an agency. It will hold:',
  evidenceHolds: [
    'the files of the notes, as you added them',
    'each note as text, with its date, its answers and its linked posts',
    'a list of every file with its SHA-256 and the time it was added',
    'instructions for checking that list, without Rearview',
  ],
  evidenceWarning: 'It is NOT encrypted.',
  evidenceWarningText:
    'Whoever gets this folder can read all of it, with the names of everybody in it: yours, and those of witnesses and customers. Put it straight onto the stick or into the hands it is for, and not into a synced folder.',
  evidenceSure: 'I know that it can be read by anybody who has it.',
  evidenceGo: 'Choose where and write it',
  evidencePick: 'Select the notes first, then choose “Evidence for somebody” again.',
  evidenceDone: (name: string) => `Written to ${name}. It is not encrypted.`,
  done: 'Done',

  markdown: {
    copy: (target: string) => `Copy ${target}`,
    copied: 'Copied.',
    copyFailed: 'Could not copy. Select the text by hand.',
    picture: 'Picture, not loaded:',
    done: 'Done',
    open: 'Not done',
    doneSign: '☑',
    openSign: '☐',
  },
  keysRows: [
    ['Ctrl + N', 'New note'],
    ['Ctrl + F', 'Search'],
    ['Ctrl + S', 'Keep a version now'],
    ['Ctrl + E', 'Write or read'],
    ['↑ ↓', 'Move in the list'],
    ['Enter', 'Write in the note'],
    ['Space', 'Select the note'],
    ['Delete', 'To the trash'],
    ['Esc', 'Back to the list, or select none'],
    ['?', 'These keys'],
  ] as [string, string][],
};
