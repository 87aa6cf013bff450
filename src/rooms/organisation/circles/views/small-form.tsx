/** A form that opens on a role's page: its fields, one gesture, and the way out. */
import type { JSX } from 'solid-js';
import { Button, useI18n } from '../../../../ui/index.ts';

interface SmallFormProps {
  readonly gesture: string;
  readonly onSubmit: () => Promise<unknown>;
  readonly onCancel: () => void;
  readonly children: JSX.Element;
}

export function SmallForm(props: SmallFormProps): JSX.Element {
  const { t } = useI18n();
  return (
    <form
      class="ui-form circles-form"
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSubmit();
      }}
    >
      {props.children}
      <div class="ui-actions">
        <Button kind="primary" type="submit">
          {props.gesture}
        </Button>
        <Button kind="quiet" onClick={props.onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
