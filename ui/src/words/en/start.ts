// The first screen and the frame around every view.
import { format } from './format';

const { number, plural } = format;

export const frame = {
  product: 'Rearview',
  skip: 'Skip to the content',
  nav: 'Views',
  mirror: 'Mirror',
  import: 'Import',
  posts: 'Posts',
  settings: 'Settings',
  lock: 'Lock',
  leave: 'Leave',
  nothingLeaves: 'Nothing leaves this computer',
  yourProfile: 'Your profile',
  inventedDriver: 'Invented driver',
  demoLine: 'You are looking at an invented driver. Nobody here is real, and nothing is kept.',
  demoLeave: 'Leave and start your own',
  close: 'Close',
  cancel: 'Cancel',
  again: 'Try again',
  loading: 'Reading…',
  toasts: 'Messages',
  undo: 'Undo',
  details: 'Details',
  table: 'Show as a table',
  chart: 'Show as a chart',
};

export type Strength = 'none' | 'short' | 'guessable' | 'fair' | 'strong';

export const start = {
  claim: 'See what they see. Before they do.',
  promise: [
    'Your posts stay on this computer: Rearview itself makes no network requests and needs no account.',
    'Whoever takes this computer while Rearview is locked cannot read your results without your passphrase.',
  ],
  notCovered: 'What this does not cover',
  notCoveredList: [
    'A computer that someone else manages, or has already broken into.',
    'Rearview left open: while it is open, whoever sits here can read it.',
    'Being forced to open it.',
    'Copies you made elsewhere, and the archive files you downloaded.',
    'Traces that remain inside a disk after something is deleted.',
    'What the platforms and your readers have already saved.',
  ],
  start: 'Start',
  startText: 'Make a passphrase and look at your own posts.',
  open: 'Open',
  openText: 'Open the profile on this computer.',
  openNone: 'There is no profile on this computer yet.',
  openNoneTodo: (folder: string) =>
    `Rearview looks for it in ${folder}. If you have one on another disk, close Rearview, copy that folder here, and open Rearview again.`,
  demo: 'Try it with an invented driver',
  demoText: 'No passphrase, nothing kept. Look around first.',
  back: 'Back',
  makeTitle: 'Make a passphrase',
  makeText:
    'Four or five words that do not belong together are easy to keep in mind and hard to guess. Nobody can open your profile without it, and that includes us: write it down and keep it away from this computer.',
  passphrase: 'Passphrase',
  repeat: 'The same again',
  show: 'Show',
  hide: 'Hide',
  differ: 'The two are not the same yet.',
  make: 'Make the profile',
  making: 'Making…',
  openTitle: 'Welcome back.',
  openButton: 'Open',
  opening: 'Opening…',
  slow: 'This takes a moment on purpose: it makes guessing slow.',
  strength: {
    none: 'Nothing typed yet',
    short: 'Too short',
    guessable: 'Could be guessed by somebody who tries for a while',
    fair: 'Good against somebody who finds the computer. One more word makes it strong',
    strong: 'Strong',
  } satisfies Record<Strength, string>,
  strengthLabel: 'How hard it is to guess',
  characters: (n: number) => `${number(n)} more ${plural(n, 'character', 'characters')} at least`,
  version: (version: string) => `Version ${version}`,
};
