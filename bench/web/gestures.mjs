/** Gestures in the list of tasks by keyboard, each from the key to the paint that shows its result. */
import { median } from '../lib/measure.mjs';
import { watchGesture } from './in-page.mjs';

/** `done` is made in the page just before the gesture and answers whether its result shows. */
const each = [
  {
    name: 'move to the next task',
    key: 'j',
    done: `() => { const before = document.querySelector('.ui-list [data-active]')?.dataset.row;
      return () => document.querySelector('.ui-list [data-active]')?.dataset.row !== before; }`,
  },
  {
    name: 'take a task',
    key: 't',
    done: `() => { const initials = () => document.querySelectorAll('.ui-list [data-active] .ui-initials').length; const before = initials();
      return () => initials() > before; }`,
    between: ['j'],
  },
  {
    name: 'open a task',
    key: 'Enter',
    done: `() => () => document.querySelector('.tasks-panel .tasks-title textarea') !== null`,
    between: ['Escape', 'j'],
  },
  {
    name: 'finish a task',
    key: 'e',
    done: `() => { const row = document.querySelector('.ui-list [data-active]')?.dataset.row;
      return () => document.querySelector('[data-row="' + row + '"]') === null; }`,
  },
];
/** A run changes fewer tasks than `gesturesEach`. */
export const gesturesEach = 40;
const TIMES = 7;
const PATIENCE = 8000;

/** Median ms by gesture; null for one whose result never showed. `from`: tasks to pass over, which another run has changed. */
export async function gestures(page, from) {
  for (let passed = 0; passed <= from; passed++) await page.keyboard.press('j');
  await page.waitForTimeout(1000);
  const painted = {};
  for (const { name, key, done, between = [] } of each) {
    const times = [];
    for (let time = 0; time < TIMES; time++) {
      const took = await timed(page, key, done);
      if (took !== undefined) times.push(took);
      for (const other of between) {
        await page.keyboard.press(other);
        await page.waitForTimeout(300);
      }
      await page.waitForTimeout(300);
    }
    painted[name] = median(times);
  }
  return painted;
}

async function timed(page, key, done) {
  await page.evaluate(watchGesture, done);
  await page.keyboard.press(key);
  const shown = await page
    .waitForFunction(() => globalThis.gestureTook !== undefined, undefined, { timeout: PATIENCE, polling: 50 })
    .catch(() => undefined);
  return shown === undefined ? undefined : page.evaluate(() => globalThis.gestureTook);
}
