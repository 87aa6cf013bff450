/** Carrying out commands from a view: what was done is said with its undo, what was refused is said with its reason. */
import type { Id } from '../../kernel/ids.ts';
import type { Problem, Result } from '../../kernel/result.ts';
import { useI18n } from '../context/i18n.tsx';
import { problemText } from '../i18n/index.ts';
import { useToasts } from '../widgets/toast.tsx';
import { type Done, type RunOptions, useDesk } from './desk.ts';

export interface ActOptions extends RunOptions {
  /** The sentence that says it is done; `false` says nothing (the view shows it). The message `done.<command>` unless told. */
  readonly say?: string | false | undefined;
  /** A form shows its problems itself. */
  readonly quietly?: boolean | undefined;
}

export interface Gestures {
  /** Runs a command; the undo goes to Ctrl/⌘-Z and, when something is said, on the toast. */
  act(name: string, input: Readonly<Record<string, unknown>>, options?: ActOptions): Promise<Result<Done>>;
  /** Several commands as one gesture; stops at the first that is refused. */
  actAll(steps: readonly (readonly [name: string, input: Readonly<Record<string, unknown>>])[], say: string): Promise<Result<Done>>;
  takeBack(): Promise<void>;
  restore(): Promise<void>;
  /** Takes a certain gesture back: from its toast, or from a history. */
  undo(undo: string): Promise<Result<Done>>;
  tell(problem: Problem): void;
}

export function useGestures(): Gestures {
  const desk = useDesk();
  const toasts = useToasts();
  const { t } = useI18n();

  const tell = (problem: Problem) => void toasts.show({ text: problemText(t, problem), tone: 'stop', stay: 15_000 });

  const undo = async (name: string) => {
    desk.journal.forget(name);
    const undone = await desk.undo(name);
    if (!undone.ok) tell(undone.problem);
    return undone;
  };

  const say = (text: string, name: string | undefined) =>
    void toasts.show({
      text,
      ...(name === undefined ? {} : { action: { label: t('undo.do'), run: () => void undo(name) } }),
    });

  const run = async (name: string, input: unknown, options: ActOptions): Promise<Result<Done>> => {
    const { confirmed, gesture } = options;
    const given = { ...(confirmed === undefined ? {} : { confirmed }), ...(gesture === undefined ? {} : { gesture }) };
    const done = await desk.run(name, input, given);
    if (done.ok || done.problem.code !== 'mass-deletion' || confirmed === true) return done;
    return (await desk.confirm(done.problem)) ? desk.run(name, input, { ...given, confirmed: true }) : done;
  };

  const act: Gestures['act'] = async (name, input, options = {}) => {
    const done = await run(name, input, options);
    if (!done.ok) {
      if (options.quietly !== true && done.problem.code !== 'mass-deletion') tell(done.problem);
      return done;
    }
    const text = options.say === undefined || options.say === false ? doneText(name) : options.say;
    if (done.value.undo !== undefined) desk.journal.done({ undo: done.value.undo, label: text });
    if (options.say !== false) say(text, done.value.undo);
    return done;
  };

  const doneText = (name: string) => (t.has(`done.${name}`) ? t(`done.${name}`) : t(`command.${name}`));

  const actAll: Gestures['actAll'] = async (steps, text) => {
    const gesture: Id = desk.newId();
    let last: Result<Done> = { ok: true, value: { answer: null } };
    let written = false;
    for (const [name, input] of steps) {
      last = await run(name, input, { gesture });
      if (!last.ok) break;
      written ||= last.value.undo !== undefined;
    }
    if (written) {
      desk.journal.done({ undo: gesture, label: text });
      if (last.ok) say(text, gesture);
    }
    if (!last.ok && last.problem.code !== 'mass-deletion') tell(last.problem);
    return last.ok ? { ok: true, value: { ...last.value, ...(written ? { undo: gesture } : {}) } } : last;
  };

  return {
    act,
    actAll,
    undo,
    tell,
    takeBack: async () => {
      const entry = desk.journal.takeBack();
      if (entry === undefined) {
        toasts.show({ text: t('undo.nothing') });
        return;
      }
      const undone = await desk.undo(entry.undo);
      if (!undone.ok) tell(undone.problem);
      else if (undone.value.undo !== undefined) {
        desk.journal.tookBack({ undo: undone.value.undo, label: entry.label });
        toasts.show({ text: t('undo.done', { what: entry.label }) });
      }
    },
    restore: async () => {
      const entry = desk.journal.takeAgain();
      if (entry === undefined) return;
      const restored = await desk.undo(entry.undo);
      if (!restored.ok) tell(restored.problem);
      else if (restored.value.undo !== undefined) {
        desk.journal.tookAgain({ undo: restored.value.undo, label: entry.label });
        toasts.show({ text: t('undo.again', { what: entry.label }) });
      }
    },
  };
}
