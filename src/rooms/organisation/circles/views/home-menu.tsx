/** What is done with the organisation as a whole: more circles, templates, files out and in, paper, the trash. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import {
  Button,
  createAnswer,
  Dialog,
  IconBlend,
  IconDownload,
  IconPrinter,
  IconSquareStack,
  IconTrash2,
  IconUpload,
  Menu,
  saveFile,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { circleRemoved } from '../queries/index.ts';
import type { Line } from './types.ts';

export function HomeMenu(props: { readonly empty: boolean }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const [trash, setTrash] = createSignal(false);
  const saveJson = async () => {
    const chart = await desk.ask('circle.export', {});
    if (chart.ok)
      saveFile(new Blob([`${JSON.stringify(chart.value, null, 2)}\n`], { type: 'application/json' }), `${t('circles.file')}.json`);
  };
  const saveMarkdown = async () => {
    const [lines, { chartMarkdown }] = await Promise.all([desk.ask('circle.tree', {}), import('../chart/exporting.ts')]);
    // What `circle.tree` answers.
    if (lines.ok)
      saveFile(new Blob([chartMarkdown(lines.value as readonly Line[], t)], { type: 'text/markdown' }), `${t('circles.file')}.md`);
  };
  return (
    <>
      <Menu
        label={t('circles.more')}
        iconOnly
        items={[
          { id: 'circle', label: t('command.circle.add'), icon: IconBlend, onSelect: () => desk.perform('circle.add') },
          {
            id: 'templates',
            label: t('circles.templates.choose'),
            icon: IconSquareStack,
            onSelect: () => desk.go('/organisation/templates'),
          },
          { id: 'import', label: t('circles.import'), icon: IconUpload, onSelect: () => desk.go('/organisation/import') },
          ...(props.empty
            ? []
            : [
                'separator' as const,
                { id: 'json', label: t('circles.export.json'), icon: IconDownload, onSelect: () => void saveJson() },
                { id: 'markdown', label: t('circles.export.markdown'), icon: IconDownload, onSelect: () => void saveMarkdown() },
                { id: 'print', label: t('circles.print'), icon: IconPrinter, onSelect: () => window.print() },
              ]),
          'separator',
          { id: 'trash', label: t('circles.trash'), icon: IconTrash2, onSelect: () => setTrash(true) },
        ]}
      />
      <Show when={trash()}>
        <Trash onClose={() => setTrash(false)} />
      </Show>
    </>
  );
}

function Trash(props: { readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const removed = createAnswer<typeof circleRemoved>('circle.removed');
  return (
    <Dialog open title={t('circles.trash')} onOpenChange={(open) => !open && props.onClose()}>
      <ul class="circles-rows">
        <For each={removed()} fallback={<li class="ui-soft">{t('circles.trash.empty')}</li>}>
          {(row) => (
            <li class="circles-row">
              <span class="circles-line-words">
                <span class="circles-name">{row.name ?? t('circles.nameless')}</span>
                <span class="ui-soft">{t(`table.${row.kind}`)}</span>
              </span>
              <Button small onClick={() => void act(`${row.kind}.restore`, { [row.kind]: row.id })}>
                {t(`command.${row.kind}.restore`)}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
