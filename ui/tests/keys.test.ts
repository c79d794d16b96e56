import { describe, expect, it } from 'vitest';
import { commandOf, type Command, type Press } from '../src/parts/keys';

const cases: [string, Press, Command | null][] = [
  ['j', { key: 'j' }, 'next'],
  ['J with Caps Lock', { key: 'J' }, 'next'],
  ['k', { key: 'k' }, 'previous'],
  ['Shift+J', { key: 'J', shiftKey: true }, 'extend_next'],
  ['Shift+Up', { key: 'ArrowUp', shiftKey: true }, 'extend_previous'],
  ['f fixes', { key: 'f' }, 'fix'],
  ['x keeps', { key: 'x' }, 'keep'],
  ['i ignores', { key: 'i' }, 'ignore'],
  ['u', { key: 'u' }, 'undo'],
  ['Ctrl+Z', { key: 'z', ctrlKey: true }, 'undo'],
  ['Cmd+Z', { key: 'z', metaKey: true }, 'undo'],
  ['Ctrl+Shift+Z is no undo', { key: 'Z', ctrlKey: true, shiftKey: true }, null],
  ['Space', { key: ' ' }, 'select'],
  ['a', { key: 'a' }, 'select_all'],
  ['/', { key: '/' }, 'search'],
  ['/ with Shift, as on many keyboards', { key: '/', shiftKey: true }, 'search'],
  ['?', { key: '?', shiftKey: true }, 'help'],
  ['Escape', { key: 'Escape' }, 'escape'],
  ['Ctrl+F belongs to the system', { key: 'f', ctrlKey: true }, null],
  ['Alt+I belongs to the system', { key: 'i', altKey: true }, null],
  ['Shift+F does nothing', { key: 'F', shiftKey: true }, null],
  ['an unknown key', { key: 'q' }, null],
];

describe('keys', () => {
  it.each(cases)('%s', (_, press, command) => {
    expect(commandOf(press, false)).toBe(command);
  });
  it('leave somebody who types alone, but for Escape', () => {
    for (const [, press, command] of cases)
      expect(commandOf(press, true)).toBe(command === 'escape' ? 'escape' : null);
  });
});
