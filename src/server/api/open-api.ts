/** The HTTP API described in OpenAPI 3.1, made from the routes and the rooms' registry: nothing is described by hand twice. */

import type { Json } from '../../replica/schema.ts';
import { type Description, describeCommands, describeQueries, type Registry } from '../../rooms/registry.ts';
import type { Route } from '../http/route.ts';
import { jsonSchemaOf } from './json-schema.ts';

export interface Described {
  readonly origin: string;
  readonly version: string;
  readonly routes: readonly Route[];
  readonly registry: Registry;
}

export function openApi({ origin, version, routes, registry }: Described): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const add = (path: string, method: string, operation: Json): void => {
    const place = path.replace(/:(\w+)/g, '{$1}');
    paths[place] = { ...paths[place], [method.toLowerCase()]: operation };
  };
  for (const route of routes) add(route.path, route.method, operationOf(route));
  for (const command of describeCommands(registry)) add(`/api/v1/commands/${command.name}`, 'POST', roomOperation(command, 'command'));
  for (const query of describeQueries(registry)) add(`/api/v1/queries/${query.name}`, 'POST', roomOperation(query, 'query'));
  return {
    openapi: '3.1.0',
    info: { title: 'Relais', version, license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
    servers: [{ url: origin }],
    security: [{ token: [] }, { cookie: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'relais' },
      },
      schemas: { problem },
    },
  };
}

/** What a refusal looks like; `code` names a message in the catalogues, `params` fill it. */
const problem: Json = {
  type: 'object',
  required: ['problem'],
  properties: {
    problem: {
      type: 'object',
      required: ['code'],
      properties: { code: { type: 'string' }, params: { type: 'object', additionalProperties: { type: ['string', 'number'] } } },
    },
  },
};

const responses: Json = {
  '200': { description: 'Done', content: { 'application/json': { schema: {} } } },
  default: { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/problem' } } } },
};

function operationOf(route: Route): Json {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name: name ?? '',
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    summary: route.summary,
    responses,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.access === 'open' ? { security: [] } : { 'x-relais-verb': route.access.verb }),
    ...(route.body === undefined ? {} : requestBody(jsonSchemaOf(route.body))),
  };
}

function roomOperation({ name, room, title, help, input }: Description, kind: 'command' | 'query'): Json {
  return { operationId: `${kind}.${name}`, tags: [room], summary: title.en, description: help.en, responses, ...requestBody(input) };
}

const requestBody = (schema: Json) => ({ requestBody: { required: true, content: { 'application/json': { schema } } } });
