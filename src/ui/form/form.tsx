/** A form made from field descriptions: why first, a draft told at every letter, each problem at its field. */
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { useI18n } from '../context/i18n.tsx';
import { problemText } from '../i18n/index.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorNote } from '../widgets/notes.tsx';
import { type Draft, type FieldSpec, inOrder, readDraft, type Values } from './fields.ts';
import { FormField, type FormHelp } from './form-field.tsx';

export interface FormProps extends FormHelp {
  readonly fields: readonly FieldSpec[];
  /** What the form begins with: a kept draft, or `draftOf(fields, values)`. */
  readonly draft?: Draft | undefined;
  /** Told at every change, so that nothing typed is lost. */
  readonly onDraft?: ((draft: Draft) => void) | undefined;
  /** Answers the problem that stopped it, if any; one with `params.field` shows at that field. */
  readonly onSubmit: (values: Values) => Problem | undefined | Promise<Problem | undefined>;
  readonly submitLabel: string;
  readonly onCancel?: (() => void) | undefined;
}

export function Form(props: FormProps): JSX.Element {
  const { t } = useI18n();
  const [draft, setDraft] = createSignal<Draft>(props.draft ?? {});
  const [problems, setProblems] = createSignal<Readonly<Record<string, Problem>>>({});
  const [refused, setRefused] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);
  const id = createUniqueId();

  const change = (name: string, value: Draft[string]) => {
    setDraft((before) => ({ ...before, [name]: value }));
    setProblems(({ [name]: _mended, ...others }) => others);
    props.onDraft?.(draft());
  };
  const showProblems = (found: Readonly<Record<string, Problem>>) => {
    setProblems(found);
    const first = inOrder(props.fields).find((field) => found[field.name] !== undefined);
    if (first !== undefined)
      queueMicrotask(() =>
        document.querySelector<HTMLElement>(`#${CSS.escape(id)} [data-field="${first.name}"] :is(input, textarea, select)`)?.focus(),
      );
  };
  const submit = async () => {
    const { values, problems: found } = readDraft(props.fields, draft());
    setRefused(undefined);
    showProblems(found);
    if (Object.keys(found).length > 0 || sending()) return;
    setSending(true);
    const problem = await props.onSubmit(values);
    setSending(false);
    const at = problem?.params?.field;
    if (problem === undefined) return;
    if (typeof at === 'string' && props.fields.some((field) => field.name === at)) showProblems({ [at]: problem });
    else setRefused(problem);
  };
  const problemOf = (field: FieldSpec) => {
    const problem = problems()[field.name];
    return problem === undefined ? undefined : problemText(t, problem);
  };
  return (
    <form
      id={id}
      class="ui-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      <For each={inOrder(props.fields)}>
        {(field) => (
          <FormField
            field={field}
            value={draft()[field.name]}
            problem={problemOf(field)}
            onChange={(value) => change(field.name, value)}
            search={props.search}
            nameOf={props.nameOf}
            today={props.today}
          />
        )}
      </For>
      <Show when={refused()}>{(problem) => <ErrorNote happened={problemText(t, problem())} kept={t('ui.form.kept')} />}</Show>
      <div class="ui-actions ui-form-actions">
        <Button kind="primary" type="submit">
          {props.submitLabel}
        </Button>
        <Show when={props.onCancel}>
          {(cancel) => (
            <Button kind="quiet" onClick={() => cancel()()}>
              {t('ui.cancel')}
            </Button>
          )}
        </Show>
      </div>
    </form>
  );
}
