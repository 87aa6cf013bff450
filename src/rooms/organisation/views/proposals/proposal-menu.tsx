/** Rarer gestures of a proposal: change it, go back a round, end it, trash it. */
import type { JSX } from 'solid-js';
import { Menu, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { rulesOf } from '../../proposals/index.ts';
import type { ProposalShown } from './types.ts';

export function ProposalMenu(props: { readonly row: ProposalShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const about = () => ({ proposal: props.row.id });
  const asking =
    (name: string, more: object = {}) =>
    () =>
      desk.perform(name, { ...about(), ...more });
  const item = (id: string, onSelect: () => void, caution = false) => ({ id, label: t(`command.${id}`), onSelect, caution });
  const open = () => [
    item('proposal.edit', asking('proposal.edit')),
    item('effect.add', asking('effect.add')),
    ...rulesOf(props.row.process)
      .stages.filter((stage) => stage !== 'draft' && stage !== props.row.stage)
      .map((stage) => ({
        id: `proposal.advance.${stage}`,
        label: t('organisation.begin-round', { round: t(`value.proposal.stage.${stage}`) }),
        onSelect: () => void act('proposal.advance', { ...about(), stage }),
      })),
    'separator' as const,
    item('proposal.close', asking('proposal.close')),
    item('proposal.remove', () => void act('proposal.remove', about()), true),
  ];
  const closed = () => [
    item('proposal.resume', () => void act('proposal.resume', about())),
    item('proposal.remove', () => void act('proposal.remove', about()), true),
  ];
  const items = () => {
    if (props.row.deleted !== null) return [item('proposal.restore', () => void act('proposal.restore', about()))];
    if (props.row.decision !== null) return [];
    return props.row.outcome === 'open' ? open() : closed();
  };
  return <>{items().length > 0 ? <Menu label={t('organisation.gestures')} iconOnly items={items()} /> : null}</>;
}
