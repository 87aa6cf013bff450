import { testRoom } from '../testing/test-room.ts';
import { today } from './index.ts';

testRoom(today);
