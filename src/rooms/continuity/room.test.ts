import { testRoom } from '../testing/test-room.ts';
import { continuity } from './index.ts';

testRoom(continuity);
