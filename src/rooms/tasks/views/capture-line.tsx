/** The line of quick capture: a plain field over a twin that paints what each stretch was understood as. */
import { For, type JSX, Show } from 'solid-js';
import { Popover, useI18n } from '../../../ui/index.ts';
import type { Capture } from '../capture/index.ts';

export interface CaptureLineProps {
  readonly id: string;
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly capture: Capture | undefined;
  readonly problem: string | undefined;
}

export function CaptureLine(props: CaptureLineProps): JSX.Element {
  const { t } = useI18n();
  // The answer of a moment ago paints only the line it was about.
  const spans = () => {
    const found = props.capture?.spans ?? [];
    const covered = found.map(({ text }) => text).join('');
    return covered === props.line ? found : [{ kind: 'title' as const, text: props.line }];
  };
  return (
    <div class="ui-field">
      <label class="ui-label" for={props.id}>
        {t('tasks.capture.line')}
      </label>
      <div class="capture-line">
        <div class="capture-twin ui-input" aria-hidden="true" data-example={t('tasks.capture.example')}>
          <For each={spans()}>{(span) => <span data-kind={span.kind}>{span.text}</span>}</For>{' '}
        </div>
        <textarea
          id={props.id}
          class="ui-input"
          rows={1}
          spellcheck={true}
          autocapitalize="sentences"
          enterkeyhint="done"
          placeholder={t('tasks.capture.example')}
          aria-describedby={`${props.id}-hint`}
          aria-invalid={props.problem === undefined ? undefined : 'true'}
          value={props.line}
          onInput={(event) => props.onLine(event.currentTarget.value.replace(/\n/g, ' '))}
        />
      </div>
      <Show when={props.problem}>{(problem) => <p class="ui-problem">{problem()}</p>}</Show>
      <div class="capture-hint">
        <p class="ui-hint" id={`${props.id}-hint`}>
          {t('tasks.capture.hint')}
        </p>
        <Popover label={t('tasks.capture.signs')} small kind="quiet" title={t('tasks.capture.signs')}>
          <dl class="capture-signs">
            <For each={signs}>
              {(sign) => (
                <div>
                  <dt>
                    <code>{t(`tasks.sign.${sign}.example`)}</code>
                  </dt>
                  <dd>{t(`tasks.sign.${sign}`)}</dd>
                </div>
              )}
            </For>
          </dl>
        </Popover>
      </div>
    </div>
  );
}

const signs = ['holder', 'due', 'tag', 'list', 'place', 'role', 'why', 'next'] as const;
