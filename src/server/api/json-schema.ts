/** As much of JSON Schema as the routes' shapes need, told from their Valibot schemas. */

import type { Json } from '../../replica/schema.ts';

export function jsonSchemaOf(schema: unknown): Json {
  const type = field(schema, 'type');
  switch (type) {
    case 'string':
    case 'boolean':
      return { type, ...limits(schema) };
    case 'number':
      return { type, ...limits(schema) };
    case 'literal':
      return { const: plain(field(schema, 'literal')) };
    case 'picklist':
      return { enum: listOf(schema, 'options').map(plain) };
    case 'array':
      return { type: 'array', items: jsonSchemaOf(field(schema, 'item')) };
    case 'optional':
      return jsonSchemaOf(field(schema, 'wrapped'));
    case 'variant':
      return { oneOf: listOf(schema, 'options').map(jsonSchemaOf) };
    case 'object':
    case 'loose_object':
      return objectSchema(field(schema, 'entries'));
    default:
      return {};
  }
}

function objectSchema(entries: unknown): Json {
  const all = Object.entries(typeof entries === 'object' && entries !== null ? entries : {});
  const required = all.filter(([, schema]) => field(schema, 'type') !== 'optional').map(([name]) => name);
  const properties = Object.fromEntries(all.map(([name, schema]) => [name, jsonSchemaOf(schema)]));
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

const names: Partial<Record<string, string>> = {
  min_length: 'minLength',
  max_length: 'maxLength',
  min_value: 'minimum',
  max_value: 'maximum',
};

/** Lengths and bounds, from the actions of a pipe. */
function limits(schema: unknown): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const action of listOf(schema, 'pipe')) {
    const name = names[String(field(action, 'type'))];
    const requirement = field(action, 'requirement');
    if (name !== undefined && typeof requirement === 'number') found[name] = requirement;
  }
  return found;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function listOf(value: unknown, name: string): unknown[] {
  const list = field(value, name);
  return Array.isArray(list) ? list : [];
}

const plain = (value: unknown): Json =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
