/** The words that are there: those of the shell and of the rooms' tables and commands at once, those of views as they load. */
import { type Accessor, createSignal } from 'solid-js';
import { registry } from '../../rooms/registry.ts';
import { type Catalogue, mergeCatalogues } from '../../ui/index.ts';
import { workplaceMessages as workplaceMessages } from '../../workplace/index.ts';
import { messages } from '../messages/index.ts';

export interface Words {
  readonly catalogue: Accessor<Catalogue>;
  add(more: Catalogue): void;
}

export function createWords(): Words {
  const [catalogue, setCatalogue] = createSignal<Catalogue>(mergeCatalogues(registry.messages, workplaceMessages, messages));
  const known = new Set<Catalogue>();
  return {
    catalogue,
    add: (more) => {
      if (known.has(more)) return;
      known.add(more);
      setCatalogue((before) => mergeCatalogues(before, more));
    },
  };
}
