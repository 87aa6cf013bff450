/** Starts commands from keys, palette and buttons: at once when nothing is missing, else by a form. */
import { createResource, createSignal, type JSX, Match, Show, Suspense, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Registry } from '../../rooms/create-registry.ts';
import { useGestures, useI18n, useToasts } from '../../ui/index.ts';
import { isFetch, late } from '../late.tsx';
import { ownForms } from '../rooms.ts';
import type { Asked } from './command-form.tsx';
import { isReady } from './command-subject.ts';

export interface Performing {
  readonly asked: () => Asked | undefined;
  readonly ask: (asked: Asked | undefined) => void;
  /** Set by the component that can run commands. */
  readonly begin: (name: string, given: Readonly<Record<string, unknown>>) => Promise<void>;
  /** `failed` hears why the commands could not be fetched. */
  attach(run: (asked: Asked) => void, failed: (cause: unknown) => void): void;
}

/** `whole` brings the commands, which follow the first view. */
export function createPerforming(whole: () => Promise<Registry>): Performing {
  const [asked, ask] = createSignal<Asked>();
  let run: (asked: Asked) => void = ask;
  let failed: (cause: unknown) => void = () => undefined;
  return {
    asked,
    ask,
    begin: async (name, given) => {
      const registry = await whole().catch(failed);
      const command = registry?.commands.get(name);
      if (command === undefined) return;
      if (ownForms[name] === undefined && isReady(command, new Set(Object.keys(given)))) run({ command, given });
      else ask({ command, given });
    },
    attach: (given, told) => {
      run = given;
      failed = told;
    },
  };
}

const CommandForm = late(async () => (await import('./command-form.tsx')).CommandForm);

export function Performance(props: { readonly performing: Performing }): JSX.Element {
  const { act } = useGestures();
  const { t } = useI18n();
  const toasts = useToasts();
  const close = () => props.performing.ask(undefined);
  const failed = (cause: unknown) => {
    if (!isFetch(cause)) throw cause;
    close();
    toasts.show({ text: t('web.not-fetched'), tone: 'stop' });
    return undefined;
  };
  props.performing.attach(({ command, given }) => void act(command.name, given), failed);
  const [own] = createResource(props.performing.asked, ({ command }) => ownForms[command.name]?.().catch(failed));
  return (
    <Suspense>
      <Show when={props.performing.asked()} keyed>
        {(asked) => (
          <Switch>
            <Match when={ownForms[asked.command.name] === undefined}>
              <CommandForm asked={asked} onClose={close} />
            </Match>
            <Match when={own()}>{(form) => <Dynamic component={form().Form} given={asked.given} onClose={close} />}</Match>
          </Switch>
        )}
      </Show>
    </Suspense>
  );
}
