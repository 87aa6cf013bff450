/** Small marks: tags, badges, initials, keys, progress. */
import { For, type JSX, Show } from 'solid-js';
import { useI18n } from '../context/i18n.tsx';
import { IconX } from '../icons.tsx';
import { IconButton } from './button.tsx';

export type Tone = 'plain' | 'accent' | 'covered' | 'stop';

/** A word in a frame: a state, a count. */
export function Badge(props: { readonly tone?: Tone | undefined; readonly children: JSX.Element }): JSX.Element {
  return (
    <span class="ui-badge" data-tone={props.tone ?? 'plain'}>
      {props.children}
    </span>
  );
}

/** A tag a person gave; with `onRemove` it can be taken off. */
export function Tag(props: { readonly children: string; readonly onRemove?: (() => void) | undefined }): JSX.Element {
  const { t } = useI18n();
  return (
    <span class="ui-tag">
      {props.children}
      <Show when={props.onRemove}>
        {(remove) => <IconButton small icon={IconX} label={t('ui.tag.remove', { tag: props.children })} onClick={() => remove()()} />}
      </Show>
    </span>
  );
}

/** A person by their initials; decoration beside a name, or labelled with it where it stands alone. */
export function Initials(props: {
  readonly name: string;
  readonly alone?: boolean | undefined;
  readonly large?: boolean | undefined;
}): JSX.Element {
  const large = () => (props.large ? '' : undefined);
  return (
    <Show
      when={props.alone}
      fallback={
        <span class="ui-initials" data-large={large()} aria-hidden="true">
          {initials(props.name)}
        </span>
      }
    >
      <span class="ui-initials" data-large={large()} role="img" aria-label={props.name} data-tooltip={props.name}>
        {initials(props.name)}
      </span>
    </Show>
  );
}

/** "Marie-Claire Le Goff" → "MG": first and last word. */
function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '·';
}

/** A key combination as people read it: "Ctrl K", "⌘ K", "g then t". */
export function Kbd(props: { readonly keys: string }): JSX.Element {
  const { t } = useI18n();
  return (
    <span class="ui-keys">
      <For each={props.keys.split(' ')}>
        {(stroke, index) => (
          <>
            <Show when={index() > 0}>
              <span class="ui-keys-then">{t('ui.keys.then')}</span>
            </Show>
            <For each={stroke.split('+')}>{(key) => <kbd class="ui-key">{keyName(key, t)}</kbd>}</For>
          </>
        )}
      </For>
    </span>
  );
}

const mac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

function keyName(key: string, t: (key: string) => string): string {
  if (key === 'mod') return mac() ? '⌘' : t('ui.key.ctrl');
  const named: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Enter: '↵' };
  if (key === 'shift' || key === 'alt' || key === 'Escape' || key === 'Space') return t(`ui.key.${key.toLowerCase()}`);
  return named[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** How far long work has come; without `value` the end is not known. */
export function ProgressBar(props: {
  readonly label: string;
  readonly value?: number | undefined;
  readonly max?: number | undefined;
}): JSX.Element {
  const i18n = useI18n();
  const share = () => (props.value === undefined ? undefined : Math.min(1, props.value / (props.max ?? 1)));
  return (
    <div class="ui-progress">
      <div class="ui-progress-words">
        <span>{props.label}</span>
        <Show when={share() !== undefined}>
          <span class="ui-soft">{i18n.format.percent(share() ?? 0)}</span>
        </Show>
      </div>
      <Show when={share() !== undefined} fallback={<progress aria-label={props.label} />}>
        <progress aria-label={props.label} value={share() ?? 0} max={1} />
      </Show>
    </div>
  );
}

/** When something happened, told as a person would; in full for those who point at it. */
export function RelativeTime(props: { readonly at: number; readonly now: number }): JSX.Element {
  const i18n = useI18n();
  return (
    <time dateTime={new Date(props.at).toISOString()} data-tooltip={i18n.format.instant(props.at, 'full')}>
      {i18n.format.relativeInstant(props.at, props.now)}
    </time>
  );
}
