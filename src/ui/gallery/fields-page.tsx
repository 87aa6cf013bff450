/** Everything one fills in, and a form made from descriptions. */
import { createSignal, type JSX } from 'solid-js';
import {
  Button,
  Checkbox,
  Combobox,
  type ComboboxOption,
  DateField,
  type FieldSpec,
  FileDrop,
  Form,
  IconButton,
  IconPaperclip,
  IconSearch,
  LinkButton,
  PageHeader,
  Select,
  Switch,
  TextArea,
  TextField,
  useI18n,
} from '../index.ts';
import { people } from './samples.ts';

const options: readonly ComboboxOption[] = people.map((label, at) => ({
  value: String(at),
  label,
  detail: at % 2 === 0 ? 'Atelier' : 'Accueil',
}));

export function FieldsPage(): JSX.Element {
  const { t } = useI18n();
  const [title, setTitle] = createSignal('Réparer le poste 12');
  const [why, setWhy] = createSignal('');
  const [next, setNext] = createSignal('Commander la pièce.\nPuis prévenir l’école.');
  const [state, setState] = createSignal('doing');
  const [due, setDue] = createSignal('2026-12-11');
  const [one, setOne] = createSignal<readonly ComboboxOption[]>([]);
  const [several, setSeveral] = createSignal<readonly ComboboxOption[]>(options.slice(0, 2));
  const [tell, setTell] = createSignal(true);
  const [quiet, setQuiet] = createSignal(true);
  const fields = (): readonly FieldSpec[] => [
    { name: 'title', kind: 'string', label: t('gallery.title'), required: true, max: 80 },
    { name: 'why', kind: 'long', label: t('gallery.why'), hint: t('gallery.whyHint'), required: true },
    { name: 'due', kind: 'date', label: t('gallery.due') },
    { name: 'to', kind: 'ref', table: 'member', label: t('gallery.people') },
    { name: 'tags', kind: 'list', label: t('gallery.tags') },
    {
      name: 'state',
      kind: 'enum',
      label: t('gallery.state'),
      values: ['open', 'doing', 'waiting'].map((value) => ({ value, label: t(`gallery.${value}`) })),
    },
  ];
  return (
    <>
      <PageHeader title={t('gallery.fields')} />
      <div class="g-columns">
        <section class="g-stack">
          <div class="ui-actions">
            <Button kind="primary">{t('gallery.save')}</Button>
            <Button>{t('gallery.take')}</Button>
            <Button kind="quiet">{t('gallery.decline')}</Button>
            <Button kind="caution">{t('gallery.trash')}</Button>
            <Button disabled>{t('gallery.done')}</Button>
            <Button small icon={IconPaperclip}>
              {t('gallery.retry')}
            </Button>
            <LinkButton href="#today">{t('gallery.today')}</LinkButton>
            <IconButton icon={IconSearch} label={t('gallery.search')} />
          </div>
          <TextField label={t('gallery.title')} value={title()} onInput={setTitle} required />
          <TextField
            label={t('gallery.search')}
            hideLabel
            icon={IconSearch}
            placeholder={t('gallery.search')}
            value=""
            onInput={() => undefined}
            type="search"
          />
          <TextArea
            label={t('gallery.why')}
            hint={t('gallery.whyHint')}
            problem={why() === '' ? t('problem.field-missing') : undefined}
            required
            value={why()}
            onInput={setWhy}
          />
          <TextArea label={t('gallery.next')} value={next()} onInput={setNext} />
          <Select
            label={t('gallery.state')}
            value={state()}
            onChange={setState}
            options={['open', 'doing', 'waiting'].map((value) => ({ value, label: t(`gallery.${value}`) }))}
          />
          <DateField label={t('gallery.due')} value={due()} onChange={setDue} today="2026-11-22" />
          <Combobox label={t('gallery.holder')} options={options} chosen={one()} onChange={setOne} />
          <Combobox label={t('gallery.people')} options={options} chosen={several()} onChange={setSeveral} multiple />
          <Checkbox label={t('gallery.tell')} checked={tell()} onChange={setTell} />
          <Checkbox label={t('gallery.all')} checked={false} partly onChange={() => undefined} />
          <Switch label={t('gallery.quiet')} checked={quiet()} onChange={setQuiet} />
          <FileDrop label={t('gallery.drop')} hint={t('gallery.dropHint')} onFiles={() => undefined} />
        </section>
        <section class="g-stack" aria-label={t('gallery.new')}>
          <h2>{t('gallery.new')}</h2>
          <Form
            fields={fields()}
            today="2026-11-22"
            submitLabel={t('gallery.save')}
            onCancel={() => undefined}
            onSubmit={() => ({ code: 'never-heard-of' })}
            search={async (_table, query) => options.filter((option) => option.label.toLowerCase().includes(query.toLowerCase()))}
          />
        </section>
      </div>
    </>
  );
}
