/** How a task comes back, said in words or as a rule, and told back before it is kept. */
import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { Button, IconRepeat, TextField, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { describeRule, parseRule, readRule } from '../../recurrence/index.ts';
import type { TaskShown } from '../types.ts';

export function Recurrence(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const [editing, setEditing] = createSignal(false);
  const [text, setText] = createSignal('');
  const lasting = () => (props.task.series?.stoppedAt === null ? props.task.series : undefined);
  const told = createMemo(() => {
    const parsed = parseRule(lasting()?.rule ?? '');
    return parsed.ok ? describeRule(parsed.value, t) : undefined;
  });
  const understood = createMemo(() => {
    const said = text().trim();
    if (said === '') return undefined;
    const parsed = /FREQ *=/i.test(said) ? parseRule(said) : undefined;
    const rule = parsed === undefined ? readRule(said, desk.today()) : parsed.ok ? parsed.value : undefined;
    return rule === undefined ? undefined : describeRule(rule, t);
  });
  const keep = async () => {
    const kept = await act('task.recur', { task: props.task.id, rule: text().trim() });
    if (!kept.ok) return;
    setEditing(false);
    setText('');
  };
  return (
    <div class="tasks-fact-wide tasks-recurrence">
      <Show when={told()}>
        {(words) => (
          <p>
            <IconRepeat size={16} /> {words()}
          </p>
        )}
      </Show>
      <Show
        when={editing()}
        fallback={
          <div class="ui-actions">
            <Button small kind="quiet" icon={IconRepeat} onClick={() => setEditing(true)}>
              {lasting() === undefined ? t('command.task.recur') : t('tasks.recur.change')}
            </Button>
            <Show when={lasting()}>
              <Button small kind="quiet" onClick={() => void act('task.stop-recurring', { task: props.task.id })}>
                {t('command.task.stop-recurring')}
              </Button>
            </Show>
          </div>
        }
      >
        <form
          class="ui-form"
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <TextField
            label={t('tasks.recur.rule')}
            placeholder={t('tasks.recur.example')}
            hint={text().trim() === '' ? t('tasks.recur.hint') : (understood() ?? t('tasks.recur.not-yet'))}
            value={text()}
            onInput={setText}
          />
          <div class="ui-actions">
            <Button small kind="primary" type="submit">
              {t('command.task.recur')}
            </Button>
            <Button small kind="quiet" onClick={() => setEditing(false)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </form>
      </Show>
    </div>
  );
}
