/** The whole as an outline one walks by arrows: circles fold, roles say who holds them, both can be dragged into another circle. */
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js';
import { Badge, IconBlend, IconChevronRight, useGestures, useI18n, useSubject } from '../../../../ui/index.ts';
import { circleHref, circleName, personName, roleHref, roleName } from './naming.ts';
import { type Placed, placed, stepOf, unfolded } from './tree.ts';
import type { Line, RoleLine } from './types.ts';

export interface OutlineProps {
  readonly lines: readonly Line[];
  readonly label: string;
}

export function Outline(props: OutlineProps): JSX.Element {
  const { t } = useI18n();
  const [folded, setFolded] = createSignal<ReadonlySet<string>>(new Set());
  const [active, setActive] = createSignal<string>();
  const shown = createMemo(() => unfolded(placed(props.lines), folded()));
  const at = () => shown().findIndex(({ line }) => line.id === active());
  const entry = () => (at() < 0 ? shown()[0]?.line.id : active());
  let tree!: HTMLDivElement;

  useSubject(() => {
    const line = shown()[at()]?.line;
    return line === undefined || (line.kind === 'circle' && line.parent === null)
      ? undefined
      : { table: line.kind, ids: [line.id], label: line.name ?? t('circles.nameless') };
  });
  const fold = (id: string, away: boolean) => setFolded((before) => (away ? new Set([...before, id]) : without(before, id)));
  const focus = (index: number) => {
    const id = shown()[index]?.line.id;
    if (id === undefined) return;
    setActive(id);
    tree.querySelector<HTMLElement>(`[data-line="${id}"]`)?.focus();
  };
  // What another one moved keeps the focus where it now stands.
  createEffect(
    on(shown, () => {
      if (document.activeElement === document.body && tree.dataset.within !== undefined && at() >= 0) focus(at());
    }),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event.key, shown(), at(), folded());
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if ('to' in step) focus(step.to);
    else if ('fold' in step) fold(step.fold, true);
    else fold(step.unfold, false);
  };
  return (
    <div
      ref={tree}
      class="circles-outline"
      role="tree"
      aria-label={props.label}
      on:keydown={onKeyDown}
      onFocusIn={() => {
        tree.dataset.within = '';
      }}
      onFocusOut={(event) => event.relatedTarget !== null && delete tree.dataset.within}
    >
      <For each={shown()}>
        {(one) => (
          <OutlineLine
            placed={one}
            folded={folded().has(one.line.id)}
            reached={entry() === one.line.id}
            onActive={() => setActive(one.line.id)}
            onFold={(away) => fold(one.line.id, away)}
          />
        )}
      </For>
    </div>
  );
}

interface LineProps {
  readonly placed: Placed;
  readonly folded: boolean;
  /** Tab comes here. */
  readonly reached: boolean;
  readonly onActive: () => void;
  readonly onFold: (away: boolean) => void;
}

const KIND = 'application/x-relais-organisation';

function OutlineLine(props: LineProps): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [over, setOver] = createSignal(false);
  const line = () => props.placed.line;
  const role = (): RoleLine | undefined => {
    const known = line();
    return known.kind === 'role' ? known : undefined;
  };
  const name = () => {
    const known = line();
    return known.kind === 'role' ? roleName(t, known) : circleName(t, known);
  };
  const href = () => {
    const known = line();
    if (known.kind === 'role') return roleHref(known.id);
    return known.parent === null ? '/organisation/circle' : circleHref(known.id);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const carried = event.dataTransfer?.getData(KIND) ?? '';
    const [, kind, id] = /^(circle|role) ([\w-]{22})$/.exec(carried) ?? [];
    const known = line();
    if (id === undefined || id === known.id || known.kind !== 'circle') return;
    event.preventDefault();
    const into = known.parent === null ? null : known.id;
    void (kind === 'circle' ? act('circle.move', { circle: id, parent: into }) : act('role.move', { role: id, circle: into }));
  };
  return (
    <a
      class="circles-line"
      role="treeitem"
      href={href()}
      data-line={line().id}
      data-kind={line().kind}
      data-over={over() ? '' : undefined}
      style={{ '--depth': line().depth }}
      aria-level={line().depth + 1}
      aria-posinset={props.placed.position}
      aria-setsize={props.placed.size}
      aria-expanded={props.placed.branch ? !props.folded : undefined}
      tabindex={props.reached ? 0 : -1}
      onFocus={() => props.onActive()}
      onDragStart={(event) => event.dataTransfer?.setData(KIND, `${line().kind} ${line().id}`)}
      onDragOver={(event) => {
        if (line().kind !== 'circle' || event.dataTransfer?.types.includes(KIND) !== true) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span
        class="circles-twist"
        aria-hidden="true"
        onClick={(event) => {
          if (!props.placed.branch) return;
          event.preventDefault();
          event.stopPropagation();
          props.onFold(!props.folded);
        }}
      >
        <Show when={props.placed.branch}>
          <span class="circles-chevron" data-open={props.folded ? undefined : ''}>
            <IconChevronRight size={16} />
          </span>
        </Show>
      </span>
      <Show when={role()} fallback={<IconBlend size={18} />}>
        {(known) => <span class="circles-dot" data-vacant={known().vacant ? '' : undefined} data-mine={known().mine ? '' : undefined} />}
      </Show>
      <span class="circles-line-words">
        <span class="circles-name">{name()}</span>
        {/* The purpose of the whole stands above the outline. */}
        <Show when={line().depth > 0 && line().purpose}>
          <span class="ui-soft circles-purpose">{line().purpose}</span>
        </Show>
      </span>
      <Show when={line().mark !== null}>
        <Badge tone="stop">{t(`circles.mark.${line().mark ?? 'loop'}`)}</Badge>
      </Show>
      <Show when={role()}>{(known) => <People role={known()} />}</Show>
    </a>
  );
}

/** Who holds it, who stands in, or that nobody does. */
function People(props: { readonly role: RoleLine }): JSX.Element {
  const { t } = useI18n();
  const names = () => props.role.holders.map((holder) => personName(t, holder)).join(', ');
  return (
    <span class="circles-people">
      <Show when={!props.role.vacant} fallback={<Badge>{t('circles.vacant')}</Badge>}>
        <span>{names()}</span>
      </Show>
      <Show when={props.role.vacant && props.role.deputies.length > 0}>
        <span class="ui-soft">{t('circles.stands-in', { name: props.role.deputies.map((one) => personName(t, one)).join(', ') })}</span>
      </Show>
      <Show when={props.role.holders.some(({ ended }) => ended)}>
        <Badge tone="stop">{t('circles.term.over')}</Badge>
      </Show>
      <Show when={props.role.offers.length > 0}>
        <Badge tone="covered">{t('circles.offered')}</Badge>
      </Show>
    </span>
  );
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  next.delete(id);
  return next;
}
