/** Whom an agreement concerns and where each stands; members are added by name, outside bodies too. By name, never by rank. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button, Combobox, createAnswer, IconButton, IconX, TextField, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import { StateBadge } from './state-badge.tsx';
import type { Agreement } from './types.ts';

export function Parties(props: { readonly agreement: Agreement }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [adding, setAdding] = createSignal(false);
  return (
    <section class="agreements-part" data-print="no">
      <h2>{t('agreements.parties')}</h2>
      <ul class="agreements-parties">
        <For each={props.agreement.parties}>
          {(party) => (
            <li>
              <a class="agreements-name" href={`/people/${party.member}`}>
                {party.name ?? t('agreements.somebody')}
              </a>
              <StateBadge state={party.state} label={party.signed?.label} leaves={party.leaves} />
              <IconButton
                small
                icon={IconX}
                label={t('agreements.party.remove', { name: party.name ?? t('agreements.somebody') })}
                onClick={() => void act('agreement.remove-party', { agreement: props.agreement.id, member: party.member })}
              />
            </li>
          )}
        </For>
        <For each={props.agreement.bodies}>{(body) => <Body agreement={props.agreement} body={body} />}</For>
      </ul>
      <Show when={adding()} fallback={<Button onClick={() => setAdding(true)}>{t('agreements.party.add')}</Button>}>
        <Adding agreement={props.agreement} onClose={() => setAdding(false)} />
      </Show>
    </section>
  );
}

function Body(props: { readonly agreement: Agreement; readonly body: Agreement['bodies'][number] }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const current = () => props.agreement.current?.id;
  return (
    <li>
      <span class="agreements-name">{props.body.name ?? t('agreements.untitled')}</span>
      <Show
        when={props.body.signedOn}
        fallback={
          <Show when={current()}>
            {(version) => (
              <Button
                small
                kind="quiet"
                onClick={() => void act('agreement-body.note', { body: props.body.id, version: version(), signedOn: desk.today() })}
              >
                {t('command.agreement-body.note')}
              </Button>
            )}
          </Show>
        }
      >
        {(date) => (
          <span class="ui-soft">
            {t('agreements.date', { date: date() })} ·{' '}
            {t('agreements.on-paper', { name: props.body.notedByName ?? t('agreements.somebody') })}
          </span>
        )}
      </Show>
      <IconButton
        small
        icon={IconX}
        label={t('agreements.party.remove', { name: props.body.name ?? t('agreements.untitled') })}
        onClick={() => void act('agreement-body.remove', { body: props.body.id })}
      />
    </li>
  );
}

function Adding(props: { readonly agreement: Agreement; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act, actAll } = useGestures();
  const members = createAnswer<typeof memberList>('member.list', () => ({}));
  const [body, setBody] = createSignal('');
  const known = () => new Set(props.agreement.parties.map(({ member }) => member));
  const options = () =>
    (members() ?? []).filter(({ id }) => !known().has(id)).map(({ id, name }) => ({ value: id, label: name ?? id.slice(0, 6) }));
  const everyone = () => options().map(({ value }) => ['agreement.add-party', { agreement: props.agreement.id, member: value }] as const);
  return (
    <div class="agreements-adding">
      <Combobox
        label={t('field.member')}
        options={options()}
        chosen={[]}
        onChange={([one]) => one !== undefined && void act('agreement.add-party', { agreement: props.agreement.id, member: one.value })}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (body().trim() === '') return;
          void act('agreement-body.add', { agreement: props.agreement.id, name: body().trim() });
          setBody('');
        }}
      >
        <TextField label={t('agreements.party.body')} hint={t('agreements.party.body.hint')} value={body()} onInput={setBody} />
        <Button type="submit">{t('agreements.party.add-body')}</Button>
      </form>
      <div class="ui-actions">
        <Show when={everyone().length > 1}>
          <Button onClick={() => void actAll(everyone(), t('agreements.party.added-all'))}>{t('agreements.party.everyone')}</Button>
        </Show>
        <Button kind="quiet" onClick={props.onClose}>
          {t('ui.close')}
        </Button>
      </div>
    </div>
  );
}
