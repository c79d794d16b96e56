// From a key press to what it means. A table, so that the help and the tests agree.

export type Command =
  | 'next'
  | 'previous'
  | 'extend_next'
  | 'extend_previous'
  | 'fix'
  | 'keep'
  | 'ignore'
  | 'undo'
  | 'select'
  | 'select_all'
  | 'search'
  | 'help'
  | 'escape'
  | 'first'
  | 'last';

export interface Press {
  key: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
}

const plain: Record<string, Command> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  f: 'fix',
  x: 'keep',
  i: 'ignore',
  u: 'undo',
  ' ': 'select',
  a: 'select_all',
  '/': 'search',
  '?': 'help',
  escape: 'escape',
  home: 'first',
  end: 'last',
};

const shifted: Record<string, Command> = {
  j: 'extend_next',
  arrowdown: 'extend_next',
  k: 'extend_previous',
  arrowup: 'extend_previous',
  '?': 'help',
  '/': 'search',
};

/** The command of a press, or `null`. While somebody types, only Escape and undo-free presses count. */
export function commandOf(press: Press, typing: boolean): Command | null {
  const key = press.key.toLowerCase();
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return key === 'z' && !press.shiftKey && !typing ? 'undo' : null;
  if (typing) return key === 'escape' ? 'escape' : null;
  return (press.shiftKey ? shifted : plain)[key] ?? null;
}

export type LockKey = 'lock' | 'lock_vault' | 'hide';

/** The keys that lock; they work while somebody types, too. */
export function lockKeyOf(press: Press): LockKey | null {
  if (press.altKey) return null;
  const held = press.ctrlKey || press.metaKey;
  if (press.key === 'F9') return held || press.shiftKey ? null : 'hide';
  if (!held || press.key.toLowerCase() !== 'l') return null;
  return press.shiftKey ? 'lock_vault' : 'lock';
}

/** Whether a press in this element is somebody typing. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
