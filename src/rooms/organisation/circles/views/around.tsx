/** The way back: the circles around a page, from the workplace inwards; and a note when merging left the page out of place. */
import { For, type JSX, Show } from 'solid-js';
import { Banner, Button, useGestures, useI18n } from '../../../../ui/index.ts';
import type { Mark } from '../nesting.ts';
import { aroundNames } from './naming.ts';

export function Around(props: { readonly around: readonly { readonly id: string; readonly name: string | null }[] }): JSX.Element {
  const { t } = useI18n();
  return (
    <nav class="circles-around" aria-label={t('circles.around')}>
      <ol>
        <For each={aroundNames(t, props.around)}>
          {({ href, name }) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}

export interface OutOfPlaceProps {
  readonly mark: Mark | null;
  readonly table: 'circle' | 'role';
  readonly id: string;
  /** Where it shows: a circle's id, or null for the workplace itself. */
  readonly shownIn: string | null;
  readonly shownName: string;
}

/** Says why something shows where it does; one press makes that its place. */
export function OutOfPlace(props: OutOfPlaceProps): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const stay = () =>
    void (props.table === 'circle'
      ? act('circle.move', { circle: props.id, parent: props.shownIn })
      : act('role.move', { role: props.id, circle: props.shownIn }));
  return (
    <Show when={props.mark}>
      {(mark) => (
        <Banner tone="stop" actions={<Button onClick={stay}>{t('circles.mark.stay', { name: props.shownName })}</Button>}>
          {t(`circles.mark.${mark()}.why`)}
        </Banner>
      )}
    </Show>
  );
}

/** In the trash: shown all the same, with the way out. */
export function InTrash(props: { readonly table: 'circle' | 'role'; readonly id: string; readonly deleted: number | null }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  return (
    <Show when={props.deleted !== null}>
      <Banner
        tone="stop"
        actions={
          <Button onClick={() => void act(`${props.table}.restore`, { [props.table]: props.id })}>
            {t(`command.${props.table}.restore`)}
          </Button>
        }
      >
        {t('circles.in-trash')}
      </Banner>
    </Show>
  );
}
