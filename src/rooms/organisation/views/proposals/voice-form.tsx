/** Saying one's word: what can be said in this round, in words where words are needed. What is typed is kept until it is said. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../../kernel/result.ts';
import {
  Button,
  Combobox,
  createAnswer,
  createDraft,
  ErrorNote,
  problemText,
  TextArea,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import { needsReason, positionsIn } from '../../proposals/index.ts';
import { Choosing } from './choosing.tsx';
import type { ProposalShown, VoiceView } from './types.ts';

export function VoiceForm(props: {
  readonly row: ProposalShown;
  readonly own: VoiceView | undefined;
  readonly onDone: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const key = `voice.${props.row.id}.${props.row.turn}.${props.row.stage}`;
  const positions = () => positionsIn(props.row.stage, props.row.process);
  // What a round is for is said already; abstaining is a gesture.
  const usual = () => positions().find((each) => positions().length === 1 || each === 'choice') ?? '';
  // Having heard the others, one begins from what one said before.
  const before = () => (props.row.stage === 'change' ? nominationOf(props.row, desk.me) : undefined);
  const [position, setPosition, forgetPosition] = createDraft(`${key}.position`, props.own?.position ?? usual());
  const [reason, setReason, forgetReason] = createDraft(`${key}.reason`, props.own?.reason ?? before()?.reason ?? '');
  const [alternative, setAlternative, forgetAlternative] = createDraft(`${key}.alternative`, props.own?.alternative ?? '');
  const [nominee, setNominee] = createSignal(props.own?.nominee?.id ?? before()?.nominee?.id ?? '');
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
        <Choosing row={props.row} chosen={choices()} onChange={setChoices} />
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

const nominationOf = ({ rounds, turn }: ProposalShown, me: string): VoiceView | undefined =>
  rounds.find((round) => round.stage === 'nominate' && round.turn === turn)?.voices.find(({ member }) => member?.id === me);
