import { testRoom } from '../testing/test-room.ts';
import { notices } from './index.ts';

testRoom(notices);
