/** `?`: the shortcuts that work where one is, by group. */

import { createMemo, For, type JSX } from 'solid-js';
import { grouped } from '../../kernel/grouped.ts';
import { useI18n } from '../context/i18n.tsx';
import { Dialog } from '../widgets/dialog.tsx';
import { Kbd } from '../widgets/small.tsx';
import { type Shortcut, ways } from './keymap.ts';

export interface ShortcutSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Those of the page, taken before the sheet opened: `shortcuts.list()`. */
  readonly shortcuts: readonly Shortcut[];
}

export function ShortcutSheet(props: ShortcutSheetProps): JSX.Element {
  const { t } = useI18n();
  const groups = createMemo(() => {
    const shown = props.shortcuts.filter((shortcut) => !shortcut.hidden).toReversed();
    return [...grouped(shown, (shortcut) => shortcut.group ?? t('ui.keys.everywhere'))];
  });
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={t('ui.keys.title')} size="large">
      {/* Nothing in it takes the focus, and it may be longer than the screen: the keys scroll it. */}
      <div class="ui-sheet" tabindex={0} role="group" aria-label={t('ui.keys.title')}>
        <For each={groups()}>
          {([group, shortcuts]) => (
            <section>
              <h3>{group}</h3>
              <dl>
                <For each={shortcuts}>
                  {(shortcut) => (
                    <div class="ui-sheet-line">
                      <dt>{shortcut.label}</dt>
                      <dd>
                        <For each={ways(shortcut)}>{(keys) => <Kbd keys={keys} />}</For>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  );
}
