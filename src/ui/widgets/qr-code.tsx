/** A text as a square that a telephone reads. */
import { createResource, type JSX, Show } from 'solid-js';

export function QrCode(props: {
  readonly text: string;
  readonly label: string /** In CSS pixels. */;
  readonly size?: number;
}): JSX.Element {
  const [picture] = createResource(
    () => props.text,
    async (text) => {
      const { default: qrcode } = await import('qrcode');
      const svg = await qrcode.toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
      return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    },
  );
  return (
    <Show when={picture()}>
      {(source) => <img class="ui-qr" src={source()} alt={props.label} width={props.size ?? 200} height={props.size ?? 200} />}
    </Show>
  );
}
