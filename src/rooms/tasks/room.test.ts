import { testRoom } from '../testing/test-room.ts';
import { tasks } from './index.ts';

testRoom(tasks);
