/** What the peers use of better-sqlite3, over node:sqlite: every engine runs on the same SQLite, and nothing is compiled at install. */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

class Database {
  constructor(path) {
    this.name = path;
    this.db = new DatabaseSync(path);
  }

  pragma(source, { simple = false } = {}) {
    const rows = this.db.prepare(`PRAGMA ${source}`).all();
    return simple ? Object.values(rows[0] ?? {})[0] : rows;
  }

  exec(sql) {
    this.db.exec(sql);
    return this;
  }

  prepare(sql) {
    return new Statement(this.db.prepare(sql));
  }

  /** A function that runs `work` in a transaction; within another one it simply runs. */
  transaction(work) {
    return (...args) => {
      if (this.db.isTransaction) return work(...args);
      this.db.exec('BEGIN');
      try {
        const result = work(...args);
        this.db.exec('COMMIT');
        return result;
      } catch (error) {
        this.db.exec('ROLLBACK');
        throw error;
      }
    };
  }

  /** The whole file, without what no page uses. */
  serialize() {
    const copy = join(tmpdir(), `bench-${process.pid}-${performance.now()}.sqlite`);
    this.db.prepare('VACUUM INTO ?').run(copy);
    const bytes = readFileSync(copy);
    rmSync(copy);
    return bytes;
  }

  close() {
    this.db.close();
  }
}

class Statement {
  constructor(statement) {
    this.statement = statement;
    this.reader = statement.columns().length > 0;
    this.read = (row) => row;
  }

  /** Rows as arrays. */
  raw() {
    this.statement.setReturnArrays(true);
    return this;
  }

  /** The first column alone. */
  pluck() {
    this.statement.setReturnArrays(true);
    this.read = (row) => row?.[0];
    return this;
  }

  run(...values) {
    return this.statement.run(...flat(values));
  }

  get(...values) {
    return this.read(this.statement.get(...flat(values)));
  }

  all(...values) {
    const rows = this.statement.all(...flat(values));
    return this.read === undefined ? rows : rows.map(this.read);
  }
}

/** better-sqlite3 takes parameters one by one or in arrays. */
const flat = (values) => (values.some(Array.isArray) ? values.flat() : values);

// biome-ignore lint/style/noDefaultExport: it stands for a package that has one
export { Database as default, Database as 'module.exports' };
