/** Shows what people wrote, as elements made one by one: no HTML of theirs is ever read [A18]. */
import { createMemo, For, type JSX } from 'solid-js';
import { type Block, type Inline, parseProse } from './parse.ts';

export interface ProseProps {
  readonly text: string;
  /** Called for links into the application, instead of leaving the page. */
  readonly onGo?: ((href: string) => void) | undefined;
}

export function Prose(props: ProseProps): JSX.Element {
  const blocks = createMemo(() => parseProse(props.text));
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href') ?? '';
    if (props.onGo === undefined || !/^[/#]/.test(href) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    props.onGo(href);
  };
  return (
    <div class="ui-prose" onClick={onClick}>
      <For each={blocks()}>{(block) => <BlockView block={block} />}</For>
    </div>
  );
}

function BlockView(props: { readonly block: Block }): JSX.Element {
  const block = props.block;
  switch (block.kind) {
    case 'paragraph':
      return <p>{inlines(block.children)}</p>;
    case 'quote':
      return <blockquote>{inlines(block.children)}</blockquote>;
    case 'heading':
      return <p class="ui-prose-heading">{inlines(block.children)}</p>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return block.ordered ? <ol>{items(block.items)}</ol> : <ul>{items(block.items)}</ul>;
  }
}

const items = (list: readonly (readonly Inline[])[]): JSX.Element => <For each={list}>{(item) => <li>{inlines(item)}</li>}</For>;

function inlines(parts: readonly Inline[]): JSX.Element {
  return <For each={parts}>{(part) => inline(part)}</For>;
}

function inline(part: Inline): JSX.Element {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return <strong>{inlines(part.children)}</strong>;
    case 'emphasis':
      return <em>{inlines(part.children)}</em>;
    case 'link':
      return /^[/#]/.test(part.href) ? (
        <a href={part.href}>{inlines(part.children)}</a>
      ) : (
        <a href={part.href} rel="noopener noreferrer nofollow" target="_blank">
          {inlines(part.children)}
        </a>
      );
  }
}
