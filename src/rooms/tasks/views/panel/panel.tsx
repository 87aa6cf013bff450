/** A task, whole: why first, then what comes next, who has it, and everything that hangs on it. */
import { createEffect, type JSX, Match, on, onCleanup, Show, Suspense, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import {
  Banner,
  Button,
  createAnswer,
  createMedia,
  createPieces,
  Editable,
  ErrorNote,
  IconButton,
  IconX,
  problemText,
  type RoomViewProps,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { taskShow } from '../../queries/index.ts';
import type { TaskShown } from '../types.ts';
import { Attachments } from './attachments.tsx';
import { Checklist } from './checklist.tsx';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { Holding } from './holding.tsx';
import { Links } from './links.tsx';
import { OfRole } from './of-role.tsx';
import { Offers } from './offers.tsx';
import { PanelMenu } from './panel-menu.tsx';
import { Relay } from './relay.tsx';
import { StateButtons } from './state-buttons.tsx';
import { Thread } from './thread.tsx';
import './panel.css';

export interface PanelProps {
  readonly task: string;
  /** What other rooms know about it. */
  readonly about: RoomViewProps['about'];
  readonly onClose: () => void;
}

export function TaskPanel(props: PanelProps): JSX.Element {
  const { t } = useI18n();
  const shown = createAnswer<typeof taskShow>('task.show', () => ({ task: props.task }));
  let panel: HTMLElement | undefined;
  // Opened by a key or a click, the task is where one is; closed, one is back where one was.
  const before = document.activeElement;
  createEffect(
    on(
      () => shown()?.id,
      (id, known) => id !== undefined && known === undefined && panel?.focus({ preventScroll: true }),
    ),
  );
  onCleanup(() => {
    if (panel?.contains(document.activeElement) === true) queueMicrotask(() => giveBackFocus(before, props.task));
  });
  return (
    <article class="tasks-panel" ref={panel} tabindex={-1} aria-label={shown()?.title ?? t('tasks.one')}>
      <Switch>
        <Match when={shown.problem()}>
          {(problem) => (
            <ErrorNote happened={problemText(t, problem())} actions={<Button onClick={props.onClose}>{t('tasks.close')}</Button>} />
          )}
        </Match>
        <Match when={shown() === null}>
          <ErrorNote
            happened={t('tasks.unknown')}
            todo={t('tasks.unknown.todo')}
            actions={<Button onClick={props.onClose}>{t('tasks.close')}</Button>}
          />
        </Match>
        <Match when={shown()}>{(task) => <Whole task={task()} about={props.about} onClose={props.onClose} />}</Match>
      </Switch>
    </article>
  );
}

function giveBackFocus(before: Element | null, task: string): void {
  const row = document.querySelector(`.tasks-main [data-row="${CSS.escape(task)}"]`);
  const place = before !== document.body && before?.isConnected === true ? before : (row ?? document.querySelector('#content h1'));
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}

function Whole(props: Omit<PanelProps, 'task'> & { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const id = () => props.task.id;
  const edit = (cells: Readonly<Record<string, unknown>>) => void act('task.edit', { task: id(), ...cells }, { say: false });
  // Where there is no room for the list beside it, the task is the page.
  const alone = createMedia('(max-width: 63.99rem)');
  const whyless = () => (props.task.why ?? '').trim() === '';
  // What one opens a task for shows at once; the rest follows, a piece with each frame.
  const shown = createPieces(5);
  return (
    <>
      <header class="tasks-panel-head">
        <StateButtons task={props.task} />
        <span class="ui-spring" />
        <PanelMenu task={props.task} onClose={props.onClose} />
        <IconButton icon={IconX} label={t('tasks.close')} shortcut="Esc" onClick={props.onClose} />
      </header>
      <Show when={props.task.deleted !== null}>
        <Banner
          tone="stop"
          actions={
            <Button small onClick={() => void act('task.restore', { task: id() })}>
              {t('tasks.restore')}
            </Button>
          }
        >
          {t('tasks.in-trash')}
        </Banner>
      </Show>
      <Dynamic component={alone() ? 'h1' : 'h2'} class="ui-hidden">
        {props.task.title ?? t('tasks.untitled')}
      </Dynamic>
      <Editable
        class="tasks-title"
        draft={`task.${id()}.title`}
        label={t('field.title')}
        hideLabel
        oneLine
        value={props.task.title ?? ''}
        onWrite={(title) => title !== '' && edit({ title })}
      />
      <Suspense>
        <Show when={shown() >= 2}>{props.about?.('task', id())}</Show>
      </Suspense>
      <Offers task={props.task} />
      <div class="tasks-why" data-missing={whyless() ? '' : undefined}>
        <Editable
          draft={`task.${id()}.why`}
          label={t('field.why')}
          placeholder={t('tasks.why.ask')}
          hint={whyless() ? t('tasks.why.missing') : undefined}
          value={props.task.why ?? ''}
          onWrite={(why) => why !== '' && edit({ why })}
        />
      </div>
      <Show when={shown() >= 1}>
        <Editable
          draft={`task.${id()}.nextStep`}
          label={t('field.nextStep')}
          placeholder={t('tasks.next.ask')}
          value={props.task.nextStep ?? ''}
          onWrite={(nextStep) => edit({ nextStep: nextStep === '' ? null : nextStep })}
        />
        <Show when={props.task.state === 'waiting'}>
          <Editable
            draft={`task.${id()}.waitingFor`}
            label={t('field.waitingFor')}
            placeholder={t('tasks.waiting.ask')}
            oneLine
            value={props.task.waitingFor ?? ''}
            onWrite={(waitingFor) => edit({ waitingFor: waitingFor === '' ? null : waitingFor })}
          />
        </Show>
        <Holding task={props.task} />
      </Show>
      <Show when={shown() >= 2}>
        {/* What is still on its way must not take the panel, and the focus in it, out of the document. */}
        <Suspense>
          <OfRole task={props.task} />
        </Suspense>
        <Relay task={id()} />
      </Show>
      <Show when={shown() >= 3}>
        <Facts task={props.task} />
      </Show>
      <Show when={shown() >= 4}>
        <Checklist task={props.task} />
        <Details task={id()} plain={props.task.details} />
        <Links task={props.task} />
      </Show>
      <Show when={shown() >= 5}>
        <Attachments task={props.task} />
        <Thread task={props.task} />
        <History task={id()} now={desk.now()} />
      </Show>
    </>
  );
}
