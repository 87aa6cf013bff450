/** What one is told and how: each kind at once or by mail, the hour of the mail, muted tasks, and where one is told. */
import { createEffect, For, type JSX, Show } from 'solid-js';
import { Button, Checkbox, createAnswer, LinkButton, PageHeader, Select, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { noticeSettings } from '../queries.ts';

const HOURS = Array.from({ length: 33 }, (_, at) => `${String(6 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`);

export function SettingsPage(props: { readonly kind: string | null; readonly channels: (me: string) => JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const settings = createAnswer<typeof noticeSettings>('notice.settings');
  const rows = new Map<string, HTMLElement>();
  // Who asked "why me" comes to the line that it is about.
  createEffect(() => {
    if (settings() === undefined || props.kind === null) return;
    rows.get(props.kind)?.scrollIntoView({ block: 'center' });
  });
  const hours = (chosen: string) => (HOURS.includes(chosen) ? HOURS : [...HOURS, chosen].toSorted());
  return (
    <>
      <PageHeader
        title={t('notices.settings')}
        lead={t('notices.settings.lead')}
        back={<a href="/notices">{t('room.notices')}</a>}
        actions={<LinkButton href={`/people/${desk.me}`}>{t('notices.hours')}</LinkButton>}
      />
      <Show when={settings()}>
        {(known) => (
          <>
            <table class="notices-kinds">
              <thead>
                <tr>
                  <th scope="col">{t('field.notice.kinds')}</th>
                  <th scope="col">{t('field.atOnce')}</th>
                  <th scope="col">{t('field.mail')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={known().kinds}>
                  {({ kind, atOnce, mail }) => {
                    const name = () => t(`value.notice-choice.kind.${kind}`);
                    return (
                      <tr ref={(row) => rows.set(kind, row)} data-asked={props.kind === kind ? '' : undefined}>
                        <th scope="row">{name()}</th>
                        <For each={[['atOnce', atOnce] as const, ['mail', mail] as const]}>
                          {([way, chosen]) => (
                            <td>
                              <Checkbox
                                label=""
                                ariaLabel={t('notices.way-of', { kind: name(), way: t(`field.${way}`) })}
                                checked={chosen}
                                onChange={(on) => void act('notice.choose', { kind, [way]: on }, { say: false })}
                              />
                            </td>
                          )}
                        </For>
                      </tr>
                    );
                  }}
                </For>
              </tbody>
            </table>
            <section class="notices-part">
              <h2>{t('notices.mail')}</h2>
              <p class="ui-soft">{t('notices.mail.words')}</p>
              <Select
                class="notices-hour"
                label={t('notices.hour')}
                value={known().hour}
                options={hours(known().hour).map((hour) => ({ value: hour, label: hour }))}
                onChange={(hour) => void act('notice.mail-at', { hour }, { say: false })}
              />
            </section>
            {props.channels(desk.me)}
            <Show when={known().muted.length > 0}>
              <section class="notices-part">
                <h2>{t('field.notice.muted')}</h2>
                <ul class="ui-lines">
                  <For each={known().muted}>
                    {(task) => (
                      <li class="ui-line">
                        <a class="ui-line-title" href={`/tasks/${task.id}`}>
                          {task.title ?? t('notices.untitled')}
                        </a>
                        <Button small kind="quiet" onClick={() => void act('notice.unmute', { task: task.id }, { say: false })}>
                          {t('notices.unmute')}
                        </Button>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </Show>
    </>
  );
}
