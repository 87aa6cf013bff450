/** Whether a widget stands inside a modal: then what floats stays inside it (a portal would hide it from screen readers). */
import { type Accessor, createContext, useContext } from 'solid-js';

export interface Layer {
  /** 0 for the page, 1 for a modal, 2 for a modal above it. */
  readonly depth: number;
  /** The modal's element, in which floating parts are mounted; `undefined` on the page. */
  readonly element: Accessor<HTMLElement | undefined>;
}

export const LayerContext = createContext<Layer>({ depth: 0, element: () => undefined });
export const useLayer = (): Layer => useContext(LayerContext);

/** Where what floats is mounted: the page's body, or inside the modal it belongs to, where screen readers see it. */
export function mountIn(layer: Layer): { readonly mount?: HTMLElement } {
  const element = layer.element();
  return element === undefined ? {} : { mount: element };
}
