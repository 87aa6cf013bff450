/** A plausible Today, to judge the whole by. */
import { For, type JSX, Show } from 'solid-js';
import {
  Badge,
  Button,
  capitalised,
  IconArrowRightLeft,
  IconCalendar,
  IconMapPin,
  Initials,
  Menu,
  PageHeader,
  useI18n,
  useToasts,
} from '../index.ts';
import { type Sample, samples } from './samples.ts';

const today = '2026-11-22';

export function TodayPage(): JSX.Element {
  const i18n = useI18n();
  const toasts = useToasts();
  const mine = samples(5);
  return (
    <div class="g-reading">
      <PageHeader title={capitalised(i18n.format.civilDate(today, 'long'))} lead={i18n.t('gallery.lead', { count: mine.length })} />
      <section class="g-section">
        <h2>{i18n.t('gallery.offered')}</h2>
        <div class="ui-card g-offer">
          <Initials name="Ana Morel" large />
          <div class="g-grow">
            <p class="ui-strong">Réparer le poste 12</p>
            <p class="ui-soft">Ana Morel · « La pièce est arrivée, elle est sur l’établi. Attention au ventilateur. »</p>
          </div>
          <div class="ui-actions">
            <Button
              kind="primary"
              onClick={() =>
                toasts.show({
                  text: i18n.t('gallery.taken', { title: 'Réparer le poste 12' }),
                  action: { label: i18n.t('gallery.undo'), run: () => undefined },
                })
              }
            >
              {i18n.t('gallery.accept')}
            </Button>
            <Button>{i18n.t('gallery.decline')}</Button>
          </div>
        </div>
      </section>
      <section class="g-section">
        <h2>{i18n.t('gallery.mine')}</h2>
        <ul class="g-lines">
          <For each={mine}>{(task) => <Line task={task} />}</For>
        </ul>
      </section>
    </div>
  );
}

function Line(props: { readonly task: Sample }): JSX.Element {
  const i18n = useI18n();
  return (
    <li class="g-line">
      <div class="g-grow">
        <p class="ui-strong">{props.task.title}</p>
        <p class="g-meta">
          <span>{props.task.next}</span>
          <Show when={props.task.due}>
            {(due) => (
              <span>
                <IconCalendar size={14} /> {i18n.format.relativeDay(due(), today)}
              </span>
            )}
          </Show>
          <span>
            <IconMapPin size={14} /> {props.task.place}
          </span>
        </p>
      </div>
      <Badge tone={props.task.state === 'doing' ? 'accent' : props.task.state === 'waiting' ? 'stop' : 'plain'}>
        {i18n.t(`gallery.${props.task.state}`)}
      </Badge>
      <Menu
        iconOnly
        label={i18n.t('gallery.menu')}
        items={[{ id: 'over', label: i18n.t('gallery.handOver'), icon: IconArrowRightLeft, shortcut: 'h', onSelect: () => undefined }]}
      />
    </li>
  );
}
