/** The pages for people without an account: plain documents with forms, in their language, which need no script. */

import { html } from 'hono/html';
import { URGENCIES } from '../../rooms/requests/index.ts';
import type { Locale, Translate } from '../../ui/i18n/index.ts';

export type Html = ReturnType<typeof html>;

export const MEGABYTES = 10;

export interface Frame {
  readonly t: Translate;
  readonly locale: Locale;
  /** This page in the other language. */
  readonly other: string;
  readonly workplace: string;
}

/** What was typed, to be shown again when it could not be taken. */
export interface Typed {
  readonly words: string;
  readonly urgency: string;
  readonly name: string;
  readonly contact: string;
}

export const nothingTyped: Typed = { words: '', urgency: 'hindered', name: '', contact: '' };

export interface Asking {
  readonly place: string;
  readonly welcome: string | null;
  readonly typed: Typed;
  /** Why what was sent was not taken. */
  readonly wrong?: string | undefined;
}

/** The file comes last, so that what was typed is there before it is found too large. */
export function askingPage(frame: Frame, { place, welcome, typed, wrong }: Asking): Html {
  const { t } = frame;
  const title = t('portal.title', { place });
  const content = html`
    <h1>${title}</h1>
    ${wrong === undefined ? '' : html`<p class="stop" role="alert">${wrong}</p>`}
    ${welcome ? html`<p class="note">${welcome}</p>` : ''}
    <form method="post" enctype="multipart/form-data">
      <label for="words">${t('portal.what')}</label>
      <p class="hint" id="words-hint">${t('portal.what.hint')}</p>
      <textarea id="words" name="words" maxlength="5000" required aria-describedby="words-hint">${typed.words}</textarea>
      <fieldset>
        <legend>${t('portal.urgency')}</legend>
        ${URGENCIES.map(
          (urgency) => html`<label
            ><input type="radio" name="urgency" value="${urgency}" ${typed.urgency === urgency ? 'checked' : ''} />${t(`portal.urgency.${urgency}`)}</label
          >`,
        )}
      </fieldset>
      <label for="name">${t('portal.name')}</label>
      <input id="name" name="name" type="text" maxlength="200" autocomplete="name" value="${typed.name}" />
      <label for="contact">${t('portal.contact')}</label>
      <input id="contact" name="contact" type="text" maxlength="200" value="${typed.contact}" />
      <p class="trap" aria-hidden="true"><input name="website" type="text" tabindex="-1" autocomplete="off" /></p>
      <label for="photo">${t('portal.photo')}</label>
      <p class="hint" id="photo-hint">${t('portal.photo.hint', { megabytes: MEGABYTES })}</p>
      <input id="photo" name="photo" type="file" accept="image/*,application/pdf" aria-describedby="photo-hint" />
      <button>${t('portal.send')}</button>
    </form>
  `;
  return page(frame, title, content);
}

export interface Receipt {
  readonly place: string;
  readonly words: string;
  readonly receivedAt: number;
  readonly state: string;
  readonly said: readonly { readonly words: string | null; readonly at: number | null; readonly asker: boolean }[];
  readonly photos: readonly { readonly name: string | null; readonly type: string | null; readonly address: string }[];
  /** The address for something else to ask, while the place still takes requests. */
  readonly fresh: boolean;
  readonly photoLost: boolean;
  readonly wrong?: string | undefined;
}

export function receiptPage(frame: Frame, { place, words, receivedAt, state, said, photos, fresh, photoLost, wrong }: Receipt): Html {
  const { t, workplace } = frame;
  const title = t('portal.receipt', { place });
  const content = html`
    <h1>${title}</h1>
    ${fresh ? html`<p class="good" role="status"><strong>${t('portal.received')}</strong> ${t('portal.received.keep')}</p>` : ''}
    ${photoLost ? html`<p class="stop">${t('portal.photo.lost')}</p>` : ''}
    <p><strong>${t(`portal.standing.${state}`)}</strong></p>
    <p class="hint">${t('portal.sent', { at: receivedAt })}</p>
    <p class="note words">${words}</p>
    ${photos.map(({ name, type, address }) =>
      type?.startsWith('image/')
        ? html`<p><a href="${address}"><img src="${address}" alt="${name ?? t('portal.photo')}" /></a></p>`
        : html`<p><a href="${address}">${name ?? t('portal.photo')}</a></p>`,
    )}
    ${said.length === 0 ? '' : html`<h2>${t('portal.said')}</h2>`}
    <ol>
      ${said.map(
        (word) => html`<li>
          <p class="hint">${word.asker ? t('portal.said.you') : workplace} · ${t('portal.sent', { at: word.at ?? receivedAt })}</p>
          <p class="words">${word.words ?? ''}</p>
        </li>`,
      )}
    </ol>
    ${wrong === undefined ? '' : html`<p class="stop" role="alert">${wrong}</p>`}
    <form method="post" enctype="multipart/form-data">
      <label for="words">${t('portal.add')}</label>
      <textarea id="words" name="words" maxlength="5000" required></textarea>
      <p class="trap" aria-hidden="true"><input name="website" type="text" tabindex="-1" autocomplete="off" /></p>
      <button>${t('portal.send')}</button>
    </form>
  `;
  return page(frame, title, content);
}

/** One thing to be told, when there is nothing to fill in. */
export const tellingPage = (frame: Frame, title: string, text: string): Html => page(frame, title, html`<h1>${title}</h1><p>${text}</p>`);

function page({ t, locale, other, workplace }: Frame, title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/portal/style.css" />
      </head>
      <body>
        <header>
          <a href="${other}" lang="${locale === 'fr' ? 'en' : 'fr'}" hreflang="${locale === 'fr' ? 'en' : 'fr'}">${locale === 'fr' ? 'English' : 'Français'}</a>
          ${workplace}
        </header>
        <main>${content}</main>
        <footer>${workplace === '' ? '' : t('portal.kept', { workplace })}</footer>
      </body>
    </html>`;
}
