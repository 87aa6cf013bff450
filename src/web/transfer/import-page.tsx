/** Bringing in what another tool kept: a file, what it becomes row by row, and then one gesture that can be undone whole. */
import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { type DetectedFormat, detectFormat, FORMATS, readImport } from '../../rooms/tasks/index.ts';
import {
  Button,
  ErrorNote,
  FileDrop,
  PageHeader,
  ProgressBar,
  problemText,
  Select,
  useDesk,
  useGestures,
  useI18n,
  useToasts,
} from '../../ui/index.ts';
import { calendarKind } from '../../workplace/calendar-file/index.ts';
import type { Opened } from '../device/opened.ts';
import { late } from '../late.tsx';
import type { CalendarFile } from './calendar-import.tsx';
import { type Choice, carryOut } from './carry-out.ts';
import { ImportPreview } from './import-preview.tsx';

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: DetectedFormat | undefined;
}

const accepted = '.json,.csv,.tsv,.txt,.zip,.ics';

const CalendarAddress = late(async () => (await import('./calendar-address.tsx')).CalendarAddress);
const CalendarImport = late(async () => (await import('./calendar-import.tsx')).CalendarImport);

export function ImportPage(props: { readonly opened: Opened }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const toasts = useToasts();
  const { undo } = useGestures();
  const [chosen, setChosen] = createSignal<Chosen>();
  const [people, setPeople] = createSignal<Readonly<Record<string, string>>>({});
  const [calendar, setCalendar] = createSignal<CalendarFile>();
  const [share, setShare] = createSignal<number>();
  const [refused, setRefused] = createSignal<Problem>();
  const [plan] = createResource(chosen, async ({ bytes, format }) => {
    if (format === undefined || format === 'relais') return undefined;
    return readImport(format, bytes, { zone: desk.zone(), today: desk.today() as never });
  });

  const choose = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    setRefused(undefined);
    setPeople({});
    const kind = calendarKind(bytes);
    setCalendar(kind === undefined ? undefined : { name: file.name, bytes, kind });
    if (kind !== undefined) {
      setChosen(undefined);
      return;
    }
    setChosen({ name: file.name, bytes, format: detectFormat(bytes, file.name) });
  };
  const setFormat = (value: string) => {
    const format = [...FORMATS, 'relais' as const].find((known) => known === value);
    setChosen((before) => (before === undefined ? undefined : { ...before, format }));
  };
  const begin = async (choice: Choice) => {
    setShare(0);
    const done = await carryOut(props.opened, desk.files, choice, setShare);
    setShare(undefined);
    if (!done.ok) {
      setRefused(done.problem);
      return;
    }
    const { undo: name, made, known, href } = done.value;
    const text = t('web.import.done', { made, known });
    if (name !== undefined) desk.journal.done({ undo: name, label: text });
    toasts.show({ text, stay: 30_000, ...(name === undefined ? {} : { action: { label: t('undo.do'), run: () => void undo(name) } }) });
    desk.go(href);
  };
  const read = () => {
    const answer = plan.latest;
    return answer?.ok === true ? answer.value : undefined;
  };
  const unreadable = () => {
    const answer = plan.latest;
    return answer?.ok === false ? answer.problem : undefined;
  };

  return (
    <div class="web-page web-page-wide">
      <PageHeader title={t('web.import.title')} lead={t('web.import.lead')} />
      <FileDrop
        compact={chosen() !== undefined || calendar() !== undefined}
        label={t('web.import.choose')}
        hint={t('web.import.kinds')}
        accept={accepted}
        onFiles={(files) => void choose(files)}
      />
      <Show when={chosen()}>
        {(file) => (
          <>
            <Select
              class="web-import-format"
              label={t('web.import.format', { file: file().name })}
              value={file().format ?? ''}
              empty={t('web.import.format-unknown')}
              options={[...FORMATS, 'relais' as const].map((value) => ({ value, label: t(`web.import.format.${value}`) }))}
              onChange={setFormat}
            />
            <Show when={file().format === undefined}>
              <ErrorNote happened={t('web.import.unknown')} kept={t('web.import.nothing-yet')} todo={t('web.import.unknown-todo')} />
            </Show>
          </>
        )}
      </Show>
      <Show when={chosen() === undefined && calendar() === undefined}>
        <CalendarAddress onRead={setCalendar} />
      </Show>
      <Show when={calendar()} keyed>
        {(file) => <CalendarImport file={file} />}
      </Show>
      <Show when={unreadable() ?? refused()}>
        {(why) => <ErrorNote happened={problemText(t, why())} kept={t('web.import.nothing-yet')} />}
      </Show>
      <Switch>
        <Match when={share() !== undefined}>
          <ProgressBar label={t('web.import.under-way')} value={share()} />
        </Match>
        <Match when={chosen()?.format === 'relais'}>
          <p>{t('web.import.whole')}</p>
          <div class="ui-actions">
            <Button kind="primary" onClick={() => void begin({ kind: 'dump', bytes: chosen()?.bytes ?? new Uint8Array(0) })}>
              {t('web.import.begin-whole')}
            </Button>
          </div>
        </Match>
        <Match when={read()}>
          {(known) => (
            <>
              <ImportPreview plan={known()} people={people()} onPeople={setPeople} />
              <div class="ui-actions">
                <Button
                  kind="primary"
                  disabled={known().tasks.length === 0}
                  onClick={() =>
                    void begin({ kind: 'plan', plan: known(), source: known().name ?? chosen()?.name ?? '', people: people() })
                  }
                >
                  {t('web.import.begin', { count: known().tasks.length })}
                </Button>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}
