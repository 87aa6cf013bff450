/** One's own ways to be reached, in the order preferred. */
import { createSignal, Index, type JSX } from 'solid-js';
import { Button, IconButton, IconPlus, IconX, TextField, useGestures, useI18n } from '../../../ui/index.ts';
import type { Contact } from '../declared.ts';
import type { Member } from './types.ts';

export function Contacts(props: { readonly member: Member }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [contacts, setContacts] = createSignal<readonly Contact[]>(props.member.contacts);
  const change = (at: number, cells: Partial<Contact>) =>
    setContacts((before) => before.map((known, index) => (index === at ? { ...known, ...cells } : known)));
  const keep = () => {
    const written = contacts().filter(({ kind, value }) => kind.trim() !== '' && value.trim() !== '');
    setContacts(written);
    void act('member.edit', { contacts: written.map(({ kind, value }) => ({ kind: kind.trim(), value: value.trim() })) });
  };
  return (
    <section class="people-part">
      <h2>{t('people.contacts')}</h2>
      <Index each={contacts()}>
        {(contact, at) => (
          <div class="people-contact">
            <TextField
              label={t('people.contacts.kind')}
              placeholder={t('people.contacts.kind-example')}
              value={contact().kind}
              onInput={(kind) => change(at, { kind })}
            />
            <TextField label={t('people.contacts.value')} value={contact().value} onInput={(value) => change(at, { value })} />
            <IconButton
              icon={IconX}
              label={t('people.contacts.remove', { kind: contact().kind })}
              onClick={() => setContacts((before) => before.filter((_, index) => index !== at))}
            />
          </div>
        )}
      </Index>
      <div class="ui-actions">
        <Button kind="primary" onClick={keep}>
          {t('people.keep')}
        </Button>
        <Button icon={IconPlus} onClick={() => setContacts((before) => [...before, { kind: '', value: '' }])}>
          {t('people.contacts.add')}
        </Button>
      </div>
    </section>
  );
}
