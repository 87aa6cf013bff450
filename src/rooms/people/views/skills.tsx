/** What a member can do: one's own to say, others' to read. */
import { For, type JSX, Show } from 'solid-js';
import { Combobox, createAnswer, useGestures, useI18n } from '../../../ui/index.ts';
import type { skillList, skillNames } from '../skills/queries.ts';
import { LEVELS } from '../skills/schema.ts';

type Level = (typeof LEVELS)[number];
/** What one can teach comes first. */
const SHOWN = LEVELS.toReversed();

export function Skills(props: { readonly member: string; readonly mine: boolean }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const said = createAnswer<typeof skillList>('skill.list', () => ({ member: props.member }));
  const names = createAnswer<typeof skillNames>('skill.names');
  const at = (level: Level) =>
    (said() ?? []).flatMap(({ name, members }) =>
      members.some((one) => one.level === level) ? [{ value: name ?? '', label: name ?? '' }] : [],
    );
  const write = (level: Level, labels: readonly string[]) => {
    const before = at(level).map(({ label }) => label);
    const fresh = labels.filter((label) => !before.includes(label));
    const gone = before.filter((label) => !labels.includes(label));
    if (fresh.length > 0) void act('skill.say', { skills: fresh, level }, { say: false });
    if (gone.length > 0) void act('skill.unsay', { skills: gone }, { say: false });
  };
  return (
    <Show when={props.mine || (said()?.length ?? 0) > 0}>
      <section class="people-part">
        <h2>{t('field.skills')}</h2>
        <Show
          when={props.mine}
          fallback={
            <dl class="people-skills">
              <For each={SHOWN.filter((level) => at(level).length > 0)}>
                {(level) => (
                  <div>
                    <dt>{t(`value.member-skill.level.${level}`)}</dt>
                    <dd>
                      {at(level)
                        .map(({ label }) => label)
                        .join(', ')}
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          }
        >
          <p class="ui-soft">{t('people.skills.lead')}</p>
          <For each={SHOWN}>
            {(level) => (
              <Combobox
                label={t(`people.skills.${level}`)}
                multiple
                options={(names() ?? []).map(({ name }) => ({ value: name ?? '', label: name ?? '' }))}
                chosen={at(level)}
                onCreate={(text) => ({ value: text, label: text })}
                onChange={(chosen) =>
                  write(
                    level,
                    chosen.map(({ label }) => label),
                  )
                }
              />
            )}
          </For>
        </Show>
      </section>
    </Show>
  );
}
