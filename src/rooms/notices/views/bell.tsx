/** The way to the news, in the head of the application: a dot when there is something new, never a number. */
import { createEffect, createSignal, type JSX, Show } from 'solid-js';
import { createAnswer, IconBell, useI18n, whenIdle } from '../../../ui/index.ts';
import type { noticeList } from '../queries.ts';
import { listed, setListed, useLooked } from './looked.ts';
import './notices.css';

export function Bell(props: { readonly current: boolean }): JSX.Element {
  const { t } = useI18n();
  const [ready, setReady] = createSignal(false);
  whenIdle(() => setReady(true));
  const list = createAnswer<typeof noticeList>('notice.list', () => (ready() ? {} : undefined));
  createEffect(() => setListed(list() ?? []));
  const { isNew } = useLooked('looked');
  const some = () => listed().some(isNew);
  return (
    <a
      class="ui-button ui-icon-button notices-bell"
      data-kind="quiet"
      href="/notices"
      aria-current={props.current ? 'page' : undefined}
      aria-label={some() ? t('notices.bell.new') : t('room.notices')}
      data-tooltip={t('room.notices')}
    >
      <IconBell />
      <Show when={some()}>
        <span class="notices-dot" />
      </Show>
    </a>
  );
}
