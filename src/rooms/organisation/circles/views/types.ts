/** What the queries about circles and roles answer, as views read it. */
import type { AnswerOf } from '../../../room.ts';
import type { circlePreview, circleShow, circleTree, roleFind, roleShow } from '../queries/index.ts';

/** A circle or a role, as a line of the whole. */
export type Line = AnswerOf<typeof circleTree>[number];
export type RoleLine = Extract<Line, { kind: 'role' }>;
export type CircleShown = NonNullable<AnswerOf<typeof circleShow>>;
export type RoleShown = NonNullable<AnswerOf<typeof roleShow>>;
export type FoundRole = AnswerOf<typeof roleFind>[number];
export type Preview = AnswerOf<typeof circlePreview>;
export type { HolderView, OfferView } from '../showing.ts';
