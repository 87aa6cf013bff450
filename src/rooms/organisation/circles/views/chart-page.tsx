/** Bringing in an organisation from a file: what it would make is shown first, then it comes as one change that can be undone. */
import { createSignal, type JSX, Show } from 'solid-js';
import type { Json } from '../../../../replica/schema.ts';
import {
  Button,
  createAnswer,
  ErrorNote,
  FileDrop,
  PageHeader,
  problemText,
  type RoomViewProps,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { circlePreview } from '../queries/index.ts';
import { Around } from './around.tsx';
import { Brought } from './brought.tsx';

export function ChartPage(_props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const [chart, setChart] = createSignal<{ readonly name: string; readonly content: Json }>();
  const preview = createAnswer<typeof circlePreview>('circle.preview', () => {
    const given = chart();
    return given === undefined ? undefined : { chart: given.content };
  });
  const plan = () => {
    const answer = preview();
    return answer?.ok === true ? answer.value : undefined;
  };
  const problem = () => {
    const answer = preview();
    return answer?.ok === false ? answer.problem : preview.problem();
  };
  const choose = async ([file]: readonly File[]) => {
    if (file !== undefined) setChart({ name: file.name, content: parsed(await file.text()) });
  };
  const bring = async () => {
    const done = await act('circle.import', { chart: chart()?.content ?? null });
    if (done.ok) desk.go('/organisation');
  };
  return (
    <div class="circles">
      <PageHeader
        back={<Around around={[{ id: '', name: t('room.organisation') }]} />}
        title={t('circles.import')}
        lead={t('circles.import.lead')}
      />
      <FileDrop label={t('circles.import.choose')} hint={t('circles.import.hint')} accept=".json" onFiles={(files) => void choose(files)} />
      <Show when={chart()}>
        {(given) => (
          <section class="circles-part">
            <h2>{given().name}</h2>
            <Show when={problem()}>{(found) => <ErrorNote happened={problemText(t, found())} />}</Show>
            <Show when={plan()}>
              {(known) => (
                <>
                  <Brought plan={known()} />
                  <div class="ui-actions">
                    <Button kind="primary" onClick={() => void bring()}>
                      {t('circles.import.bring')}
                    </Button>
                  </div>
                </>
              )}
            </Show>
          </section>
        )}
      </Show>
    </div>
  );
}

/** What is no JSON is no chart either, and is refused as such. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text.slice(0, 100);
  }
}
