/** What the pages of agreements show, as the queries answer it. */
import type { AnswerOf } from '../../../room.ts';
import type { agreementList, agreementShow, compare, versionShow } from '../../agreements/index.ts';

export type AgreementLine = AnswerOf<typeof agreementList>[number];
export type Agreement = NonNullable<AnswerOf<typeof agreementShow>>;
export type ShownVersion = NonNullable<AnswerOf<typeof versionShow>>;
export type Compared = NonNullable<AnswerOf<typeof compare>>;
export type Party = Agreement['parties'][number];
