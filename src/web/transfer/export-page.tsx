/** Taking everything out, in open formats, at any time. */
import { createSignal, For, type JSX } from 'solid-js';
import { Button, PageHeader, saveFile, useI18n, useToasts } from '../../ui/index.ts';
import { decisionsZip, EXPORT_FORMATS, type ExportFormat, exportAs, exportDecisions, exportKinds } from '../../workplace/index.ts';
import type { Opened } from '../device/opened.ts';

export function ExportPage(props: { readonly opened: Opened }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const toasts = useToasts();
  const [busy, setBusy] = createSignal<ExportFormat | 'decisions'>();
  const save = async (format: ExportFormat) => {
    if (busy() !== undefined) return;
    setBusy(format);
    const name = props.opened.known.workplaceName;
    const { text, count } = await exportAs(props.opened.workplace, format, { name, locale: i18n.locale(), say: t });
    const { suffix, type } = exportKinds[format];
    saveFile(new Blob([text], { type }), `${name}.${suffix}`);
    setBusy(undefined);
    toasts.show({ text: t('web.export.done', { count }) });
  };
  /** A folder of files in a browser is a zip. */
  const saveDecisions = async () => {
    if (busy() !== undefined) return;
    setBusy('decisions');
    const name = props.opened.known.workplaceName;
    const date = (day: string) => i18n.format.civilDate(day, 'long');
    const files = await exportDecisions(props.opened.workplace, { name, say: t, date, dayOf: i18n.format.civilDateAt });
    saveFile(new Blob([await decisionsZip(files)], { type: 'application/zip' }), `${name} – ${t('web.export.decisions')}.zip`);
    setBusy(undefined);
    toasts.show({ text: t('web.export.done', { count: files.length - 1 }) });
  };
  return (
    <div class="web-page">
      <PageHeader title={t('web.export.title')} lead={t('web.export.lead')} />
      <ul class="web-lines">
        <For each={EXPORT_FORMATS}>
          {(format) => (
            <li class="web-line">
              <span class="web-line-words">
                <span>{t(`web.export.${format}`)}</span>
                <span class="ui-soft">{t(`web.export.${format}.for`)}</span>
              </span>
              <Button small aria-busy={busy() === format} onClick={() => void save(format)}>
                {t('web.export.save')}
              </Button>
            </li>
          )}
        </For>
        <li class="web-line">
          <span class="web-line-words">
            <span>{t('web.export.decisions')}</span>
            <span class="ui-soft">{t('web.export.decisions.for')}</span>
          </span>
          <Button small aria-busy={busy() === 'decisions'} onClick={() => void saveDecisions()}>
            {t('web.export.save')}
          </Button>
        </li>
      </ul>
      <p class="ui-soft">{t('web.export.sqlite')}</p>
    </div>
  );
}
