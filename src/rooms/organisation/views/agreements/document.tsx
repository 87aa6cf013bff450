/** A version as a document: title, facts, sections, and who signed it. The same on the screen and on paper. */
import { createResource, For, type JSX, Show } from 'solid-js';
import { IconCircleAlert, IconCircleCheck, Prose, useDesk, useI18n } from '../../../../ui/index.ts';
import { checkSignature, type Verdict } from '../../agreements/index.ts';
import type { Agreement, ShownVersion } from './types.ts';

export interface DocumentProps {
  readonly version: ShownVersion;
  /** Outside bodies whose signature on paper was noted. */
  readonly bodies: Agreement['bodies'];
}

export function Document(props: DocumentProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  return (
    <article class="agreements-document">
      <Show when={props.version.document} fallback={<p>{t('agreements.wholeness.unreadable')}</p>}>
        {(document) => (
          <>
            <header>
              <h2>{document().title}</h2>
              <p class="ui-soft">
                {t('agreements.markdown.version', {
                  label: props.version.label,
                  date: document().published,
                  name: document().author.name,
                })}
              </p>
              <p class="ui-soft">
                {[
                  ...(document().notice === null ? [] : [t('agreements.markdown.notice', { days: document().notice ?? 0 })]),
                  ...(document().review === null ? [] : [t('agreements.markdown.review', { date: document().review ?? '' })]),
                ].join(' · ')}
              </p>
              <p>
                {t('agreements.between', {
                  names: document()
                    .parties.map((party) => ('body' in party ? party.body : party.name))
                    .join(', '),
                })}
              </p>
            </header>
            <For each={document().sections}>
              {(section) => (
                <section>
                  <Show when={section.title !== ''}>
                    <h3>{section.title}</h3>
                  </Show>
                  <Prose text={section.body} onGo={desk.go} />
                </section>
              )}
            </For>
          </>
        )}
      </Show>
      <Signatures {...props} />
    </article>
  );
}

function Signatures(props: DocumentProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const [verdicts] = createResource(
    () => props.version,
    async ({ id, raw, signatures }) => {
      const found = await Promise.all(signatures.map((one) => checkSignature({ id, document: raw }, one, desk.keys)));
      return new Map(signatures.map((one, at) => [one.id, found[at]]));
    },
  );
  const onPaper = () => props.bodies.filter(({ signedVersion }) => signedVersion === props.version.id);
  return (
    <section class="agreements-signatures">
      <h3>{t('agreements.signatures')}</h3>
      <ul>
        <For each={props.version.signatures} fallback={<li class="ui-soft">{t('agreements.signatures.none')}</li>}>
          {(signature) => (
            <li>
              <span class="agreements-name">{signature.name ?? t('agreements.somebody')}</span>
              <span>{signature.date === null ? '' : t('agreements.date', { date: signature.date })}</span>
              <Check verdict={verdicts.latest?.get(signature.id)} />
            </li>
          )}
        </For>
        <For each={onPaper()}>
          {(body) => (
            <li>
              <span class="agreements-name">{body.name}</span>
              <span>{body.signedOn === null ? '' : t('agreements.date', { date: body.signedOn })}</span>
              <span class="ui-soft">{t('agreements.on-paper', { name: body.notedByName ?? t('agreements.somebody') })}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="agreements-digest ui-soft">{t('agreements.markdown.digest', { digest: props.version.digest })}</p>
    </section>
  );
}

function Check(props: { readonly verdict: Verdict | undefined }): JSX.Element {
  const { t } = useI18n();
  return (
    <Show when={props.verdict}>
      {(verdict) => (
        <span class="agreements-check" data-right={verdict() === 'right' ? '' : undefined}>
          {verdict() === 'right' ? <IconCircleCheck size={16} /> : <IconCircleAlert size={16} />}
          {t(`agreements.verdict.${verdict()}`)}
        </span>
      )}
    </Show>
  );
}
