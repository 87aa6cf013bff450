import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, authorise, privateScope, type Subject, type Verb, verbs } from './authorise.ts';

const workplaces = fc.constantFrom('w1', 'w2', 'w3');
const people = fc.constantFrom('ada', 'bo', 'cy');
const actors: fc.Arbitrary<Actor> = fc.record({
  workplace: workplaces,
  member: people,
  name: fc.string(),
  steward: fc.boolean(),
  settings: fc.record({ invite: fc.constantFrom('members', 'stewards') }),
  session: fc.string(),
  via: fc.constantFrom('cookie', 'token'),
  device: fc.option(fc.string(), { nil: undefined }),
});
const scopes = fc.oneof(fc.constant('shared'), people.map(privateScope), fc.string());
const subjects: fc.Arbitrary<Subject> = fc.record({ workplace: workplaces, owner: people, scope: scopes });
const anyVerb = fc.constantFrom(...verbs);

const law = (property: fc.IProperty<[Actor, Verb, Subject]>) => fc.assert(property, { numRuns: 500 });
const may = (actor: Actor, verb: Verb, subject: Subject): boolean => authorise(actor, verb, subject).ok;

describe('authorise', () => {
  it('[A01] refuses every verb on every subject of another workplace, as if it did not exist', () => {
    law(
      fc.property(actors, anyVerb, subjects, (actor, verb, subject) => {
        fc.pre(actor.workplace !== subject.workplace);
        expect(authorise(actor, verb, subject)).toEqual({ ok: false, problem: { code: 'not-found' } });
      }),
    );
  });

  it('[A30] refuses every verb to whoever is no member any more', () => {
    for (const verb of verbs)
      expect(authorise(undefined, verb, { workplace: 'w1' })).toMatchObject({ ok: false, problem: { code: 'auth.required' } });
  });

  it('[A09] lets nobody do by a verb of changing what only the verb of reading allows', () => {
    const stewardOnly: Verb[] = ['workplace.change', 'steward.change', 'reset.create', 'reset.revoke'];
    law(
      fc.property(actors, fc.constantFrom(...stewardOnly), subjects, (actor, verb, subject) => {
        expect(may({ ...actor, steward: false }, verb, { ...subject, workplace: actor.workplace })).toBe(false);
      }),
    );
  });

  it('[A10] judges by the verb alone: the door one came through gives no more rights', () => {
    law(
      fc.property(actors, anyVerb, subjects, (actor, verb, subject) => {
        expect(may({ ...actor, via: 'cookie' }, verb, subject)).toBe(may({ ...actor, via: 'token' }, verb, subject));
      }),
    );
  });

  it('[A01] opens the shared scope to members, a private one to its member, and no other', () => {
    law(
      fc.property(
        actors,
        fc.constantFrom<Verb>('scope.read', 'scope.write', 'file.read', 'file.write', 'history.read'),
        subjects,
        (actor, verb, subject) => {
          const own = subject.scope === 'shared' || subject.scope === privateScope(actor.member);
          expect(may(actor, verb, { ...subject, workplace: actor.workplace })).toBe(own);
        },
      ),
    );
  });

  it('keeps what is about oneself to oneself, stewards included', () => {
    const personal: Verb[] = ['session.list', 'session.end', 'credential.read', 'credential.change', 'device.register', 'member.rename'];
    law(
      fc.property(actors, fc.constantFrom(...personal), subjects, (actor, verb, subject) => {
        expect(may(actor, verb, { ...subject, workplace: actor.workplace })).toBe(subject.owner === actor.member);
      }),
    );
  });
});
