/** The rarer gestures of a circle or a role: another name, another place, the trash. */
import type { JSX } from 'solid-js';
import { Menu, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';

export function RowMenu(props: { readonly table: 'circle' | 'role'; readonly id: string }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const about = () => ({ [props.table]: props.id });
  const asking = (verb: 'edit' | 'move') => () => desk.perform(`${props.table}.${verb}`, about());
  return (
    <Menu
      label={t('circles.more')}
      iconOnly
      items={[
        { id: 'rename', label: t('circles.rename'), onSelect: asking('edit') },
        { id: 'move', label: t(`command.${props.table}.move`), shortcut: 'm', onSelect: asking('move') },
        {
          id: 'remove',
          label: t(`command.${props.table}.remove`),
          caution: true,
          onSelect: () => void act(`${props.table}.remove`, about()),
        },
      ]}
    />
  );
}
