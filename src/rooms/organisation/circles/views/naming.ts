/** What circles, roles and members are called where they have no name, and where their pages are. */
import type { Translate } from '../../../../ui/index.ts';

interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** `parent` null: the workplace itself. */
export const circleName = (t: Translate, { name, parent }: { readonly name: string | null; readonly parent: string | null }): string =>
  name ?? t(parent === null ? 'circles.whole' : 'circles.nameless');

/** The first of those around is the workplace itself. */
export const aroundNames = (t: Translate, around: readonly Named[]): readonly { readonly href: string; readonly name: string }[] =>
  around.map(({ id, name }, index) =>
    index === 0
      ? { href: '/organisation', name: name ?? t('circles.whole') }
      : { href: circleHref(id), name: name ?? t('circles.nameless') },
  );

export const roleName = (t: Translate, { name }: { readonly name: string | null }): string => name ?? t('circles.nameless');

export const personName = (t: Translate, { name }: { readonly name: string | null }): string => name ?? t('circles.somebody');

export const circleHref = (id: string): string => `/organisation/circle/${id}`;
export const roleHref = (id: string): string => `/organisation/${id}`;
