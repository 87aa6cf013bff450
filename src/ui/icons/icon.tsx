/** One drawing of a 24-unit grid, stroked at 1.5 px with the colour of the text beside it. */
import type { JSX } from 'solid-js';

export interface IconProps {
  /** Edge in px; 18 when left out. */
  readonly size?: number;
  /** Only where no word stands beside the icon: read out instead of hidden. */
  readonly label?: string;
  readonly class?: string;
}

export type IconComponent = (props: IconProps) => JSX.Element;

/** A component that draws `path`. */
export function icon(path: string): IconComponent {
  return (props) => (
    <svg
      class={`ui-icon ${props.class ?? ''}`}
      width={props.size ?? 18}
      height={props.size ?? 18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      // 1.5 px on the screen at any size.
      stroke-width={36 / (props.size ?? 18)}
      stroke-linecap="round"
      stroke-linejoin="round"
      role={props.label === undefined ? undefined : 'img'}
      aria-label={props.label}
      aria-hidden={props.label === undefined ? 'true' : undefined}
    >
      <path d={path} />
    </svg>
  );
}
