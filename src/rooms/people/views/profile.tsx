/** One's own name, pronouns and time zone. */
import type { JSX } from 'solid-js';
import { type FieldSpec, Form, useGestures, useI18n } from '../../../ui/index.ts';
import { HOLIDAY_REGIONS } from '../../places/index.ts';
import type { Member } from './types.ts';

export function Profile(props: { readonly member: Member }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const zones = Intl.supportedValuesOf('timeZone');
  const fields = (): readonly FieldSpec[] => [
    { name: 'name', kind: 'string', label: t('field.name'), required: true, max: 120 },
    { name: 'pronouns', kind: 'string', label: t('field.pronouns'), max: 60 },
    {
      name: 'zone',
      kind: 'enum',
      label: t('field.zone'),
      hint: t('people.zone-hint'),
      values: zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    },
    {
      name: 'holidays',
      kind: 'enum',
      label: t('field.holidays'),
      hint: t('field.holidays.hint'),
      values: HOLIDAY_REGIONS.map((value) => ({ value, label: t(`value.member.holidays.${value}`) })),
    },
    { name: 'showsLoad', kind: 'boolean', label: t('field.showsLoad'), hint: t('field.showsLoad.hint') },
  ];
  return (
    <section class="people-part">
      <h2>{t('people.profile')}</h2>
      <Form
        fields={fields()}
        draft={{
          name: props.member.name ?? '',
          pronouns: props.member.pronouns ?? '',
          zone: props.member.zone ?? '',
          holidays: props.member.holidays ?? '',
          showsLoad: props.member.showsLoad === true,
        }}
        submitLabel={t('people.keep')}
        onSubmit={async (values) => {
          const done = await act('member.edit', { pronouns: null, zone: null, holidays: null, ...values }, { quietly: true });
          return done.ok ? undefined : done.problem;
        }}
      />
    </section>
  );
}
