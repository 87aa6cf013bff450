/** GitHub: recorded answers of another project, and answers of our own. */

import { describe, expect, it } from 'vitest';
import { importGitHub } from './github.ts';
import { codes, plan, problem, sample } from './testing/reading.ts';

describe('GitHub', () => {
  it('the recorded pages become their thirteen issues', () => {
    const read = plan(importGitHub, sample('github-pages.json'));
    expect(read.tasks).toHaveLength(13);
    expect(read.tasks[0]).toMatchObject({
      key: 'octokit-fixture-org/paginate-issues#13',
      list: 'octokit-fixture-org/paginate-issues',
      state: 'open',
      createdAt: 1507651200000,
    });
    expect(new Set(read.notes.map(({ code }) => code))).toEqual(new Set(['import.comments-missing']));
  });

  it('a recording of other requests becomes its one issue, the labels are said to be none', () => {
    const read = plan(importGitHub, sample('github-add-labels.json'));
    expect(read.tasks.map(({ title }) => title)).toEqual(['Issue without a label']);
    expect(read.notes.filter(({ level }) => level === 'skipped').map(({ code }) => code)).toEqual([
      'import.github-no-issue',
      'import.github-no-issue',
      'import.github-no-issue',
    ]);
  });

  const issue = {
    number: 7,
    title: 'Fix',
    body: 'Why',
    state: 'closed',
    state_reason: 'not_planned',
    html_url: 'https://github.com/a/b/issues/7',
    url: 'https://api.github.com/repos/a/b/issues/7',
    labels: [{ name: 'bug' }, 'plain'],
    assignees: [{ login: 'ana' }],
    milestone: { title: 'v1', number: 1, due_on: '2026-12-01T08:00:00Z' },
    comments: 1,
    closed_at: '2026-11-02T08:00:00Z',
    created_at: '2026-11-01T08:00:00Z',
    user: { login: 'zoe' },
  };
  const pull = {
    number: 8,
    title: 'Merge',
    state: 'open',
    html_url: 'https://github.com/a/b/pull/8',
    pull_request: { url: 'x' },
    parent_issue_url: 'https://api.github.com/repos/a/b/issues/7',
  };
  const comment = { issue_url: issue.url, body: 'Seen', user: { login: 'bob' }, created_at: '2026-11-01T09:00:00Z' };

  it.each([
    ['pages one after the other', `[${JSON.stringify(issue)}][${JSON.stringify(pull)}]\n[${JSON.stringify(comment)}]`],
    ['pages in a list', JSON.stringify([[issue], [pull, comment]])],
    ['a search', JSON.stringify({ total_count: 2, items: [issue, pull, comment] })],
    ['single objects', `${JSON.stringify(issue)}\n${JSON.stringify(pull)}\n${JSON.stringify(comment)}`],
  ])('reads %s', (_, text) => {
    const read = plan(importGitHub, text);
    expect(read.tasks).toMatchObject([
      {
        key: 'a/b#7',
        state: 'dropped',
        tags: ['bug', 'plain'],
        holders: ['ana'],
        due: '2026-12-01',
        doneAt: 1793606400000,
        comments: [{ author: 'bob', text: 'Seen' }],
        extra: { milestone: 'v1', author: 'zoe', 'closed as': 'not_planned' },
      },
      { key: 'a/b#8', state: 'open', tags: ['pull request'], links: [{ kind: 'part-of', key: 'a/b#7' }] },
    ]);
    expect(codes(read)).toEqual([
      [1, 'import.github-milestone-due'],
      [2, 'import.github-pull'],
    ]);
  });

  it('reads what the gh command prints', () => {
    const read = plan(
      importGitHub,
      JSON.stringify([
        {
          number: 3,
          title: 'T',
          state: 'CLOSED',
          stateReason: 'COMPLETED',
          url: 'https://github.com/a/b/issues/3',
          createdAt: '2026-11-01T08:00:00Z',
          closedAt: '2026-11-02T08:00:00Z',
          author: { login: 'x' },
          comments: [{ author: { login: 'y' }, body: 'c', createdAt: '2026-11-01T09:00:00Z' }],
          assignees: [{ login: 'z' }],
          labels: [{ name: 'l' }],
        },
      ]),
    );
    expect(read.tasks).toMatchObject([
      { key: 'a/b#3', state: 'done', list: 'a/b', holders: ['z'], tags: ['l'], comments: [{ author: 'y', text: 'c' }] },
    ]);
  });

  it('takes the latest of an issue that stands there twice, and refuses a file without any', () => {
    const read = plan(importGitHub, JSON.stringify([issue, { ...issue, title: 'Newer' }]));
    expect(read.tasks.map(({ title }) => title)).toEqual(['Newer']);
    expect(codes(read)[0]).toEqual([1, 'import.row-again']);
    expect(problem(importGitHub, '[{"name":"x"}]')).toBe('import.not-github');
    expect(plan(importGitHub, '[]').tasks).toEqual([]);
  });
});
