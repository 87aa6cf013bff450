/** What the application says in a view: an empty room, an error, a banner, where saving stands. */
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useI18n } from '../context/i18n.tsx';
import type { IconComponent } from '../icons/icon.tsx';
import { IconCircleAlert, IconCircleCheck, IconInfo, IconTriangleAlert } from '../icons.tsx';

export interface EmptyStateProps {
  readonly title: string;
  /** Two sentences: what this is for, and how it begins. */
  readonly children: JSX.Element;
  /** The first gesture, and perhaps the demo. */
  readonly actions?: JSX.Element;
  readonly icon?: IconComponent | undefined;
}

export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <section class="ui-empty">
      <Show when={props.icon}>{(drawing) => <Dynamic component={drawing()} size={32} />}</Show>
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      <Show when={props.actions}>
        <div class="ui-actions">{props.actions}</div>
      </Show>
    </section>
  );
}

export interface ErrorNoteProps {
  readonly happened: string;
  /** What was kept: the sentence a worried person looks for. */
  readonly kept?: string | undefined;
  readonly todo?: string | undefined;
  readonly actions?: JSX.Element;
}

/** What happened, what was kept, what to do. */
export function ErrorNote(props: ErrorNoteProps): JSX.Element {
  return (
    <div class="ui-banner ui-error" data-tone="stop" role="alert">
      <IconTriangleAlert size={20} />
      <div class="ui-banner-text">
        <p class="ui-strong">{props.happened}</p>
        <Show when={props.kept}>
          <p>{props.kept}</p>
        </Show>
        <Show when={props.todo}>
          <p>{props.todo}</p>
        </Show>
        <Show when={props.actions}>
          <div class="ui-actions">{props.actions}</div>
        </Show>
      </div>
    </div>
  );
}

export interface BannerProps {
  readonly tone?: 'plain' | 'accent' | 'covered' | 'stop' | undefined;
  readonly children: JSX.Element;
  readonly actions?: JSX.Element;
}

/** One thing a whole view should know; it does not interrupt. */
export function Banner(props: BannerProps): JSX.Element {
  const drawing = () => (props.tone === 'stop' ? IconCircleAlert : props.tone === 'covered' ? IconCircleCheck : IconInfo);
  return (
    <div class="ui-banner" data-tone={props.tone ?? 'plain'} role="status">
      <Dynamic component={drawing()} size={20} />
      <div class="ui-banner-text">{props.children}</div>
      <Show when={props.actions}>
        <div class="ui-actions">{props.actions}</div>
      </Show>
    </div>
  );
}

export interface StateLineProps {
  /** Changes made here that others do not have yet. */
  readonly waiting: number;
  /** When everything was last with the others, in ms since 1970. */
  readonly sharedAt?: number | undefined;
  readonly offline?: boolean | undefined;
  /** Changes the workplace could not accept; they are kept on the device. */
  readonly refused?: number | undefined;
  /** Bytes over the network this month. */
  readonly dataUsed?: number | undefined;
  /** Where the details are. */
  readonly href?: string | undefined;
}

/** The calm line: "on this device", "shared at 14:02", "3 changes waiting", and what this month cost in data. */
export function StateLine(props: StateLineProps): JSX.Element {
  const i18n = useI18n();
  const state = () => {
    if ((props.refused ?? 0) > 0) return 'refused';
    if (props.waiting > 0) return 'waiting';
    return props.sharedAt === undefined ? 'device' : 'shared';
  };
  const words = () => {
    if (state() === 'refused') return i18n.t('ui.state.refused', { count: props.refused });
    if (state() === 'waiting') return i18n.t('ui.state.waiting', { count: props.waiting });
    return state() === 'device'
      ? i18n.t('ui.state.device')
      : i18n.t('ui.state.shared', { time: i18n.format.instant(props.sharedAt ?? 0, 'time') });
  };
  return (
    <p class="ui-state-line" data-state={state()}>
      <span class="ui-state-dot" aria-hidden="true" />
      <Show when={props.href} fallback={<span>{words()}</span>}>
        {(href) => <a href={href()}>{words()}</a>}
      </Show>
      <Show when={props.offline}>
        <span class="ui-state-more">{i18n.t('ui.state.offline')}</span>
      </Show>
      <Show when={props.dataUsed !== undefined}>
        <span class="ui-state-more ui-state-data">{i18n.t('ui.state.data', { bytes: props.dataUsed })}</span>
      </Show>
    </p>
  );
}
