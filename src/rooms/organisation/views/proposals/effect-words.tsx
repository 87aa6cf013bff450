/** What a command would do, in words: its name, and each of its arguments as the reader calls it. */
import { createResource, For, type JSX, Show } from 'solid-js';
import type { Field } from '../../../../replica/schema.ts';
import { type Desk, useDesk, useI18n } from '../../../../ui/index.ts';
import { registry } from '../../../registry.ts';
import { fieldWords, nounOf, rowName, valueText, valueWords } from '../../../words.ts';

interface EffectWordsProps {
  readonly command: string | null;
  readonly input: unknown;
  /** What rows are called that are not there yet, by id: those that an effect before makes. */
  readonly toCome?: ReadonlyMap<string, string> | undefined;
}

export function EffectWords(props: EffectWordsProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const command = () => registry.commands.get(props.command ?? '');
  const given = (): Readonly<Record<string, unknown>> =>
    typeof props.input === 'object' && props.input !== null && !Array.isArray(props.input)
      ? // The arguments of a command are an object; each is shown whatever it holds.
        (props.input as Readonly<Record<string, unknown>>)
      : {};
  const fields = () => Object.entries(command()?.input ?? {}).filter(([name]) => (given()[name] ?? '') !== '');
  const [names] = createResource(
    () => fields().flatMap(([name, field]) => idsOf(field, given()[name])),
    (ids) => namesOf(desk, ids),
  );
  const shown = (name: string, field: Field): string => {
    const value = given()[name];
    if (value === null) return t('organisation.effect.emptied');
    const each = (one: unknown): string => {
      const text = String(one);
      if (field.kind === 'ref' || field.of?.kind === 'ref')
        return names()?.get(text) ?? props.toCome?.get(text) ?? t('organisation.effect.unknown-row');
      if (field.kind === 'enum') return valueWords(t, { noun: nounOf(props.command ?? ''), name, field }, text);
      if (field.kind === 'date') return i18n.format.civilDate(text, 'long');
      if (field.kind === 'boolean') return t(one === true ? 'organisation.effect.yes' : 'organisation.effect.no');
      return valueText(one);
    };
    return Array.isArray(value) ? i18n.format.list(value.map(each)) : each(value);
  };
  return (
    <>
      <span class="ui-strong">{command() === undefined ? (props.command ?? '–') : t(`command.${props.command}`)}</span>
      <Show when={fields().length > 0}>
        <dl class="proposal-effect-fields">
          <For each={fields()}>
            {([name, field]) => (
              <div>
                <dt class="ui-soft">{fieldWords(t, { noun: nounOf(props.command ?? ''), name, field })}</dt>
                <dd>{shown(name, field)}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </>
  );
}

type Pointing = readonly [table: string, id: string];

function idsOf(field: Field, value: unknown): readonly Pointing[] {
  const table = field.table ?? field.of?.table;
  if (table === undefined) return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one): Pointing[] => (typeof one === 'string' ? [[table, one]] : []));
}

async function namesOf(desk: Desk, pointing: readonly Pointing[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [table, id] of pointing) {
    const row = await desk.row(table, id);
    const called = row === undefined ? undefined : rowName(row);
    if (called !== undefined) names.set(id, called);
  }
  return names;
}
