/** Quick capture: why first, then one line in which every word that means something is coloured as it is written. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../kernel/result.ts';
import {
  Button,
  Checkbox,
  createAnswer,
  createDraft,
  Dialog,
  type I18n,
  type OwnFormProps,
  problemText,
  TextArea,
  useDesk,
  useGestures,
  useI18n,
  useToasts,
} from '../../../ui/index.ts';
import type { Capture } from '../capture/index.ts';
import type { taskPreview } from '../queries/index.ts';
import { CaptureLine } from './capture-line.tsx';

import './capture.css';

export function Form(props: OwnFormProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const toasts = useToasts();
  const { act, undo } = useGestures();
  const shared = typeof props.given.line === 'string' ? props.given.line : undefined;
  const [why, setWhy, forgetWhy] = createDraft('capture.why');
  const [line, setLine, forgetLine] = createDraft('capture.line');
  if (shared !== undefined && line() === '') setLine(shared);
  const [take, setTake] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const capture = createAnswer<typeof taskPreview>('task.preview', () => (line().trim() === '' ? undefined : { line: line() }));
  const at = (...codes: readonly string[]) => {
    const found = problem();
    return found !== undefined && codes.includes(found.code) ? problemText(t, found) : undefined;
  };
  const whyProblem = () => at('why-missing', 'argument-missing');
  const lineProblem = () => {
    const found = problem();
    return found === undefined || whyProblem() !== undefined ? undefined : problemText(t, found);
  };

  const submit = async (again: boolean) => {
    const reason = why().trim();
    const input = { line: line().trim(), ...(reason === '' ? {} : { why: reason }), ...(take() ? { take: true } : {}) };
    if (input.line === '') {
      setProblem({ code: 'title-missing' });
      focus(LINE);
      return;
    }
    const done = await act('task.capture', input, { quietly: true, say: false });
    if (!done.ok) {
      setProblem(done.problem);
      focus(whyProblem() === undefined ? LINE : WHY);
      return;
    }
    setProblem(undefined);
    forgetWhy();
    forgetLine();
    const made = done.value.answer as { readonly id?: string } | null;
    const name = done.value.undo;
    toasts.show({
      text: t('tasks.captured'),
      action:
        made?.id !== undefined
          ? { label: t('tasks.open'), run: () => desk.go(`/tasks/${made.id}`) }
          : { label: t('undo.do'), run: () => name !== undefined && void undo(name) },
    });
    if (again) focus(WHY);
    else props.onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) void submit(false);
    else if (event.shiftKey) void submit(true);
    else if (event.target instanceof HTMLElement && event.target.id === LINE) void submit(false);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      size="large"
      title={t('tasks.capture.title')}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <>
          <Button kind="primary" onClick={() => void submit(false)}>
            {t('tasks.capture.add')}
          </Button>
          <Button onClick={() => void submit(true)}>{t('tasks.capture.again')}</Button>
        </>
      }
    >
      <form class="ui-form" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
        <TextArea
          name={WHY}
          label={t('tasks.why.ask')}
          hint={t('tasks.why.hint')}
          problem={whyProblem()}
          rows={1}
          value={why()}
          onInput={setWhy}
        />
        <CaptureLine id={LINE} line={line()} onLine={setLine} capture={capture()} problem={lineProblem()} />
        <Understood capture={line().trim() === '' ? undefined : capture()} />
        <Checkbox label={t('tasks.capture.take')} checked={take()} onChange={setTake} />
      </form>
    </Dialog>
  );
}

/** What the line means, in words: for everybody, and the only preview for who does not see colours. */
function Understood(props: { readonly capture: Capture | undefined }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const parts = createMemo((): readonly (readonly [kind: string, words: string])[] => {
    const { capture } = props;
    if (capture === undefined) return [];
    const found: (readonly [string, string])[] = [];
    if (capture.why !== undefined) found.push(['why', capture.why]);
    if (capture.nextStep !== undefined) found.push(['next', capture.nextStep]);
    if (capture.holders.length > 0) found.push(['holder', i18n.format.list(capture.holders.map(({ name }) => name))]);
    if (capture.due !== undefined) found.push(['due', dueWords(i18n, capture.due, desk.today())]);
    if (capture.list !== undefined) found.push(['list', capture.list.name]);
    if (capture.place !== undefined) found.push(['place', capture.place.name]);
    if (capture.role !== undefined) found.push(['role', capture.role.name]);
    if (capture.tags.length > 0) found.push(['tag', capture.tags.map((tag) => `#${tag}`).join(' ')]);
    return found;
  });
  return (
    <div class="capture-understood" aria-live="polite">
      <Show when={parts().length > 0}>
        <dl>
          <For each={parts()}>
            {([kind, words]) => (
              <div>
                <dt data-kind={kind}>{t(`tasks.capture.kind.${kind}`)}</dt>
                <dd>{words}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <For each={props.capture?.doubts ?? []}>
        {(doubt) => <p class="capture-doubt">{problemText(t, { code: doubt.code, params: doubt.params })}</p>}
      </For>
    </div>
  );
}

/** The day, and how far it is unless its weekday says so already. */
function dueWords({ format }: I18n, due: string, today: string): string {
  const [day, distance] = [format.civilDate(due, 'long'), format.relativeDay(due, today)];
  return day.includes(distance) ? day : `${day} (${distance})`;
}

const WHY = 'capture-why';
const LINE = 'capture-line';

const focus = (name: string) =>
  queueMicrotask(() => document.querySelector<HTMLElement>(name === LINE ? `#${name}` : `[name="${name}"]`)?.focus());
