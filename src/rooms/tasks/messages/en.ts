/** English texts of the tasks room. */
export const en: Readonly<Record<string, string>> = { 'room.tasks': 'Tasks' };
