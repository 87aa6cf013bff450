/** The form of an effect: choose a command, then fill in its arguments as its own form would ask for them. */
import { createMemo, createResource, createSignal, type JSX, Show } from 'solid-js';
import { canBeEffect } from '../../rooms/organisation/index.ts';
import { registry } from '../../rooms/registry.ts';
import type { Command } from '../../rooms/room.ts';
import { rowName } from '../../rooms/words.ts';
import {
  Combobox,
  type ComboboxOption,
  Dialog,
  type Draft,
  draftOf,
  ErrorNote,
  Form as FieldForm,
  keptDraft,
  type OwnFormProps,
  Select,
  useDesk,
  useGestures,
  useI18n,
} from '../../ui/index.ts';
import { fieldsOf } from './command-fields.ts';
import { findRows } from './finding.ts';

interface Effect {
  readonly id: string;
  readonly command: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly option: string | null;
}

interface About {
  readonly proposal: string;
  /** The effect that is changed; none when one is added. */
  readonly effect: Effect | undefined;
  readonly options: readonly { readonly id: string; readonly title: string | null }[];
  /** Rows that effects before this one will make. */
  readonly toCome: readonly (ComboboxOption & { readonly table: string })[];
  readonly names: ReadonlyMap<string, string>;
}

export function Form(props: OwnFormProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const [about] = createResource(() => aboutEffect());
  const [picked, setPicked] = createSignal('');
  const command = () => registry.commands.get(about()?.effect?.command ?? picked());
  const offered = createMemo((): readonly ComboboxOption[] =>
    [...registry.commands.values()]
      .filter(({ name, quiet, signs }) => quiet !== true && signs === undefined && canBeEffect(name))
      .map(({ name }) => ({ value: name, label: t(`command.${name}`), detail: t(`command.${name}.help`) })),
  );
  const title = () => t(props.given.effect === undefined ? 'command.effect.add' : 'command.effect.edit');
  return (
    <Dialog open size="large" title={title()} description={t('web.effect.lead')} onOpenChange={(open) => !open && props.onClose()}>
      <Show
        when={about()}
        fallback={
          <Show when={about.state === 'ready'}>
            <ErrorNote happened={t('web.effect.gone')} />
          </Show>
        }
      >
        {(known) => (
          <>
            <Show when={known().effect === undefined}>
              <Combobox
                label={t('web.effect.which')}
                required
                autofocus
                options={offered()}
                chosen={offered().filter(({ value }) => value === picked())}
                onChange={([chosen]) => setPicked(chosen?.value ?? '')}
              />
            </Show>
            <Show when={command()} keyed>
              {(chosen) => <EffectFields command={chosen} about={known()} onClose={props.onClose} />}
            </Show>
          </>
        )}
      </Show>
    </Dialog>
  );

  async function aboutEffect(): Promise<About | undefined> {
    const id = typeof props.given.effect === 'string' ? props.given.effect : undefined;
    const row = id === undefined ? undefined : await desk.row('effect', id);
    const proposal = String(props.given.proposal ?? row?.proposal ?? '');
    const shown = await desk.ask('proposal.show', { proposal });
    const rehearsed = await desk.run('proposal.rehearse', { proposal });
    if (!shown.ok || shown.value === null || !rehearsed.ok) return undefined;
    // The answers of the rooms' own query and command.
    const { effects, options } = shown.value as { readonly effects: readonly Effect[]; readonly options: About['options'] };
    const made = rehearsed.value.answer as readonly { readonly effect: string; readonly table?: string; readonly row?: string }[];
    const at = id === undefined ? effects.length : effects.findIndex((each) => each.id === id);
    const toCome = made.slice(0, at).flatMap(({ table, row }, index) => {
      const called = String(effects[index]?.input.name ?? effects[index]?.input.title ?? '');
      return table === undefined || row === undefined
        ? []
        : [{ table, value: row, label: t('web.effect.to-come', { place: index + 1, name: called }) }];
    });
    const effect = effects[at];
    return { proposal, effect, options, toCome, names: await namesIn(effect, toCome) };
  }

  async function namesIn(effect: Effect | undefined, toCome: About['toCome']): Promise<ReadonlyMap<string, string>> {
    const names = new Map(toCome.map(({ value, label }) => [value, label]));
    for (const [name, value] of Object.entries(effect?.input ?? {})) {
      const field = registry.commands.get(effect?.command ?? '')?.input[name];
      const table = field?.table ?? field?.of?.table;
      if (table === undefined) continue;
      for (const id of [value].flat()) {
        const called = typeof id === 'string' ? rowName((await desk.row(table, id)) ?? {}) : undefined;
        if (typeof id === 'string' && called !== undefined) names.set(id, called);
      }
    }
    return names;
  }
}

function EffectFields(props: { readonly command: Command; readonly about: About; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const key = `effect.${props.about.effect?.id ?? props.about.proposal}.${props.command.name}`;
  const fields = () => fieldsOf(props.command, new Set(), t);
  const [option, setOption] = createSignal(props.about.effect?.option ?? '');
  const before: Draft = draftOf(fields(), props.about.effect?.input ?? {});
  const submit = async (input: Readonly<Record<string, unknown>>) => {
    const { effect, proposal } = props.about;
    const chosen = option() === '' ? {} : { option: option() };
    const done =
      effect === undefined
        ? await act('effect.add', { proposal, command: props.command.name, input, ...chosen }, { quietly: true })
        : await act('effect.edit', { effect: effect.id, input, option: option() === '' ? null : option() }, { quietly: true });
    if (!done.ok) return done.problem;
    desk.drafts.write(key, '');
    props.onClose();
    return undefined;
  };
  return (
    <>
      <p class="ui-hint">{t(`command.${props.command.name}.help`)}</p>
      <Show when={props.about.options.length > 0}>
        <Select
          label={t('field.effect.option')}
          value={option()}
          empty={t('web.effect.any-option')}
          options={props.about.options.map(({ id, title }) => ({ value: id, label: title ?? '–' }))}
          onChange={setOption}
        />
      </Show>
      <FieldForm
        fields={fields()}
        draft={{ ...before, ...keptDraft(desk.drafts.read(key)) }}
        onDraft={(draft) => desk.drafts.write(key, JSON.stringify(draft))}
        submitLabel={t('web.effect.keep')}
        onCancel={props.onClose}
        search={async (table, query) => [
          ...props.about.toCome.filter((each) => each.table === table),
          ...(await findRows(desk, table, query)),
        ]}
        nameOf={(_, id) => props.about.names.get(id) ?? id}
        today={desk.today()}
        onSubmit={submit}
      />
    </>
  );
}
