import { beforeEach, describe, expect, test } from 'vitest';
import { createKeymap, type Keymap, type Shortcut, type Stroke } from './keymap.ts';

let ran: string[] = [];
let keymap: Keymap;
let clock = 0;
const shortcut = (id: string, keys: Shortcut['keys'], more: Partial<Shortcut> = {}): Shortcut => ({
  id,
  keys,
  label: id,
  run: () => ran.push(id),
  ...more,
});
const press = (key: string, more: Partial<Stroke> = {}) => {
  clock += 100;
  return keymap.press({ key, mod: false, alt: false, shift: false, typing: false, at: clock, ...more });
};

beforeEach(() => {
  ran = [];
  keymap = createKeymap();
});

describe('a shortcut', () => {
  test('answers its key, whatever the case', () => {
    keymap.add(shortcut('new task', 'n'));
    expect(press('N')).toBe(true);
    expect(press('m')).toBe(false);
    expect(ran).toEqual(['new task']);
  });
  test('keeps quiet while someone types, except with a modifier', () => {
    keymap.add(shortcut('new task', 'n'));
    keymap.add(shortcut('palette', 'mod+k'));
    keymap.add(shortcut('close', 'Escape'));
    press('n', { typing: true });
    press('k', { typing: true, mod: true });
    press('Escape', { typing: true });
    expect(ran).toEqual(['palette', 'close']);
  });
  test('tells shifted letters apart, but takes signs as they come on any layout', () => {
    keymap.add(shortcut('undo', 'mod+z'));
    keymap.add(shortcut('redo', 'mod+shift+z'));
    keymap.add(shortcut('sheet', '?'));
    press('z', { mod: true, shift: true });
    press('z', { mod: true });
    press('?', { shift: true });
    expect(ran).toEqual(['redo', 'undo', 'sheet']);
  });
  test('is silent when its condition does not hold, and after it was removed', () => {
    const remove = keymap.add(shortcut('take', 't'));
    keymap.add(shortcut('never', 'h', { when: () => false }));
    remove();
    expect(press('t') || press('h')).toBe(false);
  });
});

describe('a sequence', () => {
  beforeEach(() => {
    keymap.add(shortcut('go to tasks', 'g t'));
    keymap.add(shortcut('take', 't'));
  });
  test('runs when completed, and not its last key alone', () => {
    press('g');
    press('t');
    expect(ran).toEqual(['go to tasks']);
  });
  test('is forgotten after a pause', () => {
    press('g');
    clock += 5000;
    press('t');
    expect(ran).toEqual(['take']);
  });
  test('gives way to a single key when it breaks off', () => {
    keymap.add(shortcut('new task', 'n'));
    press('g');
    press('n');
    expect(ran).toEqual(['new task']);
  });
});

describe('layers', () => {
  test('a modal silences the page until it closes', () => {
    keymap.add(shortcut('take', 't'));
    keymap.add(shortcut('toggle', 't'), 1);
    const { layer, leave } = keymap.enter();
    expect(layer).toBe(1);
    press('t');
    expect(keymap.list().map((entry) => entry.id)).toEqual(['toggle']);
    leave();
    press('t');
    expect(ran).toEqual(['toggle', 'take']);
  });
  test('a modal above a modal has a layer of its own, whichever closes first', () => {
    const drawer = keymap.enter();
    const dialog = keymap.enter();
    expect(dialog.layer).toBe(2);
    drawer.leave();
    keymap.add(shortcut('send', 'mod+Enter'), 2);
    press('Enter', { mod: true });
    dialog.leave();
    expect(ran).toEqual(['send']);
    expect(keymap.enter().layer).toBe(1);
  });
  test('the latest shortcut for a key wins', () => {
    keymap.add(shortcut('shell', 'e'));
    keymap.add(shortcut('room', 'e'));
    press('e');
    expect(ran).toEqual(['room']);
  });
});
