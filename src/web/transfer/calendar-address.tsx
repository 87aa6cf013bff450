/** A calendar at an address of the web: the server reads it, since a browser may not, and shows what it becomes like a file. */
import { createSignal, type JSX, Show } from 'solid-js';
import * as v from 'valibot';
import { fromBase64url } from '../../kernel/ids.ts';
import type { Problem } from '../../kernel/result.ts';
import { Button, ErrorNote, problemText, TextField, useI18n } from '../../ui/index.ts';
import { calendarKind } from '../../workplace/calendar-file/index.ts';
import { ask } from '../account/server.ts';
import type { CalendarFile } from './calendar-import.tsx';

export function CalendarAddress(props: { readonly onRead: (file: CalendarFile) => void }): JSX.Element {
  const { t } = useI18n();
  const [address, setAddress] = createSignal('');
  const [reading, setReading] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const read = async () => {
    setReading(true);
    const answer = await ask('POST', '/api/v1/calendars/read', v.object({ file: v.string() }), { address: address() });
    setReading(false);
    setProblem(answer.ok ? undefined : answer.problem);
    const bytes = answer.ok ? fromBase64url(answer.value.file) : undefined;
    const kind = bytes === undefined ? undefined : calendarKind(bytes);
    if (bytes === undefined || kind === undefined) return;
    props.onRead({ name: new URL(address()).hostname, bytes, kind, address: address().trim() });
  };
  return (
    <form
      class="web-import-address"
      onSubmit={(event) => {
        event.preventDefault();
        void read();
      }}
    >
      <TextField
        label={t('people.calendars.address')}
        hint={t('people.calendars.address.hint')}
        type="url"
        value={address()}
        onInput={setAddress}
      />
      <Button type="submit" disabled={reading() || address().trim() === ''}>
        {t('people.calendars.read')}
      </Button>
      <Show when={problem()}>
        {(why) => <ErrorNote happened={why().code.startsWith('network.') ? t('web.account.offline') : problemText(t, why())} />}
      </Show>
    </form>
  );
}
