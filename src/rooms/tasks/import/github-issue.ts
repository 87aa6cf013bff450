/** One GitHub issue or pull request as a task; names of fields as in REST and as in `gh`. */

import { cut } from './clean.ts';
import { readDay, readInstant } from './instants.ts';
import type { Json, JsonRecord } from './json.ts';
import type { PlanBuilder, Row } from './plan.ts';
import { asText, at, first, flagAt, isRecord, itemsAt, numberAt, textAt } from './reading.ts';
import type { ImportedState, ImportedTask } from './types.ts';

export function isIssue(value: Json): value is JsonRecord {
  return (
    isRecord(value) && numberAt(value, 'number') !== undefined && at(value, 'title') !== undefined && at(value, 'due_on') === undefined
  );
}

/** An item of `…/issues/1/comments`. */
export function isComment(value: Json): value is JsonRecord {
  return isRecord(value) && at(value, 'issue_url') !== undefined && at(value, 'body') !== undefined && at(value, 'title') === undefined;
}

/** `owner/name#12`. */
export function issueKey(issue: JsonRecord): string {
  const repository = repositoryOf(issue);
  return `${repository ?? ''}#${numberAt(issue, 'number') ?? ''}`;
}

export function addIssue(issue: JsonRecord, row: Row, more: ImportedTask['comments'], zone: string, plan: PlanBuilder): void {
  const state = stateOf(issue);
  const own = itemsAt(issue, 'comments')
    .filter(isRecord)
    .map((comment) => commentOf(comment, zone));
  const comments = [...own, ...more].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const expected = numberAt(issue, 'comments') ?? comments.length;
  if (expected > comments.length) plan.note(row, 'lost', 'import.comments-missing', { count: expected - comments.length });
  const reactions = numberAt(at(issue, 'reactions'), 'total_count') ?? 0;
  if (reactions > 0) plan.note(row, 'lost', 'import.reactions', { count: reactions });
  const pull = isPull(issue);
  if (pull) plan.note(row, 'changed', 'import.github-pull', { key: issueKey(issue) });
  const milestone = at(issue, 'milestone');
  const due = readDay(first(milestone, 'due_on', 'dueOn'), zone);
  if (due !== undefined)
    plan.note(row, 'changed', 'import.github-milestone-due', { milestone: textAt(milestone, 'title') ?? '', date: due.date });
  const url = textAt(issue, 'html_url') ?? (/^https:\/\/api\./.test(textAt(issue, 'url') ?? '') ? undefined : textAt(issue, 'url'));
  plan.task(row, {
    key: issueKey(issue),
    title: textAt(issue, 'title'),
    body: textAt(issue, 'body'),
    state,
    list: repositoryOf(issue),
    due: due?.date,
    createdAt: readInstant(first(issue, 'created_at', 'createdAt'), zone),
    doneAt: state === 'open' ? undefined : readInstant(first(issue, 'closed_at', 'closedAt'), zone),
    tags: [...labelsOf(issue), ...(pull ? ['pull request'] : [])],
    holders: holdersOf(issue),
    comments,
    links: parentOf(issue),
    extra: [
      ['number', `#${numberAt(issue, 'number') ?? ''}`],
      ['url', url],
      ['author', textAt(at(issue, 'user') ?? at(issue, 'author'), 'login', 'name')],
      ['milestone', textAt(milestone, 'title') ?? asText(milestone)],
      ['type', textAt(at(issue, 'type'), 'name')],
      ['closed as', textAt(issue, 'state_reason', 'stateReason')],
      ['draft', flagAt(issue, 'draft') ? 'true' : undefined],
      ['locked', textAt(issue, 'active_lock_reason')],
    ],
  });
}

export function commentOf(comment: JsonRecord, zone: string): ImportedTask['comments'][number] {
  const author = textAt(at(comment, 'user') ?? at(comment, 'author'), 'login', 'name');
  const when = readInstant(first(comment, 'created_at', 'createdAt'), zone);
  return { text: textAt(comment, 'body') ?? '', ...(author === undefined ? {} : { author }), ...(when === undefined ? {} : { at: when }) };
}

function stateOf(issue: JsonRecord): ImportedState {
  if ((textAt(issue, 'state') ?? 'open').toLowerCase() === 'open') return 'open';
  const reason = (textAt(issue, 'state_reason', 'stateReason') ?? '').toLowerCase();
  const unmerged = isRecord(at(issue, 'pull_request')) && at(at(issue, 'pull_request'), 'merged_at') === null;
  return reason === 'not_planned' || reason === 'duplicate' || unmerged ? 'dropped' : 'done';
}

function isPull(issue: JsonRecord): boolean {
  return (
    isRecord(at(issue, 'pull_request')) || flagAt(issue, 'isPullRequest') || /\/pull\/\d+$/.test(textAt(issue, 'html_url', 'url') ?? '')
  );
}

function repositoryOf(issue: JsonRecord): string | undefined {
  const url = textAt(issue, 'repository_url', 'html_url', 'url') ?? '';
  const found = /^https?:\/\/[^/]+\/(?:api\/v3\/)?(?:repos\/)?([^/]+\/[^/]+)(?:\/|$)/.exec(url)?.[1];
  return found ?? textAt(at(issue, 'repository'), 'full_name', 'nameWithOwner');
}

function labelsOf(issue: JsonRecord): readonly string[] {
  return itemsAt(issue, 'labels').flatMap((label) => textAt(label, 'name') ?? asText(label) ?? []);
}

function holdersOf(issue: JsonRecord): readonly string[] {
  const many = itemsAt(issue, 'assignees').flatMap((person) => textAt(person, 'login', 'name') ?? asText(person) ?? []);
  return many.length > 0 ? many : [textAt(at(issue, 'assignee'), 'login', 'name')].flatMap((name) => name ?? []);
}

function parentOf(issue: JsonRecord): ImportedTask['links'] {
  const found = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(textAt(issue, 'parent_issue_url') ?? '');
  return found === null ? [] : [{ kind: 'part-of', key: cut(`${found[1]}#${found[2]}`, 200) }];
}
