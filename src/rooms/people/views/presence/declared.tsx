/** What a member said of the days to come; one's own can be withdrawn. */
import { For, type JSX, Show } from 'solid-js';
import type { Id } from '../../../../kernel/ids.ts';
import { createAnswer, IconButton, IconX, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { presenceDeclared } from '../../presence/queries.ts';
import { usePlaces } from './places.ts';
import { useStayWords } from './stay-mark.tsx';

export function Declared(props: { readonly member: Id }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const said = createAnswer<typeof presenceDeclared>('presence.declared', () => ({ member: props.member }));
  const { nameOf } = usePlaces();
  const words = useStayWords(nameOf);
  type Span = NonNullable<ReturnType<typeof said>>['spans'][number];
  const when = ({ from, fromHalf, to, toHalf }: Span) => {
    const day = (date: string | null, half: string | null, whole: string) =>
      half === null || half === whole
        ? format.civilDate(date ?? '', 'long')
        : `${format.civilDate(date ?? '', 'long')}, ${t(`value.presence.fromHalf.${half}`)}`;
    if (from === to) return fromHalf === toHalf ? day(from, fromHalf, '') : format.civilDate(from ?? '', 'long');
    return t('people.declared.span', { from: day(from, fromHalf, 'morning'), to: day(to, toHalf, 'afternoon') });
  };
  const what = (span: Span) =>
    span.reach === 'usual'
      ? t('value.presence.reach.usual')
      : words({ ...span, reach: span.reach === 'off' ? 'off' : 'reachable', by: 'declared', said: span.id });
  return (
    <Show when={(said()?.spans ?? []).length > 0}>
      <section class="people-part">
        <h2>{t('people.declared')}</h2>
        <ul class="people-declared">
          <For each={said()?.spans}>
            {(span) => (
              <li>
                <span>{when(span)}</span>
                <span class="ui-soft">{what(span)}</span>
                <Show when={props.member === desk.me}>
                  <IconButton
                    small
                    icon={IconX}
                    label={t('command.presence.withdraw')}
                    onClick={() => void act('presence.withdraw', { presence: span.id })}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
