/** This device: how sharing stands, what it stores and costs, exchange by file, looks, and leaving it clean. */
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import {
  Button,
  FileDrop,
  localeNames,
  locales,
  PageHeader,
  SegmentedControl,
  saveFile,
  themes,
  useGestures,
  useI18n,
  useTheme,
  useToasts,
} from '../../ui/index.ts';
import type { Opened } from '../device/opened.ts';
import { Leaving } from './leaving.tsx';

export function DevicePage(props: { readonly opened: Opened; readonly onLeave: () => void }): JSX.Element {
  const { t } = useI18n();
  const [leaving, setLeaving] = createSignal(false);
  return (
    <div class="web-page">
      <PageHeader title={t('web.device.title')} lead={t('web.device.lead')} />
      <Sharing opened={props.opened} />
      <NotAccepted opened={props.opened} />
      <Storage />
      <ByFile opened={props.opened} />
      <Looks />
      <section class="web-section">
        <h2>{t('web.device.leave')}</h2>
        <p>{t('web.device.leave-lead')}</p>
        <div class="ui-actions">
          <Button kind="caution" onClick={() => setLeaving(true)}>
            {t('web.device.sign-out')}
          </Button>
        </div>
      </section>
      <Show when={leaving()}>
        <Leaving opened={props.opened} onClose={() => setLeaving(false)} onLeft={props.onLeave} />
      </Show>
    </div>
  );
}

function Sharing(props: { readonly opened: Opened }): JSX.Element {
  const { t } = useI18n();
  const standing = props.opened.standing;
  return (
    <section class="web-section">
      <h2>{t('web.device.sharing')}</h2>
      <p>{standing().connected ? t('web.device.connected') : t('web.device.apart')}</p>
      <p>{t('web.device.waiting', { count: standing().waiting })}</p>
      <Show when={standing().sharedAt}>{(at) => <p>{t('web.device.shared-at', { at: at() })}</p>}</Show>
      <p>{t('web.device.used', { bytes: standing().dataUsed })}</p>
    </section>
  );
}

/** Changes the workplace did not take: why, and what to do with each. Nothing of them is lost. */
function NotAccepted(props: { readonly opened: Opened }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const reason = (code: string) => (t.has(`web.refused.${code}`) ? t(`web.refused.${code}`) : t('web.refused.other', { code }));
  const save = () => {
    const changes = props.opened.aside().map(({ change, problem }) => ({ ...change, refused: problem.code }));
    saveFile(new Blob([JSON.stringify(changes, null, 1)], { type: 'application/json' }), 'relais-not-accepted.json');
  };
  return (
    <Show when={props.opened.aside().length > 0}>
      <section class="web-section">
        <h2>{t('web.refused.title')}</h2>
        <p>{t('web.refused.lead')}</p>
        <ul class="web-lines">
          <For each={props.opened.aside()}>
            {(one) => (
              <li class="web-line">
                <span class="web-line-words">
                  <span>{t.has(`command.${one.change.command}`) ? t(`command.${one.change.command}`) : one.change.command}</span>
                  <span class="ui-soft">{reason(one.problem.code)}</span>
                </span>
                <Button small kind="quiet" onClick={() => void props.opened.dismiss(one)}>
                  {t('web.refused.dismiss')}
                </Button>
              </li>
            )}
          </For>
        </ul>
        <div class="ui-actions">
          <Button onClick={save}>{t('web.refused.save')}</Button>
        </div>
      </section>
    </Show>
  );
}

function Storage(): JSX.Element {
  const { t } = useI18n();
  const [estimate] = createResource(async () => navigator.storage?.estimate?.());
  const [persisted, { refetch }] = createResource(async () => (await navigator.storage?.persisted?.()) ?? false);
  const ask = async () => {
    await navigator.storage?.persist?.();
    await refetch();
  };
  return (
    <section class="web-section">
      <h2>{t('web.device.storage')}</h2>
      <Show when={estimate()}>{(known) => <p>{t('web.device.room', { used: known().usage ?? 0, quota: known().quota ?? 0 })}</p>}</Show>
      <Show when={isSecureContext} fallback={<p>{t('web.insecure')}</p>}>
        <Show
          when={persisted()}
          fallback={
            <>
              <p>{t('web.device.fleeting')}</p>
              <div class="ui-actions">
                <Button onClick={() => void ask()}>{t('web.device.persist')}</Button>
              </div>
            </>
          }
        >
          <p>{t('web.device.persistent')}</p>
        </Show>
      </Show>
    </section>
  );
}

function ByFile(props: { readonly opened: Opened }): JSX.Element {
  const { t } = useI18n();
  const { tell } = useGestures();
  const toasts = useToasts();
  const out = async () => {
    const bundle = await props.opened.bundle();
    if (bundle.ok) saveFile(bundle.value, `${props.opened.known.workplaceName}.relais`);
    else tell(bundle.problem);
  };
  const take = async (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    const taken = await props.opened.takeBundle(file);
    if (taken.ok) toasts.show({ text: t('web.device.bundle-taken', { ...taken.value }) });
    else tell(taken.problem);
  };
  return (
    <section class="web-section">
      <h2>{t('web.device.file')}</h2>
      <p>{t('web.device.file-lead')}</p>
      <div class="ui-actions">
        <Button onClick={() => void out()}>{t('web.device.bundle-out')}</Button>
      </div>
      <FileDrop label={t('web.device.bundle-in')} accept=".relais" onFiles={(files) => void take(files)} />
    </section>
  );
}

function Looks(): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { theme, setTheme } = useTheme();
  return (
    <section class="web-section">
      <h2>{t('web.device.look')}</h2>
      <div class="ui-actions">
        <SegmentedControl
          label={t('ui.theme.label')}
          options={themes.map((value) => ({ value, label: t(`ui.theme.${value}`) }))}
          value={theme()}
          onChange={setTheme}
        />
        <SegmentedControl
          label={t('ui.locale.label')}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
          value={i18n.locale()}
          onChange={i18n.setLocale}
        />
      </div>
    </section>
  );
}
