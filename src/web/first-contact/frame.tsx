/** The page of someone who is not in yet: a card, the mark of Relais, and the choice of language. */
import { type JSX, Show } from 'solid-js';
import { localeNames, locales, SegmentedControl, useI18n } from '../../ui/index.ts';
import { Mark } from '../shell/mark.tsx';

export function Frame(props: { readonly title: string; readonly lead?: JSX.Element; readonly children: JSX.Element }): JSX.Element {
  const i18n = useI18n();
  return (
    <div class="web-frame">
      <header class="web-frame-head">
        <span class="web-brand">
          <Mark size={28} />
          Relais
        </span>
        <SegmentedControl
          label={i18n.t('ui.locale.label')}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
          value={i18n.locale()}
          onChange={i18n.setLocale}
        />
      </header>
      <main class="web-card" id="content">
        <h1 tabindex={-1}>{props.title}</h1>
        <Show when={props.lead}>
          <p class="ui-lead">{props.lead}</p>
        </Show>
        {props.children}
      </main>
      <Show when={!isSecureContext}>
        <p class="web-frame-note">{i18n.t('web.insecure')}</p>
      </Show>
    </div>
  );
}
