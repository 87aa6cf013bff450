/** Keeps the present filters under a name, for oneself or for everybody. */
import { createSignal, type JSX } from 'solid-js';
import type { Problem } from '../../../kernel/result.ts';
import { Button, Checkbox, Dialog, problemText, TextField, useGestures, useI18n } from '../../../ui/index.ts';
import type { TaskFilters } from '../finding.ts';

export function SaveFilter(props: { readonly filters: TaskFilters; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [name, setName] = createSignal('');
  const [shared, setShared] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const save = async () => {
    if (name().trim() === '') return setProblem({ code: 'field-missing' });
    const saved = await act('filter.save', { name: name().trim(), filters: props.filters, shared: shared() }, { quietly: true });
    if (saved.ok) props.onClose();
    else setProblem(saved.problem);
  };
  return (
    <Dialog
      open
      size="small"
      title={t('tasks.filter.save')}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <Button kind="primary" onClick={() => void save()}>
          {t('command.filter.save')}
        </Button>
      }
    >
      <form
        class="ui-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('field.name')}
          required
          problem={problem() === undefined ? undefined : problemText(t, problem() ?? { code: '' })}
          value={name()}
          onInput={setName}
        />
        <Checkbox label={t('tasks.filter.shared')} checked={shared()} onChange={setShared} />
      </form>
    </Dialog>
  );
}
