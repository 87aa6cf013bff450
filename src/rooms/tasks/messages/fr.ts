/** French texts of the tasks room. */
export const fr: Readonly<Record<string, string>> = { 'room.tasks': 'Tâches' };
