import { testRoom } from '../testing/test-room.ts';
import { arrangements } from './index.ts';

testRoom(arrangements);
