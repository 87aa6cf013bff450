/** What one can expect of a role, edited line by line where it stands. */
import { For, type JSX } from 'solid-js';
import {
  Button,
  createDraft,
  Editable,
  IconArrowDown,
  IconArrowUp,
  IconButton,
  IconPlus,
  IconX,
  TextField,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { RoleShown } from './types.ts';

export function Accountabilities(props: { readonly role: RoleShown }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const lines = () => props.role.accountabilities;
  const [text, setText, forget] = createDraft(`role.${props.role.id}.accountability`);
  const add = async () => {
    const said = text().trim();
    if (said === '') return;
    const done = await act('accountability.add', { role: props.role.id, text: said }, { say: false });
    if (done.ok) forget();
  };
  return (
    <section class="circles-part">
      <header class="circles-part-head">
        <h2>{t('field.role.accountabilities')}</h2>
      </header>
      <ul class="circles-expected">
        <For each={lines()}>{(line, index) => <Line line={line} before={lines()[index() - 1]?.id} after={lines()[index() + 1]?.id} />}</For>
      </ul>
      <form
        class="circles-add"
        data-print="no"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={t('command.accountability.add')}
          hideLabel
          placeholder={t('circles.expected.example')}
          maxLength={500}
          value={text()}
          onInput={setText}
          autocomplete="off"
        />
        <Button type="submit" icon={IconPlus}>
          {t('circles.expected.add')}
        </Button>
      </form>
    </section>
  );
}

interface LineProps {
  readonly line: { readonly id: string; readonly text: string };
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function Line(props: LineProps): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const at = () => props.line.id;
  const move = (beside: Readonly<Record<string, string | undefined>>) =>
    void act('accountability.move', { accountability: at(), ...beside }, { say: false });
  return (
    <li>
      <Editable
        draft={`accountability.${at()}`}
        label={t('field.accountability.text')}
        hideLabel
        oneLine
        value={props.line.text}
        onWrite={(text) =>
          void (text === ''
            ? act('accountability.remove', { accountability: at() })
            : act('accountability.edit', { accountability: at(), text }, { say: false }))
        }
      />
      <span class="circles-expected-tools" data-print="no">
        <IconButton
          small
          icon={IconArrowUp}
          label={t('circles.expected.up', { text: props.line.text })}
          disabled={props.before === undefined}
          onClick={() => move({ before: props.before })}
        />
        <IconButton
          small
          icon={IconArrowDown}
          label={t('circles.expected.down', { text: props.line.text })}
          disabled={props.after === undefined}
          onClick={() => move({ after: props.after })}
        />
        <IconButton
          small
          icon={IconX}
          label={t('circles.expected.remove', { text: props.line.text })}
          onClick={() => void act('accountability.remove', { accountability: at() })}
        />
      </span>
    </li>
  );
}
