/** What the queries of requests answer, as the pages show it. */
import type { AnswerOf } from '../../room.ts';
import type { requestList, requestShow } from '../queries.ts';

export type RequestLine = AnswerOf<typeof requestList>[number];
export type Request = NonNullable<AnswerOf<typeof requestShow>>;
