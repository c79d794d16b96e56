// What went wrong and what to do, one pair for every code: a missing pair does not compile.
import type { Fault, FaultCode } from '../../backend/types';
import { waitFor } from './keys';

export interface FaultWords {
  /** What happened, and what was kept. */
  what: string;
  /** What to do now. */
  todo: string;
}

export const faults: Record<FaultCode, (fault: Fault) => FaultWords> = {
  not_found: ({ place }) => ({
    what: place ? `${place} is not there any more.` : 'That is not there any more.',
    todo: 'It may have been moved or taken out. Choose it again.',
  }),
  not_an_archive: () => ({
    what: 'Rearview does not know this kind of file. Nothing was read from it.',
    todo: 'Drop the file exactly as the platform gave it to you, usually a .zip. For anything else, paste the text below.',
  }),
  html_export: () => ({
    what: 'This export is made of web pages, which leave out what Rearview needs. Nothing was read from it.',
    todo: 'Ask the platform again and choose JSON as the format.',
  }),
  encrypted: () => ({
    what: 'This file is locked with a password. Nothing was read from it.',
    todo: 'Unpack it with its password first, then drop the folder here.',
  }),
  cut: () => ({
    what: 'This file ends too early: the download stopped before it was complete. Nothing was kept of it.',
    todo: 'Download it again, then drop the new file.',
  }),
  damaged: () => ({
    what: 'This file is damaged. Nothing was kept of it.',
    todo: 'Download it again, then drop the new file.',
  }),
  no_posts: () => ({
    what: 'There are no posts in this file.',
    todo: 'If the export came in several parts, drop the other parts as well.',
  }),
  too_large: () => ({
    what: 'This is larger than Rearview can read safely. Nothing was kept of it.',
    todo: 'Ask the platform for an export without photos and videos, or for a shorter period.',
  }),
  unreadable: () => ({
    what: 'This computer would not let Rearview read that. Nothing was changed.',
    todo: 'Copy it to your home folder and choose it there.',
  }),
  other_owner: ({ place, owner }) => ({
    what: `This archive belongs to ${place ?? 'another account'}, and your profile belongs to ${owner ?? 'somebody else'}. Nothing was read from it.`,
    todo: 'Rearview looks only at your own posts. If both accounts are yours, they need separate profiles.',
  }),
  wrong_passphrase: () => ({
    what: 'That did not open. Either the passphrase is different or the file was changed.',
    todo: 'Try again. Mind capital letters and the keyboard language.',
  }),
  recovery_typo: () => ({
    what: 'That is not a recovery code: a letter or digit is mistyped, or some are missing.',
    todo: 'Compare it with your paper, group by group. O and 0 are taken as the same, and so are I, L and 1. The letter U is never used.',
  }),
  wait: ({ place }) => ({
    what: waitFor(Number(place ?? 0)),
    todo: 'The wait slows down anybody who guesses here. Nothing was changed.',
  }),
  short_passphrase: () => ({
    what: 'That passphrase is too short.',
    todo: 'Add another word. Four or five words that do not belong together are good.',
  }),
  profile_exists: () => ({
    what: 'There is a profile on this computer already. It was not touched.',
    todo: 'Open it with its passphrase or its recovery code.',
  }),
  no_profile: () => ({
    what: 'There is no profile on this computer yet.',
    todo: 'Start one, or try Rearview with an invented driver.',
  }),
  already_open: () => ({
    what: 'This profile is open in another window.',
    todo: 'Use that window, or close it and try again.',
  }),
  newer_version: () => ({
    what: 'This folder was written by a newer version. Nothing was changed.',
    todo: 'Open it with the newer Rearview.',
  }),
  disk_full: () => ({
    what: 'The disk is full. What was kept before is still there.',
    todo: 'Make some room, then try again.',
  }),
  storage: () => ({
    what: 'Rearview could not read or write its own files. What was kept before is still there.',
    todo: 'Try again. If it stays like this, lock and open Rearview once more.',
  }),
  busy: () => ({
    what: 'Rearview is still busy with something else.',
    todo: 'Wait until it is done, or cancel it.',
  }),
  locked: () => ({
    what: 'Rearview is locked.',
    todo: 'Open it with your passphrase or your recovery code.',
  }),
  vault_locked: () => ({
    what: 'The vault is locked.',
    todo: 'Open it with your passphrase or your recovery code.',
  }),
  older_keys: () => ({
    what: 'The key file looks older than the last one this computer saw.',
    todo: 'Open it in the window and say whether to continue.',
  }),
  older_vault: () => ({
    what: 'This vault looks older than the last one this computer saw.',
    todo: 'Open it in the window and say whether to continue.',
  }),
  unfinished: () => ({
    what: 'New keys were begun here and then interrupted. Nothing is lost.',
    todo: 'Lock Rearview and open it with your passphrase: it finishes them by itself. Then try this again.',
  }),
  no_keychain: () => ({
    what: 'This computer has no keychain that answers.',
    todo: 'Open Rearview with your passphrase.',
  }),
  no_note: () => ({
    what: 'That is not in the vault any more.',
    todo: 'Look for it in the list of notes and in the trash.',
  }),
  changed: () => ({
    what: 'This does not open: what was sealed here was changed from outside. Nothing else was touched.',
    todo: 'If you have a backup from before, it is still in there.',
  }),
  too_long: () => ({
    what: 'This is larger than the vault takes. What was kept before is still there.',
    todo: 'Divide a long note in two. A file can have up to 2 GB.',
  }),
  not_an_export: () => ({
    what: 'This file is not an encrypted export of notes. Nothing was read from it.',
    todo: 'Choose the file that Rearview wrote when the notes were exported.',
  }),
  not_a_backup: () => ({
    what: 'This file is not a backup of Rearview. Nothing was changed.',
    todo: 'Choose the file that Rearview wrote as a backup.',
  }),
  already_there: ({ place }) => ({
    what: place
      ? `${place} is there already. It was not touched.`
      : 'That is there already. It was not touched.',
    todo: 'Choose another name or another folder.',
  }),
  demo_only: () => ({
    what: 'With the invented driver, only what is already there can be looked at.',
    todo: 'Leave the invented driver and start your own profile.',
  }),
  bad_request: () => ({
    what: 'Rearview asked itself for something that does not exist. Nothing was changed.',
    todo: 'This is a mistake in Rearview. Try it another way.',
  }),
  cancelled: () => ({
    what: 'You cancelled this. Nothing of it was kept.',
    todo: 'You can start it again at any time.',
  }),
};
