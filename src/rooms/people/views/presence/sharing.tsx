/** What the others see of where one is: chosen once, kept to from then on. */
import type { JSX } from 'solid-js';
import { createAnswer, Select, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { keepPrecise, preciseIn } from '../../presence/precise.ts';
import type { presenceDeclared } from '../../presence/queries.ts';
import { SHARINGS, type Sharing } from '../../presence/sharing.ts';
import type { Member } from '../types.ts';

export function WhatOthersSee(props: { readonly member: Member }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const { drafts } = useDesk();
  const said = createAnswer<typeof presenceDeclared>('presence.declared', () => ({ member: props.member.id }));
  const choose = (value: string) => {
    const sharing: Sharing = SHARINGS.find((each) => each === value) ?? 'place';
    // Before the others' copy grows coarser. What is coarse already is known finer here, if at all.
    const finer = [...(said()?.spans ?? []), ...(said()?.usual ?? [])].filter(
      ({ id, where, place }) => !(where === 'elsewhere' && place === null) && !(id in preciseIn(drafts)),
    );
    if (sharing !== 'place') keepPrecise(drafts, finer, false);
    void act('presence.share', { sharing });
  };
  return (
    <section class="people-part">
      <h2>{t('people.sharing')}</h2>
      <Select
        label={t('people.sharing')}
        hideLabel
        hint={t('people.sharing.lead')}
        value={props.member.sharing ?? 'place'}
        options={SHARINGS.map((value) => ({ value, label: t(`value.presence.sharing.${value}`) }))}
        onChange={choose}
      />
    </section>
  );
}
