import { expect, test } from 'vitest';
import { caseLaws } from './case-laws.fixture.ts';
import { programmes } from './index.ts';

const types = programmes.flatMap((programme) => programme.cases);

test('there are case types to walk', () => expect(types).not.toEqual([]));

for (const type of types) caseLaws(type.id, type);
