/** The keymap as a context: `useShortcut(() => ({ id, keys, label, run }))` lives as long as the component that calls it. */
import { createContext, createEffect, createSignal, type JSX, onCleanup, onMount, useContext } from 'solid-js';
import { present } from '../../kernel/assert.ts';
import { useLayer } from '../context/layer.ts';
import { createKeymap, type Keymap, type Shortcut } from './keymap.ts';

export interface Shortcuts {
  readonly keymap: Keymap;
  /** The shortcuts that work now; follows what is mounted. */
  readonly list: () => readonly Shortcut[];
  /** On this device `mod` is ⌘. */
  readonly mac: boolean;
}

interface Registry extends Shortcuts {
  readonly touched: () => void;
}

const ShortcutsContext = createContext<Registry>();
export const useShortcuts = (): Shortcuts => present(useContext(ShortcutsContext), 'useShortcuts is called under a UiProvider');

export function ShortcutsProvider(props: { readonly children: JSX.Element }): JSX.Element {
  const keymap = createKeymap();
  const [version, setVersion] = createSignal(0);
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat || isModifier(event.key)) return;
    const stroke = {
      key: event.key,
      mod: mac ? event.metaKey : event.ctrlKey,
      alt: event.altKey && !event.getModifierState('AltGraph') && event.key.length > 1,
      shift: event.shiftKey,
      typing: takesText(event.target),
      at: event.timeStamp,
    };
    if (keymap.press(stroke)) event.preventDefault();
  };
  onMount(() => document.addEventListener('keydown', onKeyDown));
  onCleanup(() => document.removeEventListener('keydown', onKeyDown));
  const registry: Registry = {
    keymap,
    mac,
    list: () => {
      version();
      return keymap.list();
    },
    touched: () => setVersion((count) => count + 1),
  };
  return <ShortcutsContext.Provider value={registry}>{props.children}</ShortcutsContext.Provider>;
}

/** Registers one or several shortcuts on the layer of the calling component; follows what the function reads. */
export function useShortcut(describe: () => Shortcut | readonly Shortcut[]): void {
  const registry = present(useContext(ShortcutsContext), 'useShortcut is called under a UiProvider');
  const layer = useLayer();
  createEffect(() => {
    const described = describe();
    const removals = (isList(described) ? described : [described]).map((shortcut) => registry.keymap.add(shortcut, layer.depth));
    registry.touched();
    onCleanup(() => {
      for (const remove of removals) remove();
      registry.touched();
    });
  });
}

/** Silences the layers below for as long as the calling component lives; the answer is the layer of its own shortcuts. */
export function useModalLayer(): number {
  const registry = useContext(ShortcutsContext);
  if (registry === undefined) return 1;
  const { layer, leave } = registry.keymap.enter();
  registry.touched();
  onCleanup(() => {
    leave();
    registry.touched();
  });
  return layer;
}

const isList = (described: Shortcut | readonly Shortcut[]): described is readonly Shortcut[] => Array.isArray(described);
const isModifier = (key: string) => ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(key);

const textless = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color']);

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
