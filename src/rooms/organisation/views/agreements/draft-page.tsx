/** Writing an agreement together: its sections, each open to several people at once, with advice beside it; then publishing. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import {
  Button,
  createAnswer,
  IconArrowLeft,
  IconPlus,
  LinkButton,
  PageHeader,
  TextField,
  useDesk,
  useGestures,
  useI18n,
  useSubject,
} from '../../../../ui/index.ts';
import type { agreementShow } from '../../agreements/index.ts';
import { SectionEditor } from './section-editor.tsx';
import type { Agreement } from './types.ts';

export function DraftPage(props: { readonly agreement: string }): JSX.Element {
  const agreement = createAnswer<typeof agreementShow>('agreement.show', () => ({ agreement: props.agreement }));
  return <Show when={agreement()}>{(known) => <Page agreement={known()} />}</Show>;
}

function Page(props: { readonly agreement: Agreement }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const [heading, setHeading] = createSignal('');
  const title = () => props.agreement.title ?? t('agreements.untitled');
  const here = () => `/organisation/agreements/${props.agreement.id}`;
  useSubject(() => ({ table: 'agreement', ids: [props.agreement.id], label: title() }));
  const publish = async () => {
    const review = props.agreement.review;
    const words =
      review === null
        ? {}
        : { reviewTitle: t('agreements.review-task', { title: title() }), reviewWhy: t('agreements.review-task.why', { title: title() }) };
    const done = await act('agreement.publish', { agreement: props.agreement.id, ...words });
    if (done.ok) desk.go(here());
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (heading().trim() === '') return;
    void act('agreement-section.add', { agreement: props.agreement.id, title: heading().trim() }, { say: false });
    setHeading('');
  };
  return (
    <>
      <PageHeader
        back={
          <LinkButton kind="quiet" small icon={IconArrowLeft} href={here()}>
            {title()}
          </LinkButton>
        }
        title={t('agreements.draft.title')}
        lead={t('agreements.draft.lead')}
        actions={
          <>
            <Button kind="primary" disabled={!props.agreement.changed} onClick={() => void publish()}>
              {t('command.agreement.publish')}
            </Button>
            <Button
              disabled={!props.agreement.changed}
              onClick={() => desk.perform('agreement.propose', { agreement: props.agreement.id })}
            >
              {t('command.agreement.propose')}
            </Button>
            <Button kind="quiet" onClick={() => desk.perform('agreement.edit', { agreement: props.agreement.id })}>
              {t('agreements.facts')}
            </Button>
          </>
        }
      />
      <Show when={props.agreement.current}>
        {(current) => (
          <p>
            {props.agreement.changed ? (
              <a href={`${here()}/differences?before=${current().id}`}>{t('agreements.differences-from', { label: current().label })}</a>
            ) : (
              <span class="ui-soft">{t('agreements.draft.same', { label: current().label })}</span>
            )}
          </p>
        )}
      </Show>
      <div class="agreements-sections">
        <For each={props.agreement.draft.map(({ id }) => id)}>
          {(id, at) => (
            <Show when={props.agreement.draft.find((section) => section.id === id)}>
              {(section) => (
                <SectionEditor
                  section={section()}
                  before={props.agreement.draft[at() - 1]?.id}
                  after={props.agreement.draft[at() + 1]?.id}
                />
              )}
            </Show>
          )}
        </For>
      </div>
      <form class="agreements-add" onSubmit={add}>
        <TextField label={t('agreements.section.new')} value={heading()} onInput={setHeading} />
        <Button type="submit" icon={IconPlus}>
          {t('command.agreement-section.add')}
        </Button>
      </form>
    </>
  );
}
