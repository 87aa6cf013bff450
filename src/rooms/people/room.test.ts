import { testRoom } from '../testing/test-room.ts';
import { people } from './index.ts';

testRoom(people);
