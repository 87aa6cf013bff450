/** What whoever holds a role should be able to do, chosen or written where it stands. */
import type { JSX } from 'solid-js';
import { Combobox, createAnswer, useGestures, useI18n } from '../../../../ui/index.ts';
import type { skillNames } from '../../../people/index.ts';
import type { RoleShown } from './types.ts';

export function RoleSkills(props: { readonly role: RoleShown }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const names = createAnswer<typeof skillNames>('skill.names');
  const asked = () => props.role.skills.map(({ name }) => ({ value: name, label: name }));
  const write = (labels: readonly string[]) => {
    const before = asked().map(({ label }) => label);
    const fresh = labels.filter((label) => !before.includes(label));
    const gone = before.filter((label) => !labels.includes(label));
    if (fresh.length > 0) void act('role-skill.add', { role: props.role.id, skills: fresh }, { say: false });
    if (gone.length > 0) void act('role-skill.remove', { role: props.role.id, skills: gone }, { say: false });
  };
  return (
    <section class="circles-part">
      <header class="circles-part-head">
        <h2>{t('field.role.skills')}</h2>
      </header>
      <Combobox
        label={t('field.role.skills')}
        hideLabel
        multiple
        placeholder={t('circles.skills.none')}
        options={(names() ?? []).map(({ name }) => ({ value: name ?? '', label: name ?? '' }))}
        chosen={asked()}
        onCreate={(text) => ({ value: text, label: text })}
        onChange={(chosen) => write(chosen.map(({ label }) => label))}
      />
    </section>
  );
}
