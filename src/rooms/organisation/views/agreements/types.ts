/** What the pages of agreements show, as the queries answer it. */
import type { agreementList, agreementShow, compare, versionShow } from '../../agreements/index.ts';

type AnswerOf<Q extends { readonly asks?: { readonly answer: unknown } }> = NonNullable<Q['asks']>['answer'];

export type AgreementLine = AnswerOf<typeof agreementList>[number];
export type Agreement = NonNullable<AnswerOf<typeof agreementShow>>;
export type ShownVersion = NonNullable<AnswerOf<typeof versionShow>>;
export type Compared = NonNullable<AnswerOf<typeof compare>>;
export type Party = Agreement['parties'][number];
