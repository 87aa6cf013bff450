import { testRoom } from '../testing/test-room.ts';
import { requests } from './index.ts';

testRoom(requests);
