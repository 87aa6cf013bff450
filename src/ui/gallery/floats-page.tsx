/** What opens above the page. */
import { createSignal, type JSX } from 'solid-js';
import {
  Button,
  Checkbox,
  Combobox,
  type ComboboxOption,
  Dialog,
  Drawer,
  FilterChip,
  IconArrowRightLeft,
  IconHistory,
  IconMapPin,
  IconTrash2,
  Menu,
  PageHeader,
  Popover,
  SegmentedControl,
  Tabs,
  TextArea,
  Toolbar,
  useAnnouncer,
  useI18n,
  useToasts,
} from '../index.ts';
import { people } from './samples.ts';

const options: readonly ComboboxOption[] = people.map((label) => ({ value: label, label }));

export function FloatsPage(): JSX.Element {
  const { t } = useI18n();
  const toasts = useToasts();
  const { announce } = useAnnouncer();
  const [dialog, setDialog] = createSignal(false);
  const [drawer, setDrawer] = createSignal(false);
  const [note, setNote] = createSignal('');
  const [to, setTo] = createSignal<readonly ComboboxOption[]>([]);
  const [face, setFace] = createSignal('list');
  const [view, setView] = createSignal<'list' | 'board' | 'calendar'>('list');
  const [mine, setMine] = createSignal(true);
  const items = () => [
    { id: 'over', label: t('gallery.handOver'), icon: IconArrowRightLeft, shortcut: 'h', onSelect: () => setDialog(true) },
    { id: 'history', label: t('gallery.history'), icon: IconHistory, shortcut: 'mod+shift+h', onSelect: () => undefined },
    'separator' as const,
    { id: 'trash', label: t('gallery.trash'), icon: IconTrash2, caution: true, onSelect: () => undefined },
  ];
  return (
    <>
      <PageHeader title={t('gallery.floats')} actions={<Button onClick={() => setDialog(true)}>{t('gallery.dialog')}</Button>} />
      <div class="g-stack">
        <div class="ui-actions">
          <Button onClick={() => setDrawer(true)}>{t('gallery.drawer')}</Button>
          <Menu label={t('gallery.menu')} items={items()} />
          <Menu label={t('gallery.menu')} iconOnly items={items()} />
          <Popover label={t('gallery.filters')} title={t('gallery.filters')}>
            <Checkbox label={t('gallery.chipMine')} checked={mine()} onChange={setMine} />
            <Combobox label={t('gallery.holder')} options={options} chosen={to()} onChange={setTo} />
          </Popover>
          <Button
            onClick={() =>
              toasts.show({
                text: t('gallery.taken', { title: 'Réparer le poste 12' }),
                action: { label: t('gallery.undo'), run: () => void toasts.show({ text: t('gallery.undone') }) },
              })
            }
          >
            {t('gallery.toast')}
          </Button>
          <Button onClick={() => announce(t('gallery.announced'))}>{t('gallery.announce')}</Button>
        </div>
        <Toolbar label={t('gallery.filters')}>
          <SegmentedControl
            label={t('gallery.lists')}
            value={view()}
            onChange={setView}
            options={[
              { value: 'list', label: t('gallery.list') },
              { value: 'board', label: t('gallery.board') },
              { value: 'calendar', label: t('gallery.calendar') },
            ]}
          />
          <FilterChip pressed={mine()} onChange={setMine}>
            {t('gallery.chipMine')}
          </FilterChip>
          <FilterChip pressed removable icon={IconMapPin} onChange={() => undefined}>
            {t('gallery.chipPlace')}
          </FilterChip>
        </Toolbar>
        <Tabs
          label={t('gallery.lists')}
          value={face()}
          onChange={setFace}
          tabs={[
            { id: 'list', label: t('gallery.list'), count: 12 },
            { id: 'history', label: t('gallery.history') },
          ]}
        >
          {(id) => <p>{t(`gallery.${id}`)}</p>}
        </Tabs>
      </div>
      <Dialog
        open={dialog()}
        onOpenChange={setDialog}
        title={t('gallery.handOver')}
        description="Réparer le poste 12"
        footer={
          <>
            <Button kind="primary" onClick={() => setDialog(false)}>
              {t('gallery.handOver')}
            </Button>
            <Button kind="quiet" onClick={() => setDialog(false)}>
              {t('ui.cancel')}
            </Button>
          </>
        }
      >
        <Combobox label={t('gallery.people')} options={options} chosen={to()} onChange={setTo} required />
        <TextArea label={t('gallery.next')} value={note()} onInput={setNote} rows={3} />
        <div>
          <Menu label={t('gallery.menu')} items={items()} />
        </div>
      </Dialog>
      <Drawer open={drawer()} onOpenChange={setDrawer} title="Réparer le poste 12">
        <TextArea label={t('gallery.why')} value={note()} onInput={setNote} rows={3} />
        <Button onClick={() => setDialog(true)}>{t('gallery.handOver')}</Button>
      </Drawer>
    </>
  );
}
