/** What the application says. */
import { createSignal, type JSX } from 'solid-js';
import {
  Badge,
  Banner,
  Button,
  EmptyState,
  ErrorNote,
  IconHand,
  Initials,
  Kbd,
  PageHeader,
  ProgressBar,
  Prose,
  RelativeTime,
  StateLine,
  Tag,
  useI18n,
} from '../index.ts';

const now = Date.UTC(2026, 10, 22, 13, 2);
const written = `# Ventilateur
Le *vieux* ventilateur est **mort** : voir [la notice](https://example.org/notice), ou demander à l’atelier.

- couper le courant
- ouvrir par le côté, jamais par \`le dessus\`
- noter le numéro de série

> Il faisait déjà du bruit en mars.

<script>alert('rien')</script>`;

export function NotesPage(): JSX.Element {
  const { t } = useI18n();
  const [tags, setTags] = createSignal<readonly string[]>(['imprimante', 'urgent', 'école-du-bourg']);
  return (
    <>
      <PageHeader title={t('gallery.notes')} lead={<RelativeTime at={now - 240_000} now={now} />} />
      <div class="g-columns">
        <section class="g-stack">
          <StateLine waiting={0} />
          <StateLine waiting={0} sharedAt={now} dataUsed={48_200_000} href="#notes" />
          <StateLine waiting={3} offline />
          <StateLine waiting={1} refused={2} />
          <Banner tone="accent">{t('gallery.clock')}</Banner>
          <Banner tone="covered">{t('gallery.covered')}</Banner>
          <ErrorNote
            happened={t('gallery.errorHappened')}
            kept={t('gallery.errorKept')}
            todo={t('gallery.errorTodo')}
            actions={<Button>{t('gallery.retry')}</Button>}
          />
          <ProgressBar label={t('gallery.import')} value={1240} max={3000} />
          <div class="ui-actions">
            {tags().map((tag) => (
              <Tag onRemove={() => setTags(tags().filter((other) => other !== tag))}>{tag}</Tag>
            ))}
          </div>
          <div class="ui-actions">
            <Badge>{t('gallery.open')}</Badge>
            <Badge tone="accent">{t('gallery.doing')}</Badge>
            <Badge tone="covered">{t('gallery.done')}</Badge>
            <Badge tone="stop">{t('gallery.late')}</Badge>
            <Initials name="Zoé Le Goff" alone />
            <Initials name="Ana" alone large />
            <Kbd keys="mod+k" />
            <Kbd keys="g t" />
            <Kbd keys="Escape" />
          </div>
        </section>
        <section class="g-stack">
          <h2>{t('gallery.prose')}</h2>
          <Prose text={written} />
          <EmptyState icon={IconHand} title={t('gallery.emptyTitle')} actions={<EmptyActions />}>
            {t('gallery.emptyText')}
          </EmptyState>
        </section>
      </div>
    </>
  );
}

function EmptyActions(): JSX.Element {
  const { t } = useI18n();
  return (
    <>
      <Button kind="primary">{t('gallery.new')}</Button>
      <Button kind="quiet">{t('gallery.demo')}</Button>
    </>
  );
}
