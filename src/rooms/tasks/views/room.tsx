/** The door of the tasks room's views: loaded when the room is entered. */
export { TasksRoom as View } from './tasks-room.tsx';

import './tasks.css';
