/** Who is on duty in turn, and what places ask for. */
import { For, type JSX, Show } from 'solid-js';
import { Badge, Button, createAnswer, EmptyState, IconPlus, Menu, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { coverageHours, rotaHours } from '../../presence/hours.ts';
import type { coverageList, rotaList } from '../../presence/queries.ts';
import { useKeptWords } from './kept-words.ts';
import { usePlaces } from './places.ts';

export function DutyPage(): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const rotas = createAnswer<typeof rotaList>('rota.list', () => ({ from: desk.today(), days: 14 }));
  const rules = createAnswer<typeof coverageList>('coverage.list');
  const { nameOf: placeName } = usePlaces();
  const kept = useKeptWords();
  const mine = (rota: NonNullable<ReturnType<typeof rotas>>[number]) => rota.members.some((member) => member?.id === desk.me);
  return (
    <div class="people-presence">
      <section class="people-part">
        <div class="people-presence-bar">
          <h2>{t('query.rota.list')}</h2>
          <Button icon={IconPlus} onClick={() => desk.perform('rota.add')}>
            {t('command.rota.add')}
          </Button>
        </div>
        <Show when={rotas()?.length === 0}>
          <EmptyState title={t('people.duty.none')}>{t('people.duty.none-lead')}</EmptyState>
        </Show>
        <For each={rotas()}>
          {(rota) => (
            <article class="people-rota">
              <header>
                <h3>{rota.name ?? t('people.nameless')}</h3>
                <Menu
                  iconOnly
                  small
                  label={t('people.duty.more', { name: rota.name ?? t('people.nameless') })}
                  items={[
                    mine(rota)
                      ? { id: 'leave', label: t('command.rota.leave'), onSelect: () => void act('rota.leave', { rota: rota.id }) }
                      : { id: 'join', label: t('command.rota.join'), onSelect: () => void act('rota.join', { rota: rota.id }) },
                    { id: 'edit', label: t('command.rota.edit'), onSelect: () => desk.perform('rota.edit', { rota: rota.id }) },
                    { id: 'remove', label: t('command.rota.remove'), onSelect: () => void act('rota.remove', { rota: rota.id }) },
                  ]}
                />
              </header>
              <p class="ui-soft">
                {[placeName(rota.place), kept(rotaHours(rota), rota.zone)].filter((each) => each !== undefined).join(' · ')}
              </p>
              <p>
                <Show when={rota.now} fallback={t('people.duty.nobody-now')}>
                  {(now) => t('people.duty.now', { name: now().name ?? t('people.nameless') })}
                </Show>
              </p>
              <ol class="people-turns">
                <For each={rota.turns}>
                  {(turn) => (
                    <li data-away={turn.away || turn.member === null ? '' : undefined}>
                      <time dateTime={turn.date}>{i18n.format.civilDate(turn.date, 'day')}</time>
                      <span>
                        {turn.member === null ? t('people.duty.nobody') : (turn.member.name ?? t('people.nameless'))}
                        <Show when={turn.away}>
                          {' '}
                          <Badge>{t('people.duty.away')}</Badge>
                        </Show>
                      </span>
                      <Show when={turn.member?.id !== desk.me}>
                        <Button small kind="quiet" onClick={() => void act('rota.stand-in', { rota: rota.id, date: turn.date })}>
                          {t('people.duty.stand-in')}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ol>
            </article>
          )}
        </For>
      </section>
      <section class="people-part">
        <div class="people-presence-bar">
          <h2>{t('query.coverage.list')}</h2>
          <Button icon={IconPlus} onClick={() => desk.perform('coverage.add')}>
            {t('command.coverage.add')}
          </Button>
        </div>
        <Show when={rules()?.length === 0}>
          <EmptyState title={t('people.coverage.none')}>{t('people.coverage.none-lead')}</EmptyState>
        </Show>
        <ul class="ui-lines">
          <For each={rules()}>
            {(rule) => (
              <li class="ui-line">
                <div>
                  <p>{rule.name ?? placeName(rule.place) ?? t('people.nameless')}</p>
                  <p class="ui-soft">{`${t('people.coverage.wanted', { count: rule.people ?? 1 })} · ${kept(coverageHours(rule), rule.zone)}`}</p>
                </div>
                <Menu
                  iconOnly
                  small
                  label={t('people.duty.more', { name: rule.name ?? placeName(rule.place) ?? t('people.nameless') })}
                  items={[
                    { id: 'edit', label: t('command.coverage.edit'), onSelect: () => desk.perform('coverage.edit', { coverage: rule.id }) },
                    {
                      id: 'remove',
                      label: t('command.coverage.remove'),
                      onSelect: () => void act('coverage.remove', { coverage: rule.id }),
                    },
                  ]}
                />
              </li>
            )}
          </For>
        </ul>
      </section>
    </div>
  );
}
