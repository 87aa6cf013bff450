/** Builds an import plan: every importer hands its tasks here, so that cleaning, keys, limits and notes are done once. */

import { cleanFileName, cleanLine, cleanText, cut, hasControls, isSafeLink, LIMITS, MOST, safeKey } from './clean.ts';
import type { ImportedAttachment, ImportedLink, ImportedTask, ImportFormat, ImportNote, ImportPlan, NoteLevel } from './types.ts';

export type Row = number | string;
type Params = Readonly<Record<string, string | number>>;

/** A task as an importer found it; texts are cleaned and cut when it is added. */
export type FoundTask = { readonly [Name in keyof Omit<ImportedTask, 'extra' | 'row'>]?: ImportedTask[Name] | undefined } & {
  readonly extra?: readonly (readonly [name: string, value: string | undefined])[];
};

export interface PlanBuilder {
  /** Adds a task and gives its key in the plan. */
  task(row: Row, found: FoundTask): string;
  note(row: Row | undefined, level: NoteLevel, code: string, params?: Params): void;
  list(name: string | undefined): string | undefined;
  person(name: string | undefined): string | undefined;
  /** The plan; links to keys that no task has become notes. */
  finish(rest?: { readonly name?: string | undefined; readonly files?: ReadonlyMap<string, Uint8Array> }): ImportPlan;
}

export function createPlan(source: ImportFormat): PlanBuilder {
  const tasks: ImportedTask[] = [];
  const notes: ImportNote[] = [];
  const keys = new Set<string>();
  const lists = new Set<string>();
  const people = new Set<string>();

  const note: PlanBuilder['note'] = (row, level, code, params = {}) => {
    notes.push(row === undefined ? { level, code, params } : { row, level, code, params });
  };
  const list: PlanBuilder['list'] = (name) => remember(lists, cut(cleanLine(name ?? ''), LIMITS.list));
  const person: PlanBuilder['person'] = (name) => remember(people, cut(cleanLine(name ?? ''), LIMITS.name));

  return {
    note,
    list,
    person,
    task(row, found) {
      const key = uniqueKey(keys, found.key, row);
      if (found.key !== undefined && found.key !== '' && key !== cleanLine(found.key))
        note(row, 'changed', 'import.key-twice', { key: cut(cleanLine(found.key), 80) });
      tasks.push(cleanTask(row, key, found, { note, list, person }));
      return key;
    },
    finish({ name, files } = {}) {
      const linked = tasks.map((task) => withKnownLinks(task, keys, note));
      const title = cut(cleanLine(name ?? ''), LIMITS.list);
      return {
        source,
        ...(title === '' ? {} : { name: title }),
        tasks: linked,
        people: [...people],
        lists: [...lists],
        notes,
        ...(files === undefined || files.size === 0 ? {} : { files }),
      };
    },
  };
}

function remember(names: Set<string>, name: string): string | undefined {
  if (name === '') return undefined;
  names.add(name);
  return name;
}

function uniqueKey(keys: Set<string>, wanted: string | undefined, row: Row): string {
  const clean = cut(cleanLine(wanted ?? ''), LIMITS.name);
  const base = clean === '' ? `row-${row}` : clean;
  let key = base;
  for (let again = 2; keys.has(key); again += 1) key = `${base}~${again}`;
  keys.add(key);
  return key;
}

function cleanTask(row: Row, key: string, found: FoundTask, plan: Pick<PlanBuilder, 'note' | 'list' | 'person'>): ImportedTask {
  const full = cleanLine(found.title ?? '');
  const body = cleanText(found.body ?? '');
  if ([found.title, found.body].some((text) => text !== undefined && hasControls(text.replace(/\r/g, ''))))
    plan.note(row, 'changed', 'import.control-characters');
  const title = full === '' ? titleFromElsewhere(body, key) : full;
  if (full === '') plan.note(row, 'changed', 'import.title-missing', { title: cut(title, 80) });
  const kept = [...(title.length > LIMITS.title ? [title] : []), ...(body === '' ? [] : [body])];
  const checklist = (found.checklist ?? []).flatMap((item) => {
    const text = cleanLine(item.title);
    if (text.length > LIMITS.title) kept.push(text);
    return text === '' ? [] : [{ title: cut(text, LIMITS.title), done: item.done }];
  });
  if (kept.length > (body === '' ? 0 : 1)) plan.note(row, 'changed', 'import.title-long', { title: cut(title, 80) });
  const long = kept.join('\n\n');
  if (long.length > LIMITS.body)
    plan.note(row, 'lost', 'import.text-long', { title: cut(title, 80), characters: long.length - LIMITS.body });
  const list = plan.list(found.list);
  const fitting = <T>(items: readonly T[], most: number): readonly T[] => {
    if (items.length > most) plan.note(row, 'lost', 'import.too-many', { title: cut(title, 80), count: items.length - most });
    return items.slice(0, most);
  };
  const { state = 'open', position, due, createdAt, doneAt, recurrence } = found;
  return {
    key,
    row,
    title: cut(title, LIMITS.title),
    ...texts({ why: found.why, nextStep: found.nextStep, body: cut(long, LIMITS.body) }, row, plan),
    state,
    ...(list === undefined ? {} : { list }),
    ...(position === undefined || !Number.isFinite(position) ? {} : { position }),
    ...(due === undefined ? {} : { due }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(doneAt === undefined ? {} : { doneAt }),
    tags: fitting(tagsOf(found.tags ?? [], row, plan), MOST.names),
    holders: fitting([...new Set((found.holders ?? []).flatMap((name) => plan.person(name) ?? []))], MOST.names),
    ...names({ role: found.role, place: found.place }),
    checklist: fitting(checklist, MOST.items),
    comments: fitting(
      (found.comments ?? []).flatMap((comment) => commentsOf(comment, plan)),
      MOST.items,
    ),
    links: fitting(found.links ?? [], MOST.items),
    attachments: fitting(
      (found.attachments ?? []).flatMap((attachment) => attachmentOf(attachment, row, plan)),
      MOST.items,
    ),
    ...(recurrence === undefined ? {} : { recurrence }),
    extra: extraOf(found.extra ?? [], row, plan),
  };
}

function titleFromElsewhere(body: string, key: string): string {
  return cleanLine(body.split('\n')[0] ?? '') || key;
}

type Plan = Pick<PlanBuilder, 'note' | 'list' | 'person'>;

function texts(
  found: { why: string | undefined; nextStep: string | undefined; body: string },
  row: Row,
  plan: Plan,
): { why?: string; nextStep?: string; body?: string } {
  const why = cleanText(found.why ?? '');
  const nextStep = cleanText(found.nextStep ?? '');
  const over = [why, nextStep].find((text) => text.length > LIMITS.short);
  if (over !== undefined) plan.note(row, 'lost', 'import.text-long', { title: cut(over, 80), characters: over.length - LIMITS.short });
  return {
    ...(why === '' ? {} : { why: cut(why, LIMITS.short) }),
    ...(nextStep === '' ? {} : { nextStep: cut(nextStep, LIMITS.short) }),
    ...(found.body === '' ? {} : { body: found.body }),
  };
}

function names(found: { role: string | undefined; place: string | undefined }): { role?: string; place?: string } {
  const role = cut(cleanLine(found.role ?? ''), LIMITS.name);
  const place = cut(cleanLine(found.place ?? ''), LIMITS.name);
  return { ...(role === '' ? {} : { role }), ...(place === '' ? {} : { place }) };
}

function tagsOf(tags: readonly string[], row: Row, plan: Plan): readonly string[] {
  const clean = tags.map(cleanLine).filter((tag) => tag !== '');
  const long = clean.find((tag) => tag.length > LIMITS.tag);
  if (long !== undefined) plan.note(row, 'changed', 'import.tag-long', { tag: cut(long, LIMITS.tag) });
  return [...new Set(clean.map((tag) => cut(tag, LIMITS.tag)))];
}

/** A comment longer than a comment may be becomes several. */
function commentsOf(comment: ImportedTask['comments'][number], plan: Plan): ImportedTask['comments'] {
  const text = cleanText(comment.text);
  const author = plan.person(comment.author);
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const end =
      rest.length > LIMITS.comment && /[\uD800-\uDBFF]/.test(rest.charAt(LIMITS.comment - 1)) ? LIMITS.comment - 1 : LIMITS.comment;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return parts.map((part) => ({
    ...(author === undefined ? {} : { author }),
    ...(comment.at === undefined ? {} : { at: comment.at }),
    text: part,
  }));
}

function attachmentOf(attachment: ImportedAttachment, row: Row, plan: Plan): readonly ImportedAttachment[] {
  const name = cleanFileName(attachment.name);
  const { url, file, size } = attachment;
  if (url !== undefined && !isSafeLink(url)) {
    plan.note(row, 'lost', 'import.link-unsafe', { name, url: cut(cleanLine(url), 80) });
    return [];
  }
  return [
    { name, ...(url === undefined ? {} : { url }), ...(file === undefined ? {} : { file }), ...(size === undefined ? {} : { size }) },
  ];
}

function extraOf(entries: NonNullable<FoundTask['extra']>, row: Row, plan: Plan): Readonly<Record<string, string>> {
  const extra = new Map<string, string>();
  for (const [name, value] of entries) {
    const text = cleanText(value ?? '');
    if (text === '') continue;
    const key = safeKey(name);
    const before = extra.get(key);
    const whole = before === undefined ? text : `${before}\n${text}`;
    if (whole.length > LIMITS.extra) plan.note(row, 'lost', 'import.text-long', { title: key, characters: whole.length - LIMITS.extra });
    extra.set(key, cut(whole, LIMITS.extra));
  }
  return Object.fromEntries(extra);
}

function withKnownLinks(task: ImportedTask, keys: ReadonlySet<string>, note: PlanBuilder['note']): ImportedTask {
  const known = new Map<string, ImportedLink>();
  for (const link of task.links) {
    if (!keys.has(link.key)) note(task.row, 'lost', 'import.link-missing', { key: cut(cleanLine(link.key), 80) });
    else if (link.key !== task.key) known.set(`${link.kind} ${link.key}`, link);
  }
  return { ...task, links: [...known.values()] };
}
