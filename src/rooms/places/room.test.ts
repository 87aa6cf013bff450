import { testRoom } from '../testing/test-room.ts';
import { places } from './index.ts';

testRoom(places);
