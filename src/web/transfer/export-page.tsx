/** Taking everything out, in open formats, at any time. */
import { createSignal, For, type JSX } from 'solid-js';
import { Button, PageHeader, saveFile, useI18n, useToasts } from '../../ui/index.ts';
import { EXPORT_FORMATS, type ExportFormat, exportAs, exportKinds } from '../../workplace/index.ts';
import type { Opened } from '../device/opened.ts';

export function ExportPage(props: { readonly opened: Opened }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const toasts = useToasts();
  const [busy, setBusy] = createSignal<ExportFormat>();
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
      </ul>
      <p class="ui-soft">{t('web.export.sqlite')}</p>
    </div>
  );
}
