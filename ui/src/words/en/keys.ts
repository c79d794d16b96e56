// Keys: making and changing a passphrase, the recovery code, opening, locks.
import type { Doubt } from '../../backend/types';
import { format } from './format';

const { number, plural } = format;

const seconds = (n: number) => `${number(n)} ${plural(n, 'second', 'seconds')}`;
const minutes = (n: number) => `${number(n)} ${plural(n, 'minute', 'minutes')}`;

export const waitFor = (n: number) =>
  n > 0 ? `Too many tries. The next one is possible in ${seconds(n)}.` : 'Too many tries. Wait a little.';

/** How long it lasts, by the power of a thousand of the guesses: one guess takes a second here. */
const guesses = [
  'A person who copied your files would guess it within minutes.',
  'A person who copied your files would guess it within hours or days.',
  'A person who copied your files would need weeks to years with a laptop like this, and minutes to days with a thousand of them.',
  'A person who copied your files would need decades or more with a laptop like this, but only weeks to years with a thousand of them.',
  'A person who copied your files would need decades or more, even with a thousand laptops like this.',
  'A person who copied your files would need thousands of years or more, even with a thousand laptops like this.',
  'A person who copied your files would need longer than anybody can wait, whatever they own.',
];

export const keys = {
  passphrase: 'Passphrase',
  repeat: 'The same again',
  show: 'Show',
  hide: 'Hide',
  differ: 'The two are not the same yet.',
  suggest: 'Suggest five words',
  suggested: 'Five words by chance. Write them down before you go on.',
  nothingTyped: 'Longer is stronger. Spaces are welcome.',
  tooShort: 'Too short to protect anything. Add another word.',
  strength: (power: number, enough: boolean) =>
    `${enough ? 'Strong.' : power <= 1 ? 'Weak.' : power === 2 ? 'Could be better.' : 'Fair.'} ${guesses[Math.min(Math.max(power, 0), guesses.length - 1)]}`,
  onlyYou: 'Without the passphrase or the recovery code nobody can open these notes, including us.',
  slow: 'This takes a moment on purpose: it makes guessing slow.',
  waitFor,
  notNow: 'Not now',

  useRecovery: 'Use the recovery code instead',
  usePassphrase: 'Use the passphrase instead',
  code: 'Recovery code',
  codeHint: 'Thirty letters and digits. Capitals, spaces and hyphens do not matter.',
  codeCount: (n: number, of: number) => `${number(n)} of ${number(of)} letters and digits`,
  codeStrange: (sign: string) => `“${sign}” is in no recovery code.`,
  keychainOpen: 'Open with this computer’s keychain',
  keychainText: 'The vault still asks for your passphrase.',
  finishing: 'Finishing the new keys that were begun…',

  doubt: {
    backup: {
      title: 'The key file does not open, but the copy kept beside it does. Use the copy?',
      means:
        'The copy is from before the last change of the passphrase or the recovery code. Your posts and notes are as they were.',
      unless: 'If somebody may have been at this computer, cancel and restore a backup of your own instead.',
    },
    older_keys: {
      title: 'The key file looks older than the last one this computer saw. Continue?',
      means:
        'That is so after the folder was copied back from somewhere. An old key file opens with the passphrase of its day, also one you have changed since.',
      unless:
        'If you did not copy anything back, somebody else may have. You can continue; then make new keys in Settings.',
    },
    older_vault: {
      title: 'This vault looks older than the last one this computer saw. Continue?',
      means:
        'That is so after the folder was copied back from somewhere. Notes written since then are not in it.',
      unless:
        'If you did not copy anything back, somebody else may have. Nothing is changed until you continue.',
    },
  } satisfies Record<Doubt, { title: string; means: string; unless: string }>,
  doubtContinue: 'Continue',
  doubtCancel: 'Cancel',

  recovery: {
    title: 'Write down your recovery code.',
    lead: 'If you forget the passphrase, this code opens everything. Whoever else has it can open everything, too. Once you have confirmed it, it is never shown again.',
    label: 'Your recovery code',
    group: (n: number) => `Group ${number(n)}`,
    covered: 'covered',
    uncover: 'Show all groups again',
    print: 'Print',
    save: 'Save as a text file…',
    saved: (name: string) =>
      `Saved as ${name}. Move it to a stick that you keep elsewhere, then delete it here.`,
    where:
      'On paper, away from this computer: not in its bag, not in a photo, not in a mail. A printer at work keeps what it printed.',
    retypeTitle: 'Type two groups back from your paper',
    retypeText: 'So that you know that what you wrote down is right. The two are covered while you type.',
    wrong: 'Not what is shown. Compare it again.',
    confirm: 'I have written it down',
    later: 'Later',
    laterText:
      'Until then, a forgotten passphrase means that everything here is gone. Once Rearview locks, this code is not shown again; you can make another one in Settings.',
    confirmed: 'Your recovery code is confirmed.',
    sheetTitle: 'Recovery code for Rearview',
    sheetWhat:
      'This code opens my profile and my vault in Rearview when the passphrase is lost. Rearview has no account and nobody else can open them: without the passphrase or this code they cannot be read.',
    sheetDate: (day: string) => `Made on ${day}`,
    sheetUse: 'To use it: start Rearview, choose “Use the recovery code instead”, and type all five groups.',
    sheetKeep:
      'Keep this sheet away from the computer, with papers that matter to you. Do not photograph it or send it. If it is lost or seen by somebody, make another code in Settings: this one then stops working.',
    reminder:
      'Your recovery code is not confirmed yet. If you forget the passphrase now, everything here is gone.',
    reminderGo: 'Do it now',
  },

  renew: {
    title: 'Set a new passphrase.',
    lead: 'You opened Rearview with the recovery code. The passphrase you do not know any more stays in force until you set another one. The recovery code stays as it is.',
    submit: 'Set the passphrase',
    busy: 'Setting…',
    skip: 'Keep the old one',
    skipText: 'Then the next opening needs the recovery code again.',
    done: 'The new passphrase is set.',
  },

  security: {
    title: 'Locks and keys',
    change: 'Change the passphrase',
    changeText:
      'The old one stops working on this computer. Backups and copies made before still open with the old one.',
    old: 'Present passphrase',
    fresh: 'New passphrase',
    changeSubmit: 'Change it',
    changed: 'The passphrase is changed. The recovery code stays as it is.',
    code: 'Recovery code',
    codeConfirmed:
      'You have confirmed it. If the paper is lost or was seen, make another one: the code before stops working.',
    codeShown: 'It is made and waits to be written down.',
    codeMissing:
      'It was never confirmed, and it is not shown twice. Make another one: the code before stops working.',
    codeShow: 'Write it down now',
    codeNew: 'Make another code',
    codeSubmit: 'Make it',
    newKeys: 'New keys',
    newKeysText:
      'A new passphrase is not enough if somebody may have both an old copy of these files and the old passphrase: the keys inside are the same, and would open a later copy, too. New keys seal everything anew.',
    newKeysHow:
      'It takes a while and cannot be cut short. If the computer stops in the middle, nothing is lost and it goes on at the next start. What such a person has copied already stays readable for them.',
    newKeysStart: 'Make new keys',
    newKeysSubmit: 'Seal everything anew',
    newKeysWorking: 'Sealing everything anew. Please leave the computer on.',
    newKeysDone: 'Everything is sealed with new keys.',
    keychain: 'This computer’s keychain',
    keychainText:
      'It can open the profile while you are signed in here. Then whoever sits at this computer as you can read your results. The vault still asks for the passphrase.',
    keychainOn: 'The keychain opens the profile.',
    keychainOff: 'The profile opens with the passphrase only.',
    keychainTurnOn: 'Let the keychain open it',
    keychainTurnOff: 'Stop using the keychain',
    keychainNone:
      'This computer has no keychain that answers, so the profile opens with the passphrase only.',
    keychainPortable: 'In portable mode nothing is put into a computer’s keychain.',
    busy: 'Working…',
    lockTitle: 'Lock by itself',
    lockText:
      'After this long without a key or a pointer. It also locks when the computer sleeps or its screen locks.',
    lockProfile: 'Rearview',
    lockVault: 'Vault',
    lockAfter: (n: number) => (n === 0 ? 'Never' : `After ${minutes(n)}`),
    lockNever: 'Without a time, whoever finds this computer open can read everything, also hours later.',
    keysTitle: 'Keys that work everywhere',
  },
  everywhere: [
    ['Ctrl + L', 'Lock Rearview and the vault'],
    ['Ctrl + Shift + L', 'Lock the vault only'],
    ['F9', 'Hide: lock, and show a calendar instead'],
    ['F9 or Esc', 'On the calendar: back to Rearview'],
  ] as [string, string][],
  help: 'Keys',
  helpEverywhere: 'Everywhere',
};

/** The neutral screen: nothing here names the program. */
export const hidden = {
  title: 'Calendar',
};
