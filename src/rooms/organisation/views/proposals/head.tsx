/** The head of a proposal's or a decision's page: the way back, what it is called, how it is decided, where, and by whom or when. */
import { type JSX, Show } from 'solid-js';
import { IconArrowLeft, LinkButton, PageHeader, useI18n } from '../../../../ui/index.ts';

export const Back = (props: { readonly to: 'proposals' | 'decisions' }): JSX.Element => {
  const { t } = useI18n();
  return (
    <LinkButton kind="quiet" small icon={IconArrowLeft} href={`/organisation/${props.to}`}>
      {t(`organisation.${props.to}`)}
    </LinkButton>
  );
};

interface HeadProps {
  readonly to: 'proposals' | 'decisions';
  readonly title: string;
  readonly row: { readonly process: string; readonly circle: { readonly id: string; readonly name: string | null } | null };
  /** By whom, or when. */
  readonly note: string | undefined;
  readonly actions: JSX.Element;
}

export function Head(props: HeadProps): JSX.Element {
  const { t } = useI18n();
  return (
    <PageHeader
      back={<Back to={props.to} />}
      title={props.title}
      lead={
        <>
          {t(`value.proposal.process.${props.row.process}`)}
          <Show when={props.row.circle?.name}>
            {(name) => (
              <>
                {' · '}
                <a href={`/organisation/circle/${props.row.circle?.id}`}>{name()}</a>
              </>
            )}
          </Show>
          <Show when={props.note}>{(note) => <> · {note()}</>}</Show>
        </>
      }
      actions={props.actions}
    />
  );
}
