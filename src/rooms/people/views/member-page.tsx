/** One member: as they declared themselves; one's own page is where one declares. */
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import {
  createAnswer,
  ErrorNote,
  IconArrowLeft,
  IconListChecks,
  LinkButton,
  PageHeader,
  type RoomViewProps,
  useDesk,
  useI18n,
} from '../../../ui/index.ts';
import type { memberList } from '../queries.ts';
import { Contacts } from './contacts.tsx';
import { Hours, weekdayNames } from './hours.tsx';
import { Declared } from './presence/declared.tsx';
import { WhatOthersSee } from './presence/sharing.tsx';
import { Usual } from './presence/usual.tsx';
import { Profile } from './profile.tsx';
import { Skills } from './skills.tsx';
import type { Member } from './types.ts';

export function MemberPage(props: { readonly member: string; readonly about: RoomViewProps['about'] }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const members = createAnswer<typeof memberList>('member.list', () => ({ left: true }));
  const member = () => members()?.find(({ id }) => id === props.member);
  const mine = () => props.member === desk.me;
  const back = (
    <LinkButton kind="quiet" small icon={IconArrowLeft} href="/people">
      {t('people.back')}
    </LinkButton>
  );
  return (
    <div class="people">
      <Switch>
        <Match when={member()}>
          {(known) => (
            <>
              <PageHeader
                back={back}
                title={known().name ?? t('people.nameless')}
                lead={known().left === null ? undefined : t('people.left')}
                actions={
                  <LinkButton icon={IconListChecks} href={`/tasks?holder=${props.member}`}>
                    {mine() ? t('people.tasks-mine') : t('people.tasks', { name: known().name ?? t('people.nameless') })}
                  </LinkButton>
                }
              />
              <Show
                when={mine()}
                fallback={
                  <>
                    <Declared member={known().id} />
                    <Skills member={known().id} mine={false} />
                    <Week member={known()} />
                    <Ways member={known()} />
                  </>
                }
              >
                <Profile member={known()} />
                <Hours member={known()} />
                <WhatOthersSee member={known()} />
                <Usual member={known().id} sharing={known().sharing ?? 'place'} />
                <Declared member={known().id} />
                <Skills member={known().id} mine />
                <Contacts member={known()} />
              </Show>
              {props.about?.('member', props.member)}
            </>
          )}
        </Match>
        <Match when={members() !== undefined}>
          <div>{back}</div>
          <ErrorNote happened={t('people.unknown')} />
        </Match>
      </Switch>
    </div>
  );
}

/** Another's hours, to be read. */
function Week(props: { readonly member: Member }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const days = () => weekdayNames(i18n.locale());
  return (
    <section class="people-part">
      <h2>{t('people.hours')}</h2>
      <Show when={props.member.hours} fallback={<p>{t('people.no-hours')}</p>}>
        {(week) => (
          <dl class="people-week">
            <For each={week()}>
              {(stretches, index) => (
                <div>
                  <dt>{days()[index()]}</dt>
                  <dd>{stretches.length === 0 ? t('people.hours.off') : stretches.map(([from, to]) => `${from}–${to}`).join(', ')}</dd>
                </div>
              )}
            </For>
          </dl>
        )}
      </Show>
      <p class="ui-soft">{props.member.zone}</p>
    </section>
  );
}

function Ways(props: { readonly member: Member }): JSX.Element {
  const { t } = useI18n();
  return (
    <section class="people-part">
      <h2>{t('field.contacts')}</h2>
      <ul class="people-ways">
        <For each={props.member.contacts} fallback={<li class="ui-soft">{t('people.contacts.none')}</li>}>
          {(contact) => (
            <li>
              <span class="ui-soft">{contact.kind}</span> {contact.value}
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
