/** One's own calendars for calendar programs: an address each, shown once, and what became of those made. */
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import { Button, ErrorNote, problemText, Select, TextField, useGestures, useI18n, useToasts } from '../../ui/index.ts';
import { detailsOf, FEED_KINDS, type Feed, type FeedDetail, type FeedKind, feeds } from '../account/feeds.ts';

export function Feeds(): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { tell } = useGestures();
  const [kind, setKind] = createSignal<FeedKind>('presence');
  const [detail, setDetail] = createSignal<FeedDetail>('titles');
  const [address, setAddress] = createSignal<string>();
  const [answer, { refetch }] = createResource(() => feeds.list());
  const listed = () => {
    const known = answer.latest;
    return known?.ok === true ? known.value : [];
  };
  const problem = () => {
    const known = answer.latest;
    return known?.ok === false ? known.problem : undefined;
  };
  /** What another kind knew and this one does not is left out. */
  const chosen = (): FeedDetail => detailsOf(kind()).find((each) => each === detail()) ?? 'titles';
  const tellsWhere = () => detailsOf(kind()).includes('elsewhere');
  const detailWords = (value: FeedDetail) => t(tellsWhere() ? `people.feeds.where.${value}` : `people.feeds.detail.${value}`);
  const make = async () => {
    const made = await feeds.make({ kind: kind(), detail: chosen(), locale: i18n.locale() });
    if (!made.ok) return tell(made.problem);
    setAddress(made.value.address);
    await refetch();
  };
  const revoke = async (id: string) => {
    const revoked = await feeds.revoke(id);
    if (!revoked.ok) return tell(revoked.problem);
    setAddress(undefined);
    await refetch();
  };
  return (
    <section class="web-section">
      <h2>{t('people.feeds')}</h2>
      <p class="ui-soft">{t('people.feeds.lead')}</p>
      <Show
        when={problem()}
        fallback={
          <form
            class="people-wishes"
            onSubmit={(event) => {
              event.preventDefault();
              void make();
            }}
          >
            <Select
              label={t('people.feeds.kind')}
              value={kind()}
              options={FEED_KINDS.map((value) => ({ value, label: t(`people.feeds.kind.${value}`) }))}
              onChange={(value) => setKind(FEED_KINDS.find((each) => each === value) ?? 'presence')}
            />
            <Show when={kind() !== 'hours'}>
              <Select
                label={t('people.feeds.detail')}
                value={chosen()}
                options={detailsOf(kind()).map((value) => ({ value, label: detailWords(value) }))}
                onChange={(value) => setDetail(detailsOf(kind()).find((each) => each === value) ?? 'titles')}
              />
            </Show>
            <Button type="submit">{t('people.feeds.make')}</Button>
            <Show when={tellsWhere()}>
              <p class="ui-hint">{t('people.feeds.detail.hint')}</p>
            </Show>
          </form>
        }
      >
        {(why) => <ErrorNote happened={why().code.startsWith('network.') ? t('web.account.offline') : problemText(t, why())} />}
      </Show>
      <Show when={address()} keyed>
        {(fresh) => <FreshAddress address={fresh} />}
      </Show>
      <Show when={listed().length > 0}>
        <ul class="web-lines">
          <For each={listed()}>{(feed) => <FeedLine feed={feed} onRevoke={() => void revoke(feed.id)} />}</For>
        </ul>
        <p class="ui-hint">{t('people.feeds.told')}</p>
      </Show>
    </section>
  );
}

function FreshAddress(props: { readonly address: string }): JSX.Element {
  const { t } = useI18n();
  const toasts = useToasts();
  const copy = async () => {
    await navigator.clipboard?.writeText(props.address).catch(() => undefined);
    toasts.show({ text: t('people.feeds.copied') });
  };
  return (
    <div class="web-fresh-link">
      <TextField
        label={t('people.feeds.address')}
        hint={t('people.feeds.once')}
        value={props.address}
        readOnly
        onInput={() => undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="ui-actions">
        <Show when={isSecureContext}>
          <Button kind="primary" onClick={() => void copy()}>
            {t('people.feeds.copy')}
          </Button>
        </Show>
        <a class="ui-link" href={props.address.replace(/^https?:/, 'webcal:')}>
          {t('people.feeds.open')}
        </a>
      </div>
    </div>
  );
}

function FeedLine(props: { readonly feed: Feed; readonly onRevoke: () => void }): JSX.Element {
  const { t } = useI18n();
  const words = () => {
    const what = t(`people.feeds.kind.${props.feed.kind}`);
    return props.feed.detail === 'titles' ? what : t(`people.feeds.only.${props.feed.detail}`, { what });
  };
  const since = () => {
    const { created, readOn } = props.feed;
    return readOn === undefined ? t('people.feeds.unread', { created }) : t('people.feeds.read', { created, on: readOn });
  };
  return (
    <li class="web-line">
      <span class="web-line-words">
        <span>{words()}</span>
        <span class="ui-soft">{since()}</span>
      </span>
      <Button small kind="quiet" aria-label={t('people.feeds.revoke-one', { what: words() })} onClick={props.onRevoke}>
        {t('people.feeds.revoke')}
      </Button>
    </li>
  );
}
