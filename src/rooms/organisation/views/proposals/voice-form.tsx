/** Saying one's word: what can be said in this round, in words where words are needed. What is typed is kept until it is said. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../../kernel/result.ts';
import {
  Button,
  Checkbox,
  Combobox,
  createAnswer,
  createDraft,
  ErrorNote,
  IconArrowDown,
  IconArrowUp,
  IconButton,
  problemText,
  TextArea,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import { needsReason, positionsIn } from '../../proposals/index.ts';
import type { ProposalShown, VoiceView } from './types.ts';

export function VoiceForm(props: {
  readonly row: ProposalShown;
  readonly own: VoiceView | undefined;
  readonly onDone: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const key = `voice.${props.row.id}.${props.row.turn}.${props.row.stage}`;
  const positions = () => positionsIn(props.row.stage, props.row.process);
  const single = () => (positions().length === 1 ? (positions()[0] ?? '') : '');
  const [position, setPosition, forgetPosition] = createDraft(`${key}.position`, props.own?.position ?? single());
  const [reason, setReason, forgetReason] = createDraft(`${key}.reason`, props.own?.reason ?? '');
  const [alternative, setAlternative, forgetAlternative] = createDraft(`${key}.alternative`, props.own?.alternative ?? '');
  const [nominee, setNominee] = createSignal(props.own?.nominee?.id ?? '');
  const [choices, setChoices] = createSignal<readonly string[]>(props.own?.choices.map(({ id }) => id) ?? []);
  const [problem, setProblem] = createSignal<Problem>();
  const wantsWords = () => positions().some((each) => each === position() && needsReason(each));
  const say = async () => {
    const words = { reason: reason().trim(), alternative: position() === 'object' ? alternative().trim() : '' };
    const said = await act(
      'voice.give',
      {
        proposal: props.row.id,
        ...(position() === '' ? {} : { position: position() }),
        ...Object.fromEntries(Object.entries(words).filter(([, text]) => text !== '')),
        ...(position() === 'nominee' && nominee() !== '' ? { nominee: nominee() } : {}),
        ...(position() === 'choice' ? { choices: choices() } : {}),
      },
      { quietly: true },
    );
    if (!said.ok) return setProblem(said.problem);
    for (const forget of [forgetPosition, forgetReason, forgetAlternative]) forget();
    props.onDone();
  };
  return (
    <form
      class="ui-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void say();
      }}
    >
      <Show when={positions().length > 1}>
        <fieldset class="proposal-positions">
          <legend class="ui-hidden">{t('field.voice.position')}</legend>
          <For each={positions()}>
            {(each) => (
              <label class="proposal-position">
                <input type="radio" name={key} value={each} checked={position() === each} onChange={() => setPosition(each)} />
                <span>{t(`value.voice.position.${each}`)}</span>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={position() === 'nominee'}>
        <Nominee chosen={nominee()} onChange={setNominee} />
      </Show>
      <Show when={position() === 'choice'}>
        <Show when={props.row.process === 'ranked'} fallback={<Approved row={props.row} chosen={choices()} onChange={setChoices} />}>
          <RankedChoice row={props.row} chosen={choices()} onChange={setChoices} />
        </Show>
      </Show>
      <Show when={position() !== ''}>
        <TextArea
          label={t(position() === 'object' ? 'organisation.objection-reason' : 'field.voice.reason')}
          hint={position() === 'object' ? t('organisation.objection-hint') : undefined}
          required={wantsWords()}
          value={reason()}
          onInput={setReason}
        />
      </Show>
      <Show when={position() === 'object'}>
        <TextArea label={t('field.voice.alternative')} value={alternative()} onInput={setAlternative} />
      </Show>
      <Show when={problem()}>{(found) => <ErrorNote happened={problemText(t, found())} kept={t('ui.form.kept')} />}</Show>
      <div class="ui-actions">
        <Button kind="primary" type="submit">
          {t('organisation.say')}
        </Button>
      </div>
    </form>
  );
}

function Nominee(props: { readonly chosen: string; readonly onChange: (member: string) => void }): JSX.Element {
  const { t } = useI18n();
  const members = createAnswer<typeof memberList>('member.list');
  const options = () => (members() ?? []).map(({ id, name }) => ({ value: id, label: name ?? t('organisation.somebody') }));
  return (
    <Combobox
      label={t('field.voice.nominee')}
      required
      options={options()}
      chosen={options().filter(({ value }) => value === props.chosen)}
      onChange={([chosen]) => props.onChange(chosen?.value ?? '')}
    />
  );
}

interface ChoosingProps {
  readonly row: ProposalShown;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Approved(props: ChoosingProps): JSX.Element {
  return (
    <For each={props.row.options}>
      {({ id, title }) => (
        <Checkbox
          label={title ?? '–'}
          checked={props.chosen.includes(id)}
          onChange={(checked) => props.onChange(checked ? [...props.chosen, id] : props.chosen.filter((each) => each !== id))}
        />
      )}
    </For>
  );
}

/** The most wanted first; arrows move, and what is left out comes last, together. */
function RankedChoice(props: ChoosingProps): JSX.Element {
  const { t } = useI18n();
  const titleOf = (id: string) => props.row.options.find((each) => each.id === id)?.title ?? '–';
  const rest = () => props.row.options.filter(({ id }) => !props.chosen.includes(id));
  const move = (index: number, by: number) => {
    const order = [...props.chosen];
    const [moved] = order.splice(index, 1);
    if (moved !== undefined) order.splice(index + by, 0, moved);
    props.onChange(order);
  };
  return (
    <div class="proposal-ranking">
      <ol>
        <For each={props.chosen}>
          {(id, index) => (
            <li class="proposal-option">
              <span>{titleOf(id)}</span>
              <IconButton
                small
                icon={IconArrowUp}
                label={t('organisation.higher', { title: titleOf(id) })}
                disabled={index() === 0}
                onClick={() => move(index(), -1)}
              />
              <IconButton
                small
                icon={IconArrowDown}
                label={t('organisation.lower', { title: titleOf(id) })}
                disabled={index() === props.chosen.length - 1}
                onClick={() => move(index(), 1)}
              />
              <Button small kind="quiet" onClick={() => props.onChange(props.chosen.filter((each) => each !== id))}>
                {t('organisation.unrank')}
              </Button>
            </li>
          )}
        </For>
      </ol>
      <div class="ui-actions">
        <For each={rest()}>
          {({ id, title }) => (
            <Button small onClick={() => props.onChange([...props.chosen, id])}>
              {t('organisation.rank', { place: props.chosen.length + 1, title: title ?? '–' })}
            </Button>
          )}
        </For>
      </div>
    </div>
  );
}
