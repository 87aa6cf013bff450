/** Ready-made organisations to begin from: what each is for, what it would bring, and one press to have it. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button, createAnswer, PageHeader, type RoomViewProps, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { circlePreview, circleTemplates } from '../queries/index.ts';
import { Around } from './around.tsx';
import { Brought } from './brought.tsx';

type Template = NonNullable<NonNullable<(typeof circleTemplates)['asks']>['answer']>[number];

export function TemplatesPage(_props: RoomViewProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const templates = createAnswer<typeof circleTemplates>('circle.templates', () => ({ language: i18n.locale() }));
  return (
    <div class="circles">
      <PageHeader
        back={<Around around={[{ id: '', name: t('room.organisation') }]} />}
        title={t('circles.templates')}
        lead={t('circles.templates.lead')}
      />
      <ul class="circles-templates">
        <For each={templates()}>{(template) => <TemplateCard template={template} />}</For>
      </ul>
    </div>
  );
}

function TemplateCard(props: { readonly template: Template }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const [open, setOpen] = createSignal(false);
  const chosen = () => ({ template: props.template.id, language: i18n.locale() });
  const preview = createAnswer<typeof circlePreview>('circle.preview', () => (open() ? chosen() : undefined));
  const known = () => {
    const answer = preview();
    return answer?.ok === true ? answer.value : undefined;
  };
  const use = async () => {
    const done = await act('circle.use-template', chosen(), { say: t('circles.templates.used', { name: props.template.name }) });
    if (done.ok) desk.go('/organisation');
  };
  return (
    <li class="circles-template">
      <h2>{props.template.name}</h2>
      <p class="ui-soft">{props.template.fits}</p>
      <p class="circles-purpose-quoted">{props.template.purpose}</p>
      <div class="ui-actions">
        <Button kind="primary" onClick={() => void use()}>
          {t('circles.templates.use')}
        </Button>
        <Button kind="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {open() ? t('circles.templates.hide') : t('circles.templates.look')}
        </Button>
      </div>
      <Show when={open() && known()}>{(plan) => <Brought plan={plan()} />}</Show>
    </li>
  );
}
