/**
 * The whole as nested circles: vacant roles hollow, one's own filled with the accent. Looked into by pointer and by keys; to
 * a screen reader it is the same tree as the outline.
 */
import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { Button, IconButton, IconMinus, IconPlus, type Translate, useDesk, useI18n, useSubject } from '../../../../ui/index.ts';
import { circleHref, circleName, personName, roleHref, roleName } from './naming.ts';
import { broken, packed, type Round } from './packing.ts';
import { type Placed, placed, stepOf } from './tree.ts';
import type { Line } from './types.ts';
import './picture.css';

/** px: names in rounds smaller than this are left to the pointer, the keys and the outline. */
const READABLE = 22;
/** How wide a letter is, in its height. */
const LETTER = 0.54;
const NOTHING: ReadonlySet<string> = new Set();

export function Picture(props: { readonly lines: readonly Line[] }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const rounds = createMemo(() => packed(props.lines));
  const places = createMemo(() => new Map(placed(props.lines).map((one) => [one.line.id, one])));
  const order = createMemo(() => props.lines.flatMap(({ id }) => places().get(id) ?? []));
  const [size, setSize] = createSignal({ width: 720, height: 560 });
  const [into, setEntered] = createSignal<string>();
  const [active, setActive] = createSignal<string>();
  /** Into the whole is out of everything. */
  const setInto = (id: string | undefined) => setEntered(id === rounds()[0]?.line.id ? undefined : id);
  const at = () => order().findIndex(({ line }) => line.id === active());
  const round = (id: string | undefined) => rounds().find(({ line }) => line.id === id);
  const inside = () => round(into()) ?? rounds()[0];
  const scale = () => (Math.min(size().width, size().height) - 8) / ((inside()?.r ?? 1) * 2);
  const shown = (one: Round) => ({
    x: (one.x - (inside()?.x ?? 0)) * scale() + size().width / 2,
    y: (one.y - (inside()?.y ?? 0)) * scale() + size().height / 2,
    r: one.r * scale(),
  });
  let frame!: HTMLDivElement;

  createEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setSize({ width: entry.contentRect.width, height: entry.contentRect.height }));
    watch.observe(frame);
    onCleanup(() => watch.disconnect());
  });
  useSubject(() => {
    const line = order()[at()]?.line;
    return line === undefined || (line.kind === 'circle' && line.parent === null)
      ? undefined
      : { table: line.kind, ids: [line.id], label: line.name ?? t('circles.nameless') };
  });
  const aroundOf = (line: Line | undefined) =>
    line === undefined ? undefined : line.kind === 'role' ? line.circle : (line.parent ?? undefined);
  const open = (line: Line) => {
    if (line.kind === 'role') desk.go(roleHref(line.id));
    else if (inside()?.line.id !== line.id) setInto(line.id);
    else desk.go(line.parent === null ? '/organisation/circle' : circleHref(line.id));
  };
  const outwards = () => setInto(aroundOf(inside()?.line));
  const inwards = () => {
    const line = order()[at()]?.line;
    setInto(line?.kind === 'circle' ? line.id : aroundOf(line));
  };
  const focus = (id: string | undefined) => {
    if (id === undefined) return;
    setActive(id);
    frame.querySelector<SVGElement>(`[data-line="${id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const line = order()[at()]?.line;
    const step = stepOf(event.key, order(), at(), NOTHING);
    if ((event.key === 'Enter' || event.key === ' ') && line !== undefined) open(line);
    else if (event.key === '+') inwards();
    else if (event.key === '-') outwards();
    else if (event.key === 'Escape' && into() !== undefined) outwards();
    else if (event.key === 'ArrowLeft') focus(aroundOf(line));
    else if (step !== undefined && 'to' in step) focus(order()[step.to]?.line.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="circles-picture-frame">
      <div ref={frame} class="circles-picture" role="tree" aria-label={t('circles.face.picture')} on:keydown={onKeyDown}>
        <svg role="none" width={size().width} height={size().height}>
          <For each={rounds()}>
            {(one) => (
              <Drawn
                place={places().get(one.line.id)}
                at={shown(one)}
                reached={active() === undefined ? one.line.depth === 0 : active() === one.line.id}
                onActive={() => setActive(one.line.id)}
                onOpen={() => open(one.line)}
              />
            )}
          </For>
        </svg>
        <svg class="circles-labels" aria-hidden="true" width={size().width} height={size().height}>
          <For each={rounds()}>{(one) => <Label place={places().get(one.line.id)} at={shown(one)} />}</For>
        </svg>
      </div>
      <div class="circles-picture-tools" data-print="no">
        <IconButton icon={IconPlus} label={t('circles.zoom.in')} shortcut="+" onClick={inwards} />
        <IconButton icon={IconMinus} label={t('circles.zoom.out')} shortcut="-" disabled={into() === undefined} onClick={outwards} />
        <Show when={into() !== undefined}>
          <Button small kind="quiet" onClick={() => setInto(undefined)}>
            {t('circles.zoom.whole')}
          </Button>
        </Show>
      </div>
      <p class="circles-legend ui-soft">
        <span class="circles-dot" /> {t('circles.legend.held')} <span class="circles-dot" data-mine="" /> {t('circles.legend.mine')}{' '}
        <span class="circles-dot" data-vacant="" /> {t('circles.legend.vacant')}
      </p>
    </div>
  );
}

interface DrawnProps {
  readonly place: Placed | undefined;
  /** px, in the picture as it shows. */
  readonly at: Spot;
  readonly reached: boolean;
  readonly onActive: () => void;
  readonly onOpen: () => void;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

const roleOf = (place: Placed | undefined) => (place?.line.kind === 'role' ? place.line : undefined);

function nameOf(t: Translate, place: Placed | undefined): string {
  if (place === undefined) return '';
  return place.line.kind === 'role' ? roleName(t, place.line) : circleName(t, place.line);
}

function Drawn(props: DrawnProps): JSX.Element {
  const { t } = useI18n();
  const line = () => props.place?.line;
  const role = () => roleOf(props.place);
  const said = () => {
    const known = role();
    if (known === undefined) return `${t('table.circle')} ${nameOf(t, props.place)}`;
    return `${nameOf(t, props.place)}, ${known.vacant ? t('circles.vacant') : known.holders.map((holder) => personName(t, holder)).join(', ')}`;
  };
  return (
    <g
      class="circles-round"
      role="treeitem"
      data-line={line()?.id}
      data-kind={line()?.kind}
      data-vacant={role()?.vacant ? '' : undefined}
      data-mine={role()?.mine ? '' : undefined}
      data-even={(line()?.depth ?? 0) % 2 === 0 ? '' : undefined}
      aria-label={said()}
      aria-level={(line()?.depth ?? 0) + 1}
      aria-posinset={props.place?.position}
      aria-setsize={props.place?.size}
      aria-expanded={props.place?.branch ? true : undefined}
      tabindex={props.reached ? 0 : -1}
      onFocus={() => props.onActive()}
      onClick={(event) => {
        event.stopPropagation();
        props.onOpen();
      }}
    >
      <title>{said()}</title>
      <circle style={{ cx: `${props.at.x}px`, cy: `${props.at.y}px`, r: `${props.at.r}px` }} />
    </g>
  );
}

/** The name in or along a round, above all rounds: to a screen reader the round itself says it. */
function Label(props: { readonly place: Placed | undefined; readonly at: Spot }): JSX.Element {
  const { t } = useI18n();
  const role = () => roleOf(props.place);
  const name = () => nameOf(t, props.place);
  const rim = () => `rim-${props.place?.line.id}`;
  const longest = () =>
    Math.max(
      ...name()
        .split(/\s+/)
        .map((word) => word.length),
    );
  /** px: as large as the longest word allows. */
  const letters = () => Math.min(15, props.at.r / 2.3, Math.max(9.5, (props.at.r * 1.75) / (Math.max(6, longest()) * LETTER)));
  const names = () => broken(name(), props.at.r, letters() * LETTER);
  const people = () =>
    role()
      ?.holders.map((holder) => personName(t, holder).split(' ')[0])
      .join(', ') ?? '';
  const showsPeople = () => people() !== '' && props.at.r > READABLE * 1.7;
  return (
    <Show
      when={role()}
      fallback={
        <Show when={props.at.r > READABLE * 1.8}>
          <path id={rim()} d={arc(props.at)} fill="none" />
          <text class="circles-rim">
            <textPath href={`#${rim()}`} startOffset="50%">
              {broken(name(), props.at.r * 1.3, 7.2, 1)[0]}
            </textPath>
          </text>
        </Show>
      }
    >
      <Show when={props.at.r > READABLE}>
        <text
          class="circles-inner"
          data-mine={role()?.mine ? '' : undefined}
          style={{ transform: `translate(${props.at.x}px, ${props.at.y}px)`, 'font-size': `${letters()}px` }}
        >
          <For each={names()}>
            {(part, index) => (
              <tspan x="0" y={`${(index() - (names().length - 1) / 2 - (showsPeople() ? 0.5 : 0)) * 1.15 + 0.35}em`}>
                {part}
              </tspan>
            )}
          </For>
          <Show when={showsPeople()}>
            <tspan class="circles-inner-people" x="0" y={`${(names().length / 2) * 1.15 + 0.45}em`}>
              {broken(people(), props.at.r * 0.95, letters() * LETTER, 1)[0]?.replace(/,…$/, '…')}
            </tspan>
          </Show>
        </text>
      </Show>
    </Show>
  );
}

/** Along the inside of the rim, over the top. */
function arc({ x, y, r }: Spot): string {
  const inner = Math.max(1, r - 16);
  return `M ${x - inner} ${y} A ${inner} ${inner} 0 0 1 ${x + inner} ${y}`;
}
