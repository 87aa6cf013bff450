/** The relay line: who held the task when, where the baton passed, where nobody had it. A picture, and the same in words. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import { createAnswer, useDesk, useI18n } from '../../../../ui/index.ts';
import type { taskRelay } from '../../queries/index.ts';
import type { HandOverView, RelayLine } from '../types.ts';
import { Part } from './part.tsx';
import { relayScale } from './relay-scale.ts';

const BAND = 22;
const STEP = 28;
const TOP = 14;

export function Relay(props: { readonly task: string }): JSX.Element {
  const { t } = useI18n();
  const line = createAnswer<typeof taskRelay>('task.relay', () => ({ task: props.task }));
  return (
    <Show when={line()}>
      {(known) => (
        <Show when={known().bands.length > 0 || known().handOvers.length > 0}>
          <Part title={t('tasks.relay')}>
            <Picture line={known()} />
            <details class="tasks-relay-words">
              <summary>{t('tasks.relay.words')}</summary>
              <Words line={known()} />
            </details>
          </Part>
        </Show>
      )}
    </Show>
  );
}

function Picture(props: { readonly line: RelayLine }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const end = () => props.line.until ?? Math.max(desk.now(), props.line.from + 1);
  const scale = createMemo(() =>
    relayScale([
      props.line.from,
      end(),
      ...props.line.bands.flatMap(({ from, until }) => [from, until ?? end()]),
      ...props.line.gaps.flatMap(({ from, until }) => [from, until ?? end()]),
    ]),
  );
  const x = (instant: number) => `${(scale().at(instant) * 100).toFixed(2)}%`;
  const width = (from: number, until: number | null) =>
    `${Math.max(0.6, (scale().at(until ?? end()) - scale().at(from)) * 100).toFixed(2)}%`;
  // A holder keeps their line: bands of the same person lie on the same height.
  const people = createMemo(() => [...new Map(props.line.bands.map(({ holder }) => [holder.id, holder])).values()]);
  const y = (holder: string) => TOP + people().findIndex(({ id }) => id === holder) * STEP;
  const height = () => TOP + Math.max(1, people().length) * STEP + 4;
  const passes = createMemo(() =>
    props.line.bands.flatMap((band) => {
      const offer = band.handOver === null ? undefined : props.line.handOvers.find(({ id }) => id === band.handOver);
      return offer === undefined ? [] : [{ band, offer }];
    }),
  );
  return (
    <svg class="tasks-relay" width="100%" height={height()} role="img" aria-label={t('tasks.relay.label', { count: people().length })}>
      <For each={props.line.gaps}>
        {(gap) => (
          <line class="tasks-relay-gap" x1={x(gap.from)} x2={x(gap.until ?? end())} y1={TOP + BAND / 2} y2={TOP + BAND / 2}>
            <title>{t('tasks.relay.gap')}</title>
          </line>
        )}
      </For>
      <For each={props.line.bands}>
        {(band) => (
          <svg x={x(band.from)} y={y(band.holder.id)} width={width(band.from, band.until)} height={BAND} overflow="hidden">
            <title>{band.holder.name ?? t('tasks.somebody')}</title>
            <rect class="tasks-relay-band" data-lasting={band.until === null ? '' : undefined} width="100%" height={BAND} rx="4" />
            <text class="tasks-relay-name" x="8" y={BAND / 2} dominant-baseline="central">
              {band.holder.name ?? t('tasks.somebody')}
            </text>
          </svg>
        )}
      </For>
      <For each={passes()}>
        {({ band, offer }) => {
          const giver = offer.from?.id;
          const from = giver === undefined || people().every(({ id }) => id !== giver) ? TOP - 8 : y(giver) + BAND;
          return (
            <g class="tasks-relay-pass">
              <line x1={x(band.from)} x2={x(band.from)} y1={Math.min(from, y(band.holder.id))} y2={Math.max(from, y(band.holder.id))} />
              <circle cx={x(band.from)} cy={y(band.holder.id) + (from < y(band.holder.id) ? 0 : BAND)} r="5" />
              <title>{t('tasks.relay.passed', { name: band.holder.name ?? '' })}</title>
            </g>
          );
        }}
      </For>
      <Show when={props.line.until === null}>
        <circle class="tasks-relay-now" cx="100%" cy={TOP + BAND / 2} r="3" />
      </Show>
    </svg>
  );
}

/** The picture in words, with the notes in full. */
function Words(props: { readonly line: RelayLine }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const day = (instant: number) => i18n.format.instant(instant, 'both');
  const events = createMemo(() => {
    const bands = props.line.bands.map((band) => ({
      at: band.from,
      words:
        band.until === null
          ? t('tasks.relay.holds', { name: band.holder.name ?? t('tasks.somebody'), from: day(band.from) })
          : t('tasks.relay.held', { name: band.holder.name ?? t('tasks.somebody'), from: day(band.from), until: day(band.until) }),
      offer: props.line.handOvers.find(({ id }) => id === band.handOver),
      note: band.note,
    }));
    const gaps = props.line.gaps.map((gap) => ({
      at: gap.from,
      words:
        gap.until === null
          ? t('tasks.relay.nobody-since', { from: day(gap.from) })
          : t('tasks.relay.nobody', { from: day(gap.from), until: day(gap.until) }),
      offer: undefined as HandOverView | undefined,
      note: null,
    }));
    return [...bands, ...gaps].sort((a, b) => a.at - b.at);
  });
  return (
    <ol>
      <For each={events()}>
        {(event) => (
          <li>
            {event.words}
            <Show when={event.note}>{(note) => <blockquote>{note()}</blockquote>}</Show>
            <Show when={event.offer}>{(offer) => <Note offer={offer()} />}</Show>
          </li>
        )}
      </For>
      <Show when={props.line.nextStep}>
        {(next) => (
          <li>
            <span class="ui-soft">{t('field.nextStep')}</span> {next()}
          </li>
        )}
      </Show>
    </ol>
  );
}

function Note(props: { readonly offer: HandOverView }): JSX.Element {
  const { t } = useI18n();
  const parts = () =>
    [
      [t('tasks.hand-over.state'), props.offer.state],
      [t('field.nextStep'), props.offer.nextStep],
      [t('tasks.hand-over.traps'), props.offer.traps],
    ].filter((part): part is [string, string] => part[1] !== null);
  return (
    <dl class="tasks-note">
      <For each={parts()}>
        {([label, text]) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
