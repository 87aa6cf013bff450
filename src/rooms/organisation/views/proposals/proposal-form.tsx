/** Writing a proposal: the tension first, how it is to be decided said in words, and only the fields that this way needs. */
import { createMemo, createSignal, type JSX } from 'solid-js';
import {
  Dialog,
  type Draft,
  Form as FieldForm,
  type FieldSpec,
  find,
  keptDraft,
  type OwnFormProps,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import { rowName } from '../../../words.ts';
import { PROCESSES, processOf, rulesOf } from '../../proposals/index.ts';

const KEY = 'proposal.add';

export function Form(props: OwnFormProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const kept: Draft = { process: 'consent', ...keptDraft(desk.drafts.read(KEY)) };
  const [way, setWay] = createSignal(String(kept.process));
  const field = (name: string, kind: FieldSpec['kind'], more: Partial<FieldSpec> = {}): FieldSpec => {
    const key = t.has(`field.proposal.${name}`) ? `field.proposal.${name}` : `field.${name}`;
    return { name, kind, label: t(key), ...(t.has(`${key}.hint`) ? { hint: t(`${key}.hint`) } : {}), ...more };
  };
  const fields = createMemo((): readonly FieldSpec[] => {
    const rules = rulesOf(way());
    return [
      field('tension', 'long', { required: true, max: 5000 }),
      field('title', 'string', { required: true, max: 200 }),
      field('body', 'text'),
      field('process', 'enum', {
        required: true,
        hint: t(`organisation.process.${processOf(way())}`),
        values: PROCESSES.map((value) => ({ value, label: t(`value.proposal.process.${value}`) })),
      }),
      ...(rules.options ? [field('options', 'list')] : []),
      ...(way() === 'election' ? [field('role', 'ref', { table: 'role', required: true }), field('until', 'date')] : []),
      field('circle', 'ref', { table: 'circle', hint: t('organisation.circle-hint') }),
      field('concerned', 'list', { table: 'member' }),
      field('days', 'integer'),
      ...(rules.silence ? [field('silenceConsents', 'boolean')] : []),
      field('reviewOn', 'date'),
    ];
  });
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && props.onClose()}
      title={t('command.proposal.add')}
      description={t('organisation.proposals.lead')}
    >
      <FieldForm
        fields={fields()}
        draft={kept}
        onDraft={(draft) => {
          setWay(String(draft.process ?? 'consent'));
          desk.drafts.write(KEY, JSON.stringify(draft));
        }}
        submitLabel={t('organisation.share-draft')}
        onCancel={props.onClose}
        search={async (table, query) => {
          const answer = await desk.ask(`${table}.list`, {});
          // Rows of the rooms' own queries.
          const rows = answer.ok && Array.isArray(answer.value) ? (answer.value as readonly Readonly<Record<string, unknown>>[]) : [];
          const options = rows.map((row) => ({ value: String(row.id), label: rowName(row) ?? '–', title: rowName(row) ?? '–' }));
          return find(query, options, 50);
        }}
        today={desk.today()}
        onSubmit={async (values) => {
          const wanted = new Set(fields().map(({ name }) => name));
          const given = Object.fromEntries(
            Object.entries({ ...props.given, ...values }).filter(([name]) => wanted.has(name) || name in props.given),
          );
          const done = await act('proposal.add', given, { quietly: true });
          if (!done.ok) return done.problem;
          desk.drafts.write(KEY, '');
          props.onClose();
          const made = done.value.answer as { readonly id?: string } | null;
          if (typeof made?.id === 'string') desk.go(`/organisation/proposals/${made.id}`);
          return undefined;
        }}
      />
    </Dialog>
  );
}
