import { testRoom } from '../testing/test-room.ts';
import { organisation } from './index.ts';

testRoom(organisation);
