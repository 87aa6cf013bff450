/** A figure: what it says, since when, and where it was read. */
import { type JSX, Show } from 'solid-js';
import { Badge, useI18n } from '../../../ui/index.ts';
import type { Figure } from '../figures/figures.ts';
import { useWords } from './words.ts';

export function FigureLine(props: { readonly figure: Figure; readonly children?: JSX.Element }): JSX.Element {
  const { t, format } = useI18n();
  const words = useWords();
  const value = () =>
    props.figure.name === 'forfait-days' ? format.number(props.figure.hundredths / 100) : words.money(props.figure.hundredths);
  const dates = () => {
    const { from, to } = props.figure;
    if (from === null && to === null) return '';
    if (to === null) return t('arrangements.since', { from: format.civilDate(from ?? '') });
    return from === null
      ? t('arrangements.until', { to: format.civilDate(to) })
      : t('arrangements.from-to', { from: format.civilDate(from), to: format.civilDate(to) });
  };
  return (
    <li class="ui-line">
      <div>
        <strong>{value()}</strong> {t(`arrangements.figure.${props.figure.name}`)}
        <Show when={props.figure.scheme}>{(scheme) => <> · {t(`value.figure.scheme.${scheme()}`)}</>}</Show>{' '}
        <Show when={!props.figure.confirmed}>
          <Badge tone="stop">{t('arrangements.to-confirm')}</Badge>
        </Show>
        <Show when={props.figure.id !== null}>
          <Badge>{t('arrangements.own')}</Badge>
        </Show>
        <p class="ui-soft">{[dates(), props.figure.source ?? ''].filter((part) => part !== '').join(' · ')}</p>
      </div>
      {props.children}
    </li>
  );
}
